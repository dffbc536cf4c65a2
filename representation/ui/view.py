"""What a page looks at: the store's tables at one data version, and the comparison under the chosen filters."""

from collections.abc import Collection
from dataclasses import dataclass

import streamlit as st
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.conversation import Conversation
from data_models.participation import Participation
from data_models.reference import References
from representation.comparing import Comparison, Unit, comparison
from representation.references.choosing import Measured, measured
from representation.room.participations import participations
from representation.store.loading import data_version, load_snapshot
from representation.ui.filters import Filters, chosen_conversations, sidebar_filters
from representation.ui.references_look import pick_look
from representation.ui.store import cached_engine


@dataclass(frozen=True, eq=False)
class Everything:
    """The store at one data version: codes only, shared by all sessions; nobody changes it. `store` names the database."""

    store: str
    version: int
    room: DataFrame[Participation]
    conversations: DataFrame[Conversation]
    community: DataFrame[CommunityCount]
    references: References


@dataclass(frozen=True, eq=False)
class View:
    """One page's view: the filters, the conversations in view, and who was there beside who lives there.

    `measured` says which community was chosen for the conversations in view; `look` is the one that staff want to look at instead,
    "" for none.
    """

    everything: Everything
    filters: Filters
    conversations: DataFrame[Conversation]
    room: DataFrame[Participation]
    comparison: Comparison
    measured: Measured
    look: str = ""

    @property
    def first(self) -> tuple[str, ...]:
        """Communities in the order in which they come first."""
        return tuple(dict.fromkeys(name for name in (self.look, *self.measured.order) if name))

    @property
    def has_people(self) -> bool:
        """Whether anyone attended in this view."""
        return bool(self.room["is_attended"].any())


@st.cache_resource(max_entries=2, show_spinner=False)
def cached_everything(store: str, version: int) -> Everything:
    """Load and join the store once per data version; `store` names the database."""
    snapshot = load_snapshot(cached_engine())
    return Everything(store, version, participations(snapshot.responses), snapshot.conversations, snapshot.community, snapshot.references)


@st.cache_resource(max_entries=200, show_spinner=False)
def cached_comparison(store: str, version: int, conversation_ids: tuple[str, ...], unit: Unit) -> Comparison:
    """The comparison of some conversations, computed once per data version and choice."""
    everything = cached_everything(store, version)
    room = everything.room[everything.room["conversation_id"].isin(conversation_ids)].reset_index(drop=True)
    conversations = conversations_of(everything, conversation_ids)
    return comparison(Participation.validate(room), everything.community, unit, None, everything.room, conversations, everything.references)


def conversations_of(everything: Everything, conversation_ids: Collection[str]) -> DataFrame[Conversation]:
    """Some conversations of the store."""
    is_one = everything.conversations["conversation_id"].isin(list(conversation_ids))
    return Conversation.validate(everything.conversations[is_one].reset_index(drop=True))


def current_everything() -> Everything:
    """The store as it stands now."""
    engine = cached_engine()
    return cached_everything(str(engine.url), data_version(engine))


def current_view(unit: Unit = "people") -> View:
    """Draw the filters in the sidebar and give what they let through."""
    everything = current_everything()
    filters = sidebar_filters(everything.conversations)
    conversations = chosen_conversations(everything.conversations, filters).reset_index(drop=True)
    ids = tuple(sorted(conversations["conversation_id"]))
    room = everything.room[everything.room["conversation_id"].isin(ids)].reset_index(drop=True)
    look = pick_look(list(dict.fromkeys(everything.community["community"])))
    found = cached_comparison(everything.store, everything.version, ids, unit)
    by = measured(everything.references, conversations)
    return View(everything, filters, Conversation.validate(conversations), Participation.validate(room), found, by, look)
