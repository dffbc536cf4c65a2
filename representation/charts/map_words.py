"""What a map says, in words."""

from typing import Final

import pandas as pd

from representation.charts.map_classes import View
from representation.wording import gap_sentence, status_label
from representation.wording.numbers import listing, points
from representation.wording.rows import Row, number, text

RESIDENTS: Final = {"people": "residents", "students": "students", "households": "households"}
"""Whom a community counts → whom it is said to have."""
MOST_NAMED: Final = 3
PARTS_DIFFER: Final = "It is made of several groups whose verdicts differ; the Gaps page has each of them."


def per_thousand(rate: float, unit: str = "people") -> str:
    """How many came of every thousand who live there.

    >>> per_thousand(1.234), per_thousand(12.6, "students"), per_thousand(0.0), per_thousand(0.04)
    ('1.2 of every 1,000 residents', '13 of every 1,000 students', 'nobody', 'under 0.1 of every 1,000 residents')
    """
    if rate == 0:
        return "nobody"
    many = f"{rate:.0f}" if rate >= 10 else "under 0.1" if rate < 0.05 else f"{rate:.1f}"
    return f"{many} of every 1,000 {RESIDENTS.get(unit, unit)}"


def map_title(figures: pd.DataFrame, view: View, unit: str = "people") -> str:
    """What the map finds, from the areas that have a color."""
    shown = figures[figures["state"].eq("shown")]
    if figures["state"].eq("no_figure").all():
        return "No area of this map has figures."
    if shown.empty:
        return "Too few people can be shown to tell one area from another."
    if view == "rate":
        low, high = (shown.sort_values(["came_per_1000", "label"], ascending=up).iloc[0] for up in (True, False))
        least, most = (per_thousand(float(row["came_per_1000"]), unit) for row in (low, high))
        if low["came_per_1000"] == high["came_per_1000"]:
            return f"From {low['label']} came {least}."
        return f"Fewest came from {low['label']}: {least}. Most came from {high['label']}: {most}."
    under = shown[shown["status"].eq("under_represented")].sort_values(["gap_points", "label"])
    if under.empty:
        return "No area with a color is under-represented."
    worst = under.iloc[0]
    many = "One area is" if len(under) == 1 else f"{len(under):,} areas are"
    return f"{many} under-represented, {worst['label']} the most: {points(float(worst['gap_points']))} under its share."


def map_alt(figures: pd.DataFrame, view: View, unit: str = "people") -> str:
    """The map for whoever cannot see it: what it finds, the areas that matter, and how many have no color."""
    about = "how many came from each area per 1,000 who live there" if view == "rate" else "how far each area is from its share"
    shown = figures[figures["state"].eq("shown")]
    named = [f"{row['label']}: {area_words(row, view, unit)}" for row in matter(shown, view).to_dict("records")]
    states = [("too_few", "too few to tell"), ("withheld", "withheld"), ("no_figure", "without a figure")]
    rest = [f"{n:,} {words}" for state, words in states if (n := int(figures["state"].eq(state).sum()))]
    said = f"Map of {about}. {map_title(figures, view, unit)}"
    said += f" {'; '.join(named)}." if named else ""
    return f"{said} Areas without a color: {listing(rest)}." if rest else said


def matter(figures: pd.DataFrame, view: View) -> pd.DataFrame:
    """The areas whose name stands on the map: the under-represented, furthest first; without any, the one from which fewest came."""
    shown = figures[figures["state"].eq("shown")].sort_values(["came_per_1000" if view == "rate" else "gap_points", "label"])
    under = shown[shown["status"].eq("under_represented")]
    return shown.head(1) if under.empty else under.head(MOST_NAMED)


def area_words(row: Row, view: View, unit: str = "people") -> str:
    """One area's number in a few words."""
    state = text(row, "state")
    if state == "withheld":
        shown = text(row, "attended_text")
        return shown if shown != "withheld" else "number withheld"
    if state == "no_figure":
        return "no figure"
    if view == "rate":
        return per_thousand(number(row, "came_per_1000"), unit)
    gap = number(row, "gap_points")
    return status_label(text(row, "status")).lower() if gap != gap else f"{points(gap)} {'under' if gap < 0 else 'over'}"


def area_sentence(row: Row, unit: str = "people") -> str:
    """All that is said of one area: who came of those who live there, and the verdict."""
    if text(row, "state") == "no_figure":
        came = text(row, "attended_text")
        return f"{came} came; no community figure." if came not in ("", "0") else "No figure belongs to this area."
    rate = number(row, "came_per_1000")
    first = f"{per_thousand(rate, unit).capitalize()} came. " if rate == rate and rate > 0 else ""
    return first + (
        f"{gap_sentence({**_plain(row), 'reason': ''})} {PARTS_DIFFER}" if text(row, "reason") == "parts_differ" else gap_sentence(row)
    )


def _plain(row: Row) -> dict[str, object]:
    return {str(name): value for name, value in row.items()}
