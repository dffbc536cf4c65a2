"""Which tests are judged together."""

from collections.abc import Sequence

import numpy as np

from representation.measures.arrays import Floats
from representation.measures.p_values import adjusted
from representation.measures.settings import Settings
from representation.measures.status import Evidence

WHOLE_SHARE = 1e-3
"""Two published shares that add up to 1 within this are two halves of one whole."""


def is_one_test(evidence: Evidence, p_values: Floats) -> bool:
    """Whether the only two tested groups are each other's complement, so that their two tests are the same test."""
    tested = ~np.isnan(p_values)
    return bool(
        evidence.is_partition
        and tested.sum() == 2
        and abs(evidence.share[tested].sum() - 1) <= WHOLE_SHARE
        and evidence.attended[tested].sum() == evidence.known_count
    )


def adjusted_together(tests: Sequence[tuple[Evidence, Floats]], settings: Settings) -> list[Floats]:
    """The p-values of each dimension, raised by Holm's method within their family; NaN stays NaN and does not count.

    The family is the dimension, or with `family="dashboard"` everything in `tests`. Two complementary groups are one test: alone in
    their family they stay as they are.
    """
    if settings.family == "dimension":
        return [values.copy() if is_one_test(evidence, values) else adjusted(values) for evidence, values in tests]
    counted = [np.array([np.nanmax(values)]) if is_one_test(evidence, values) else values[~np.isnan(values)] for evidence, values in tests]
    together = adjusted(np.concatenate(counted)) if counted else np.empty(0)
    results: list[Floats] = []
    start = 0
    for (_, values), part in zip(tests, counted, strict=True):
        result = values.copy()
        result[~np.isnan(values)] = together[start : start + part.size]
        start += part.size
        results.append(result)
    return results
