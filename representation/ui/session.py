"""What one reader's session remembers: one typed object behind one function."""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from representation.importing import Review
from representation.intake.checked import CheckedTable

KEY = "in_the_room"


@dataclass(frozen=True)
class Notice:
    """What the last click did, or why it did nothing."""

    text: str
    is_refusal: bool = False


@dataclass
class Session:
    """State of one session; it ends with the browser tab.

    `upload_round` numbers the uploads, so that the uploader starts empty after each; `checked` holds tables of the files that are being
    added, by file and correction, `reviews` what the last of them say together; `notice` is shown once, after the page was drawn again;
    `fix_list` is offered until the next upload. `filters` is what the reader chose, by its name in the address, and `filters_page` the
    page on which it was drawn last.
    """

    upload_round: int = 0
    checked: dict[tuple[object, ...], list[CheckedTable]] = field(default_factory=dict)
    reviews: dict[tuple[object, ...], Review] = field(default_factory=dict)
    notice: Notice | None = None
    fix_list: bytes = b""
    filters: dict[str, Any] = field(default_factory=dict)
    filters_page: str | None = None


def current_session() -> Session:
    """The session's object, made on first use."""
    if KEY not in st.session_state:
        st.session_state[KEY] = Session()
    found = st.session_state[KEY]
    assert isinstance(found, Session)
    return found
