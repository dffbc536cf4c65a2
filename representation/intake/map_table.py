"""A map among tables: recognised, counted, and without figures."""

from data_models.raw import RawTable
from representation.community.community_reading import community_counts
from representation.intake.checked import CheckedTable
from representation.intake.map_note import MAP_NOTE


def is_map(raw: RawTable) -> bool:
    """Whether a table lists the areas of a map, as the reading process says."""
    return any(note.kind == MAP_NOTE for note in raw.notes)


def map_table(raw: RawTable) -> CheckedTable:
    """The areas of a map, each of them a row; a note says where a map is added."""
    columns = tuple((place, header, None) for place, header in enumerate(raw.row(0), start=1) if header.strip())
    return CheckedTable(
        raw.file, raw.sheet, "map", "community", None, columns, len(raw) - 1, raw, community=community_counts([]), groups=raw.notes
    )
