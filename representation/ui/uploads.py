"""Files that staff are adding: checked once, kept for this session only, saved on one click."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_models.recipe import Recipe
from representation.importing import Review, UploadedFile, beside, corrected, former_figures, known_conversations
from representation.intake.checked import CheckedTable
from representation.intake.companions import with_companions
from representation.intake.correction import Correction, over
from representation.intake.intake import checked_tables
from representation.intake.known_days import days_of
from representation.joining import PEOPLE, Known, joined
from representation.recipes.matching import Fitted, fitting_recipe
from representation.room.schedule import title_key
from representation.store.batch import ImportSummary
from representation.store.loading import data_version
from representation.store.summaries import known_file
from representation.ui.progress import Step, no_step, spinning
from representation.ui.recipes import known_recipes
from representation.ui.session import current_session
from representation.ui.store import cached_engine, current_key
from representation.ui.upload_words import is_companion, is_readable

MOST_REMEMBERED = 300
"""Checked tables kept in a session, so that a click does not check every file again."""
BEFORE_READING, READING = 0.05, 0.6
"""Shares of the bar of progress: what it shows at once, and what reading the files takes of it."""
ORDER = (None, "conversations", "registration", "attendance", "exit_survey", "community", "companion")
"""Cards in the order in which they want attention: what was not recognised first, what needs no look last."""


@dataclass(frozen=True)
class Part:
    """One table of an upload; `key` begins the keys of its widgets and stays when other files come and go.

    `table` is read as `fitted` says where a recipe fits; `recipe_offered` names it, also where staff do not want it;
    `is_explained` where a data dictionary of the same upload gave it its words; `busy` is where the card says that it is read anew.
    """

    file: UploadedFile
    table: CheckedTable
    key: str
    fitted: Fitted | None = None
    recipe_offered: str = ""
    is_explained: bool = False
    busy: DeltaGenerator | None = field(default=None, compare=False)

    @property
    def reading(self) -> tuple[object, ...]:
        """What the reading of the table depends on beside its file and what staff say."""
        return (_signature(self.fitted.said) if self.fitted else None, self.is_explained)

    @property
    def recipe_columns(self) -> Mapping[int, str | None]:
        """Columns that the recipe says."""
        return self.fitted.said.columns if self.fitted else {}

    def whole(self, said: Correction) -> Correction:
        """What staff say now over what they confirmed before."""
        return over(self.fitted.said, said) if self.fitted else said

    def again(self, said: Correction) -> CheckedTable:
        """The table with what staff said about it."""
        if said == Correction():
            return self.table
        remembered = current_session().checked
        key = (self.key, self.file.name, self.reading, _signature(said))
        if key not in remembered:
            with spinning(self.busy, f"Reading {self.file.name} as you say"):
                remembered[key] = [corrected(self.table, self.whole(said))]
        return remembered[key][0]


def without_recipe_key(key: str) -> str:
    """Key of the choice not to use a recipe for a table."""
    return f"{key}.without_recipe"


def _signature(said: Correction) -> tuple[object, ...]:
    choices = (*sorted(said.columns.items()), *sorted(said.answers.items()))
    return (said.kind, said.conversation, said.header_index, said.day_first, said.community, said.is_left_out, choices)


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


def read_parts(files: Sequence[UploadedFile], step: Step = no_step) -> list[Part]:
    """The tables of the files as they are recognised or known from before, in the order of their cards; says how far it is."""
    session = current_session()
    kept = {file.file_hash for file in files}
    session.checked = {key: tables for key, tables in list(session.checked.items())[-MOST_REMEMBERED:] if str(key[0])[:64] in kept}
    read: list[tuple[UploadedFile, str, CheckedTable]] = []
    sizes = [len(file.data) + 1 for file in files]
    for i, file in enumerate(files):
        key = (file.file_hash, file.name)
        if key not in session.checked:
            step(BEFORE_READING + READING * sum(sizes[:i]) / sum(sizes), f"Reading file {i + 1} of {len(files)}: {file.name}")
            session.checked[key] = checked_tables(file.name, file.data)
        read += [(file, f"{file.file_hash}.{session.upload_round}.{j}", table) for j, table in enumerate(session.checked[key])]
    tables = _with_companions([table for _, _, table in read], files)
    recipes = known_recipes()
    parts = [_part(file, table, key, table is not before, recipes) for (file, key, before), table in zip(read, tables, strict=True)]
    return sorted(parts, key=lambda part: ORDER.index("companion" if is_companion(part.table) else part.table.kind))


def _with_companions(tables: list[CheckedTable], files: Sequence[UploadedFile]) -> list[CheckedTable]:
    """The tables, those that a data dictionary of the same upload explains read with its words."""
    if not files:
        return tables
    remembered = current_session().checked
    key = (files[0].file_hash, "companions", *((file.file_hash, file.name) for file in files))
    if key not in remembered:
        remembered[key] = with_companions(tables)
    return remembered[key]


def _part(file: UploadedFile, table: CheckedTable, key: str, is_explained: bool, recipes: Sequence[Recipe]) -> Part:
    """One table, read as staff confirmed before where its form is known and they do not say otherwise."""
    plain = Part(file, table, key, is_explained=is_explained)
    found = _fitted(plain, recipes) if recipes and is_readable(table) and not is_companion(table) else None
    if found is None:
        return plain
    name = found.recipe.name
    if st.session_state.get(without_recipe_key(key)):
        return replace(plain, recipe_offered=name)
    return replace(plain, table=plain.again(found.said), fitted=found, recipe_offered=name)


def _fitted(part: Part, recipes: Sequence[Recipe]) -> Fitted | None:
    """What is known of a table's form; looked for once per file and state of the store."""
    remembered = current_session().fitted
    key = (part.key, part.is_explained, data_version(cached_engine()))
    if key not in remembered:
        remembered[key] = fitting_recipe(part.table, recipes)
    return remembered[key]


