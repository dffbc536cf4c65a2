"""The numbers that a reader may see: leadership's for everyone, all of them for staff who ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

import pandas as pd
import streamlit as st
from pandera.pandas import DataFrameSchema
from pandera.typing import DataFrame

from data_models.gap import DimensionSummary, Gap
from data_models.group_count import FoldedCount
from data_models.leadership import LeadershipGap, LeadershipSummary
from data_models.participation import Participation
from representation.comparing import Comparison, Unit, comparison
from representation.disclosure.leadership import Key, for_leadership
from representation.disclosure.parts import releases_of_parts
from representation.disclosure.slices import Release
from representation.measures.settings import Settings
from representation.references.choosing import measured
from representation.ui.access import may
from representation.ui.filters import Filters
from representation.ui.slices import KEY, in_order
from representation.ui.store import cached_engine
from representation.ui.view import View, cached_comparison, cached_everything, conversations_of

KINDS = ("answered", "blank", "declined", "unreadable", "no_community_figure")

QUICK: Final = Settings(chance_draws=100, global_draws=100, global_tables=0)
"""For what depends on no draw: counts, verdicts, scores."""


@dataclass(frozen=True, eq=False)
class Numbers:
    """Gaps and what they rest on, in one shape for every reader; best fit first within a dimension.

    Where `has_small_counts` is False, small counts are withheld, and the counts of folded groups are not to be shown.
    """

    gaps: DataFrame[LeadershipGap]
    summaries: DataFrame[LeadershipSummary]
    folded: DataFrame[FoldedCount]
    has_small_counts: bool
    has_total: bool = True
    """Whether the number of people in view may be shown, where it is not small."""

    def of(self, keys: pd.DataFrame) -> "Numbers":
        """The slices whose dimension, view and community stand in a table, in its order."""
        wanted = keys[KEY].drop_duplicates()
        return Numbers(
            cast(DataFrame[LeadershipGap], rows_of(self.gaps, wanted)),
            cast(DataFrame[LeadershipSummary], rows_of(self.summaries, wanted)),
            cast(DataFrame[FoldedCount], rows_of(self.folded, wanted)),
            self.has_small_counts,
            self.has_total,
        )

    def asked(self) -> "Numbers":
        """The dimensions about which somebody's answer was recorded; all of them where there is none at all."""
        is_asked = self.summaries["answered_text"].ne("0")
        return self.of(self.summaries[is_asked]) if is_asked.any() else self

    def main(self) -> "Numbers":
        """One slice per dimension: the plain way of counting, beside the community that was chosen, else the one that fits best."""
        return self.of(self.summaries.drop_duplicates("dimension"))


@st.cache_resource(max_entries=200, show_spinner=False)
def cached_leadership(store: str, version: int, conversation_ids: tuple[str, ...], unit: Unit, first: tuple[str, ...]) -> Numbers:
    """What leadership may see of some conversations, worked out once per data version and choice."""
    found = ordered(cached_comparison(store, version, conversation_ids, unit), first)
    shown = for_leadership(found.gaps, found.summaries)
    return Numbers(shown.gaps, shown.summaries, found.folded, has_small_counts=False)


@st.cache_resource(max_entries=4, show_spinner=False)
def cached_series_releases(store: str, version: int) -> dict[str, dict[Key, Release]]:
    """For each series what may be shown of it beside everything and the other series, decided together once per data version.

    Conversations without a series are one more part. The draws behind chance ranges decide nothing here, so few are made.
    """
    everything = cached_everything(store, version)
    conversations = everything.conversations
    names = {
        str(name): conversations.loc[conversations["series"].eq(name), "conversation_id"] for name in sorted(set(conversations["series"]))
    }
    whole = ordered(_quick(store, version, conversations["conversation_id"]), measured(everything.references, conversations).order)
    parts = [_in_order_of(_quick(store, version, ids), whole.summaries) for ids in names.values()]
    own = [measured(everything.references, conversations[conversations["series"].eq(name)]).order for name in names]
    found = releases_of_parts((whole.gaps, whole.summaries), [(part.gaps, part.summaries) for part in parts], own=own)
    return dict(zip(names, found, strict=True))


@st.cache_resource(max_entries=50, show_spinner=False)
def cached_series(store: str, version: int, series: str, conversation_ids: tuple[str, ...], first: tuple[str, ...]) -> Numbers:
    """What leadership may see of one series, counted in people.

    A community beside which nothing of the series may be shown comes after one beside which something may.
    """
    found = ordered(cached_comparison(store, version, conversation_ids, "people"), first)
    releases = cached_series_releases(store, version)[series]
    shown = for_leadership(found.gaps, found.summaries, shown=releases)
    has_total = all(release.has_attended for release in releases.values())
    numbers = Numbers(shown.gaps, shown.summaries, found.folded, has_small_counts=False, has_total=has_total)
    return numbers.of(shown_first(shown.summaries))


