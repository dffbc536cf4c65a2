"""A newer export of the same form or event, noticed by its rows, so that it takes the former one's place and nothing counts twice."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, Engine, select

from data_models.response import DIMENSIONS
from representation.room.on_schedule import placed_on_schedule
from representation.store.batch import ImportBatch, ImportSummary
from representation.store.engine import reading
from representation.store.loading import every_conversation
from representation.store.rows import frame_of
from representation.store.summaries import live_imports
from representation.store.tables import imports, ratings, responses

LEAST_SHARE = 0.8
"""Share of one file's rows that the other one holds too, where they are exports of the same thing; people withdraw and rows are mended."""
LEAST_ROWS = 3
"""Fewer rows can be the same by chance."""
CODES = (*DIMENSIONS, "role", "channel")
SEEN = ("row", "conversation_id", "person_key", "name_key", "answered_at", "kind", *CODES)


@dataclass(frozen=True)
class Overlap:
    """A file and an import that stands, which hold almost the same rows.

    Attributes
    ----------
    former
        The import that stands.
    is_newer
        Whether the file is the newer export: it takes the import's place. Else it is an older one, with nothing new in it.
    rows_again
        Rows that are in both.
    rows_new
        Rows of the file that the import does not have.
    rows_gone
        Rows of the import that the file does not have: they go when it is replaced.
    """

    former: ImportSummary
    is_newer: bool
    rows_again: int
    rows_new: int
    rows_gone: int


def former_exports(engine: Engine, batches: Sequence[ImportBatch]) -> dict[int, list[Overlap]]:
    """For each new file the standing imports that are other exports of the same thing; files without one are left out.

    They are of one kind, tool and sheet, and at least four fifths of the rows of the smaller one, and three rows, are in the other: the
    same person (or name) at the same conversation and time; without either the same moment; without a moment the same answers in the same
    order. The larger one is the newer export, of two equally large ones the one with the later answers, else the file. A year's export
    can take the place of several. Workbooks of rows to fix add to their import and are never another export of it.
    """
    asked = {i: batch for i, batch in enumerate(batches) if batch.responses is not None and batch.mends is None}
    if not asked:
        return {}
    found: dict[int, list[Overlap]] = {}
    with reading(engine) as connection:
        former = [each for each in live_imports(connection, imports.c.mends.is_(None) & ~imports.c.is_sample) if each.rows_used]
        pairs = [(i, each) for i, batch in asked.items() for each in former if _may_be_same(batch, each)]
        rows = _standing_rows(connection, sorted({each.id for _, each in pairs}))
    new = {i: _marked(_rows_of(asked[i])) for i in {i for i, _ in pairs}}
    old = {number: _marked(part) for number, part in rows.items()}
    for i, each in pairs:
        overlap = _overlap(each, new[i], old.get(each.id, new[i].iloc[:0]))
        if overlap:
            found.setdefault(i, []).append(overlap)
    return dict(sorted(found.items()))


def held_by_another(batches: Sequence[ImportBatch]) -> dict[int, int]:
    """Index of each file of one upload that is an older export of another file of it → the index of that one."""
    marked = {i: _marked(_rows_of(batch)) for i, batch in enumerate(batches) if batch.responses is not None and batch.mends is None}
    found: dict[int, int] = {}
    for i, rows in marked.items():
        for j, others in marked.items():
            one, other = batches[i], batches[j]
            same = (one.kind, one.exporter) == (other.kind, other.exporter) and _sheets_agree(one.sheet, other.sheet)
            is_older = (len(rows), i) < (len(others), j)
            if i != j and same and is_older and _is_held(rows, others) and i not in found:
                found[i] = j
    return found


def _may_be_same(batch: ImportBatch, former: ImportSummary) -> bool:
    """Whether an import can be another export of a file at all; one of the same content is noticed elsewhere."""
    same = (batch.kind, batch.exporter) == (former.kind, former.exporter)
    return same and _sheets_agree(batch.sheet, former.sheet) and batch.file_hash != former.file_hash


def _sheets_agree(one: str, other: str) -> bool:
    return one == other or "" in (one, other)  # the same form as a delimited file has no sheet


def _rows_of(batch: ImportBatch) -> pd.DataFrame:
    assert batch.responses is not None
    said = pd.DataFrame([(each.row, each.question, each.answer) for each in batch.ratings], columns=["row", "question", "answer"])
    return _with_ratings(batch.responses[list(SEEN)], said.astype({"question": "str", "answer": "str"}))


