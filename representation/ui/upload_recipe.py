"""What staff confirmed for a form, kept under a name for its next export."""

import re
from pathlib import PurePath

import streamlit as st

from representation.intake.correction import Correction
from representation.recipes.making import says_something
from representation.ui.text import literal
from representation.ui.upload_answers import cut
from representation.ui.uploads import Kept, Part, without_recipe_key
from representation.wording.numbers import listing

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DATES = re.compile(
    rf"\d{{4}}[-_. ]?\d{{1,2}}[-_. ]?\d{{1,2}}(?:[T_ -]?\d{{2}}[-_.:]?\d{{2}}(?:[-_.:]?\d{{2}})?)?"
    rf"|\d{{1,2}}[-_.]\d{{1,2}}[-_.]\d{{2,4}}"
    rf"|(?<![a-z])(?:\d{{1,2}}[-_. ])?{MONTH}[-_. ]+(?:\d{{1,2}}(?:st|nd|rd|th)?[-_., ]+)?\d{{4}}"
    rf"|(?<![a-z]){MONTH}(?![a-z])"
    rf"|(?<!\d)(?:19|20)\d{{2}}(?!\d)"
    rf"|\(\d{{1,3}}\)",
    re.IGNORECASE,
)
"""What changes in a file's name from one export to the next: dates, and the number of a second download."""


def recipe_name(file: str) -> str:
    """The name of a file without its ending and dates: what next month's export is called too.

    >>> recipe_name("Exit survey (Responses) 2026-09-03.xlsx"), recipe_name("report-2026-10-06T1713 (2).csv"), recipe_name("2026.csv")
    ('Exit survey (Responses)', 'report', '2026')
    """
    stem = PurePath(file).stem
    name = re.sub(r"[\s_-]{2,}", " ", DATES.sub(" ", stem)).strip(" _-.,")
    return name or stem


def kept_choice(part: Part, said: Correction, key: str) -> Kept | None:
    """Offer to keep what staff confirmed for the next export of the form; None for not at all, or where they said nothing."""
    now = part.again(said)
    if now.kind in (None, "community") or not (says_something(said) or said.conversation):
        return None
    former = part.recipe_offered if part.fitted else ""
    with st.container(border=False, gap="small"):
        left, right = st.columns(2, vertical_alignment="bottom")
        is_kept = left.checkbox(
            "Remember this for the next export of this form",
            value=says_something(said),
            key=f"{key}.keep",
            help="What you said about columns and answers is kept as a recipe. It holds nothing about any person.",
        )
        if not is_kept:
            return None
        default = former or recipe_name(part.file.name)
        name = (right.text_input("Name of the form", value=default, key=f"{key}.keep_as") or "").strip() or default
        always = bool(said.conversation) and st.checkbox(
            literal(f"It is always about {said.conversation}"), key=f"{key}.always", help="Then you are not asked which conversation it is."
        )
    return Kept(name, now, part.whole(said), former or None, always)


def show_fitted(part: Part) -> None:
    """Say that a table was read as staff confirmed for its form, and what is not as it was then."""
    if part.fitted is None:
        return
    st.caption(f":material/bookmark: Read as you confirmed for “{literal(part.fitted.recipe.name)}”.")
    if part.fitted.gone:
        gone = listing([f"“{cut(header)}”" for header in part.fitted.gone])
        st.warning(literal(f"This export has no column {gone} any more. Look below whether another column took its place."))


def without_recipe_choice(part: Part, key: str) -> None:
    """Let staff read a file as if its form had never been confirmed."""
    name = part.recipe_offered
    if name:
        st.checkbox(literal(f"Do not read it as confirmed for “{name}”"), key=without_recipe_key(key))
