"""The text of a table converted, step by step, to rows that can be checked."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data_models.response import BLANK, DIMENSIONS, Kind
from data_models.source_row import MOMENT
from data_models.vocabularies import vocabulary
from representation.answers import coded
from representation.answers.folding import folded
from representation.answers.missing import missing_code
from representation.distinct import flagged, is_irregular, mapped, mapped_where
from representation.intake.correction import AnswerMap
from representation.intake.date_order import file_day_first
from representation.intake.dates import iso_moments
from representation.intake.scrubbing import scrubbed
from representation.intake.text_frame import TextFrame


@dataclass(frozen=True)
class SourceRows:
    """Converted rows; `positions` and `originals` say for each checked column where its cell stands and what is written there.

    `not_counted` says for each row why it does not count (cancelled, a test, a line of totals), "" where it does. `unclear_marks` are
    the indexes of rows whose mark of attendance says neither yes nor no.
    """

    frame: pd.DataFrame
    positions: pd.DataFrame
    originals: pd.DataFrame
    not_counted: pd.Series
    unclear_marks: NDArray[np.int64]


def _without_missing_words(values: pd.Series, where: pd.Series | None = None) -> pd.Series:
    """Text in which words for nothing (`n/a`, `--`) are blank; only the rows of `where` can hold one."""
    needs = pd.Series(True, index=values.index) if where is None else where
    return mapped_where(values, needs, lambda text: BLANK if missing_code(text) is not None else text)


def _moments(values: pd.Series, day_first: bool | None) -> pd.Series:
    """Dates in ISO form; words for nothing are blank, other text stays as it is."""
    is_moment = _are_moments(values)
    others = values[~is_moment].reset_index(drop=True)
    moments = iso_moments(others, day_first)
    said = _without_missing_words(moments, ~moments.str.match("[0-9]{4}-[0-9]{2}-[0-9]{2} ").astype("bool"))
    result = values.array.copy()
    result[~is_moment.to_numpy()] = said.array
    return pd.Series(result, index=values.index)


def _are_moments(values: pd.Series) -> pd.Series:
    """Which cells are blank or moments in ISO form already, as a workbook's cells are; none where one of them does not exist."""
    is_moment = values.str.fullmatch(MOMENT).astype("bool")
    try:
        values[is_moment & values.ne(BLANK)].astype("timestamp[s][pyarrow]")
    except (ValueError, NotImplementedError):  # the library of columns raises its own kinds of ValueError
        return pd.Series(False, index=values.index)
    return is_moment


DATES = ("event_date", "submitted_at")
NOBODY: NDArray[np.int64] = np.array([], dtype=np.int64)
TEST_NAMES = ("test test", "test", "test user")
LONGEST_TEST_NAME = max(len(name) for name in TEST_NAMES)
TOTAL = re.compile(r"(grand )?totals?\b[: ]*\d*|sum|count")
RARE_CHANNEL = 3
"""An answer to "how did you hear" that fewer rows than this give is in somebody's own words, and can name a person."""
OTHER_CHANNEL = "other"


def _channels(values: pd.Series) -> pd.Series:
    """How people heard of it: options that several rows give; what somebody wrote in their own words is `other`, and is not kept."""
    plain = _without_missing_words(values.str.strip())
    counts = plain.value_counts()
    options = {text for text, count in counts.items() if count >= RARE_CHANNEL and scrubbed(str(text)) == text} | {BLANK}
    return plain.where(plain.isin(options), OTHER_CHANNEL)


def _email(values: pd.Series) -> pd.Series:
    """E-mails trimmed and case-folded; text without an @ (`anonymous`) is no e-mail."""
    emails = _casefolded(values.str.strip()).str.strip("<>;,. ")
    return emails.where(emails.str.contains("@", regex=False), BLANK)


def _casefolded(values: pd.Series) -> pd.Series:
    """Any case brought to one; in ASCII that is the lower one."""
    return mapped_where(values, is_irregular(values), str.casefold).str.lower()


