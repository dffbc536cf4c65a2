"""What a map file may cost, and the sentences with which one is refused."""

from dataclasses import dataclass
from typing import Final

from representation.intake.limits import UnreadableFile


@dataclass(frozen=True)
class MapBounds:
    """Bounds on one map file; each default leaves room for the largest map of a metropolitan area that we know."""

    file_bytes: int = 40 * 2**20
    """Size of the upload; a map of a state's census tracts has about 20 MB."""
    areas: int = 10_000
    """Areas in one map."""
    vertices: int = 1_500_000
    """Corners of all areas together."""
    columns: int = 300
    """Properties of one area."""
    letters: int = 200
    """Letters of one property that are kept."""


DEFAULT_BOUNDS: Final = MapBounds()

SMALLER: Final = "Save a map of your district only, or one with less detail, and upload that."
DAMAGED: Final = "The map is damaged or cut off. Export it again and upload the new file."
MEMORY: Final = f"The map needs more memory than it may take. {SMALLER}"
NO_AREAS: Final = "The map holds no areas with a border, only points or lines. Export the areas themselves, as polygons."
NOT_A_MAP: Final = "This is no map that can be read. Export the areas as GeoJSON, or as a shapefile in one .zip file."


def too_large(what: str) -> UnreadableFile:
    """The refusal of a map that holds too much.

    >>> too_large("more than 40 MB").message[:34]
    'The map has more than 40 MB. Save '
    """
    return UnreadableFile("file_too_large", f"The map has {what}. {SMALLER}")


def too_much_memory() -> UnreadableFile:
    """The refusal of a map for which the memory does not last."""
    return UnreadableFile("file_too_large", MEMORY)


def damaged() -> UnreadableFile:
    """The refusal of a map that cannot be followed to its end."""
    return UnreadableFile("file_damaged", DAMAGED)


def not_a_map() -> UnreadableFile:
    """The refusal of what is something else."""
    return UnreadableFile("file_not_a_map", NOT_A_MAP)


def no_areas() -> UnreadableFile:
    """The refusal of a map of points or lines."""
    return UnreadableFile("file_not_a_map", NO_AREAS)


def check_map_size(data: bytes, bounds: MapBounds) -> None:
    """Refuse a map that is too large, before anything is made of its bytes.

    Raises
    ------
    UnreadableFile
        With a sentence for the person who uploaded it.
    """
    if len(data) > bounds.file_bytes:
        raise too_large(f"more than {bounds.file_bytes // 2**20} MB")
