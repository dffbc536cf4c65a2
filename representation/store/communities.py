"""One set of figures for each community from all the files that hold some."""

import re
from typing import NamedTuple, cast

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import Connection, select

from data_models.community_count import CommunityCount
from representation.community.published_totals import with_shared_totals
from representation.store.rows import frame_of
from representation.store.tables import STANDING, communities

DTYPES = {
    name: {"bool": "bool", "float64": "float64"}.get(str(column.dtype), "str")
    for name, column in CommunityCount.to_schema().columns.items()
}


PUBLISHED = re.compile(r"[A-Z]\d{5}")
"""Code of a table that the Census Bureau publishes: two files of it are parts of one table. Two tables of one's own are not."""


class Figure(NamedTuple):
    """Where a row stands, and what decides whether it stays."""

    position: int
    group: str
    vintage: str
    total: float


def said_communities(connection: Connection) -> pd.DataFrame:
    """One row per import, community, dimension, view and group: `import_id` and the columns of CommunityCount, as imported."""
    query = select(communities.c.import_id, *(communities.c[name] for name in DTYPES))
    query = query.where(communities.c.import_id.in_(STANDING)).order_by(communities.c.id)
    return frame_of(connection, query, {"import_id": "int64", **DTYPES})


def newest_communities(said: pd.DataFrame) -> DataFrame[CommunityCount]:
    """One row per community, dimension, view and group: the newest import that has it.

    Tables are taken from the newest import to the oldest. A file of the same published table, vintage and total adds the groups
    that are still missing. A file of the same table in another vintage or with another total, or of another table with a group that is
    there already, is left out whole: shares of a total must not mix two tables. Different tables with different groups stand together (the
    six tables of race alone or in combination), and take the number of all people from a table that has it (`with_shared_totals`).
    """
    blocks: dict[tuple[str, str, str], dict[int, dict[str, list[Figure]]]] = {}
    names = ["community", "dimension", "view", "import_id", "table", "group", "vintage", "total_count"]
    rows = zip(*(said[name].tolist() for name in names), strict=True)
    for position, (community, dimension, view, import_id, table, group, *rest) in enumerate(rows):
        imported = blocks.setdefault((community, dimension, view), {}).setdefault(import_id, {})
        imported.setdefault(table, []).append(Figure(position, group, *rest))
    kept = sorted(position for imports in blocks.values() for position in _kept_positions(imports))
    return with_shared_totals(cast("DataFrame[CommunityCount]", said[list(DTYPES)].iloc[kept].reset_index(drop=True)))


def _kept_positions(imports: dict[int, dict[str, list[Figure]]]) -> list[int]:
    """Positions of the rows that stand, of one dimension and view of one community: import → table → figures."""
    kept: list[int] = []
    table_of_group: dict[str, str] = {}
    versions: dict[str, set[tuple[str, float]]] = {}
    for import_id in sorted(imports, reverse=True):
        standing = {
            table: [figure for figure in figures if figure.group not in table_of_group]
            for table, figures in imports[import_id].items()
            if all(table_of_group.get(figure.group, table) == table for figure in figures)
            and (
                table not in versions
                or (PUBLISHED.match(table) and {(figure.vintage, figure.total) for figure in figures} <= versions[table])
            )
        }
        for table, figures in standing.items():
            kept += [figure.position for figure in figures]
            table_of_group |= {figure.group: table for figure in figures}
            versions.setdefault(table, set()).update((figure.vintage, figure.total) for figure in figures)
    return kept
