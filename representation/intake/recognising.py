"""What an uploaded table is: which exporter wrote it, which kind it is, where its header row stands."""

from dataclasses import replace

from data_models.raw import RawTable
from data_models.vocabularies import vocabulary
from representation.intake.exporters import EXPORTERS, Recognition
from representation.intake.exporters.recognition import header_set
from representation.intake.own_sheets import mended_kind


def recognition(raw: RawTable) -> Recognition | None:
    """The first exporter that knows the table; None where none does."""
    for recognised in EXPORTERS:
        found = recognised(raw)
        if found is not None:
            return replace(found, kind=mended_kind(raw.row(found.header_index)) or found.kind)
    return None


def later_exporter(raw: RawTable) -> dict[str, str] | None:
    """The row of `other_exporters.csv` for a tool that we know of but do not read by itself, so that it is not taken for another."""
    for known in vocabulary("other_exporters"):
        wanted = set(known["headers"].split("|"))
        if any(header_set(row) >= wanted for row in raw.head(int(known["rows"]))):
            return known
    return None
