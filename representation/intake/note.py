"""What reading had to leave out or change, while it is still in the reading process."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """One note about a sheet; `kind` is a row of `finding_kinds.csv`, `message` fills its sentence.

    `rows` are the numbers that a spreadsheet shows; () where it is about the sheet as a whole. `column` is the
    header of the column; until the headers are known, its letters.
    """

    kind: str
    message: str = ""
    rows: tuple[int, ...] = ()
    column: str | None = None


def listed(names: list[str], most: int = 5) -> str:
    """Names in a sentence; only the first where there are many.

    >>> listed(["a"]), listed(["a", "b", "c"]), listed(["a", "b", "c", "d"], most=2)
    ('a', 'a, b and c', 'a, b and 2 more')
    """
    shown = names if len(names) <= most else [*names[:most], f"{len(names) - most} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def rows_named(rows: tuple[int, ...]) -> str:
    """Row numbers in a sentence.

    >>> rows_named((4,)), rows_named((4, 6))
    ('row 4', 'rows 4 and 6')
    """
    return ("row " if len(rows) == 1 else "rows ") + listed([str(row) for row in rows])
