"""Community figures as tables that people read."""

from dataclasses import dataclass

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.vocabularies import dimension_labels
from representation.measures.labels import group_label
from representation.references.choosing import measured
from representation.references.fitting import fitted
from representation.references.room_people import room_people
from representation.ui.view import Everything

FIT_WORDS = {"exact": "Same people", "close": "Close", "proxy": "Only a proxy"}
"""How well a community fits a room of people, in words."""
FIT_MEANINGS = {
    "exact": "the figure counts the same kind of people as the room.",
    "close": "it counts slightly other people, so read a small gap with care.",
    "proxy": "it stands in for a figure that nobody publishes; the gap is shown without a verdict.",
}
VIEW_WORDS = {"alone_or_in_combination": "every box counted", "race_alone": "one race each"}
"""Views of race that need a word beside the dimension's name."""
NOT_COMPARED = "Not compared"
"""The fit of figures with which nobody is compared."""
NOT_COMPARED_MEANING = "Hispanic or Latino people are not told apart in it; add table B03002."
NOT_STATED = "not stated"
"""The universe of a plain table that does not say whom it counts."""


@dataclass(frozen=True)
class Source:
    """What names the figures of one dimension, counted in one way, of one community."""

    dimension: str
    community: str
    view: str

    @property
    def label(self) -> str:
        """The dimension as people read it."""
        name = dimension_labels().get(self.dimension, self.dimension.replace("_", " ").capitalize())
        word = VIEW_WORDS.get(self.view)
        return f"{name} ({word})" if word else name


def fitted_here(everything: Everything) -> DataFrame[CommunityCount]:
    """Every figure with the fit that it has for all conversations together."""
    people = room_people(everything.room, everything.conversations)
    return fitted(everything.community, everything.references, people, measured(everything.references, everything.conversations).community)


def sources(community: pd.DataFrame) -> list[Source]:
    """Every dimension and community there is, in the fixed order of dimensions; those that only a file brings come last."""
    order = list(dimension_labels())
    found = community[["dimension", "community", "view"]].drop_duplicates().itertuples(index=False)
    named = [Source(str(row.dimension), str(row.community), str(row.view)) for row in found]
    return sorted(named, key=lambda each: order.index(each.dimension) if each.dimension in order else len(order))


def figures_of(community: pd.DataFrame, source: Source) -> pd.DataFrame:
    """The rows of one source."""
    is_one = community["dimension"].eq(source.dimension) & community["community"].eq(source.community) & community["view"].eq(source.view)
    return community[is_one]


def community_list(community: pd.DataFrame) -> pd.DataFrame:
    """One row per dimension and community: what the room is compared with, and how well it fits a room of people."""
    rows = [(source, figures_of(community, source).iloc[0]) for source in sources(community)]
    return pd.DataFrame(
        {
            "Question": [source.label for source, _ in rows],
            "Compared with": [source.community for source, _ in rows],
            "Fit": [fit_words(row) for _, row in rows],
        }
    )


def fit_words(row: pd.Series) -> str:
    """How well the figures of a source fit the room; figures of one race each are compared with nobody."""
    return NOT_COMPARED if row["view"] == "race_alone" else FIT_WORDS[row["fit"]]


def about_line(community: pd.DataFrame, source: Source) -> str:
    """How many of whom one source counts, from when, and why it fits or does not."""
    row = figures_of(community, source).iloc[0]
    total = "" if pd.isna(row["total_count"]) else f"{row['total_count']:,.0f} "
    unit, universe = str(row["unit"]), str(row["universe"])
    whom = universe.removeprefix("all ") if unit in universe.split() else unit if universe == NOT_STATED else f"{unit} ({universe})"
    parts = [f"{total}{whom}", str(row["vintage"]), source_table(row), fit_words(row).lower()]
    why = NOT_COMPARED_MEANING.removesuffix(".") if row["view"] == "race_alone" else row["fit_note"]
    note = f": {why}" if why else ""
    return " · ".join(part for part in parts if part) + note


def source_table(row: pd.Series) -> str:
    """The published table of a figure, "" where it has no number."""
    return f"table {row['table']}" if any(letter.isdigit() for letter in str(row["table"])) else ""


def fit_lines(community: pd.DataFrame) -> str:
    """What each fit that occurs means."""
    found = set(community.loc[community["view"].ne("race_alone"), "fit"])
    lines = [f"**{FIT_WORDS[fit]}**: {meaning}" for fit, meaning in FIT_MEANINGS.items() if fit in found]
    is_alone = community["view"].eq("race_alone").any()
    return " ".join([*lines, f"**{NOT_COMPARED}**: {NOT_COMPARED_MEANING}"] if is_alone else lines)


def figures_table(community: pd.DataFrame, source: Source) -> pd.DataFrame:
    """The figures of one source, as published."""
    rows = figures_of(community, source)
    table = pd.DataFrame(
        {
            "Group": [group_label(source.dimension, group) for group in rows["group"]],
            str(rows["unit"].iloc[0]).capitalize(): [
                "withheld" if hidden else _number(count) for hidden, count in zip(rows["is_suppressed"], rows["people_count"], strict=True)
            ],
            "Margin": [_margin(bool(has), margin) for has, margin in zip(rows["has_margin"], rows["margin"], strict=True)],
            "Share": [
                "–" if pd.isna(count) or pd.isna(total) or not total else f"{count / total:.1%}"
                for count, total in zip(rows["people_count"], rows["total_count"], strict=True)
            ],
        }
    )
    return table if rows["has_margin"].any() else table.drop(columns="Margin")


def figures_note(community: pd.DataFrame, source: Source) -> str:
    """What the reader of one source's figures has to know."""
    rows = figures_of(community, source)
    margins = "Margin is the 90% margin of error of a survey figure."
    parts = [
        margins if rows["has_margin"].any() else "Full counts: there is no margin of error.",
        "A figure that the publisher withheld is not zero." if rows["is_suppressed"].any() else "",
        f"File: {rows['source'].iloc[0]}.",
    ]
    return " ".join(part for part in parts if part)


def _number(count: float) -> str:
    return "not known" if pd.isna(count) else f"{count:,.0f}"


def _margin(has_margin: bool, margin: float) -> str:
    """A margin in the unit of its figure; a controlled figure has none, though the survey gives margins."""
    if not has_margin or margin == 0:
        return "none"
    return "not known" if pd.isna(margin) else f"±{margin:,.0f}"
