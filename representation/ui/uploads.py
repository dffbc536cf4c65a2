"""Files that staff are adding: checked once, kept for this session only, saved on one click."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from representation.importing import Review, UploadedFile, corrected, known_conversations, saved
from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.intake.fix_list import fix_list, has_rows_to_fix
from representation.intake.intake import checked_tables
from representation.joining import PEOPLE, Known, joined
from representation.store.batch import ImportSummary
from representation.store.errors import FileAlreadyImported, FileGivenTwice
from representation.store.loading import data_version
from representation.store.summaries import known_file
from representation.ui.access import require, who
from representation.ui.parts import plural
from representation.ui.session import Notice, current_session
from representation.ui.store import cached_engine, current_key
from representation.ui.upload_words import table_name

MOST_REMEMBERED = 300
"""Checked tables kept in a session, so that a click does not check every file again."""
ORDER = (None, "conversations", "registration", "attendance", "exit_survey", "community")
"""Cards in the order in which they want attention: what was not recognised first, what needs no look last."""


@dataclass(frozen=True)
class Part:
    """One table of an upload; `key` begins the keys of its widgets and stays when other files come and go."""

    file: UploadedFile
    table: CheckedTable
    key: str

    def again(self, said: Correction) -> CheckedTable:
        """The table with what staff said about it."""
        if said == Correction():
            return self.table
        remembered = current_session().checked
        key = (self.key, self.file.name, _signature(said))
        if key not in remembered:
            remembered[key] = [corrected(self.table, said)]
        return remembered[key][0]


def _signature(said: Correction) -> tuple[object, ...]:
    choices = (*sorted(said.columns.items()), *sorted(said.answers.items()))
    return (said.kind, said.conversation, said.header_index, said.is_left_out, choices)


def distinct(files: Iterable[UploadedFile]) -> tuple[list[UploadedFile], list[tuple[str, str]]]:
    """Files without those of the same content, and the names of each pair that was one file."""
    first: dict[str, UploadedFile] = {}
    twins = [(first[file.file_hash].name, file.name) for file in files if first.setdefault(file.file_hash, file) is not file]
    return list(first.values()), twins


def known_before(files: Sequence[UploadedFile]) -> dict[str, ImportSummary]:
    """Hash → former import of each file with exactly this content; the sample's do not matter, it makes way."""
    engine = cached_engine()
    found = {file.file_hash: known_file(engine, file.file_hash) for file in files}
    return {each: former for each, former in found.items() if former is not None and not former.is_sample}


def read_parts(files: Sequence[UploadedFile]) -> list[Part]:
    """The tables of the files as they are recognised, in the order of their cards; a bar shows how far the reading is."""
    session = current_session()
    kept = {file.file_hash for file in files}
    session.checked = {key: tables for key, tables in list(session.checked.items())[-MOST_REMEMBERED:] if str(key[0])[:64] in kept}
    bar = st.empty()
    parts: list[Part] = []
    for i, file in enumerate(files):
        key = (file.file_hash, file.name)
        if key not in session.checked:
            bar.progress(i / len(files), f"Reading file {i + 1} of {len(files)} …")
            session.checked[key] = checked_tables(file.name, file.data)
        tables = session.checked[key]
        parts += [Part(file, table, f"{file.file_hash}.{session.upload_round}.{j}") for j, table in enumerate(tables)]
    bar.empty()
    return sorted(parts, key=lambda part: ORDER.index(part.table.kind))


def titles_in(parts: Sequence[Part], known: Known) -> list[str]:
    """Titles of conversations to choose from: those known, and those of the files that are being added."""
    schedules = [part.table for part in parts if part.table.kind == "conversations"]
    named = schedules if schedules or known.has_schedule else [part.table for part in parts if part.table.kind in PEOPLE]
    added = {str(title).strip() for table in named for title in table.frame["conversation"]}
    return sorted({*([] if known.conversations is None else known.conversations["title"]), *added, *known.added} - {""})


def unknown_titles(review: Review) -> dict[str, int]:
    """Titles that rows name and the schedule does not have, with the number of rows, the most frequent first."""
    found = Counter((problem.value or "").strip() for problem in review.joined.findings if problem.kind == "conversation_unknown")
    return dict(found.most_common())


def what_is_known(added: tuple[str, ...] = ()) -> Known:
    """What the store knows of conversations, and the titles that staff added to them."""
    return known_conversations(cached_engine(), added)


def review_of(parts: Sequence[Part], said: Sequence[Correction], known: Known) -> Review:
    """Everything that is being added, with what staff said about each table, joined with the conversations that are known.

    Remembered until something is said or saved, so that opening a card does not join everything again.
    """
    session = current_session()
    words = tuple((part.key, _signature(each)) for part, each in zip(parts, said, strict=True))
    key = (words, known.added, data_version(cached_engine()))
    if key not in session.reviews:
        kept = [(part, each) for part, each in zip(parts, said, strict=True) if not each.is_left_out]
        tables = [part.again(each) for part, each in kept]
        review = Review(joined(tables, current_key(), known), tuple(part.file.file_hash for part, _ in kept))
        session.reviews = {**dict(list(session.reviews.items())[-1:]), key: review}
    return session.reviews[key]


def about(review: Review, i: int) -> str:
    """Title of the one conversation that a table is about, where the file does not name it; else ""."""
    table, rows = review.joined.tables[i], review.joined.responses_of[i]
    if rows is None or rows.empty or table.conversation_header or rows["conversation_id"].nunique() != 1:
        return ""
    schedule = review.joined.conversations
    return str(schedule.loc[schedule["conversation_id"].eq(rows["conversation_id"].iloc[0]), "title"].iloc[0])


def save_review(review: Review, replace_former: bool) -> None:
    """Save a review, the sample district taken out in the same step; the session's notice says what was done.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    session = current_session()
    try:
        saved(cached_engine(), review, who(), replace=replace_former, without_sample=True)
    except (FileAlreadyImported, FileGivenTwice) as refused:
        session.notice = Notice(str(refused), is_refusal=True)
        return
    session.fix_list = fix_list(review.joined.tables) if has_rows_to_fix(review.joined.tables) else b""
    session.checked, session.reviews = {}, {}
    session.upload_round += 1
    session.notice = Notice(saved_words([review.joined.tables[i] for i in review.usable]))


def saved_words(tables: Sequence[CheckedTable]) -> str:
    """What was saved, in a sentence or two."""
    rows = sum(table.rows_usable - len(table.not_counted) for table in tables if table.kind in PEOPLE)
    aside = sum(table.rows_set_aside for table in tables)
    people = f" with {plural(rows, 'row', 'rows')} of people" if rows else ""
    what = table_name(tables[0]) if len(tables) == 1 else f"{len(tables)} tables"
    later = " was set aside: download it" if aside == 1 else " were set aside: download them"
    return f"Saved {what}{people}." + (f" {plural(aside, 'row', 'rows')}{later} below, mend, and add again." if aside else "")
