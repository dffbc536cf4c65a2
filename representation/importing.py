"""From uploaded files to the store: review what was understood, then save all of it or nothing."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from dataclasses import replace as changed
from functools import cached_property

from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.conversation import Conversation
from data_models.recipe import Recipe
from data_models.response import Kind
from representation.community.choice import NOTHING_CHOSEN, CommunityChoice
from representation.intake.checked import CheckedTable
from representation.intake.community_beside import checked_beside
from representation.intake.community_choice import wished
from representation.intake.companions import with_companions
from representation.intake.correction import Correction, over
from representation.intake.intake import checked_table, checked_tables
from representation.intake.known_days import days_of, read_by_days
from representation.joining import PEOPLE, Joined, Known, joined
from representation.kept_texts import kept_comments, kept_ratings
from representation.recipes.matching import fitting_recipe
from representation.room.schedule import FIELDS, title_key
from representation.store.batch import ImportBatch, NotCounted, file_hash_of
from representation.store.engine import Store
from representation.store.loading import load_conversations, load_former_figures
from representation.store.newest import newest, other_exports
from representation.store.sample import has_sample
from representation.store.saving import save_imports
from representation.store.schedule import has_schedule


@dataclass(frozen=True)
class UploadedFile:
    """A file as it was uploaded; it lives in memory only. `kind` and `conversation` are what was said with it."""

    name: str
    data: bytes = field(repr=False)
    kind: Kind | None = None
    conversation: str | None = None

    @property
    def file_hash(self) -> str:
        """SHA-256 of the content: the same file is known again under any name."""
        return file_hash_of(self.data)


@dataclass(frozen=True)
class Review:
    """What the uploaded files are understood to say.

    `hashes[i]` is the hash of the file that `joined.tables[i]` came from, `read_by[i]` the name of the recipe that it was read by.
    """

    joined: Joined
    hashes: tuple[str, ...]
    read_by: tuple[str | None, ...] = ()

    @property
    def hashes_by_name(self) -> dict[str, str]:
        """File name → SHA-256 of its content, for the list of rows to fix."""
        return {table.file: each for table, each in zip(self.joined.tables, self.hashes, strict=True)}

    @cached_property
    def words_of_names(self) -> frozenset[str]:
        """The words of all names in the upload: no cell that holds one is kept, in whichever of its tables the name stands."""
        return frozenset().union(*map(_words_of_names, self.joined.tables))

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


def former_figures(store: Store) -> list[DataFrame[CommunityCount]]:
    """Community figures that a store has, the newest first; the sample district's do not count."""
    return [] if has_sample(store) else load_former_figures(store)


def beside(together: Joined, earlier: Sequence[DataFrame[CommunityCount]] = ()) -> Joined:
    """The same, with what shows of community figures once those of all files and the `earlier` ones stand together."""
    return changed(together, tables=tuple(checked_beside(together.tables, earlier)))


def reviewed(
    files: Sequence[UploadedFile],
    key: bytes,
    known: Known | None = None,
    corrections: Mapping[TableKey, Correction] | None = None,
    recipes: Sequence[Recipe] = (),
    earlier: Sequence[DataFrame[CommunityCount]] = (),
    wish: CommunityChoice = NOTHING_CHOSEN,
) -> Review:
    """Check and join uploaded files, without saving anything.

    Parameters
    ----------
    known
        What the store knows of conversations (`known_conversations`).
    corrections
        What staff said, by file and sheet; tables left out are not part of the review.
    recipes
        What staff confirmed about forms before: each table is read as it was confirmed for its form.
    earlier
        What the store has of communities (`former_figures`).
    wish
        Areas, year and name for community files, as far as each offers them.
    """
    known = known or Known()
    read = [(table, file) for file in files for table in checked_tables(file.name, file.data, file.kind, file.conversation)]
    explained = with_companions([table for table, _ in read])
    days = days_of(explained, known.conversations)
    told = [
        over(Correction(community=wished(table, wish)), (corrections or {}).get((table.file, table.sheet), Correction()))
        for table in explained
    ]
    kept = [i for i, each in enumerate(told) if not each.is_left_out]
    again = [_read_again(explained[i], read[i][1], told[i], recipes, days) for i in kept]
    together = beside(joined([table for table, _ in again], key, known), earlier)
    return Review(together, tuple(read[i][1].file_hash for i in kept), tuple(name for _, name in again))


def _read_again(
    table: CheckedTable, file: UploadedFile, told: Correction, recipes: Sequence[Recipe], days: frozenset[str]
) -> tuple[CheckedTable, str | None]:
    """The table read with all that is known about it, and the name of the recipe of its form."""
    said = Correction(file.kind, file.conversation)
    form = fitting_recipe(table, [recipe for recipe in recipes if file.kind in (None, recipe.kind)])
    whole = over(over(form.said, said) if form else said, told)
    again = table if whole == said else corrected(table, whole)
    return read_by_days(again, whole, days), form.recipe.name if form else None


def corrected(table: CheckedTable, said: Correction) -> CheckedTable:
    """The table checked again with what staff said about it; mended rows keep what is known of the file that they come from."""
    if said == Correction() or not len(table.raw):
        return table
    day_first = table.day_first if table.mends and said.day_first is None else said.day_first
    return changed(checked_table(table.raw, changed(said, day_first=day_first)), mends=table.mends)


def saved(
    engine: Store, review: Review, by: str, is_sample: bool = False, replace: bool = False, without_sample: bool = False
) -> list[int]:
    """Save what a review brings, in one transaction; the numbers of the imports.

    A newer export takes the place of the former ones, and an older one is not saved (`store.newest`).
    `replace` undoes former imports of the same files, `without_sample` takes the sample district out, both in the same transaction.

    Raises
    ------
    FileAlreadyImported
        If a file with the same content is in the store and `replace` is not set; nothing is saved.
    FileGivenTwice
        If two of the files have the same content; nothing is saved.
    """
    with _all_kept():
        batches = batches_of(review, by, is_sample)
        chosen = batches if is_sample else newest(batches, other_exports(engine, batches))
        return save_imports(engine, list(chosen.values()), replace=replace, without_sample=without_sample)


def batches_of(review: Review, by: str, is_sample: bool = False) -> dict[int, ImportBatch]:
    """Everything in a review that can be used, by index of its tables."""
    return {i: batch(review, i, by, is_sample) for i in review.usable}


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
        comments=kept_comments(review.joined.tables, table, responses),
        ratings=kept_ratings(table, responses),
        names=review.words_of_names if table.groups else (),
        mends=table.mends,
        said=None if table.kind == "conversations" else review.joined.said & named,
        read_by=review.read_by[i] if review.read_by else None,
    )


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
