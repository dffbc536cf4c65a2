"""The newest export of each thing: what of an upload is saved, and which imports it takes the place of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Engine

from representation.store.batch import ImportBatch
from representation.store.superseding import Overlap, former_exports, held_by_another


@dataclass(frozen=True)
class OtherExports:
    """Other exports of the tables of an upload, by index of the table.

    Attributes
    ----------
    standing
        Imports that stand.
    held_by
        Index of the table of the same upload that has all its rows.
    """

    standing: Mapping[int, Sequence[Overlap]]
    held_by: Mapping[int, int]

    def replaced(self, i: int) -> list[Overlap]:
        """The imports that a table takes the place of."""
        return [each for each in self.standing.get(i, ()) if each.is_newer]

    def is_older(self, i: int) -> bool:
        """Whether a table has nothing new: a newer export stands already or is added together with it."""
        return i in self.held_by or (bool(self.standing.get(i)) and not self.replaced(i))


def other_exports(engine: Engine, batches: Mapping[int, ImportBatch]) -> OtherExports:
    """Compare what an upload brings, by index of its tables, with what stands and among itself."""
    places, brought = list(batches), list(batches.values())
    standing = {places[i]: overlaps for i, overlaps in former_exports(engine, brought).items()}
    return OtherExports(standing, {places[i]: places[j] for i, j in held_by_another(brought).items()})


def newest(batches: Mapping[int, ImportBatch], others: OtherExports) -> dict[int, ImportBatch]:
    """What is saved where nobody says otherwise: newer exports in the place of the former ones, older ones not at all."""
    return {
        i: replace(each, replaces=tuple(overlap.former.id for overlap in others.replaced(i)))
        for i, each in batches.items()
        if not others.is_older(i)
    }
