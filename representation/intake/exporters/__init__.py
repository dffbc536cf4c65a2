"""One file per exporter: what makes its table recognisable, and what it is."""

from collections.abc import Callable

from data_models.raw import RawTable
from representation.intake.exporters import eventbrite, google_forms, microsoft_forms, plain, sign_in_sheet
from representation.intake.exporters.recognition import Recognition

EXPORTERS: tuple[Callable[[RawTable], Recognition | None], ...] = (
    eventbrite.recognised,
    microsoft_forms.recognised,
    google_forms.recognised,
    sign_in_sheet.recognised,
    plain.recognised,
)
"""In the order in which they are asked; the general case comes last."""

__all__ = ["EXPORTERS", "Recognition"]