def shown_first(summaries: pd.DataFrame) -> pd.DataFrame:
    """Summaries in their order, but within a dimension and view those that are withheld whole after the others."""
    place = summaries.groupby(["dimension", "view"], sort=False).ngroup()
    return summaries.assign(place=place).sort_values(["place", "is_withheld"], kind="stable").drop(columns="place")


def leadership_numbers(view: View, unit: Unit = "people") -> Numbers:
    """What everyone may see of a view: everything, or one whole series so that nothing follows by subtraction.

    Only staff can reach any other view (`filters.sidebar_filters`); there each is protected by itself.
    """
    ids = tuple(sorted(view.conversations["conversation_id"]))
    store, version = str(cached_engine().url), view.everything.version
    if unit == "people" and len(view.filters.series) == 1 and view.filters == Filters(series=view.filters.series):
        return cached_series(store, version, view.filters.series[0], ids, view.first)
    return cached_leadership(store, version, ids, unit, view.first)


def _quick(store: str, version: int, conversation_ids: pd.Series) -> Comparison:
    """A comparison without the chances that need many draws."""
    everything = cached_everything(store, version)
    room = everything.room[everything.room["conversation_id"].isin(conversation_ids)].reset_index(drop=True)
    conversations = conversations_of(everything, conversation_ids.tolist())
    return comparison(
        Participation.validate(room), everything.community, "people", QUICK, everything.room, conversations, everything.references
    )


def numbers(view: View, unit: Unit = "people", key: str = "small_counts", is_on: bool = False) -> Numbers:
    """What everyone may see; for staff, a switch in the sidebar that shows small counts too, on from the start where `is_on`."""
    if may("staff") and st.sidebar.toggle(
        "Show small counts (staff only)",
        value=is_on,
        key=key,
        persist_state="session",
        help="A count under 10 can point at a person. Switch this off before you share your screen.",
    ):
        return staff_numbers(ordered(view.comparison, view.first))
    return leadership_numbers(view, unit)


def ordered(found: Comparison, first: Sequence[str] = ()) -> Comparison:
    """The slices worth showing, in the order of pages; of several communities those named `first`, then the best fit."""
    return _in_order_of(found, in_order(found.summaries, first))


def _in_order_of(found: Comparison, keys: pd.DataFrame) -> Comparison:
    return Comparison(
        cast(DataFrame[Gap], rows_of(found.gaps, keys)),
        cast(DataFrame[DimensionSummary], rows_of(found.summaries, keys)),
        cast(DataFrame[FoldedCount], rows_of(found.folded, keys)),
    )


def rows_of(table: pd.DataFrame, keys: pd.DataFrame) -> pd.DataFrame:
    """The rows of some dimensions, views and communities, in the order of `keys`; the columns keep their types."""
    place = {key: number for number, key in enumerate(keys[KEY].itertuples(index=False, name=None))}
    places = pd.Series([place.get(key, -1) for key in table[KEY].itertuples(index=False, name=None)], index=table.index, dtype="int64")
    return table.loc[places[places >= 0].sort_values(kind="stable").index].reset_index(drop=True)


def staff_numbers(found: Comparison) -> Numbers:
    """Every number of a comparison, in the shape that leadership's have."""
    gaps = found.gaps.assign(attended_text=[f"{count:,}" for count in found.gaps["attended_count"]], is_withheld=False)
    is_known = found.gaps["attended_share"].notna()
    known = found.gaps[is_known].groupby(KEY, as_index=False, sort=False).agg(known_count=("attended_count", "sum"))
    summaries = found.summaries.merge(known, on=KEY, how="left")
    texts = {f"{kind}_text": [f"{count:,}" for count in summaries[f"{kind}_count"]] for kind in KINDS}
    summaries = summaries.assign(is_withheld=False, **texts)
    return Numbers(
        cast(DataFrame[LeadershipGap], _shaped(gaps, LeadershipGap.to_schema())),
        cast(DataFrame[LeadershipSummary], _shaped(summaries, LeadershipSummary.to_schema())),
        found.folded,
        has_small_counts=True,
    )


def _shaped(table: pd.DataFrame, schema: DataFrameSchema) -> pd.DataFrame:
    """The columns of a schema, in its order and with its types."""
    types = {name: str(column.dtype) for name, column in schema.columns.items()}
    return table[list(types)].astype(types)
