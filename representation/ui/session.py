"""What one reader's session remembers: one typed object behind one function."""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from representation.importing import Review
from representation.intake.checked import CheckedTable
from representation.recipes.matching import Fitted
from representation.ui.assessed import Assessed

KEY = "in_the_room"


@dataclass(frozen=True)
class Notice:
    """What the last click did, or why it did nothing; `is_saved` where something can be looked at now."""

    text: str
    is_refusal: bool = False
    is_saved: bool = False


@dataclass
class Session:
    """State of one session; it ends with the browser tab.

    Attributes
    ----------
    upload_round
        Numbers the uploads, so that the uploader starts empty after each.
    checked, reviews, fitted, assessed
        Of the files that are being added: tables by file and correction, what the last of them say together, what is known of their
        forms, and what the store has of them.
    notice
        Shown once, after the page was drawn again.
    fix_list, fix_list_imports
        The rows to fix, offered until the next upload, and the imports whose rows they are.
    filters, filters_page
        What the reader chose, by its name in the address, and the page on which it was drawn last.
    """

    upload_round: int = 0
    checked: dict[tuple[object, ...], list[CheckedTable]] = field(default_factory=dict)
    reviews: dict[tuple[object, ...], Review] = field(default_factory=dict)
    fitted: dict[tuple[object, ...], Fitted | None] = field(default_factory=dict)
    assessed: Assessed | None = None
    notice: Notice | None = None
    fix_list: bytes = b""
    fix_list_imports: tuple[int, ...] = ()
    filters: dict[str, Any] = field(default_factory=dict)
    filters_page: str | None = None


def current_session() -> Session:
    """The session's object, made on first use."""
    if KEY not in st.session_state:
        st.session_state[KEY] = Session()
    found = st.session_state[KEY]
    assert isinstance(found, Session)
    return found
