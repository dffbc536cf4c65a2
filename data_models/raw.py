"""One sheet of an uploaded file, as text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RawTable:
    """One sheet, every cell as text, rows numbered as a spreadsheet shows them.

    `rows[i]` is the row that the user sees as `row_numbers[i]` (1-based); rows may differ in length.
    Numbers are written the way a person typed them (`45402`, never `45402.0`), dates and times in ISO form.
    """

    file: str
    sheet: str | None
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]
