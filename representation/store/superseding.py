"""A newer export of the same form or event, noticed by its rows, so that it takes the former one's place and nothing counts twice."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, Engine, select

from representation.room.on_schedule import placed_on_schedule
from representation.store.batch import ImportBatch, ImportSummary
from representation.store.engine import reading
from representation.store.loading import every_conversation
from representation.store.marks import CODES, LEAST_ROWS, marked, rows_brought_again, rows_in_both
from representation.store.origins import origins
from representation.store.rows import frame_of
from representation.store.summaries import live_imports
from representation.store.tables import imports, ratings, responses

LEAST_SHARE = 0.8
"""Share of one file's rows that the other one holds too, where they are exports of the same thing; people withdraw and rows are mended."""
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
    can take the place of several.

    A workbook of rows to fix adds to its import. It is another export only of a workbook that mends the same file, however few rows they
    share, and has nothing new where a newer export has its rows, mended at the source. A newer export takes the place of these workbooks
    together with that of their import, where it has any of their rows; others stand, for they would be set aside again.
    """
    asked = {i: batch for i, batch in enumerate(batches) if batch.responses is not None}
    if not asked:
        return {}
    found: dict[int, list[Overlap]] = {}
    with reading(engine) as connection:
        standing = [each for each in live_imports(connection, ~imports.c.is_sample) if each.rows_used]
        stock = _Stock(connection, origins(connection))
        for i, batch in asked.items():
            overlaps = _of_mended(batch, standing, stock) if batch.mends else _of_export(batch, standing, stock)
            if overlaps:
                found[i] = sorted(overlaps, key=lambda each: -each.former.id)
    return found


class _Stock:
    """Rows of imports by their number, each loaded once, and the origins of all files."""

    def __init__(self, connection: Connection, origin_of: dict[str, str]) -> None:
        self._connection = connection
        self._rows: dict[int, pd.DataFrame] = {}
        self.origin_of = origin_of

    def load(self, numbers: Sequence[int]) -> None:
        """Load the rows of some imports at once."""
        missing = sorted(set(numbers) - set(self._rows))
        nothing = pd.DataFrame(columns=[*SEEN, "rated"], dtype="str")
        self._rows |= dict.fromkeys(missing, nothing) | _standing_rows(self._connection, missing)

    def marked(self, number: int, at: bool = True) -> pd.DataFrame:
        """The marked rows of an import."""
        self.load([number])
        return marked(self._rows[number], at)

    def original(self, file_hash: str) -> list[pd.DataFrame]:
        """The marked rows of the imports of a file, undone or not."""
        numbers = self._connection.execute(select(imports.c.id).where(imports.c.file_hash == file_hash)).scalars().all()
        return [self.marked(number, at=False) for number in numbers]


def _of_export(batch: ImportBatch, standing: Sequence[ImportSummary], stock: "_Stock") -> list[Overlap]:
    """The other exports of a file, and the workbooks that mend those it takes the place of."""
    former = [each for each in standing if each.mends is None and _may_be_same(batch, each)]
    if not former:
        return []
    rows = _rows_of(batch)
    new = marked(rows)
    stock.load([each.id for each in former])
    found = [overlap for each in former if (overlap := _overlap(each, new, stock.marked(each.id)))]
    replaced = [each.former for each in found if each.is_newer]
    of_origin = {stock.origin_of[each.file_hash] for each in replaced}
    mended = [each for each in standing if each.mends and each.kind == batch.kind and stock.origin_of[each.mends] in of_origin]
    if not mended:
        return found
    new, known = marked(rows, at=False), pd.concat([stock.marked(each.id, at=False) for each in replaced])
    for each in mended:
        old = stock.marked(each.id, at=False)
        again = rows_brought_again(old, new, known)
        if again and each.file_hash != batch.file_hash:
            found.append(Overlap(each, True, again, len(new) - again, len(old) - again))
    return found


def _of_mended(batch: ImportBatch, standing: Sequence[ImportSummary], stock: "_Stock") -> list[Overlap]:
    """The workbooks that brought the rows of a mended one before, and newer exports that hold them."""
    mends = str(batch.mends)
    origin = stock.origin_of.get(mends)
    alike = [each for each in standing if each.kind == batch.kind and each.file_hash not in (batch.file_hash, mends)]
    found, new = list[Overlap](), marked(_rows_of(batch), at=False)
    for each in alike:
        if stock.origin_of[each.file_hash] != origin or (each.mends == mends and not _sheets_agree(batch.sheet, each.sheet)):
            continue
        old = stock.marked(each.id, at=False)
        known = None if each.mends else pd.concat([new.iloc[:0], *stock.original(mends)])
        again = rows_brought_again(new, old, known)
        smaller = min(len(new), len(old)) if each.mends else len(new)
        if again and again >= LEAST_SHARE * smaller:
            found.append(Overlap(each, bool(each.mends) and _is_newer(new, old), again, len(new) - again, len(old) - again))
    return found


def held_by_another(batches: Sequence[ImportBatch]) -> dict[int, int]:
    """Index of each file of one upload that is an older export of another file of it → the index of that one."""
    asked = [i for i, batch in enumerate(batches) if batch.responses is not None]
    pairs = [(i, j) for i in asked for j in asked if i != j and _are_alike(batches[i], batches[j])]
    rows = {i: marked(_rows_of(batches[i]), at=not batches[i].mends) for i in {i for pair in pairs for i in pair}}
    found: dict[int, int] = {}
    for i, j in pairs:
        is_older = (len(rows[i]), i) < (len(rows[j]), j)
        if is_older and i not in found and _is_held(rows[i], rows[j], bool(batches[i].mends)):
            found[i] = j
    return found


def _are_alike(one: ImportBatch, other: ImportBatch) -> bool:
    """Whether two files of an upload can be exports of the same thing at all."""
    same = (one.kind, one.exporter, one.mends) == (other.kind, other.exporter, other.mends)
    return same and _sheets_agree(one.sheet, other.sheet)


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


def _overlap(former: ImportSummary, new: pd.DataFrame, old: pd.DataFrame) -> Overlap | None:
    again, smaller = rows_in_both(new, old), min(len(new), len(old))
    if smaller < LEAST_ROWS or again < LEAST_SHARE * smaller:
        return None
    return Overlap(former, _is_newer(new, old), again, len(new) - again, len(old) - again)


def _is_newer(new: pd.DataFrame, old: pd.DataFrame) -> bool:
    """Whether a file takes the place of an import: it is larger, or as large and not of earlier answers."""
    return (len(new), new["when"].max()) >= (len(old), old["when"].max()) if len(old) else True


def _is_held(rows: pd.DataFrame, others: pd.DataFrame, is_mended: bool) -> bool:
    if is_mended:
        return rows_brought_again(rows, others) >= LEAST_SHARE * len(rows)
    return len(rows) >= LEAST_ROWS and rows_in_both(rows, others) >= LEAST_SHARE * len(rows)
