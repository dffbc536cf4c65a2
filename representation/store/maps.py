"""Maps in the store: their areas, the properties that staff chose to name them, and the joins made by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, cast

from pandera.typing import DataFrame
from sqlalchemy import Connection, Engine, delete, insert, select, update

from data_models.area import AreaShape
from representation.store.engine import reading, writing
from representation.store.rows import frame_of, insert_frame
from representation.store.tables import map_areas, map_joins, maps
from representation.store.values import storable

How = Literal["hand", "table"]


@dataclass(frozen=True)
class SavedMap:
    """A map with when and by whom it was saved (UTC); `code_header` and `name_header` are what staff chose, "" where they chose nothing."""

    id: int
    file_name: str
    file_hash: str
    code_header: str
    name_header: str
    saved_at: datetime
    saved_by: str
    is_sample: bool


class UnknownMap(LookupError):
    """No map has this number."""

    def __init__(self, map_id: int) -> None:
        super().__init__(f"There is no map number {map_id}. Reload the page and choose one of those that are there.")


def load_maps(engine: Engine) -> list[SavedMap]:
    """Every map, the one saved last first; the sample's after those of staff."""
    query = select(maps).order_by(maps.c.is_sample, maps.c.id.desc())
    with reading(engine) as connection:
        return [SavedMap(*row) for row in connection.execute(query)]


def save_map(engine: Engine, file_name: str, file_hash: str, shapes: DataFrame[AreaShape], by: str, is_sample: bool = False) -> int:
    """Keep a map; the number under which it is kept. A file with the same content is kept once, and its joins stay."""
    with writing(engine) as connection:
        same = select(maps.c.id).where(maps.c.file_hash == file_hash, maps.c.is_sample == is_sample)
        former = connection.execute(same).scalar_one_or_none()
        if former is not None:
            return int(former)
        row = {
            "file_name": storable(file_name), "file_hash": file_hash, "code_header": "", "label_header": "",
            "saved_at": datetime.now(UTC), "saved_by": storable(by), "is_sample": is_sample,
        }  # fmt: skip
        made = connection.execute(insert(maps).values(row)).inserted_primary_key
        assert made is not None
        number = int(made[0])
        insert_frame(connection, map_areas, shapes, {"map_id": number})
        return number


def load_shapes(engine: Engine, map_id: int) -> DataFrame[AreaShape]:
    """The areas of a map, in the order of its file.

    Raises
    ------
    UnknownMap
        If there is no such map.
    """
    query = select(map_areas.c.area_id, map_areas.c.properties, map_areas.c.geometry)
    with reading(engine) as connection:
        found = frame_of(
            connection,
            query.where(map_areas.c.map_id == map_id).order_by(map_areas.c.area_id),
            {"area_id": "int64", "properties": "str", "geometry": "str"},
        )
    if found.empty:
        raise UnknownMap(map_id)
    return cast("DataFrame[AreaShape]", found)


def choose_headers(engine: Engine, map_id: int, code_header: str, name_header: str) -> None:
    """Keep which properties staff chose as code and name; "" and "" leave it to the program again.

    Raises
    ------
    UnknownMap
        If there is no such map.
    """
    values = {"code_header": storable(code_header), "label_header": storable(name_header)}
    with writing(engine) as connection:
        if not connection.execute(update(maps).where(maps.c.id == map_id).values(values)).rowcount:
            raise UnknownMap(map_id)


def load_joins(engine: Engine, map_id: int, dimension: str, how: How, area_ids: Iterable[int]) -> dict[str, int]:
    """Group → area of one layer, as staff said or as a table of codes says."""
    wanted = set(area_ids)
    query = select(map_joins.c.group, map_joins.c.area_id).where(
        map_joins.c.map_id == map_id, map_joins.c.dimension == dimension, map_joins.c.how == how
    )
    with reading(engine) as connection:
        rows = connection.execute(query.order_by(map_joins.c.group, map_joins.c.area_id)).all()
    return {group: area for group, area in rows if area in wanted}


def save_joins(engine: Engine, map_id: int, dimension: str, area_of: Mapping[str, int], how: How, area_ids: Iterable[int]) -> None:
    """Keep to which area of one layer each group belongs; what was said of these groups in that layer before is replaced.

    Raises
    ------
    UnknownMap
        If there is no such map.
    """
    with writing(engine) as connection:
        if connection.execute(select(maps.c.id).where(maps.c.id == map_id)).first() is None:
            raise UnknownMap(map_id)
        _forget(connection, map_id, dimension, area_of, area_ids)
        rows = [
            {"map_id": map_id, "dimension": dimension, "group": storable(group), "area_id": area, "how": how}
            for group, area in area_of.items()
        ]
        if rows:
            connection.execute(insert(map_joins), rows)


def forget_joins(engine: Engine, map_id: int, dimension: str, groups: Iterable[str], area_ids: Iterable[int]) -> None:
    """Forget what was said of some groups in one layer; the program joins them by itself again, where it can."""
    with writing(engine) as connection:
        _forget(connection, map_id, dimension, groups, area_ids)


def _forget(connection: Connection, map_id: int, dimension: str, groups: Iterable[str], area_ids: Iterable[int]) -> None:
    wanted, layer = [storable(group) for group in groups], set(area_ids)
    here = (map_joins.c.map_id == map_id, map_joins.c.dimension == dimension)
    rows = connection.execute(select(map_joins.c.group, map_joins.c.area_id).where(*here)).all()
    for group, area in rows:
        if group in wanted and area in layer:
            connection.execute(delete(map_joins).where(*here, map_joins.c.group == group, map_joins.c.area_id == area))


def delete_map(engine: Engine, map_id: int) -> None:
    """Delete a map with its joins; the figures stay. Deleting twice changes nothing."""
    with writing(engine) as connection:
        _delete(connection, [map_id])


def take_sample_maps_away(connection: Connection) -> None:
    """Delete the sample district's maps in the transaction of the caller."""
    _delete(connection, list(connection.execute(select(maps.c.id).where(maps.c.is_sample)).scalars()))


def _delete(connection: Connection, numbers: list[int]) -> None:
    for table, column in ((map_joins, map_joins.c.map_id), (map_areas, map_areas.c.map_id), (maps, maps.c.id)):
        connection.execute(delete(table).where(column.in_(numbers)))
