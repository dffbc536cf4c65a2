"""Pandera failures as findings."""

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

Failures = list[tuple[int, str, str]]
"""(index of the row, column, kind of finding), in row order."""


def failures(model: type[pa.DataFrameModel], frame: pd.DataFrame) -> Failures:
    """Every failed check of a table, lazily: all are collected before anything is decided.

    Raises
    ------
    pandera.errors.SchemaErrors
        If the table's shape is wrong (a missing column, another type): that is a fault of the program, not of the file.
    """
    try:
        model.validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        if cases["index"].isna().any():
            raise
        found = {
            (int(index), str(column), str(kind))
            for index, column, kind in zip(cases["index"], cases["column"], cases["check"], strict=True)
        }
        return sorted(found)
    return []
