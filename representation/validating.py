"""Tables checked by their models, each distinct value of a column once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar, cast

import numpy as np
import pandas as pd
import pandera.pandas as pa
from numpy.typing import NDArray
from pandera.engines.pandas_engine import Engine
from pandera.typing import DataFrame

Model = TypeVar("Model", bound=pa.DataFrameModel)


@dataclass(frozen=True, eq=False)
class Failure:
    """A check that failed: the column, what the check says of it, and the places (0, 1, …) of its rows in the table, ascending."""

    column: str
    kind: str
    places: NDArray[np.int64]


def failures(model: type[pa.DataFrameModel], frame: pd.DataFrame) -> list[Failure]:
    """Every failed check of a table, column by column: all are collected before anything is decided.

    Shape and types are those of the whole table; the checks see each distinct value of a column once, so that a value that is wrong in
    a hundred thousand rows fails once.

    Raises
    ------
    pandera.errors.SchemaErrors
        If the table's shape is wrong (a missing column, another type, a missing value): that is a fault of the program, not of the file.
    """
    schema = model.to_schema()
    types_fit = all(name in frame and column.dtype.check(Engine.dtype(frame[name].dtype)) for name, column in schema.columns.items())
    if not types_fit or len(schema.columns) != frame.shape[1]:
        model.validate(frame.head(0), lazy=True)
    return list(_failures(schema, frame))


def _failures(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> Iterator[Failure]:
    for name, column in schema.columns.items():
        values = frame[name]
        if column.unique or (not column.nullable and values.isna().any()):
            column.validate(frame[[name]], lazy=True)
        if not column.checks:
            continue
        distinct = pd.Series(values.unique(), dtype=values.dtype)
        for check in column.checks:
            passed = np.asarray(check(distinct).check_output, dtype=bool)
            if not passed.all():
                places, _ = pd.factorize(values, use_na_sentinel=False)  # in the order in which `unique` gives them
                yield Failure(name, str(check.error or check.name), np.flatnonzero(~passed[places]))


def validated(model: type[Model], frame: pd.DataFrame) -> DataFrame[Model]:
    """The table, once it is known to be what its model says.

    Raises
    ------
    pandera.errors.SchemaErrors
        If it is not, with every failure.
    """
    if failures(model, frame):
        model.validate(frame, lazy=True)
    return cast("DataFrame[Model]", frame)