def _standing_rows(connection: Connection, numbers: list[int]) -> dict[int, pd.DataFrame]:
    """The rows of some imports as they count now; those of a conversation off the schedule are left out, a new file has none of it."""
    if not numbers:
        return {}
    types = {"import_id": "int64", **dict.fromkeys(SEEN, "str"), "row": "int64"}
    columns = (responses.c[name] for name in types)
    rows = frame_of(connection, select(*columns).where(responses.c.import_id.in_(numbers)).order_by(responses.c.id), types)
    every, off = every_conversation(connection)
    if off:
        rows = rows.assign(conversation_id=placed_on_schedule(rows, every, off))
        rows = rows[rows["conversation_id"].ne("")].reset_index(drop=True)
    anonymous = rows.loc[rows["person_key"].eq("") & rows["name_key"].eq(""), "import_id"].unique()
    types = {"import_id": "int64", "row": "int64", "question": "str", "answer": "str"}
    query = select(*(ratings.c[name] for name in types)).where(ratings.c.import_id.in_([int(number) for number in anonymous]))
    said = frame_of(connection, query.order_by(ratings.c.id), types)
    return {
        int(str(number)): _with_ratings(part.drop(columns="import_id"), said[said["import_id"].eq(number)])
        for number, part in rows.groupby("import_id")
    }


def _with_ratings(rows: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """Rows with the answers to closed questions as one text each: where nobody is named they tell rows apart."""
    texts: dict[int, list[str]] = {}
    for row, question, answer in said[["row", "question", "answer"]].itertuples(index=False):
        texts.setdefault(int(row), []).append(f"{question}={answer}")
    rated = ["\n".join(sorted(texts.get(int(row), []))) for row in rows["row"]] if texts else ""
    return rows.assign(rated=pd.Series(rated, index=rows.index, dtype="str"))


def _marked(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per row of a file, in its order: `mark` is what it is known again by, `is_weak` where only its answers tell it."""
    in_order = rows.sort_values("row", kind="stable").reset_index(drop=True)
    where, when, name = in_order["conversation_id"], in_order["answered_at"], in_order["name_key"]
    person = in_order["person_key"]
    answers = in_order[CODES[0]]
    for column in (*CODES[1:], "rated"):
        answers = answers + "\x1f" + in_order[column]
    has_moment = when.str.contains(r"[T ](?!00:00(?::00)?$)", regex=True)  # a bare date is that of many rows
    marks = "answers " + where + " " + when + " " + answers
    marks = marks.where(~has_moment, "moment " + where + " " + when)
    marks = marks.where(name.eq(""), "name " + where + " " + name)
    marks = marks.where(person.eq(""), "person " + where + " " + person + " " + when)
    return pd.DataFrame({"mark": marks, "is_weak": person.eq("") & name.eq("") & ~has_moment, "when": when})


def _overlap(former: ImportSummary, new: pd.DataFrame, old: pd.DataFrame) -> Overlap | None:
    again = _in_both(new, old)
    is_newer = (len(new), new["when"].max()) >= (len(old), old["when"].max()) if len(old) else True
    smaller = min(len(new), len(old))
    if smaller < LEAST_ROWS or again < LEAST_SHARE * smaller:
        return None
    return Overlap(former, is_newer, again, len(new) - again, len(old) - again)


def _is_held(rows: pd.DataFrame, others: pd.DataFrame) -> bool:
    return len(rows) >= LEAST_ROWS and _in_both(rows, others) >= LEAST_SHARE * len(rows)


def _in_both(one: pd.DataFrame, other: pd.DataFrame) -> int:
    """How many rows are in both files, each counted as often as it is in both; 0 where it is the same few again and again."""
    counts = [part.loc[~part["is_weak"], "mark"].value_counts() for part in (one, other)]
    both = pd.concat(counts, axis=1, join="inner").min(axis=1)
    known = int(both.sum()) if len(both) >= LEAST_ROWS else 0
    return known + _in_order(*([str(mark) for mark in part.loc[part["is_weak"], "mark"]] for part in (one, other)))


def _in_order(one: list[str], other: list[str]) -> int:
    """How many rows that only their answers tell stand at the same place, counted from the top or from the end of both files.

    New answers are added at one end. Equal answers in another order are different people who agree, and so are few kinds of answers.
    """
    if len(set(one) & set(other)) < LEAST_ROWS:
        return 0
    return max(
        sum(a == b for a, b in zip(one, other, strict=False)),
        sum(a == b for a, b in zip(reversed(one), reversed(other), strict=False)),
    )
