"""What stands around the rows of a table: titles above its headers, lines that sum it up below."""

from dataclasses import replace

from data_models.finding import grouped
from data_models.raw import RawTable
from representation.intake.exporters.recognition import Recognition
from representation.intake.findings import finding
from representation.intake.totals import REASON, totals_at_the_end

TITLED = ("sign_in_sheet",)
"""Exporters whose tables always stand below a title that says which conversation it is."""
ABOVE = "The headers stand in row {row}; what stands above them was read as a title and not as answers."


def with_surroundings(raw: RawTable, found: Recognition) -> Recognition:
    """The recognition, with the lines of totals at the end not counted, and a note on them and on a title above the headers."""
    start = found.header_index + 1 if found.body_index is None else found.body_index
    end = len(raw) if found.end_index is None else found.end_index
    totals = [i for i in totals_at_the_end(raw, start, end, tuple(found.not_counted)) if found.not_counted.get(i, REASON) == REASON]
    said = [finding("totals_left_out", raw.file, raw.sheet, raw.row_numbers[i]) for i in totals]
    if found.header_index and found.heading is None and found.exporter not in TITLED:
        message = ABOVE.format(row=raw.row_numbers[found.header_index])
        said.insert(0, finding("rows_above_headers", raw.file, raw.sheet, message=message))
    kinds = {note.kind for note in found.notes}
    notes = tuple(note for note in grouped(said) if note.kind not in kinds)
    return replace(found, not_counted={**found.not_counted, **dict.fromkeys(totals, REASON)}, notes=(*found.notes, *notes))
