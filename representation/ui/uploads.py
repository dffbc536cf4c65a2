"""Files that staff are adding: checked once, kept for this session only, saved on one click."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from representation.importing import Correction, Review, UploadedFile, corrected, known_conversations, saved
from representation.intake.checked import CheckedTable
from representation.intake.fix_list import fix_list, has_rows_to_fix
from representation.intake.intake import checked_tables
from representation.joining import Known, joined
from representation.store.batch import ImportSummary
from representation.store.errors import FileAlreadyImported, FileGivenTwice
from representation.store.summaries import known_file
from representation.ui.access import require, who
from representation.ui.session import Notice, current_session
from representation.ui.store import cached_engine, current_key

MOST_REMEMBERED = 60
"""Checked tables kept in a session, so that a click does not check every file again."""


def base_tables(file: UploadedFile) -> list[CheckedTable]:
    """The tables of a file as they are recognised, before anything staff say."""
    remembered = current_session().checked
    key = (file.name, file.file_hash)
    if key not in remembered:
        if len(remembered) >= MOST_REMEMBERED:
            remembered.clear()
        remembered[key] = checked_tables(file.name, file.data)
    return remembered[key]


def table_with(table: CheckedTable, said: Correction, file_hash: str) -> CheckedTable:
    """A table with what staff said about it."""
    if said == Correction():
        return table
    remembered = current_session().checked
    choices = (*sorted(said.columns.items()), *sorted(said.answers.items()))
    key = (file_hash, table.sheet, said.kind, said.conversation, said.header_index, *choices)
    if key not in remembered:
        remembered[key] = [corrected(table, said)]
    return remembered[key][0]


ORDER = (None, "conversations", "registration", "attendance", "exit_survey", "community")
"""Cards in the order in which they want attention: what was not recognised first, what needs no look last."""


def in_reading_order(parts: Sequence[tuple[UploadedFile, CheckedTable]]) -> list[tuple[UploadedFile, CheckedTable]]:
    """Files and tables in the order of their cards."""
    return sorted(parts, key=lambda part: ORDER.index(part[1].kind))


def titles_in(parts: Sequence[tuple[UploadedFile, CheckedTable]], known: Known) -> list[str]:
    """Titles of conversations to choose from: those known and those of schedules that are being added."""
    added = {title for _, table in parts if table.kind == "conversations" for title in table.frame["conversation"]}
    return sorted({*([] if known.conversations is None else known.conversations["title"]), *added})


def unknown_titles(review: Review) -> dict[str, int]:
    """Titles that rows name and the schedule does not have, with the number of rows, the most frequent first."""
    found = Counter((problem.value or "").strip() for problem in review.joined.findings if problem.kind == "conversation_unknown")
    return dict(found.most_common())


def known_before(files: Sequence[UploadedFile]) -> list[ImportSummary]:
    """Former imports of files with exactly this content; the sample's do not matter, it makes way."""
    engine = cached_engine()
    found = (known_file(engine, file.file_hash) for file in files)
    return [former for former in found if former is not None and not former.is_sample]


def what_is_known(added: tuple[str, ...] = ()) -> Known:
    """What the store knows of conversations, and the titles that staff added to them."""
    return known_conversations(cached_engine(), added)


def review_of(parts: Sequence[tuple[UploadedFile, CheckedTable]], said: Sequence[Correction], known: Known) -> Review:
    """Everything that is being added, with what staff said about each table, joined with the conversations that are known."""
    kept = [
        (file, table_with(table, words, file.file_hash)) for (file, table), words in zip(parts, said, strict=True) if not words.is_left_out
    ]
    return Review(joined([table for _, table in kept], current_key(), known), tuple(file.file_hash for file, _ in kept))


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
        numbers = saved(cached_engine(), review, who(), replace=replace_former, without_sample=True)
    except (FileAlreadyImported, FileGivenTwice) as refused:
        session.notice = Notice(str(refused), is_refusal=True)
        return
    tables = [review.joined.tables[i] for i in review.usable]
    session.fix_list = fix_list(review.joined.tables) if has_rows_to_fix(review.joined.tables) else b""
    session.checked.clear()
    session.upload_round += 1
    rows = sum(table.rows_usable for table in tables)
    aside = sum(table.rows_set_aside for table in tables)
    files = "1 table" if len(numbers) == 1 else f"{len(numbers)} tables"
    later = f" {aside:,} rows were set aside: download them below, mend them, and add them again." if aside else ""
    session.notice = Notice(f"Saved {files} with {rows:,} rows.{later}")


def with_answers(said: Correction, answers: Mapping[tuple[str, str], str]) -> Correction:
    """A correction with the answers that staff placed."""
    return replace(said, answers={**said.answers, **answers})
