"""The cards of an upload: staff see what was understood, correct it in place, and the whole is joined again."""

from collections.abc import Collection, Sequence

import streamlit as st

from representation.importing import Review, UploadedFile
from representation.intake.correction import Correction
from representation.ui.parts import plural
from representation.ui.upload_card import Card, show_words, upload_card
from representation.ui.upload_notes import titles_to_add
from representation.ui.upload_shared_cards import community_card, unknown_card
from representation.ui.upload_words import is_readable
from representation.ui.uploads import Part, about, read_parts, review_of, titles_in, unknown_titles, what_is_known


def reviewed_cards(files: Sequence[UploadedFile], key: str) -> Review:
    """Draw a card for each table and give what is understood of all of them, with what staff said."""
    parts = read_parts(files)
    known = what_is_known()
    top = st.container(gap="small")
    said, cards = _cards(parts, titles_in(parts, known), key)
    with st.spinner("Bringing the files together …"):
        review = review_of(parts, said, known)
        with top:
            st.markdown(f"**{upload_line(parts)}**")
            added = titles_to_add(unknown_titles(review), f"{key}.titles")
        if added:
            review = review_of(parts, said, what_is_known(added))
    places = [i for i, each in enumerate(said) if not each.is_left_out]
    for i, part in enumerate(parts):
        if part.key in cards:
            with cards[part.key].head:
                place = places.index(i) if i in places else None
                show_words(
                    part.table, None if place is None else review.joined.tables[place], "" if place is None else about(review, place)
                )
    return review


MANY = 4
"""From this many tables that were not recognised on, they share one card: a workbook may have sheets by the dozen."""


def _cards(parts: Sequence[Part], titles: list[str], key: str) -> tuple[list[Correction], dict[str, Card]]:
    """What staff said about each part, and the cards drawn: one for each table, save those that share one and need no word."""
    community = {part.key: part.table for part in parts if part.table.kind == "community"}
    unknown = {part.key: part.table for part in parts if part.table.kind is None and is_readable(part.table)}
    unknown = unknown if len(unknown) >= MANY else {}
    cards: dict[str, Card] = {}

    def draw(keys: Collection[str]) -> None:
        cards.update({part.key: upload_card(part.table, titles, part.key, part.again) for part in parts if part.key in keys})

    if unknown:
        draw(unknown_card(unknown, f"{key}.unknown"))
    draw({part.key for part in parts} - community.keys() - unknown.keys())
    if community:
        draw(community_card(community, f"{key}.community"))
    return [cards[part.key].said if part.key in cards else Correction() for part in parts], cards


def upload_line(parts: Sequence[Part]) -> str:
    """What came out of the files, in a line."""
    known = sum(part.table.kind is not None for part in parts)
    unread = sum(not is_readable(part.table) for part in parts)
    unknown = len(parts) - known - unread
    words = [plural(known, "table recognized", "tables recognized")] if known or not (unread or unknown) else []
    words += [f"{plural(unknown, 'table', 'tables')} not recognized"] if unknown else []
    words += [f"{plural(unread, 'file', 'files')} cannot be read"] if unread else []
    return ", ".join(words)
