"""The list of groups to invite, in words."""

import pandas as pd
import streamlit as st
from pandera.typing import DataFrame

from data_models.recruiting import RecruitingTarget, ZipShortfall
from representation.ui.gap_table import number_cell, percent_cell
from representation.ui.headline import MOST_NAMED, inside
from representation.ui.parts import show_table
from representation.ui.text import literal
from representation.wording import dimension_title, phrase, status_label
from representation.wording.numbers import listing, percent
from representation.wording.rows import Row, text

MOST_LISTED = 6
MOST_ZIPS = 8


def first_sentence(targets: DataFrame[RecruitingTarget], gaps: pd.DataFrame, units: dict[str, str]) -> str:
    """Whom to invite first: at most three groups, each of another dimension."""
    clear = targets[targets["strength"].eq("clear")]
    if not gaps["status"].isin(["under_represented", "over_represented", "about_level"]).any():
        return "Nothing can be planned yet: too few people came, or answered."
    if clear.empty:
        return "No group is clearly under-represented." if targets.empty else "No group is clearly under-represented; some lean low."
    first = clear.drop_duplicates("dimension").head(MOST_NAMED).to_dict("records")
    return f"Start with {listing([inside(_whom(row, units)) for row in first])}."


def targets_list(targets: DataFrame[RecruitingTarget], units: dict[str, str]) -> None:
    """What to do for each group: the clear ones first, those that lean low behind a click, all of it as a table behind a switch."""
    clear, leaning = (targets[targets["strength"].eq(strength)] for strength in ("clear", "leaning"))
    if targets.empty:
        st.write("No group to name.")
    _sentences(clear.head(MOST_LISTED), units)
    more = pd.concat([clear.iloc[MOST_LISTED:], leaning])
    if not more.empty:
        with st.expander(_more(len(more) - len(leaning), len(leaning)), type="compact", key="where_to_recruit_next.more"):
            _sentences(more, units)
    if not targets.empty and st.toggle("Show as a table", key="where_to_recruit_next.table"):
        show_table(targets_table(targets))


def _more(clear: int, leaning: int) -> str:
    said = [f"{clear} more under-represented"] if clear else []
    return listing([*said, f"{leaning} that lean low, with too few people to tell"] if leaning else said)


def _sentences(targets: pd.DataFrame, units: dict[str, str]) -> None:
    for row in targets.to_dict("records"):
        plan = how_many(row["people_to_add"])
        shares = shares_side_by_side(row["attended_share"], row["community_share"])
        st.markdown(f"**{literal(_whom(row, units))}: {plan}**  \n{shares}")


def _whom(row: Row, units: dict[str, str]) -> str:
    dimension = text(row, "dimension")
    return phrase(dimension, text(row, "group"), text(row, "label"), units.get(dimension, ""))


def how_many(people_to_add: float) -> str:
    """How many more to plan for.

    >>> how_many(36.0), how_many(float("nan"))
    ('about 36 more', 'number withheld')
    """
    return "number withheld" if people_to_add != people_to_add else f"about {people_to_add:,.0f} more"


def shares_side_by_side(attended_share: float, community_share: float) -> str:
    """Why: the two shares.

    >>> shares_side_by_side(0.1, 0.18), shares_side_by_side(float("nan"), 0.18)
    ('10% of the room, 18% of the community', '18% of the community; how many came is withheld')
    """
    there = f"{percent(community_share)} of the community"
    return f"{there}; how many came is withheld" if attended_share != attended_share else f"{percent(attended_share)} of the room, {there}"


def targets_table(targets: DataFrame[RecruitingTarget]) -> pd.DataFrame:
    """The groups to invite in readable columns."""
    return pd.DataFrame(
        {
            "Group": list(targets["label"]),
            "Question": [dimension_title(name) for name in targets["dimension"]],
            "Came": list(targets["attended_text"]),
            "In the room": [percent_cell(share) for share in targets["attended_share"]],
            "In the community": [percent_cell(share) for share in targets["community_share"]],
            "To add": [number_cell(count) for count in targets["people_to_add"]],
            "Status": [status_label(status) for status in targets["status"]],
        }
    )


def zip_table(zips: DataFrame[ZipShortfall]) -> pd.DataFrame:
    """The ZIP codes that fall short in readable columns."""
    return pd.DataFrame(
        {
            "ZIP code": list(zips["zip_code"]),
            "Came": list(zips["attended_text"]),
            "In the room": [percent_cell(share) for share in zips["attended_share"]],
            "In the community": [percent_cell(share) for share in zips["community_share"]],
            "Short": [number_cell(count) for count in zips["people_short"]],
            "Status": [status_label(status) for status in zips["status"]],
        }
    )
