"""Which groups to invite next, and from which ZIP codes: in order of how many people are missing."""

from typing import Final

import pandas as pd
from pandera.pandas import DataFrameSchema
from pandera.typing import DataFrame

from data_models.gap import Gap
from data_models.leadership import LeadershipGap
from data_models.recruiting import RecruitingTarget, ZipShortfall
from representation.measures.match import OVERLAPPING

Gaps = DataFrame[Gap] | DataFrame[LeadershipGap]

METHOD: Final = (
    "Listed are the groups that are under-represented, and those that are low in this room while too few people came to tell. "
    "They are in order of the people to add for parity, and a person can belong to several of them. "
    "Groups that are about level or over-represented are not listed; of ZIP codes, all below their share are, certain or not. "
    "ZIP codes are in order of the people short: the community's share of the people who answered, minus the people who came."
)


def recruiting_order(gaps: Gaps) -> DataFrame[RecruitingTarget]:
    """Under-represented groups and those leaning low, across all dimensions, most people to add first.

    Takes what staff see or what leadership see; of a group whose count is withheld the verdict is all that is known, and it comes
    last, largest community share first. Race is listed once, by its roll-up, where it is there both ways.
    """
    rolled_up = set(gaps.loc[gaps["view"] != OVERLAPPING, "dimension"])
    once = (gaps["view"] != OVERLAPPING) | ~gaps["dimension"].isin(rolled_up)
    is_clear = gaps["status"] == "under_represented"
    is_leaning = (gaps["status"] == "too_few_to_tell") & (gaps["lean"] == "low")
    chosen = _with_texts(gaps[once & (is_clear | is_leaning)])
    chosen["strength"] = is_clear[chosen.index].map({True: "clear", False: "leaning"})
    ordered = chosen.sort_values(["people_to_add", "community_share"], ascending=False, na_position="last", kind="stable")
    return RecruitingTarget.validate(_placed(ordered, RecruitingTarget.to_schema()))


def zip_shortfalls(gaps: Gaps) -> DataFrame[ZipShortfall]:
    """ZIP codes from which fewer people came than their share of the community, most people short first.

    A ZIP code whose count is withheld is listed last, and only where its verdict says that it is under-represented.
    """
    is_zip = gaps["dimension"] == "zip"
    rows = _with_texts(gaps[is_zip].rename(columns={"group": "zip_code"}))
    is_short = (rows["people_short"] > 0) | (rows["is_withheld"] & (rows["status"] == "under_represented"))
    ordered = rows[is_short].sort_values(["people_short", "community_share"], ascending=False, na_position="last", kind="stable")
    return ZipShortfall.validate(_placed(ordered, ZipShortfall.to_schema()))


def largest_gaps(gaps: Gaps, most: int = 8) -> pd.DataFrame:
    """The rows with the largest gaps, under or over, across dimensions: clear verdicts first, then the others, each by size.

    Groups without a gap (no community figure, or withheld) and groups with which nothing can be said are left out.
    """
    rolled_up = set(gaps.loc[gaps["view"] != OVERLAPPING, "dimension"])
    once = (gaps["view"] != OVERLAPPING) | ~gaps["dimension"].isin(rolled_up)
    rows = gaps[once & gaps["gap_points"].notna() & ~gaps["status"].isin(["", "cannot_say"])]
    is_clear = rows["status"].isin(["under_represented", "over_represented"])
    order = pd.DataFrame({"clear": is_clear, "size": rows["gap_points"].abs()})
    places = order.sort_values(["clear", "size"], ascending=False, kind="stable").index[:most]
    return rows.loc[places].reset_index(drop=True)


def _with_texts(rows: pd.DataFrame) -> pd.DataFrame:
    """Staff's rows with the columns that leadership's have: nothing withheld, every count printed."""
    result = rows.copy()
    if "attended_text" not in result:
        result["attended_text"] = [f"{count:,}" for count in result["attended_count"]]
        result["is_withheld"] = False
    return result


def _placed(rows: pd.DataFrame, schema: DataFrameSchema) -> pd.DataFrame:
    placed = rows.assign(place=range(1, len(rows) + 1))[list(schema.columns)].reset_index(drop=True)
    return placed.astype({name: str(column.dtype) for name, column in schema.columns.items()})