def _race_words(values: pd.Series, header: str) -> pd.Series:
    """The answers of one column about race: words for nothing blank; a plain yes or no to "Are you Hispanic?" in words."""
    yes_or_no = {"yes": "Hispanic or Latino", "sí": "Hispanic or Latino", "si": "Hispanic or Latino", "no": BLANK}
    asks = yes_or_no if "hispanic" in folded(header) else {}
    return mapped(values, lambda text: BLANK if missing_code(text) == BLANK else asks.get(folded(text), text.strip()))


def _race(table: TextFrame) -> tuple[pd.Series, pd.Series]:
    """The answers of one race question, or of a race and an ethnicity question joined."""
    said = {match.position: _race_words(table.cells[match.position], match.header) for match in table.columns("race")}
    first, positions = table.first("race", said)
    joined = first
    for match in table.columns("race")[1:]:
        other = said[match.position]
        joined = joined.where(other.eq("") | joined.str.strip().eq(other) | positions.eq(match.position), joined + ";" + other)
    return joined, positions


def _coded_dimension(values: pd.Series, dimension: str, answers: AnswerMap) -> pd.Series:
    chosen = {text: code for (of, text), code in answers.items() if of == dimension}
    codes = coded(values, dimension)
    if not chosen:
        return codes
    plain = values.str.strip()
    return codes.mask(plain.isin(chosen), mapped(plain, lambda text: chosen.get(text, text)))


def _statuses(table: TextFrame) -> tuple[pd.Series, pd.Series]:
    """Effect and reason of each row's status; a status that we do not know counts."""
    known = {folded(row["status"]): (row["effect"], row["reason"]) for row in vocabulary("statuses")}
    effects = pd.Series("counted", index=table.cells.index, dtype="str")
    reasons = pd.Series("", index=table.cells.index, dtype="str")
    for match in table.columns("status"):
        cells = table.cells[match.position]
        effect = mapped(cells, lambda text: known.get(folded(text), ("counted", ""))[0])
        reason = mapped(cells, lambda text: known.get(folded(text), ("counted", ""))[1])
        stronger = effect.eq("not_counted") | (effect.eq("attended") & effects.eq("counted"))
        effects, reasons = effects.mask(stronger, effect), reasons.mask(stronger, reason)
    return effects, reasons


def _mark_meanings() -> dict[str, str]:
    return {folded(row["mark"]): row["meaning"] for row in vocabulary("attendance_marks")}


def _marks(table: TextFrame) -> tuple[pd.Series, NDArray[np.int64]]:
    """Whether the list says that the person came; without a mark column everyone on the list did."""
    if table.columns("mark"):
        meanings = _mark_meanings()
        text, _ = table.first("mark")
        meaning = mapped(text, lambda mark: meanings.get(folded(mark), "no" if not mark.strip() else "unclear"))
        return meaning.eq("yes"), np.flatnonzero(meaning.eq("unclear"))
    if table.columns("signature"):
        text, _ = table.first("signature")
        no_words = {mark for mark, meaning in _mark_meanings().items() if meaning == "no"}
        return flagged(text, lambda signed: bool(signed.strip()) and folded(signed) not in no_words), NOBODY
    return pd.Series(True, index=table.cells.index), NOBODY


def _names(table: TextFrame) -> tuple[pd.Series, pd.Series]:
    """Full and first names, white space collapsed."""
    whole, _ = table.first("name")
    first, _ = table.first("first_name")
    last, _ = table.first("last_name")
    built = (first.str.strip() + " " + last.str.strip()).str.strip()
    names = whole.where(whole.str.strip().ne(""), built)
    names = mapped_where(names, is_irregular(names), lambda name: " ".join(name.split()))
    firsts = first.str.strip()
    missing = firsts.eq("") & names.ne("")
    return names, firsts.mask(missing, mapped(names[missing], _first_name).reindex(names.index, fill_value="")) if missing.any() else firsts


