"""A review beside what the store has of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from representation.importing import Review
from representation.store.batch import ImportBatch
from representation.store.superseding import Overlap


@dataclass(frozen=True, eq=False)
class Assessed:
    """A review with what the store has of it, by index of the review's tables.

    `batches` are what each table brings, `former` its other exports that stand, `held` the one of the same upload that holds all its
    rows; `version` is the store's.
    """

    review: Review
    batches: Mapping[int, ImportBatch]
    former: Mapping[int, Sequence[Overlap]]
    held: Mapping[int, int]
    version: int
