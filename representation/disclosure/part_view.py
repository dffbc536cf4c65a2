"""One slice of the whole or of a part, as somebody sees it who compares them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from representation.disclosure.attack import SMALL, SMALLEST_SHOWN
from representation.disclosure.candidates import candidate_tables
from representation.disclosure.linked_attack import STEPS, Line
from representation.disclosure.slices import Release, listed, without_verdicts
from representation.disclosure.statuses import same_verdicts
from representation.disclosure.suppression import COMPLEMENT, FEWER, SHOWN
from representation.disclosure.verdicts import same_score, verdicts_shown
from representation.measures.arrays import Booleans, Integers
from representation.measures.match import OVERLAPPING
from representation.measures.settings import Settings


@dataclass(frozen=True, eq=False)
class View:
    """A slice of `Gap`, its `DimensionSummary` row, and what is shown of it."""

    rows: pd.DataFrame
    summary: dict[str, object]
    shown: Release

    @cached_property
    def inside(self) -> Booleans:
        """Which rows the shares are of."""
        return listed(self.rows, str(self.summary["view"]))

    @cached_property
    def compared(self) -> pd.DataFrame:
        """Those rows."""
        return self.rows[self.inside]

    @property
    def groups(self) -> list[str]:
        """Their groups."""
        return [str(group) for group in self.compared["group"]]

    @cached_property
    def counts(self) -> Integers:
        """Their counts."""
        return self.compared["attended_count"].to_numpy(dtype=np.int64)

    @property
    def hidden(self) -> Booleans:
        """Which of them are hidden."""
        result: Booleans = np.array(self.shown.marks, dtype=object)[self.inside] != SHOWN
        return result

    def withholding(self, names: Booleans, whole: "View", has_verdicts: bool, settings: Settings) -> "View":
        """The same slice with these groups withheld where anybody came from them, and with the verdicts that may stay beside that."""
        small = np.isin(self.counts, SMALL)
        hides = (names & (self.counts > 0)) | small
        marks = np.array(self.shown.marks, dtype=object)
        marks[self.inside] = np.where(small, FEWER, np.where(hides, COMPLEMENT, SHOWN))
        changed = replace(self.shown, marks=tuple(marks.tolist()), has_match=False, has_status=(True,) * len(marks))
        if not has_verdicts:
            return replace(self, shown=without_verdicts(self.rows, changed))
        places = np.flatnonzero(hides).tolist()
        most = np.where(whole.hidden, self.counts.sum(), np.maximum(self.counts, whole.counts))
        domains = [SMALL if small[place] else range(SMALLEST_SHOWN, int(most[place]) + 1) for place in places]
        is_partition = self.summary["view"] != OVERLAPPING
        tables = candidate_tables(domains, self.counts[places].tolist(), is_partition)
        quiet = {**self.summary, "match_score": float("nan")}
        has_status = np.ones(len(marks), dtype=np.bool_)
        has_status[self.inside] = verdicts_shown(self.compared, quiet, places, tables, settings).has_status
        return replace(self, shown=replace(changed, has_status=tuple(has_status.tolist())))

    def line(self, hidden: Booleans, beside: Sequence["View"], settings: Settings) -> Line:
        """The slice for the attack; `beside` are the same counts beside each community whose verdicts are shown."""
        size = len(self.counts)
        allows = np.ones((size, size, len(STEPS)), dtype=np.bool_)
        places = np.flatnonzero(hidden).tolist()
        cells = [(g, h, s) for g in places for h in places for s in range(len(STEPS)) if self._is_possible(g, h, int(STEPS[s]))]
        if not cells:
            return Line(self.counts, hidden, allows)
        tables = np.tile(self.counts, (len(cells) + 1, 1))
        moves = np.array(cells)
        numbers = np.arange(1, len(tables))
        tables[numbers, moves[:, 0]] += STEPS[moves[:, 2]]
        tables[numbers, moves[:, 1]] -= np.where(moves[:, 0] == moves[:, 1], 0, STEPS[moves[:, 2]])
        fits = np.ones(len(tables), dtype=np.bool_)
        for view in beside:
            stays = np.array(view.shown.has_status, dtype=np.bool_)[view.inside]
            if stays.any():
                fits &= same_verdicts(view.compared, view.summary, places, tables[:, places], settings)[:, stays].all(axis=1)
            if view.shown.has_match:
                fits &= same_score(view.compared, places, tables[:, places])
        allows[moves[:, 0], moves[:, 1], moves[:, 2]] = fits[1:]
        return Line(self.counts, hidden, allows)

    def _is_possible(self, group: int, other: int, step: int) -> bool:
        is_partition = self.summary["view"] != OVERLAPPING
        most = int(self.counts.sum()) if is_partition else int(str(self.summary["answered_count"]))
        moved = [int(self.counts[group]) + step, int(self.counts[other]) - (0 if group == other else step)]
        return min(moved) >= 0 and max(moved) <= most and not (is_partition and group == other)
