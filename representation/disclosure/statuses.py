"""Which tables would have led to the verdicts that are shown: a verdict, too, says something about a hidden count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from representation.measures.arrays import Booleans, Floats, Integers
from representation.measures.family import is_one_test
from representation.measures.margins import standard_error
from representation.measures.match import OVERLAPPING
from representation.measures.settings import Settings
from representation.measures.status import TOO_FEW, Evidence, Verdicts, p_values, verdicts

ABOUT_THE_SLICE: Final = (
    *TOO_FEW, "coverage", "proxy", "community_margin_missing", "no_community_figure", "not_asked", "no_test",
)  # fmt: skip
"""Reasons that hold whatever the group's own count is."""


def is_about_the_slice(status: str, reason: str) -> bool:
    """Whether a verdict was given without looking at the group's count, so that it says nothing about it."""
    return reason in ABOUT_THE_SLICE or (status == "cannot_say" and reason == "community_too_uncertain")


def same_verdicts(rows: pd.DataFrame, summary: dict[str, object], hidden: Sequence[int], tables: Integers, settings: Settings) -> Booleans:
    """With which tables each group would have the verdict it has: one row per table, one column per group.

    Every table is judged as a whole, because the groups' p-values are adjusted together: a count that is hidden moves the verdicts on
    counts that are shown. Of a shown group the reason is public too. Where the verdict in `rows` cannot be repeated it fits no table.

    Parameters
    ----------
    hidden
        Places of the hidden counts in `rows`.
    tables
        Values for these counts, as `candidate_tables` gives them; the first row is the true one.
    """
    evidence = _evidence(rows, summary)
    judged = _Judged.of(evidence, hidden, tables, settings)
    raw = judged.p[judged.index]
    one_test = is_one_test(evidence, p_values(evidence, settings))
    unlikely = (raw if one_test else _holm(raw)) <= settings.alpha
    status = np.where(unlikely, judged.unlikely.status[judged.index], judged.likely.status[judged.index])
    reason = np.where(unlikely, judged.unlikely.reason[judged.index], judged.likely.reason[judged.index])
    is_hidden = np.isin(np.arange(len(rows)), list(hidden))
    said = rows["status"].to_numpy(dtype=str), rows["reason"].to_numpy(dtype=str)
    result: Booleans = (status == said[0]) & ((reason == said[1]) | is_hidden)
    stays = [is_about_the_slice(*pair) for pair in zip(*said, strict=True)]
    result |= np.array(stays, dtype=np.bool_)
    return result


@dataclass(frozen=True)
class _Judged:
    """Every group at every count it has in some table, judged once as unlikely by luck and once as likely."""

    index: Integers
    """For each table (rows) and group (columns), the place in the arrays below."""
    p: Floats
    unlikely: Verdicts
    likely: Verdicts

    @classmethod
    def of(cls, evidence: Evidence, hidden: Sequence[int], tables: Integers, settings: Settings) -> "_Judged":
        counts = np.tile(evidence.attended.astype(np.int64), (len(tables), 1))
        counts[:, list(hidden)] = tables
        groups = np.arange(counts.shape[1])
        step = int(counts.max(initial=0)) + 1
        pairs, index = np.unique(groups * step + counts, return_inverse=True)
        place = pairs // step
        each = replace(
            evidence,
            attended=(pairs % step).astype(np.float64),
            share=evidence.share[place],
            error=evidence.error[place],
            is_estimate=evidence.is_estimate[place],
        )
        unlikely, likely = (verdicts(each, np.full(len(pairs), chance), settings) for chance in (0.0, 1.0))
        return cls(index.reshape(counts.shape), p_values(each, settings), unlikely, likely)


def _holm(raw: Floats) -> Floats:
    """As `p_values.adjusted`, for many tables at once: one row per table."""
    order = np.argsort(raw, axis=1)  # NaN sorts last
    tests = (~np.isnan(raw)).sum(axis=1, keepdims=True)
    raised = np.maximum.accumulate(np.take_along_axis(raw, order, axis=1) * (tests - np.arange(raw.shape[1])), axis=1)
    result = np.empty(raw.shape)
    np.put_along_axis(result, order, np.minimum(raised, 1.0), axis=1)
    return result


def _evidence(rows: pd.DataFrame, summary: dict[str, object]) -> Evidence:
    """What the verdicts of these rows rested on. Without a margin the figure is a full count, unless its margin is missing."""
    margin = rows["community_margin"].to_numpy(dtype=np.float64)
    is_estimate = ~np.isnan(margin) | rows["reason"].eq("community_margin_missing").to_numpy()
    counts = rows["attended_count"].to_numpy(dtype=np.float64)
    is_partition = summary["view"] != OVERLAPPING
    answered, blank, attended = (int(str(summary[f"{name}_count"])) for name in ("answered", "blank", "attended"))
    return Evidence(
        attended=counts,
        share=rows["community_share"].to_numpy(dtype=np.float64),
        error=np.where(is_estimate, standard_error(margin), 0.0),
        is_estimate=is_estimate,
        known_count=int(counts.sum()) if is_partition else answered,
        missing_count=sum(int(str(summary[f"{name}_count"])) for name in ("blank", "declined", "unreadable")),
        coverage_share=answered / attended if attended else float("nan"),
        fit=str(summary["fit"]),
        is_asked=not 0 < blank == attended,
        is_partition=is_partition,
    )
