"""From uploaded files to the store: review what was understood, then save all of it or nothing."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pandas as pd
from pandera.typing import DataFrame

from data_models.conversation import Conversation
from representation.distinct import mapped
from representation.intake.checked import CheckedTable
from representation.intake.companions import with_companions
from representation.intake.correction import Correction
from representation.intake.intake import checked_table, checked_tables
from representation.intake.scrubbing import scrubbed, scrubbed_column
from representation.joining import PEOPLE, Joined, Known, joined
from representation.room.schedule import FIELDS, title_key
from representation.store.batch import Comment, ImportBatch, NotCounted, Rating, file_hash_of
from representation.store.engine import Store
from representation.store.loading import load_conversations
from representation.store.sample import has_sample
from representation.store.saving import save_imports
from representation.store.schedule import has_schedule


@dataclass(frozen=True)
class UploadedFile:
    """A file as it was uploaded; it lives in memory only."""

    name: str
    data: bytes = field(repr=False)

    @property
    def file_hash(self) -> str:
        """SHA-256 of the content: the same file is known again under any name."""
        return file_hash_of(self.data)


@dataclass(frozen=True)
class Review:
    """What the uploaded files are understood to say; `hashes[i]` is the hash of the file that `joined.tables[i]` came from."""

    joined: Joined
    hashes: tuple[str, ...]

    @property
    def hashes_by_name(self) -> dict[str, str]:
        """File name → SHA-256 of its content, for the list of rows to fix."""
        return {table.file: each for table, each in zip(self.joined.tables, self.hashes, strict=True)}

    @property
    def usable(self) -> list[int]:
        """Indexes of the tables that have something to save."""
        tables = enumerate(self.joined.tables)
        return [i for i, table in tables if table.rows_usable > 0 and (table.community is None or len(table.community))]


TableKey = tuple[str, str | None]
"""(file name, sheet): names one table of an upload."""


def known_conversations(store: Store, added: tuple[str, ...] = ()) -> Known:
    """What a store knows of conversations; the sample district's do not count, for it makes way for the first own files."""
    if has_sample(store):
        return Known(added=added)
    return Known(load_conversations(store), has_schedule(store), added)


def reviewed(
    files: Sequence[UploadedFile],
    key: bytes,
    known: Known | None = None,
    corrections: Mapping[TableKey, Correction] | None = None,
) -> Review:
    """Check and join uploaded files, without saving anything.

    Parameters
    ----------
    known
        What the store knows of conversations (`known_conversations`).
    corrections
        What staff said, by file and sheet; tables left out are not part of the review.
    """
    read = [(table, file.file_hash) for file in files for table in checked_tables(file.name, file.data)]
    explained = with_companions([table for table, _ in read])
    said = [(corrections or {}).get((table.file, table.sheet), Correction()) for table in explained]
    kept = [i for i, each in enumerate(said) if not each.is_left_out]
    tables = [corrected(explained[i], said[i]) for i in kept]
    return Review(joined(tables, key, known), tuple(read[i][1] for i in kept))


def corrected(table: CheckedTable, said: Correction) -> CheckedTable:
    """The table checked again with what staff said about it."""
    if said == Correction() or not len(table.raw):
        return table
    return checked_table(table.raw, said)


def saved(
    engine: Store, review: Review, by: str, is_sample: bool = False, replace: bool = False, without_sample: bool = False
) -> list[int]:
    """Save everything in a review that can be used, in one transaction; the numbers of the imports.

    `replace` undoes former imports of the same files, `without_sample` takes the sample district out, both in the same transaction.

    Raises
    ------
    FileAlreadyImported
        If a file with the same content is in the store and `replace` is not set; nothing is saved.
    FileGivenTwice
        If two of the files have the same content; nothing is saved.
    """
    with _all_kept():
        batches = [batch(review, i, by, is_sample) for i in review.usable]
        return save_imports(engine, batches, replace=replace, without_sample=without_sample)


