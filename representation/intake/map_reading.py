"""From the bytes of a map to its areas, read in a process that is stopped at its limits."""

from representation.geometry.bounds import DEFAULT_BOUNDS, MapBounds, check_map_size
from representation.geometry.reading import AreaTable, table_of_text
from representation.intake.limits import Limits, UnreadableFile, check_size
from representation.intake.pool import pool

__all__ = ["UnreadableFile", "read_map_areas"]


def read_map_areas(data: bytes, limits: Limits | None = None, bounds: MapBounds = DEFAULT_BOUNDS) -> AreaTable:
    """The areas of a map file, as `geometry.reading.read_areas` gives them; a file that hangs, crashes or grows harms nobody.

    Parameters
    ----------
    limits
        What the file may cost; None takes the defaults and what the environment sets.

    Raises
    ------
    UnreadableFile
        If no area can be read, or not within the limits; its message says why and what to do.
    """
    try:
        limits = limits or Limits.from_environment()
    except ValueError as wrong:
        raise UnreadableFile("reader_unavailable", f"{wrong} Tell the person who runs the app.") from wrong
    check_size(data, limits)
    check_map_size(data, bounds)
    sheet = pool().areas(data, limits, bounds)
    return table_of_text(sheet.cells.to_pandas(split_blocks=True, self_destruct=True), tuple(note.message for note in sheet.notes))
