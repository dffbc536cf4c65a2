"""The text of a table converted, step by step, to rows that can be checked."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data_models.codes import OTHER_CHANNEL, is_channel
from data_models.response import BLANK, DIMENSIONS, Kind
from data_models.source_row import MOMENT
from representation.answers import coded
from representation.answers.folding import folded, seen
from representation.answers.missing import missing_code
from representation.distinct import flagged, is_irregular, mapped, mapped_where
from representation.intake.correction import AnswerMap
from representation.intake.date_order import file_day_first
from representation.intake.dates import ReadDates, read_dates
from representation.intake.statuses import COUNTED, known_status, mark_meanings
from representation.intake.text_frame import TextFrame
from representation.intake.totals import REASON as TOTALS
from representation.intake.totals import is_total_cell, is_total_word


@dataclass(frozen=True)
class SourceRows:
    """Converted rows; `positions` and `originals` say for each checked column where its cell stands and what is written there.

    `not_counted` says for each row why it does not count (cancelled, a test, a line of totals), "" where it does. `unclear_marks` are
    the indexes of rows whose mark of attendance says neither yes nor no, `unknown_statuses` those whose status we do not know, by the
    position of the column. `dates` says of each column of dates how it was read.
    """

    frame: pd.DataFrame
    positions: pd.DataFrame
    originals: pd.DataFrame
    not_counted: pd.Series
    unclear_marks: NDArray[np.int64]
    unknown_statuses: Mapping[int, NDArray[np.int64]]
    dates: Mapping[str, ReadDates]


def _without_missing_words(values: pd.Series, where: pd.Series | None = None) -> pd.Series:
    """Text in which words for nothing (`n/a`, `--`) are blank; only the rows of `where` can hold one."""
    needs = pd.Series(True, index=values.index) if where is None else where
    return mapped_where(values, needs, lambda text: BLANK if missing_code(text) is not None else text)


def _moments(values: pd.Series, day_first: bool | None) -> ReadDates:
    """Dates in ISO form; words for nothing are blank, other text stays as it is."""
    is_moment = _are_moments(values)
    read = read_dates(values[~is_moment], day_first)
    said = _without_missing_words(read.moments, ~read.moments.str.match("[0-9]{4}-[0-9]{2}-[0-9]{2} ").astype("bool"))
    result = values.array.copy()
    result[~is_moment.to_numpy()] = said.array
    return replace(read, moments=pd.Series(result, index=values.index))


def _are_moments(values: pd.Series) -> pd.Series:
    """Which cells are blank or moments in ISO form already, as a workbook's cells are; none where one of them does not exist."""
    texts = pa.array(values, pa.large_string())
    if pc.any(pc.or_(pc.starts_with(texts, YEAR_ZERO), pc.match_substring(texts, MIDNIGHT_BEFORE))).as_py():
        return pd.Series(False, index=values.index)
    is_moment = values.str.fullmatch(MOMENT).astype("bool")
    try:
        values[is_moment & values.ne(BLANK)].astype("timestamp[s][pyarrow]")
    except (ValueError, NotImplementedError):  # the library of columns raises its own kinds of ValueError
        return pd.Series(False, index=values.index)
    return is_moment


YEAR_ZERO, MIDNIGHT_BEFORE = "0000-", " 24:"
"""The year 0 and 24 o'clock, which the library of columns takes for parts of a moment."""
DATES = ("event_date", "submitted_at")
NOBODY: NDArray[np.int64] = np.array([], dtype=np.int64)
TEST_NAMES = ("test test", "test", "test user")
LONGEST_TEST_NAME = max(len(name) for name in TEST_NAMES)
LONGEST_EMAIL = 1_000
"""Letters; a longer cell is not looked through for an address (the longest address has 254)."""
RARE_CHANNEL = 3
"""An answer to "how did you hear" that fewer rows than this give is in somebody's own words."""


def _channels(values: pd.Series) -> pd.Series:
    """How people heard of it: options that several rows give in words that the vocabulary of channels knows.

    What is in somebody's own words can name a person, however many give it ("Pastor Blunt"): it is `other`, and is not kept.
    """
    plain = _without_missing_words(values.str.strip())
    counts = plain.value_counts()
    options = {text for text, count in counts.items() if count >= RARE_CHANNEL and is_channel(str(text))} | {BLANK}
    return plain.where(plain.isin(options), OTHER_CHANNEL)


def _email(values: pd.Series) -> pd.Series:
    """E-mails trimmed and case-folded, however a program shows them; text without an @ (`anonymous`) is no e-mail."""
    bare = mapped_where(values, values.str.contains(SHOWN_EMAIL, regex=True).astype("bool"), _address)
    emails = _casefolded(bare.str.strip()).str.strip("<>;,. ")
    return emails.where(emails.str.contains("@", regex=False), BLANK)


SHOWN_EMAIL = r"[^\x20-\x7e]|[<:]"
"""What stands in e-mails that are copied from a program: marks that nobody sees, a name beside the address, `mailto:`."""


def _address(text: str) -> str:
    """The address in an e-mail as a program shows it (`Ana Ruiz <ana@x.org>`, `mailto:ana@x.org`)."""
    if len(text) > LONGEST_EMAIL:
        return text
    plain = unicodedata.normalize("NFKC", seen(text)).strip()
    inside = [part for part in BETWEEN_ANGLES.findall(plain) if "@" in part]
    return MAILTO.sub("", (inside[0] if inside else plain).strip())