@contextmanager
def _all_kept() -> Iterator[None]:
    """No search for garbage meanwhile: many small values are made that are all in use, and to look through them takes a tenth longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def batch(review: Review, i: int, by: str, is_sample: bool = False) -> ImportBatch:
    """One table of a review as the store takes it: codes and hashes, comments scrubbed."""
    table, responses = review.joined.tables[i], review.joined.responses_of[i]
    assert table.kind is not None
    comments, ratings = (_placed_texts(texts, responses) for texts in (table.comments, table.ratings))
    named = set() if responses is None else set(responses["conversation_id"].unique())
    return ImportBatch(
        file_name=table.file,
        file_hash=review.hashes[i],
        kind=table.kind,
        exporter=table.exporter or "plain",
        sheet=table.sheet or "",
        imported_by=by,
        rows_read=table.rows_read,
        rows_set_aside=table.rows_set_aside,
        is_sample=is_sample,
        responses=responses,
        conversations=_conversations(review.joined, table, named),
        community=table.community,
        findings=table.groups,
        not_counted=[NotCounted(row.sheet, row.row, row.reason) for row in table.not_counted],
        comments=[
            Comment(where, question, text)
            for where, question, text in zip(
                comments["conversation_id"],
                comments["question"],
                scrubbed_column(comments["text"], _names(review.joined.tables, table, comments["row"])),
                strict=True,
            )
        ],
        ratings=[
            Rating(where, row, question, text)
            for where, row, question, text in zip(
                ratings["conversation_id"], ratings["row"].tolist(), ratings["question"], mapped(ratings["text"], scrubbed), strict=True
            )
        ],
        names=_words_of_names(table) if table.groups else (),
        mends=table.mends,
    )


def _placed_texts(texts: pd.DataFrame, responses: pd.DataFrame | None) -> pd.DataFrame:
    """The answers of rows that have a conversation, with the conversation."""
    if responses is None or not len(texts):
        return pd.DataFrame({name: pd.Series(dtype="str") for name in ("row", "question", "text", "conversation_id")})
    where = responses.set_index("row")["conversation_id"].reindex(texts["row"]).set_axis(texts.index)
    return texts.assign(conversation_id=where)[where.notna()]


def _names(tables: Sequence[CheckedTable], table: CheckedTable, rows: pd.Series) -> list[tuple[str, ...]]:
    """For each of some rows the names of its person: its own and those that any table of the upload has beside the same e-mail."""
    if not len(rows):
        return []
    writers = table.frame[["email", "name"]].iloc[table.frame["row"].searchsorted(rows)]
    people = pd.concat([each.frame[["email", "name"]] for each in tables if each.kind in PEOPLE])
    pairs = people[people["email"].ne("") & people["email"].duplicated(keep=False)].drop_duplicates()
    several: dict[str, list[str]] = {}
    for email, name in zip(pairs["email"].tolist(), pairs["name"].tolist(), strict=True):
        several.setdefault(email, []).append(name)
    known = {email: tuple(names) for email, names in several.items()}
    return [known.get(email, (name,)) for email, name in zip(writers["email"].tolist(), writers["name"].tolist(), strict=True)]


def _words_of_names(table: CheckedTable) -> set[str]:
    """The words of all names in a table: no cell that holds one is kept."""
    if table.kind not in PEOPLE:
        return set()
    words = {word for column in ("name", "first_name") for name in table.frame[column].unique() for word in name.split()}
    return words | {email.split("@")[0] for email in table.frame["email"].unique()} - {""}


def _conversations(together: Joined, table: CheckedTable, named: set[str]) -> DataFrame[Conversation] | None:
    """The conversations that a table describes: a schedule's in full, those that rows name by title and date."""
    everything = together.conversations
    if table.kind == "conversations":
        lines = set(zip(table.frame["conversation"].map(title_key), table.frame["event_date"].str[:10], strict=True))
        pairs = zip(everything["title"].map(title_key), everything["date"], strict=True)
        is_line = [(title, date) in lines or (title, "") in lines for title, date in pairs]
        return Conversation.validate(everything[is_line].reset_index(drop=True))
    if not named:
        return None
    rows = everything[everything["conversation_id"].isin(named)].reset_index(drop=True)
    return Conversation.validate(rows.assign(**dict.fromkeys(FIELDS, "")).astype("str"))
