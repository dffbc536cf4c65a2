"""One thing that is wrong with an uploaded file, as a value."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["row", "cell", "file"]
"""row: the row is set aside; cell: the cell counts as missing; file: nothing in the file can be used as it is."""


@dataclass(frozen=True)
class Finding:
    """What is wrong, where the user sees it, and a sentence that says what to do.

    `kind` is a row of `vocabularies/finding_kinds.csv`. `row` is the number that a spreadsheet shows; `column` is the header as it
    stands in the file; `value` is the cell as it stands in the file. All three are None where they do not apply.
    """

    kind: str
    severity: Severity
    message: str
    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
