"""Between tables in memory and rows of the database."""

import re
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from sqlalchemy import Connection, Select, Table, insert

from data_models.finding import Finding

ROWS_AT_ONCE = 50_000
"""Rows on their way to a frame: enough to be quick, few enough that a large store does not double in memory."""

EMAIL = re.compile(r"[^\s@,;<>()\"“”]+@[^\s@,;<>()\"“”]+")


def storable(value: object) -> object:
    """The value as both databases take it: no NUL and no half of a character pair in text, None for a number that is missing.

    >>> storable("so\\x00ld out"), storable(float("nan")), storable(3)
    ('sold out', None, 3)
    """
    if isinstance(value, str):
        text = value.replace("\x00", "") if "\x00" in value else value
        return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, float) and value != value:
        return None
    return value


def insert_rows(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Add rows given as values in the order of `names`; nothing happens when there are none."""
    _insert(connection, table, [dict(zip(names, map(storable, row), strict=True)) for row in rows])


def insert_frame(connection: Connection, table: Table, frame: pd.DataFrame, constants: Mapping[str, object]) -> None:
    """Add the rows of a frame to the columns of the same names, with the same `constants` in each."""
    columns = [_storable_values(frame[name]) for name in frame.columns]
    names = [*constants, *frame.columns]
    _insert(connection, table, [dict(zip(names, (*constants.values(), *row), strict=True)) for row in zip(*columns, strict=True)])


def _storable_values(column: pd.Series) -> list[object]:
    values: list[object] = column.tolist()
    if column.dtype.kind == "f":  # a missing number is not equal to itself, so no dictionary finds it
        return [storable(value) for value in values]
    changed = {value: kept for value in set(values) if (kept := storable(value)) != value}  # codes repeat: few are looked at
    return [changed.get(value, value) for value in values] if changed else values


def _insert(connection: Connection, table: Table, records: list[dict[str, object]]) -> None:
    if records:
        connection.execute(insert(table), records)


def frame_of(connection: Connection, query: Select[*tuple[object, ...]], dtypes: Mapping[str, str]) -> pd.DataFrame:
    """The rows of a query as a frame, each column of the type named; text stays text, a missing number is NaN."""
    parts = [
        pd.DataFrame(
            {
                name: pd.Series(list(values), dtype=dtype)
                for (name, dtype), values in zip(dtypes.items(), zip(*rows, strict=True), strict=True)
            }
        )
        for rows in connection.execute(query, execution_options={"yield_per": ROWS_AT_ONCE}).partitions()
    ]
    if not parts:
        return pd.DataFrame({name: pd.Series([], dtype=dtype) for name, dtype in dtypes.items()})
    return pd.concat(parts, ignore_index=True)


def message_without_value(finding: Finding) -> str:
    """The sentence of a finding with the cell's own words taken out: a cell can hold a name or an address.

    >>> finding = Finding("unknown_zip", "cell", "“Ann Lee” is no ZIP.", "a.csv", None, 4, "ZIP", "Ann Lee")
    >>> message_without_value(finding)
    '“…” is no ZIP.'
    """
    message = finding.message
    value = (finding.value or "").strip()
    if value:
        message = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", "…", message)
    return EMAIL.sub("…", message)
