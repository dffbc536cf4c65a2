"""The room beside the community: the evidence and the verdict for each group."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd
from pandera.pandas import DataFrameSchema
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.gap import DimensionSummary, Gap
from data_models.group_count import AnswerCount, GroupCount
from data_models.vocabularies import dimension_labels
from representation.measures.arrays import Booleans, Floats, Integers, Words
from representation.measures.family import adjusted_together
from representation.measures.gap_interval import gap_interval, ratio_interval
from representation.measures.global_test import global_test
from representation.measures.intervals import share_interval
from representation.measures.labels import group_label
from representation.measures.levels import TOUCH
from representation.measures.match import OVERLAPPING, match
from representation.measures.pairing import ANSWERS, Pairing, pairing
from representation.measures.parity import people_short, people_to_add_each
from representation.measures.settings import Settings
from representation.measures.status import p_values, variation, verdicts

DEFAULTS: Final = Settings()
Columns = Mapping[str, Floats | Integers | Booleans | Words | list[str] | list[int] | list[float]]


def gaps(
    counts: DataFrame[GroupCount],
    answers: DataFrame[AnswerCount],
    community: DataFrame[CommunityCount],
    settings: Settings = DEFAULTS,
) -> tuple[DataFrame[Gap], DataFrame[DimensionSummary]]:
    """Compare the people who attended with every community that has their dimension and view.

    The share of a group is of the people whose answer is in a group that the community table lists, withheld figures included.
    With `alone_or_in_combination` it is of the people who answered, and shares may add up to more than 1.
    A dimension without a community table is kept under the community "", so that no count is lost.

    Returns
    -------
    One `Gap` row per dimension, view, community and group, and one `DimensionSummary` row per dimension, view and community.

    Raises
    ------
    ValueError
        If a group or a dimension is there twice, people are counted in a dimension without an `AnswerCount` row, or a community
        figure is larger than its total.
    """
    counts, answers, community = GroupCount.validate(counts), AnswerCount.validate(answers), CommunityCount.validate(community)
    compared = _pairings(counts, answers, community)
    tests = [(part.evidence, p_values(part.evidence, settings)) for part in compared]
    adjusted = adjusted_together(tests, settings)
    rows = [_gap_columns(part, raw, high, settings) for part, (_, raw), high in zip(compared, tests, adjusted, strict=True)]
    return (
        Gap.validate(_table(Gap.to_schema(), rows)),
        DimensionSummary.validate(_table(DimensionSummary.to_schema(), [_summary_columns(compared, settings)])),
    )


def _pairings(counts: pd.DataFrame, answers: pd.DataFrame, community: pd.DataFrame) -> list[Pairing]:
    """One comparison for each dimension, view and community; in the order of the vocabulary, then of the tables."""
    for name, table, unique in (("Counts", counts, ["dimension", "view", "group"]), ("Answers", answers, ["dimension", "view"])):
        for words in table.loc[table.duplicated(unique), unique].to_numpy().tolist():
            raise ValueError(f"{name} are there twice: {', '.join(word for word in words if word)}.")
    counted = {(str(dimension), str(view)): rows for (dimension, view), rows in counts.groupby(["dimension", "view"], sort=False)}
    answered = {(row["dimension"], row["view"]): {name: int(row[name]) for name in ANSWERS} for row in answers.to_dict("records")}
    known = {
        (str(dimension), str(view), str(name)): rows
        for (dimension, view, name), rows in community.groupby(["dimension", "view", "community"], sort=False)
    }
    # Everyone attended every dimension: where nobody was asked, all of them are blank.
    attended = max((row["attended_count"] for row in answered.values()), default=0)
    unasked = {**dict.fromkeys(ANSWERS, 0), "attended_count": attended, "blank_count": attended}
    for key, rows in counted.items():
        if key not in answered and rows["attended_count"].sum() > 0:
            raise ValueError(f"People are counted in {' '.join(key).strip()}, but there is no row of answers for it.")
    compared = {(dimension, view) for dimension, view, _ in known}
    without = [(*key, "") for key in dict.fromkeys([*counted, *answered]) if key not in compared]
    order = {dimension: place for place, dimension in enumerate(dimension_labels())}
    for dimension, _, _ in [*known, *without]:
        order.setdefault(dimension, len(order))
    keys = sorted([*known, *without], key=lambda key: (order[key[0]], key[1] == OVERLAPPING))
    return [pairing(key, counted.get(key[:2]), answered.get(key[:2], unasked), known.get(key)) for key in keys]


def _gap_columns(part: Pairing, raw: Floats, adjusted: Floats, settings: Settings) -> Columns:
    """The columns of `Gap` for one comparison."""
    evidence, size = part.evidence, len(part.groups)
    p, sigma, deff, confidence = evidence.share, evidence.error, settings.design_effect, settings.confidence
    is_shown = part.is_listed & ~hides_shares(part, settings)
    x = np.where(is_shown, evidence.attended, 0.0)
    n = np.where(is_shown, float(evidence.known_count), 0.0)
    nobody = np.where(n > 0, 0.0, np.nan)  # added to what a room without answers does not define
    share = x / np.where(n > 0, n, np.nan)
    low, high = share_interval(x, n, confidence, deff)
    gap_low, gap_high = gap_interval(x, n, p, sigma, confidence, deff)
    has_ratio = variation(evidence) <= settings.cv_for_ratio
    ratio_p = np.where(has_ratio & (p > 0), p, np.nan)
    ratio_low, ratio_high = ratio_interval(x, n, ratio_p, sigma, confidence, deff)
    judged = verdicts(evidence, adjusted, settings)
    return {
        "dimension": np.full(size, part.dimension),
        "view": np.full(size, part.view),
        "community": np.full(size, part.community),
        "group": np.array(part.groups, dtype=np.str_),
        "label": np.array([group_label(part.dimension, group) for group in part.groups], dtype=np.str_),
        **part.stages,
        "attended_share": share,
        "share_low": low,
        "share_high": high,
        "community_count": part.people,
        "community_share": p,
        "community_margin": part.margin,
        "gap_points": 100 * (share - p),
        "gap_low": 100 * gap_low,
        "gap_high": 100 * gap_high,
        "representation_ratio": share / ratio_p,
        "ratio_low": ratio_low,
        "ratio_high": ratio_high,
        "people_short": people_short(x, n, p) + nobody,
        "people_to_add": people_to_add_each(x, evidence.known_count, part.people, part.total) + nobody,
        "p_value": raw,
        "p_adjusted": adjusted,
        "status": judged.status,
        "lean": judged.lean,
        "reason": judged.reason,
        "is_proven_level": judged.is_proven_level,
    }


def hides_shares(part: Pairing, settings: Settings) -> bool:
    """Whether so few of those who attended answered that only counts are shown."""
    return bool(part.evidence.coverage_share < settings.coverage_to_show - TOUCH)


def _summary_columns(compared: list[Pairing], settings: Settings) -> Columns:
    """The columns of `DimensionSummary`, one element per comparison."""
    columns: dict[str, list[str] | list[int] | list[float]] = {
        "dimension": [part.dimension for part in compared],
        "view": [part.view for part in compared],
        "community": [part.community for part in compared],
        "no_community_figure_count": [part.no_community_figure_count for part in compared],
        "coverage_share": [part.evidence.coverage_share for part in compared],
        "design_effect": [settings.design_effect for _ in compared],
    }
    for name in ("fit", "fit_note", "universe", "unit", "vintage", "source", "table"):
        columns[name] = [part.about[name] for part in compared]
    for name in ANSWERS:
        columns[name] = [part.answers[name] for part in compared]
    matches = [_match(part, settings) for part in compared]
    for place, name in enumerate(("match_score", "match_low", "match_high", "seats_to_move", "global_p_value")):
        columns[name] = [values[place] for values in matches]
    return columns


def _match(part: Pairing, settings: Settings) -> tuple[float, float, float, float, float]:
    """Score, chance range, seats and global p-value; all NaN where people count in several groups or too few of them answered."""
    evidence = part.evidence
    if not evidence.is_partition or hides_shares(part, settings):
        return (np.nan,) * 5
    figures = evidence.attended, evidence.share, evidence.error
    result = match(*figures, settings, part.view)
    return result.score, result.low, result.high, result.seats_to_move, global_test(*figures, settings, part.view).p_value


def _table(schema: DataFrameSchema, parts: Sequence[Columns]) -> pd.DataFrame:
    """The parts below each other, with the columns of the schema in its order and with its types, empty or not."""
    columns = {name: [value for part in parts for value in part[name]] for name in schema.columns}
    return pd.DataFrame(columns).astype({name: str(column.dtype) for name, column in schema.columns.items()})


def method(settings: Settings) -> str:
    """What is computed, with the settings in force."""
    return (
        "The share of a group is the people of the group who attended ÷ "
        "everyone who attended and whose answer is in a group that the community table lists. "
        "Answers without a community figure, and missing answers, are counted beside the shares. "
        "The community's share is its figure ÷ the total that the same table publishes. "
        "Each room is compared only with a community of the same dimension and the same way of counting; "
        f"with fewer than {settings.coverage_to_show:.0%} of the answers only counts are shown."
    )
