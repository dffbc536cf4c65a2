"""Macros in a workbook: never run, and said to be there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from representation.intake.note import Note
from representation.intake.sheet import Sheet

PARTS = ("vbaproject.bin", "xl/macrosheets/", "basic/", "scripts/")
"""How parts of a zipped workbook that hold macros are called: Excel's two kinds, and those of OpenDocument."""
OLD_PART = "_VBA_PROJECT_CUR".encode("utf-16-le")
"""The folder that holds the macros of an old Excel file."""


def has_macros(parts: Iterable[str]) -> bool:
    """Whether a zipped workbook holds macros, by the names of its parts.

    >>> has_macros(["xl/workbook.xml", "xl/vbaProject.bin"]), has_macros(["xl/workbook.xml"])
    (True, False)
    """
    return any(name.casefold().startswith(PARTS[1:]) or name.casefold().endswith(PARTS[0]) for name in parts)


def with_macro_note(sheets: Sequence[Sheet], is_noted: bool) -> list[Sheet]:
    """The sheets, with a note on the first that macros were not run."""
    if not is_noted or not sheets:
        return list(sheets)
    return [replace(sheets[0], notes=(Note("macros_not_run"), *sheets[0].notes)), *sheets[1:]]
