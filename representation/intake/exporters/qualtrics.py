"""Qualtrics: up to three header rows (codes, questions in the form's language, JSON with the ImportId), some of which may be gone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from data_models.raw import RawTable, Row
from representation.answers.folding import folded
from representation.intake.exporters.coded_survey import survey
from representation.intake.exporters.fields import known_columns
from representation.intake.exporters.option_columns import Option, body, in_one_header, is_mark
from representation.intake.exporters.recognition import Recognition
from representation.intake.page_text import plain_text

ROWS_SEARCHED = 5
MOST_HEADER_ROWS = 3
FEWEST_FIELDS = 3
"""Columns of its own that a table must have; other tools share some of their names."""
SHARED = frozenset({"startdate", "enddate", "start date", "end date", "ip address", "ipaddress", "status", "progress", "finished"})
DATES = frozenset({"startdate", "enddate", "recordeddate", "start date", "end date", "recorded date"})
IMPORT_ID = re.compile(r"\{\s*['\"]ImportId['\"]\s*:\s*['\"](?:panel-|Location-)?(?P<id>[^'\"]*)['\"].*\}", re.DOTALL)
PART = re.compile(r"(?=.*[A-Za-z])(?P<code>.*)[_-]\d+")
HANDLED = re.compile(r"Q\d+\.\d+(_\d+)+")
"""Codes as only Qualtrics writes them (`Q2.1_1`): all that is left where staff deleted the columns about the response."""
UNSEEN = "-99"
"""Seen and not answered."""
STATUSES = {
    "a preview": frozenset({"1", "9", "17", "survey preview", "spam survey preview", "offline survey preview"}),
    "a test": frozenset({"2", "survey test"}),
    "spam": frozenset({"8", "spam"}),
}
"""Why a response does not count → what stands for it in the column Status, as a number or in words."""
UNFINISHED = frozenset({"0", "false", "no", "falsch", "falso", "faux"})
ADVICE = "Export the responses again with “Use choice text”."


@dataclass(frozen=True)
class Headings:
    """The header rows that are left; a row that is gone is ()."""

    codes: Row
    texts: Row
    ids: Row
    count: int

    def names(self, position: int) -> set[str]:
        """What the rows call a column."""
        return {folded(row[position - 1]) for row in (self.codes, self.texts, self.ids) if position <= len(row)} - {""}

    def called(self, *names: str) -> list[int]:
        """The columns of a name."""
        width = max(len(self.codes), len(self.texts), len(self.ids))
        return [position for position in range(1, width + 1) if self.names(position) & set(names)]


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by the row of ImportIds, by the columns about the response, or by codes that only Qualtrics writes."""
    rows = raw.head(ROWS_SEARCHED + MOST_HEADER_ROWS)
    for i, row in enumerate(rows[:ROWS_SEARCHED]):
        handled = sum(HANDLED.fullmatch(cell.strip()) is not None for cell in row)
        own = [position for position in known_columns("qualtrics", row) if folded(row[position - 1]) not in SHARED]
        if handled > 1 or len(own) >= FEWEST_FIELDS or _is_above_ids(rows[i : i + MOST_HEADER_ROWS]):
            return _read(raw, i, _headings(rows[i : i + MOST_HEADER_ROWS]))
    return None


def _is_above_ids(rows: Sequence[Row]) -> bool:
    """Whether header rows begin here that end in the row of ImportIds; a title above them fills one cell."""
    ids = next((i for i, row in enumerate(rows) if _is_ids(row)), None)
    return ids is not None and all(2 * sum(map(bool, row)) >= sum(map(bool, rows[ids])) for row in rows[:ids])


def _is_ids(row: Row) -> bool:
    ids = sum(IMPORT_ID.fullmatch(cell.strip()) is not None for cell in row)
    return ids > 1 and 2 * ids > sum(bool(cell.strip()) for cell in row)


def _headings(rows: Sequence[Row]) -> Headings:
    """The header rows among the first rows: no row of answers has a date column without a digit."""
    found = [rows[0]]
    for row, after in zip(rows[1:], [*rows[2:], ()], strict=True):
        dates = [row[at] for at, name in enumerate(rows[0][: len(row)]) if folded(name) in DATES and row[at].strip()]
        is_worded = bool(dates) and not any(letter.isdigit() for cell in dates for letter in cell)
        if not (_is_ids(row) or _is_ids(after) or is_worded) or _is_ids(found[-1]):
            break
        found.append(row)
    ids = next((tuple(_id(cell) for cell in row) for row in found if _is_ids(row)), ())
    named = [row for row in found if not _is_ids(row)]
    has_codes = len(named) > 1 or any(_is_coded(row) for row in named)
    return Headings(named[0] if has_codes else (), named[-1] if named and not (has_codes and len(named) == 1) else (), ids, len(found))


