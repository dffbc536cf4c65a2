"""Between tables in memory and rows of the database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import pandas as pd
from sqlalchemy import Connection, Select, Table
from sqlalchemy.exc import DBAPIError

from representation.store.values import INSERTED_AT_ONCE, all_storable, rows_of

ROWS_AT_ONCE = 50_000
"""Rows on their way to a frame: enough to be quick, few enough that a large store does not double in memory."""


def insert_rows(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Add rows given as values in the order of `names`; nothing happens when there are none."""
    _insert(connection, table, names, _storable_rows(iter(rows)))


def insert_frame(connection: Connection, table: Table, frame: pd.DataFrame, constants: Mapping[str, object]) -> None:
    """Add the rows of a frame to the columns of the same names, with the same `constants` in each."""
    if connection.dialect.name == "sqlite":  # to SQLite they are numbers, and its driver takes a number in a fraction of the time
        frame = frame.astype(dict.fromkeys(frame.columns[frame.dtypes == "bool"], "int64"))
    _insert(connection, table, [*constants, *frame.columns], rows_of(frame, tuple(constants.values())))


def _storable_rows(rows: Iterator[Sequence[object]]) -> Iterator[tuple[object, ...]]:
    while some := list(islice(rows, INSERTED_AT_ONCE)):
        yield from zip(*(all_storable(column) for column in zip(*some, strict=True)), strict=True)


def _insert(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Add rows through the driver, in the transaction of the connection: several times as fast as one dictionary per row.

    Values go as they are: no column of a type of our own (a moment in UTC) may be among them.
    """
    quoted = connection.dialect.identifier_preparer
    into, columns = quoted.format_table(table), ", ".join(quoted.quote(name) for name in names)
    driver, fault = connection.connection.driver_connection, connection.dialect.loaded_dbapi.Error
    assert driver is not None
    try:
        if connection.dialect.name == "postgresql":
            with driver.cursor() as cursor, cursor.copy(f"COPY {into} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            driver.executemany(f"INSERT INTO {into} ({columns}) VALUES ({', '.join('?' * len(names))})", rows)
    except fault as error:
        # As the library reports the faults of its own statements; only the first line, for the next ones show the row.
        plain = type(error)(str(error).split("\n")[0])
        raise DBAPIError.instance(None, None, plain, fault, hide_parameters=True) from None


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