BETWEEN_ANGLES = re.compile(r"<([^<>]*)>")
MAILTO = re.compile(r"mailto: *", re.IGNORECASE)


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


def _statuses(table: TextFrame) -> tuple[pd.Series, pd.Series, dict[int, NDArray[np.int64]]]:
    """Effect and reason of each row's status; a status that we do not know counts, and the indexes of its rows are told by column."""
    effects = pd.Series("counted", index=table.cells.index, dtype="str")
    reasons = pd.Series("", index=table.cells.index, dtype="str")
    unknown: dict[int, NDArray[np.int64]] = {}
    for match in table.columns("status"):
        cells = table.cells[match.position]
        effect = mapped(cells, lambda text: (known_status(text) or COUNTED)[0])
        reason = mapped(cells, lambda text: (known_status(text) or COUNTED)[1])
        stronger = effect.eq("not_counted") | (effect.eq("attended") & effects.eq("counted"))
        effects, reasons = effects.mask(stronger, effect), reasons.mask(stronger, reason)
        unknown[match.position] = np.flatnonzero(flagged(cells, lambda text: known_status(text) is None))
    return effects, reasons, unknown


def _marks(table: TextFrame) -> tuple[pd.Series, NDArray[np.int64]]:
    """Whether the list says that the person came; without a mark column everyone on the list did."""
    if table.columns("mark"):
        meanings = mark_meanings()
        text, _ = table.first("mark")
        meaning = mapped(text, lambda mark: meanings.get(folded(mark), "no" if not mark.strip() else "unclear"))
        return meaning.eq("yes"), np.flatnonzero(meaning.eq("unclear"))
    if table.columns("signature"):
        text, _ = table.first("signature")
        no_words = {mark for mark, meaning in mark_meanings().items() if meaning == "no"}
        return flagged(text, lambda signed: bool(signed.strip()) and folded(signed) not in no_words), NOBODY
    return pd.Series(True, index=table.cells.index), NOBODY


WIDE_SPACE = "[\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028-\u202f\u205f\u3000]|^ |  | $"
"""White space that is more than single spaces between words."""


def _names(table: TextFrame) -> tuple[pd.Series, pd.Series]:
    """Full and first names, white space collapsed."""
    whole, _ = table.first("name")
    first, _ = table.first("first_name")
    last, _ = table.first("last_name")
    built = (first.str.strip() + " " + last.str.strip()).str.strip()
    names = whole.where(whole.str.strip().ne(""), built)
    names = mapped_where(names, names.str.contains(WIDE_SPACE, regex=True).astype("bool"), lambda name: " ".join(name.split()))
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
    read = {column: _moments(originals[column], day_first) for column in DATES}
    columns |= {column: each.moments for column, each in read.items()}
    effects, reasons, unknown = _statuses(table)
    listed = kind == "attendance" or bool(table.columns("mark"))
    marks, unclear = _marks(table) if listed else (effects.eq("attended"), NOBODY)
    columns["is_attended"] = marks | effects.eq("attended") if kind == "registration" else marks
    for dimension in DIMENSIONS:
        originals[dimension], positions[dimension] = table.first(dimension)
        text = originals[dimension]
        if dimension == "race":
            text, positions[dimension] = _race(table)
        columns[dimension] = _coded_dimension(text, dimension, answers or {})
    originals["role"], positions["role"] = table.first("role")
    columns["role"] = _coded_dimension(originals["role"], "role", answers or {})
    columns["channel"] = _channels(table.first("channel")[0])
    frame = pd.DataFrame(columns, index=index)
    not_counted = _not_counted(table, frame, kind, effects, reasons)
    unclear = unclear[not_counted.iloc[unclear].eq("").to_numpy()]
    unknown = {position: places[not_counted.iloc[places].eq("").to_numpy()] for position, places in unknown.items()}
    positions_of, originals_of = pd.DataFrame(positions, index=index), pd.DataFrame(originals, index=index)
    return SourceRows(frame, positions_of, originals_of, not_counted, unclear, unknown, read)


def _not_counted(table: TextFrame, frame: pd.DataFrame, kind: Kind, effects: pd.Series, reasons: pd.Series) -> pd.Series:
    """Why each row does not count, "" where it does."""
    why = reasons.where(effects.eq("not_counted"), "")
    why = why.mask(_total_lines(table, frame["email"].eq("")), TOTALS)
    short = frame["name"].str.len().le(LONGEST_TEST_NAME)
    why = why.mask(short & flagged(frame["name"].where(short, BLANK), lambda name: name.casefold() in TEST_NAMES), "a test")
    if kind == "attendance":
        empty = frame["name"].eq("") & frame["email"].eq("") & frame["person_id"].eq("") & ~frame["is_attended"]
        why = why.mask(empty, "an empty line of the list")
    return why


def _total_lines(table: TextFrame, nobody: pd.Series) -> pd.Series:
    """Which of the rows that name nobody sum up the table: their first filled cell is a word for a total, the rest are numbers."""
    is_total = np.zeros(len(table.cells), dtype=bool)
    undecided = np.flatnonzero(nobody)
    for position in table.cells.columns:
        if not len(undecided):
            break
        cells = table.cells[position].iloc[undecided]
        filled = cells.str.strip().ne("").to_numpy()
        is_total[undecided[filled]] = flagged(cells[filled], is_total_word)
        undecided = undecided[~filled]
    for position in table.cells.columns:
        asked = np.flatnonzero(is_total)
        if len(asked):
            is_total[asked] = flagged(table.cells[position].iloc[asked], is_total_cell)
    return pd.Series(is_total, index=table.cells.index)
