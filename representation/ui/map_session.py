"""What one reader's session remembers of the Map page."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

KEY: Final = "in_the_room.map"


@dataclass
class MapSession:
    """State of one session on the Map page.

    Attributes
    ----------
    upload_round
        Numbers the uploads, so that the uploaders start empty after each.
    notice, is_refusal
        What the last click did, or why it did nothing; shown once.
    added
        The map that was added by the last click, to be shown next.
    """

    upload_round: int = 0
    notice: str = ""
    is_refusal: bool = False
    added: int | None = None

    def say(self, notice: str, is_refusal: bool = False) -> None:
        """Keep a sentence for the next drawing of the page."""
        self.notice, self.is_refusal = notice, is_refusal


def map_session() -> MapSession:
    """The session's object, made on first use."""
    if KEY not in st.session_state:
        st.session_state[KEY] = MapSession()
    found = st.session_state[KEY]
    assert isinstance(found, MapSession)
    return found
