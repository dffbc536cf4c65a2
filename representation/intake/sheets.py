"""Which sheets of a workbook are read, and what is said about the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from representation.intake.limits import UnreadableFile
from representation.intake.note import Note, listed
from representation.intake.sheet import Sheet

ALL_HIDDEN = "All sheets of the workbook are hidden. Unhide the sheet you need, save the workbook and upload it again."

MOST_SINGLE = 5
"""More sheets than this with a single row, beside others, are forms nobody filled in; a few may say something."""


@dataclass(frozen=True)
class SheetToRead:
    """One sheet: `read` gives it, or None if it is blank, or raises UnreadableFile."""

    name: str
    is_visible: bool
    read: Callable[[], Sheet | None]


def readable_sheets(sheets: Sequence[SheetToRead]) -> list[Sheet]:
    """Every visible sheet that is not blank; what is left out is noted with the first of them.

    Raises
    ------
    UnreadableFile
        If sheets are there but none of them can be read: the reason of the first. If all are hidden.
    """
    visible = [sheet for sheet in sheets if sheet.is_visible]
    if sheets and not visible:
        raise UnreadableFile("file_empty", ALL_HIDDEN)
    found: list[Sheet] = []
    refused: list[tuple[str, UnreadableFile]] = []
    blank: list[str] = []
    for each in visible:
        try:
            sheet = each.read()
        except UnreadableFile as problem:
            if problem.kind != "file_damaged":
                raise
            refused.append((each.name, problem))
            continue
        if sheet is None:
            blank.append(each.name)
        else:
            found.append(sheet)
    if refused and not found:
        raise refused[0][1]
    if not found:
        return []
    said: list[Note] = []
    if len(visible) < len(sheets):
        said.append(Note("hidden_sheet_left_out", listed([f"“{sheet.name}”" for sheet in sheets if not sheet.is_visible])))
    single = [sheet.name or "" for sheet in found if not sheet.has_rows]
    if MOST_SINGLE < len(single) < len(found):
        found = [sheet for sheet in found if sheet.has_rows]
        said.append(Note("sheet_without_rows", listed([f"“{name}”" for name in single])))
    if visible[0].name in blank:
        said.append(Note("sheet_blank", f"“{visible[0].name}”"))
    if refused:
        said.append(Note("sheet_damaged", listed([f"“{name}”" for name, _ in refused])))
    return [replace(found[0], notes=(*said, *found[0].notes)), *found[1:]]
