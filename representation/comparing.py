"""The room beside each reference community: counts in shared categories, then gaps and verdicts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.conversation import Conversation
from data_models.gap import DimensionSummary, Gap
from data_models.group_count import FoldedCount
from data_models.participation import Participation
from data_models.reference import NOTHING_SAID, References
from data_models.response import DIMENSIONS
from data_models.vocabularies import dimension_labels
from representation.like_with_like import alike, without_mismatch
from representation.measures.counts import counts
from representation.measures.gaps import gaps
from representation.measures.settings import Settings
from representation.references.choosing import measured
from representation.references.describing import references_of
from representation.references.fitting import fitted
from representation.references.room_people import room_people
from representation.room.participations import people

Unit = Literal["people", "attendances"]


@dataclass(frozen=True)
class Comparison:
    """Gaps, what they rest on, and what was folded; one slice per dimension, view and community."""

    gaps: DataFrame[Gap]
    summaries: DataFrame[DimensionSummary]
    folded: DataFrame[FoldedCount]

    def _kept(self, keep: Callable[[pd.DataFrame], pd.Series]) -> "Comparison":
        gaps, summaries, folded = (table[keep(table)].reset_index(drop=True) for table in (self.gaps, self.summaries, self.folded))
        # A part of a checked table is not checked again: it would cost more than the comparison itself.
        return Comparison(
            cast("DataFrame[Gap]", gaps), cast("DataFrame[DimensionSummary]", summaries), cast("DataFrame[FoldedCount]", folded)
        )

    def only(self, dimensions: Sequence[str]) -> "Comparison":
        """The slices of the dimensions named."""
        return self._kept(lambda table: table["dimension"].isin(list(dimensions)))

    def part(self, dimension: str, view: str, community: str) -> "Comparison":
        """One slice."""
        return self._kept(lambda table: table["dimension"].eq(dimension) & table["view"].eq(view) & table["community"].eq(community))


def comparison(
    room: DataFrame[Participation],
    community: DataFrame[CommunityCount],
    unit: Unit = "people",
    settings: Settings | None = None,
    everyone: DataFrame[Participation] | None = None,
    conversations: DataFrame[Conversation] | None = None,
    references: References | None = None,
) -> Comparison:
    """Compare who was in the room with who lives there, dimension by dimension.

    How well each community fits is worked out from whom it describes and who the room is for; see `references.fitting`.

    Parameters
    ----------
    room
        Participations in view; the unit decides whether a person at two conversations counts once or twice.
    community
        Reference communities as `newest_communities` puts them together; each dimension, view and community is compared by itself. A
        dimension that people answered and no community has is listed with its counts.
    everyone
        All participations, where `room` is a part of them: the shared groups and income bands are those of all, so that a filter
        changes none.
    conversations
        The conversations of the room, which say for whom they were; None where that is not known.
    references
        What staff said about the communities; None where it is worked out from the figures alone.
    """
    settings = settings or Settings()
    references = references_of(community, NOTHING_SAID) if references is None else references
    chosen = "" if conversations is None else measured(references, conversations).community
    community = fitted(community, references, room_people(room, conversations), chosen)
    # Races of which each is counted with its Hispanic people meet no form: nobody's answers are sorted so.
    community = community[community["view"].ne("race_alone")]
    rows = people(room) if unit == "people" else room
    slices = [part for _, part in community.groupby(["dimension", "view", "community"], sort=False)]
    covered = set(community["dimension"])
    slices += [_no_community(community, dimension) for dimension in DIMENSIONS if dimension not in covered]
    slices.sort(key=_place)
    found = [_one(rows, part, settings, room if everyone is None else everyone) for part in slices]
    return Comparison(
        Gap.validate(pd.concat([part.gaps for part in found], ignore_index=True)),
        DimensionSummary.validate(pd.concat([part.summaries for part in found], ignore_index=True)),
        FoldedCount.validate(pd.concat([part.folded for part in found], ignore_index=True)),
    )


def _dimension(part: pd.DataFrame) -> str:
    return str(part.attrs["dimension"] if part.empty else part["dimension"].iloc[0])


def _place(part: pd.DataFrame) -> tuple[int, str, str]:
    """Dimensions in their fixed order, those that a community file brings last."""
    dimension = _dimension(part)
    names = list(dimension_labels())
    return names.index(dimension) if dimension in names else len(names), dimension, "" if part.empty else str(part["community"].iloc[0])


def _no_community(community: pd.DataFrame, dimension: str) -> pd.DataFrame:
    part = community.iloc[:0].copy()
    part.attrs = {"dimension": dimension}
    return part


def _one(rows: pd.DataFrame, part: pd.DataFrame, settings: Settings, everyone: pd.DataFrame) -> Comparison:
    dimension = _dimension(part)
    view = ("roll_up" if dimension == "race" else "") if part.empty else str(part["view"].iloc[0])
    shared = alike(rows, part, everyone, settings)
    rows, part = shared.rows, shared.part
    community = "" if part.empty else str(part["community"].iloc[0])
    counted = counts(rows, dimension, view, list(part["group"]), community)
    found, summaries = gaps(counted.groups, counted.answers, CommunityCount.validate(part), settings)
    if shared.extremes:
        quick = replace(settings, chance_draws=100, global_draws=100, global_tables=0)  # of an extreme only the verdicts are asked
        others = [gaps(counted.groups, counted.answers, CommunityCount.validate(each), quick)[0] for each in shared.extremes]
        found = without_mismatch(found, others)
    return Comparison(found, summaries, counted.folded)
