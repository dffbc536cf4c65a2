"""Which counts would have led to the verdict that is shown: a verdict, too, says something about a hidden count."""

from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from representation.disclosure.suppression import Withheld
from representation.measures.family import adjusted_together
from representation.measures.margins import standard_error
from representation.measures.match import OVERLAPPING
from representation.measures.settings import Settings
from representation.measures.status import TOO_FEW, Evidence, p_values, verdicts

MOST_TRIED: Final = 60
"""Counts tried for one group; a group whose hidden count lies beyond them shows no verdict."""

ABOUT_THE_SLICE: Final = (
    *TOO_FEW, "coverage", "proxy", "community_margin_missing", "no_community_figure", "not_asked", "no_test",
)  # fmt: skip
"""Reasons that hold whatever the group's own count is."""


def is_about_the_slice(status: str, reason: str) -> bool:
    """Whether a verdict was given without looking at the group's count, so that it says nothing about it."""
    return reason in ABOUT_THE_SLICE or (status == "cannot_say" and reason == "community_too_uncertain")


def consistent_counts(rows: pd.DataFrame, summary: dict[str, object], found: Withheld, settings: Settings) -> list[frozenset[int]]:
    """For each hidden count, the values of its domain with which the group would have the same status.

    Every other count stays as it is, which somebody outside does not know: these are at most the values that they would have to
    consider. Where the verdict in `rows` cannot be repeated the set is empty, and the verdict must not be shown.
    """
    evidence = _evidence(rows, summary)
    raw = p_values(evidence, settings)
    base = verdicts(evidence, adjusted_together([(evidence, raw)], settings)[0], settings)
    statuses, reasons = rows["status"].tolist(), rows["reason"].tolist()
    tried = [list(domain)[:MOST_TRIED] for domain in found.domains]
    same: list[set[int]] = [set() for _ in tried]
    for step in range(max((len(values) for values in tried), default=0)):
        counts, together = evidence.attended.copy(), np.full(raw.shape, np.nan)
        for place, values in zip(found.hidden, tried, strict=True):
            counts[place] = values[min(step, len(values) - 1)]
        changed = replace(evidence, attended=counts)
        own = p_values(changed, settings)
        for place in found.hidden:
            others = raw.copy()
            others[place] = own[place]
            together[place] = adjusted_together([(evidence, others)], settings)[0][place]
        judged = verdicts(changed, together, settings).status
        for number, (place, values) in enumerate(zip(found.hidden, tried, strict=True)):
            if is_about_the_slice(statuses[place], reasons[place]):
                same[number] = set(found.domains[number])
            elif step < len(values) and str(base.status[place]) == str(judged[place]) == statuses[place]:
                same[number].add(values[step])
    return [
        frozenset(values) if int(evidence.attended[place]) in values else frozenset()
        for place, values in zip(found.hidden, same, strict=True)
    ]


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
