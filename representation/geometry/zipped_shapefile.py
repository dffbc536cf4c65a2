"""A map as a shapefile in a .zip: bytes to areas."""

import io
import struct
from collections.abc import Iterator
from typing import Final

import numpy as np
import shapefile

from representation.geometry.bounds import MapBounds, damaged, no_areas, too_large
from representation.geometry.features import Corners, Features, polygon_of, properties_of, together
from representation.intake.archive import Archive
from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile

FILE_CODE, HEADER_BYTES, RECORD_BYTES, POLYGON_BYTES = 9994, 100, 8, 44
POLYGONS: Final = (5, 15, 25)
"""Shape types of areas: plain, with heights, with measures."""
NOTHING: Final = 0
"""Shape type of a record without a shape."""

SENTENCES: Final = {
    "file_damaged": "The .zip file is damaged or cut off. Make it again and upload the new file.",
    "file_suspicious": "The .zip file is built in a way no program makes one. Zip the parts of the shapefile again and upload that.",
    "file_encrypted": "The .zip file is protected with a password. Make one without a password and upload that.",
    "file_too_large": "The .zip file unpacks to far more than it should. Zip only the parts of one shapefile and upload that.",
}
NO_SHAPEFILE: Final = "The .zip file holds no shapefile. It needs the .shp, .dbf and .prj parts of one map."
SEVERAL: Final = "The .zip file holds several maps ({names}). Zip the parts of one of them and upload that."
NO_TABLE: Final = "The shapefile came without its .dbf part, which says what each area is called. Zip all of its parts and upload that."


def shapefile_features(data: bytes, bounds: MapBounds, limits: Limits = DEFAULT_LIMITS) -> Features:
    """The areas of the one shapefile in a zip.

    Raises
    ------
    UnreadableFile
        If there is no shapefile, several, or one that is damaged or too large.
    """
    try:
        archive = Archive(data, limits)
        parts = _parts(archive, bounds)
    except UnreadableFile as refused:
        is_ours = not refused.message.startswith("The workbook")
        raise UnreadableFile(refused.kind, refused.message if is_ours else SENTENCES[refused.kind]) from refused
    _check_shapes(parts["shp"], bounds)
    properties, shapes, skipped = [], [], 0
    try:
        for values, rings in _records(parts):
            shape = together([polygon_of(polygon) for polygon in rings])
            if shape is not None:
                properties.append(properties_of(values, bounds))
                shapes.append(shape)
            else:
                skipped += 1
    except (shapefile.ShapefileException, struct.error, ArithmeticError, LookupError, ValueError, TypeError, OSError) as error:
        raise damaged() from error
    if not shapes:
        raise no_areas()
    projection = parts.get("prj", b"").decode("utf-8", "replace").strip()
    return Features(properties, shapes, projection, skipped)


def _parts(archive: Archive, bounds: MapBounds) -> dict[str, bytes]:
    """Ending → bytes of the parts of the one shapefile."""
    names = [name for name in archive.members if not name.startswith("__MACOSX/") and not name.rpartition("/")[2].startswith(".")]
    shapes = [name for name in names if name.lower().endswith(".shp")]
    if len(shapes) != 1:
        named = ", ".join(sorted(name.rpartition("/")[2] for name in shapes)[:3])
        raise UnreadableFile("file_not_a_map", SEVERAL.format(names=named) if shapes else NO_SHAPEFILE)
    stem = shapes[0][:-4].lower()
    found = {name.rpartition(".")[2].lower(): name for name in names if name.lower().rpartition(".")[0] == stem}
    if "dbf" not in found:
        raise UnreadableFile("file_not_a_map", NO_TABLE)
    claimed = sum(archive.members[found[end]].file_size for end in ("shp", "dbf"))
    if claimed > 4 * bounds.file_bytes:
        raise too_large(f"more than {4 * bounds.file_bytes // 2**20} MB once unpacked")
    return {end: archive.part(name) for end, name in found.items() if end in ("shp", "dbf", "prj", "cpg")}


def _check_shapes(data: bytes, bounds: MapBounds) -> None:
    """Walk over the records of a .shp and add up what they say they hold, before anything is made of them.

    Raises
    ------
    UnreadableFile
        If a record says more than it has, or all of them say too much.
    """
    if len(data) < HEADER_BYTES or struct.unpack(">i", data[:4])[0] != FILE_CODE:
        raise damaged()
    place, areas, vertices = HEADER_BYTES, 0, 0
    while place + RECORD_BYTES < len(data):
        words = struct.unpack(">i", data[place + 4 : place + RECORD_BYTES])[0]
        body = data[place + RECORD_BYTES : place + RECORD_BYTES + POLYGON_BYTES]
        end = place + RECORD_BYTES + 2 * words
        if words < 2 or end > len(data) or len(body) < 4:
            raise damaged()
        kind = struct.unpack("<i", body[:4])[0]
        if kind in POLYGONS:
            if len(body) < POLYGON_BYTES:
                raise damaged()
            rings, corners = struct.unpack("<ii", body[36:44])
            if rings < 0 or corners < 0 or POLYGON_BYTES + 4 * rings + 16 * corners > 2 * words:
                raise damaged()
            vertices += corners
        elif kind != NOTHING:
            raise no_areas()
        areas, place = areas + 1, end
        if areas > bounds.areas:
            raise too_large(f"more than {bounds.areas:,} areas")
        if vertices > bounds.vertices:
            raise too_large(f"more than {bounds.vertices:,} corners")


def _records(parts: dict[str, bytes]) -> Iterator[tuple[dict[str, object], list[list[Corners]]]]:
    """The properties of each record and the rings of each of its polygons."""
    with shapefile.Reader(shp=io.BytesIO(parts["shp"]), dbf=io.BytesIO(parts["dbf"]), encoding=_encoding(parts)) as reader:
        names = [field[0] for field in reader.fields if field[0] != "DeletionFlag"]
        for record in reader.iterShapeRecords():
            values: dict[str, object] = dict(zip(names, list(record.record), strict=False))
            geometry = record.shape.__geo_interface__ if record.shape.shapeType in POLYGONS and record.shape.points else None
            whole = geometry["coordinates"] if geometry else []
            polygons = [whole] if geometry and geometry["type"] == "Polygon" else whole
            yield values, [[np.array(ring, dtype=np.float64)[:, :2] for ring in rings] for rings in polygons]


def _encoding(parts: dict[str, bytes]) -> str:
    """In which letters the table is written: as its .cpg part says, else UTF-8 where that fits, else as Windows writes."""
    said = parts.get("cpg", b"").decode("ascii", "ignore").strip().lower()
    if said in ("utf-8", "utf8", "65001"):
        return "utf-8"
    if said.endswith("1252"):
        return "cp1252"
    if said in ("iso-8859-1", "iso8859-1", "iso88591", "8859-1", "88591", "latin1"):
        return "latin-1"
    header = int.from_bytes(parts["dbf"][8:10], "little")
    try:
        parts["dbf"][header:].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252" if not any(parts["dbf"][header:].count(byte) for byte in b"\x81\x8d\x8f\x90\x9d") else "latin-1"
    return "utf-8"
