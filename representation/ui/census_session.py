"""What one reader's session remembers of the Census API: the key that staff typed, in memory only, and what came so far."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import streamlit as st

from representation.community.census_api.areas import Area
from representation.community.census_api.client import CensusClient
from representation.community.census_api.fetching import FetchedTable
from representation.community.census_api.kept import FOLDER, KeptAnswers
from representation.community.census_api.problems import CensusProblem
from representation.community.census_api.settings import census_address, machine_key, patience
from representation.community.census_api.wanted import WantedTable
from representation.importing import Review
from representation.store.home import data_home

KEY: Final = "in_the_room.census"


@dataclass(frozen=True)
class Result:
    """What came of the tables that were wanted, and what they say once read as files are."""

    wanted: tuple[WantedTable, ...]
    fetched: tuple[FetchedTable, ...]
    review: Review


@dataclass
class CensusSession:
    """State of one session; it ends with the browser tab.

    Attributes
    ----------
    key
        What staff typed; never stored, logged or printed.
    newest
        The newest vintage that answers, or why none could be asked; None before it was asked.
    lists
        Areas of a kind, state and vintage, or why they could not be had: so that a problem is not met again at every click.
    """

    is_open: bool = False
    key: str = field(default="", repr=False)
    newest: int | CensusProblem | None = None
    lists: dict[tuple[str, str, int], list[Area] | CensusProblem] = field(default_factory=dict)
    result: Result | None = None

    @property
    def has_key(self) -> bool:
        """Whether there is a key to ask with."""
        return bool(self.key or machine_key())

    def connect(self) -> CensusClient:
        """A client with the key of this session, else of this machine.

        Raises
        ------
        CensusProblem
            If the address or the proxy of this machine cannot be used.
        """
        return CensusClient(census_address(), self.key or machine_key(), patience())

    def try_again(self) -> None:
        """Forget what went wrong, so that it is asked again."""
        if isinstance(self.newest, CensusProblem):
            self.newest = None
        self.lists = {which: found for which, found in self.lists.items() if not isinstance(found, CensusProblem)}


def census_session() -> CensusSession:
    """The session's object, made on first use."""
    if KEY not in st.session_state:
        st.session_state[KEY] = CensusSession()
    found = st.session_state[KEY]
    assert isinstance(found, CensusSession)
    return found


def kept_answers() -> KeptAnswers:
    """The folder of answers, below the app's data folder."""
    return KeptAnswers(data_home() / FOLDER)


def now() -> datetime:
    """This moment, as it is noted with an answer."""
    return datetime.now(UTC)
