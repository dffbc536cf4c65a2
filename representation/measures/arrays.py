"""The array types that the measures pass to each other."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]
Words = NDArray[np.str_]


def floats(values: ArrayLike) -> Floats:
    """The values as a float array of at least one dimension."""
    return np.atleast_1d(np.asarray(values, dtype=np.float64))