def _first_name(name: str) -> str:
    """The first name in a full one: what stands after the comma of "Ruiz, Ana", else the first word."""
    return next(iter(name.split(",", 1)[-1].split()), "")


def source_rows(table: TextFrame, kind: Kind, answers: AnswerMap | None = None, day_first: bool | None = None) -> SourceRows:
    """Rows of a registration, attendance or exit-survey table, each column converted by its own step.

    `answers` and `day_first` are what staff said (`Correction`).
    """
    index = table.cells.index
    columns: dict[str, pd.Series] = {"row": table.rows}
    positions: dict[str, pd.Series] = {}
    originals: dict[str, pd.Series] = {}
    email_cells = {match.position: _email(table.cells[match.position]) for match in table.columns("email")}
    columns["email"], _ = table.first("email", email_cells)
    columns["person_id"] = table.first("person_id")[0].str.strip()
    columns["name"], columns["first_name"] = _names(table)
    columns["order_id"] = table.first("order_id")[0].str.strip()
    for column in ("conversation", *DATES):
        originals[column], positions[column] = table.first(column)
    columns["conversation"] = originals["conversation"].str.strip()
    dates = [originals[column] for column in DATES if table.columns(column)]
    if day_first is None and len(dates) > 1:
        day_first = file_day_first(dates)
    for column in DATES:
        columns[column] = _moments(originals[column], day_first)
    effects, reasons = _statuses(table)
    listed = kind == "attendance" or bool(table.columns("mark"))
    marks, unclear = _marks(table) if listed else (effects.eq("attended"), NOBODY)
    columns["is_attended"] = marks | effects.eq("attended") if kind == "registration" else marks
    for dimension in DIMENSIONS:
        originals[dimension], positions[dimension] = table.first(dimension)
        text = originals[dimension]
        if dimension == "race":
            text, positions[dimension] = _race(table)
        columns[dimension] = _coded_dimension(text, dimension, answers or {})
    columns["role"] = coded(table.first("role")[0], "role")
    columns["channel"] = _channels(table.first("channel")[0])
    frame = pd.DataFrame(columns, index=index)
    not_counted = _not_counted(table, frame, kind, effects, reasons)
    unclear = unclear[not_counted.iloc[unclear].eq("").to_numpy()]
    return SourceRows(frame, pd.DataFrame(positions, index=index), pd.DataFrame(originals, index=index), not_counted, unclear)


def _not_counted(table: TextFrame, frame: pd.DataFrame, kind: Kind, effects: pd.Series, reasons: pd.Series) -> pd.Series:
    """Why each row does not count, "" where it does."""
    why = reasons.where(effects.eq("not_counted"), "")
    why = why.mask(_total_lines(table, frame["email"].eq("")), "a line of totals")
    short = frame["name"].str.len().le(LONGEST_TEST_NAME)
    why = why.mask(short & flagged(frame["name"].where(short, BLANK), lambda name: name.casefold() in TEST_NAMES), "a test")
    if kind == "attendance":
        empty = frame["name"].eq("") & frame["email"].eq("") & frame["person_id"].eq("") & ~frame["is_attended"]
        why = why.mask(empty, "an empty line of the list")
    return why


def _total_lines(table: TextFrame, nobody: pd.Series) -> pd.Series:
    """Which of the rows that name nobody sum up the table: their first filled cell is a word for a total."""
    is_total = np.zeros(len(table.cells), dtype=bool)
    undecided = np.flatnonzero(nobody)
    for position in table.cells.columns:
        if not len(undecided):
            break
        cells = table.cells[position].iloc[undecided]
        filled = cells.str.strip().ne("").to_numpy()
        is_total[undecided[filled]] = flagged(cells[filled], _is_total)
        undecided = undecided[~filled]
    return pd.Series(is_total, index=table.cells.index)


def _is_total(text: str) -> bool:
    """Whether a cell is a word for a total.

    >>> _is_total("Grand total: 24"), _is_total("Totally agree")
    (True, False)
    """
    return TOTAL.fullmatch(folded(text)) is not None
