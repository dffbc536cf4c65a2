"""The cards of an upload: staff see what was understood, correct it in place, and the whole is joined again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from representation.importing import UploadedFile
from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.ui.assessed import Assessed
from representation.ui.parts import plural
from representation.ui.progress import Step
from representation.ui.upload_card import Around, Card, show_words, upload_card
from representation.ui.upload_notes import titles_to_add
from representation.ui.upload_plan import Plan, assessed, plan_choice
from representation.ui.upload_shared_cards import CommunityCard, community_card, show_community_words, unknown_card
from representation.ui.upload_words import is_companion, is_readable, table_name
from representation.ui.uploads import Part, about, dates_in, read_parts, review_of, titles_in, unknown_titles, what_is_known


@dataclass(frozen=True)
class Reviewed:
    """What is understood of an upload, and what saving it does; `open_questions` stand in its way."""

    found: Assessed
    plans: dict[int, Plan]
    open_questions: tuple[str, ...]

    @property
    def tables(self) -> tuple[CheckedTable, ...]:
        """The tables as they are understood."""
        return self.found.review.joined.tables

    @property
    def hashes(self) -> dict[str, str]:
        """File name → SHA-256 of its content."""
        return self.found.review.hashes_by_name

    @property
    def useless(self) -> tuple[str, ...]:
        """Names of the tables of which nothing is saved, because nothing in them can be used as it is."""
        tables = enumerate(self.tables)
        return tuple(table_name(table) for i, table in tables if i not in self.found.batches and not is_companion(table))

    @property
    def count(self) -> int:
        """How many tables are saved."""
        return sum(plan.is_saved for plan in self.plans.values())


def reviewed_cards(files: Sequence[UploadedFile], key: str, step: Step) -> Reviewed:
    """Draw a card for each table and give what is understood of all of them, with what staff said."""
    parts = read_parts(files, step)
    known = what_is_known()
    top = st.container(gap="small")
    cards, community = _cards(parts, Around(titles_in(parts, known), dates_in(parts, known)), key)
    told = {**(community.said if community else {}), **{key: card.said for key, card in cards.items()}}
    said = [told.get(part.key, Correction()) for part in parts]
    review = review_of(parts, said, known, step)
    with top:
        save_below = " Look through what was understood, then save at the end of the page." if len(parts) >= MANY else ""
        counts = upload_line([part.table for part in parts], said)
        st.markdown(f"**{counts}.**{save_below}" if save_below else f"**{counts}**")
        added = titles_to_add(unknown_titles(review), f"{key}.titles")
    if added:
        review = review_of(parts, said, what_is_known(added), step)
    found = assessed(review, step)
    places = {part.key: place for place, part in enumerate(part for part, each in zip(parts, said, strict=True) if not each.is_left_out)}
    plans = {places[part.key]: _planned(part, places[part.key], found, cards.get(part.key)) for part in parts if part.key in places}
    for part in parts:
        if part.key in cards and part.key not in places:
            with cards[part.key].head:
                show_words(part, None)
    if community:
        now = {part.key: found.review.joined.tables[places[part.key]] if part.key in places else part.table for part in parts}
        known_ones = {part.key: now[part.key] for part in parts if part.table.kind == "community"}
        show_community_words(community, list(known_ones.values()), [each for key, each in known_ones.items() if key not in cards])
    unsaved = {key for key, place in places.items() if place in found.batches and not plans[place].is_saved}
    questions = dict.fromkeys(card.open_question for key, card in cards.items() if card.open_question and key not in unsaved)
    return Reviewed(found, plans, tuple(questions))


def _planned(part: Part, place: int, found: Assessed, card: Card | None) -> Plan:
    """Fill the head of a table's card, and give what saving does with it."""
    if card is None:
        return Plan(is_saved=place in found.batches)
    with card.head:
        show_words(part, found.review.joined.tables[place], about(found.review, place))
        plan = plan_choice(found, place, part.key)
    return replace(plan, kept=card.kept, read_by=part.fitted.recipe.name if part.fitted else None)


MANY = 4
"""From this many tables that were not recognised on, they share one card: a workbook may have sheets by the dozen."""


def _cards(parts: Sequence[Part], around: Around, key: str) -> tuple[dict[str, Card], CommunityCard | None]:
    """The cards drawn, by key of their table: one for each table, save those that share one; and the one that community files share."""
    community = [part for part in parts if part.table.kind == "community"]
    unknown = {part.key: part.table for part in parts if _is_unknown(part.table)}
    unknown = unknown if len(unknown) >= MANY else {}
    cards: dict[str, Card] = {}

    def draw(keys: Collection[str]) -> None:
        cards.update({part.key: upload_card(part, around, part.key) for part in parts if part.key in keys})

    if unknown:
        draw(unknown_card(unknown, f"{key}.unknown"))
    draw({part.key for part in parts} - {part.key for part in community} - unknown.keys())
    if not community:
        return cards, None
    shared = community_card(community, f"{key}.community")
    draw(shared.own)
    return cards, shared


def _is_unknown(table: CheckedTable) -> bool:
    return table.kind is None and is_readable(table) and not is_companion(table)


def upload_line(tables: Sequence[CheckedTable], said: Sequence[Correction]) -> str:
    """What came out of the files, in a line; a table of which staff said what it is counts as recognized."""
    unread = sum(not is_readable(table) for table in tables)
    unknown = sum(_is_unknown(table) and each.kind is None for table, each in zip(tables, said, strict=True))
    known = len(tables) - unknown - unread
    words = [plural(known, "table recognized", "tables recognized")] if known or not (unread or unknown) else []
    words += [f"{plural(unknown, 'table', 'tables')} not recognized"] if unknown else []
    words += [f"{plural(unread, 'file', 'files')} cannot be read"] if unread else []
    return ", ".join(words)
