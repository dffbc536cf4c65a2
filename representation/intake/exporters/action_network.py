"""Action Network's reports of activists and of event sign-ups: one header row, fields of its own that begin with `can2_`."""

from data_models.raw import RawTable
from representation.intake.exporters.fields import known_columns
from representation.intake.exporters.recognition import Recognition, header_set

OWN_FIELDS = "can2_"


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by an e-mail beside two fields of its own."""
    there = header_set(raw.row(0))
    if "email" in there and sum(header.startswith(OWN_FIELDS) for header in there) > 1:
        return Recognition("action_network", "registration", 0, columns=known_columns("action_network", raw.row(0)))
    return None