def _id(cell: str) -> str:
    return told["id"] if (told := IMPORT_ID.fullmatch(cell.strip())) else ""


def _is_coded(row: Row) -> bool:
    """Whether a lone header row holds codes: they have no spaces."""
    filled = [cell for cell in row if cell.strip()]
    return sum(" " in cell.strip() for cell in filled) * 4 < len(filled)


def _read(raw: RawTable, i: int, rows: Headings) -> Recognition:
    start = i + rows.count
    known: dict[int, str | None] = {}
    for row in (rows.codes, rows.ids) if rows.codes or rows.ids else (rows.texts,):
        known |= known_columns("qualtrics", row)
    when = [position for position, column in known.items() if column == "submitted_at"]
    known |= dict.fromkeys(sorted(when)[:-1])  # the date of the end, where the date of recording is there
    options = _options(raw, rows, start)
    known |= dict.fromkeys(each.position for each in options if each.code.endswith("_TEXT") or re.search(r" ?- ?Text$", each.question))
    unseen = {at: {UNSEEN: ""} for at in range(1, raw.width + 1) if body(raw, at, start).eq(UNSEEN).any()}
    return survey("qualtrics", raw, i, start, options, known, ADVICE, not_counted=_not_counted(raw, rows, start), labels=unseen)


def _options(raw: RawTable, rows: Headings, start: int) -> list[Option]:
    """One entry per column: its question and, where a question has several columns, its option."""
    texts = [plain_text(_at(rows.texts, at) or _at(rows.codes, at) or _at(rows.ids, at)) for at in range(1, raw.width + 1)]
    codes = [_at(rows.codes, at) or ("" if rows.texts and not rows.ids else _at(rows.ids, at)) for at in range(1, raw.width + 1)]
    codes = [code.removesuffix("_TEXT") if not rows.codes else code for code in codes]  # the ImportId of a question in words
    found = {at: Option(at, _question(text), "", codes[at - 1]) for at, text in enumerate(texts, start=1)}
    if not any(codes):
        found |= {each.position: replace(each, question=_question(each.question)) for each in in_one_header(texts)}
    parts = [(at, told["code"]) for at, code in enumerate(codes, start=1) if (told := PART.fullmatch(code))]
    for code, group in groupby(parts, key=lambda part: part[1]):
        positions = [at for at, _ in group]
        if len(positions) > 1:
            found |= {each.position: each for each in _parted(raw, code, positions, rows, texts, start)}
    return [found[at] for at in sorted(found)]


def _parted(raw: RawTable, code: str, positions: list[int], rows: Headings, texts: list[str], start: int) -> list[Option]:
    """The columns of one question; without labels, an option is what its column says wherever it says something."""
    if not rows.texts:
        return [Option(at, code, _only_text(raw, at, start), code) for at in positions]
    letters = zip(*(texts[at - 1] for at in positions), strict=False)
    common = "".join(same[0] for same in takewhile(lambda each: len(set(each)) == 1, letters))
    mark = " - " if " - " in common else "-"
    question, found, _ = common.rpartition(mark)
    if not found:
        return [Option(at, _question(texts[at - 1]), "", code) for at in positions]
    return [Option(at, _question(question), texts[at - 1].removeprefix(question + mark).strip(), code) for at in positions]


def _only_text(raw: RawTable, position: int, start: int) -> str:
    told = set(body(raw, position, start).str.strip().unique()) - {"", UNSEEN}
    text = str(next(iter(told))) if len(told) == 1 else ""
    return "" if is_mark(text) else text


def _question(text: str) -> str:
    return re.sub(r" ?- ?Selected Choice(?=$| ?-)", "", text).strip()


def _at(row: Row, position: int) -> str:
    return row[position - 1].strip() if position <= len(row) else ""


def _not_counted(raw: RawTable, rows: Headings, start: int) -> dict[int, str]:
    """Index of a raw row → why it does not count."""
    found: dict[int, str] = {}
    for position in rows.called("progress"):
        texts = body(raw, position, start)
        short = {text for text in texts.unique() if re.fullmatch(r"\d{1,2}(\.\d+)?%?", str(text).strip())}
        found |= dict.fromkeys((int(at) for at in texts.index[texts.isin(short)]), "not finished")
    words_of = {"not finished": UNFINISHED} | STATUSES
    for reason, words in words_of.items():
        for position in rows.called("finished") if reason == "not finished" else rows.called("status", "response type"):
            texts = body(raw, position, start)
            said = {text for text in texts.unique() if folded(str(text)) in words}
            found |= dict.fromkeys((int(at) for at in texts.index[texts.isin(said)]), reason)
    return found