def dates_in(parts: Sequence[Part], known: Known) -> frozenset[str]:
    """Days of the conversations that are known, and of the schedules that are being added."""
    return days_of([part.table for part in parts], known.conversations)


def titles_in(parts: Sequence[Part], known: Known) -> list[str]:
    """Titles of conversations to choose from: those known, and those of the files that are being added."""
    schedules = [part.table for part in parts if part.table.kind == "conversations"]
    named = schedules if schedules or known.has_schedule else [part.table for part in parts if part.table.kind in PEOPLE]
    added = {str(title).strip() for table in named for title in table.frame["conversation"].unique()}
    return sorted({*([] if known.conversations is None else known.conversations["title"]), *added, *known.added} - {""})


def unknown_titles(review: Review) -> dict[str, int]:
    """Titles that rows name and the schedule does not have, with the number of rows, the most frequent first."""
    found: Counter[str] = Counter()
    for table in review.joined.tables:
        for group in table.groups:
            if group.kind == "conversation_unknown" and group.value:
                found[(group.value or "").strip()] += group.count
    return dict(found.most_common())


def what_is_known(added: tuple[str, ...] = ()) -> Known:
    """What the store knows of conversations, and the titles that staff added to them."""
    return known_conversations(cached_engine(), added)


def review_of(parts: Sequence[Part], said: Sequence[Correction], known: Known, step: Step = no_step) -> Review:
    """Everything that is being added, with what staff said about each table, joined with the conversations that are known.

    Remembered until something is said or saved, so that opening a card does not join everything again.
    """
    session = current_session()
    words = tuple((part.key, part.reading, _signature(each)) for part, each in zip(parts, said, strict=True))
    key = (words, known.added, data_version(cached_engine()))
    if key not in session.reviews:
        step(0.7, "Bringing the files together")
        kept = [(part, each) for part, each in zip(parts, said, strict=True) if not each.is_left_out]
        tables = [part.again(each) for part, each in kept]
        earlier = former_figures(cached_engine()) if any(table.community is not None for table in tables) else []
        review = Review(beside(joined(tables, current_key(), known), earlier), tuple(part.file.file_hash for part, _ in kept))
        session.reviews = {**dict(list(session.reviews.items())[-1:]), key: review}
    return session.reviews[key]


def about(review: Review, i: int) -> str:
    """A sentence on the one conversation that all rows of a table are about; "" where a column of the file names it."""
    table, rows = review.joined.tables[i], review.joined.responses_of[i]
    if rows is None or rows.empty or table.conversation_header or rows["conversation_id"].nunique() != 1:
        return ""
    schedule = review.joined.conversations
    title = str(schedule.loc[schedule["conversation_id"].eq(rows["conversation_id"].iloc[0]), "title"].iloc[0])
    told = (table.conversation or "", table.title, *table.heading)
    if len(schedule) > 1 or any(title_key(title) in title_key(text) for text in told):
        return f"All about {title}."
    return f"Taken to be about {title}, because no other conversation is known. If it is not, say so below."


@dataclass(frozen=True)
class Kept:
    """What staff confirmed about a table, and the name under which its next export finds it, `former` where it had another one.

    `is_always_about` where every export of the form is about the conversation that they chose.
    """

    name: str
    table: CheckedTable
    said: Correction
    former: str | None = None
    is_always_about: bool = False
