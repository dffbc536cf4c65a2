"""Values in the form in which both databases take them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat
from typing import cast

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

INSERTED_AT_ONCE = 10_000
"""Rows that are made of a frame at a time: few enough that a large import does not double in memory."""
SAMPLE_ROWS, FEW_TEXTS = 1_000, 200
"""A column is taken for one of answers, given again and again, where its first rows hold no more different texts than this."""


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


def all_storable(values: Sequence[object]) -> Sequence[object]:
    """`storable` of each value; nearly always all are as they should be, which is soon seen."""
    kinds = set(map(type, values))
    if kinds == {str}:
        together = "".join(cast("Sequence[str]", values))
        return values if together.isascii() and "\x00" not in together else [storable(value) for value in values]
    return [storable(value) for value in values] if kinds & {str, float} else values


def rows_of(frame: pd.DataFrame, constants: Sequence[object] = ()) -> Iterator[tuple[object, ...]]:
    """The rows of a frame, storable, each after the same constants.

    >>> list(rows_of(pd.DataFrame({"answer": ["yes", "no"], "times": [1.0, float("nan")]}), (7,)))
    [(7, 'yes', 1.0), (7, 'no', None)]
    """
    parts = [_parts_of(frame[name]) for name in frame.columns]

    def rows_from(start: int) -> Iterator[tuple[object, ...]]:
        stop = min(start + INSERTED_AT_ONCE, len(frame))
        return zip(*(repeat(value, stop - start) for value in constants), *(part(start, stop) for part in parts), strict=True)

    return chain.from_iterable(map(rows_from, range(0, len(frame), INSERTED_AT_ONCE)))


def _parts_of(values: pd.Series) -> Callable[[int, int], Sequence[object]]:
    """What gives the storable values of a column from one place to another."""
    if not isinstance(values.dtype, pd.StringDtype) or values.hasnans:
        return lambda start, stop: all_storable(values.iloc[start:stop].tolist())
    texts = pa.array(values, pa.large_string())
    texts = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    if pc.count_distinct(texts.slice(0, SAMPLE_ROWS)).as_py() <= FEW_TEXTS:
        coded = texts.dictionary_encode()
        places, distinct = np.asarray(coded.indices), np.array([storable(text) for text in coded.dictionary.to_pylist()], dtype=object)
        return lambda start, stop: distinct[places[start:stop]].tolist()
    return lambda start, stop: all_storable(texts.slice(start, stop - start).to_numpy(zero_copy_only=False).tolist())
