"""The text of a table converted, step by step, to rows that can be checked."""

from dataclasses import dataclass

import pandas as pd

from data_models.response import BLANK, DIMENSIONS, Kind
from data_models.vocabularies import vocabulary
from representation.answers import coded
from representation.answers.folding import folded
from representation.answers.missing import missing_code
from representation.intake.correction import AnswerMap
from representation.intake.dates import iso_moments
from representation.intake.scrubbing import scrubbed
from representation.intake.text_frame import TextFrame


@dataclass(frozen=True)
class SourceRows:
    """Converted rows; `positions` and `originals` say for each checked column where its cell stands and what is written there.

    `not_counted` maps the index of a row to the reason why it does not count (cancelled, a test, a line of totals).
    """

    frame: pd.DataFrame
    positions: pd.DataFrame
    originals: pd.DataFrame
    not_counted: dict[int, str]
    unclear_marks: list[int]


def _without_missing_words(values: pd.Series) -> pd.Series:
    """Text in which words for nothing (`n/a`, `--`) are blank."""
    distinct = values.unique()
    return values.map({text: BLANK if missing_code(text) is not None else text for text in distinct}).astype("str")


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
    emails = values.str.strip().str.casefold().str.strip("<>;,. ")
    return emails.where(emails.str.contains("@", regex=False), BLANK)


def _race_words(values: pd.Series, header: str) -> pd.Series:
    """The answers of one column about race: words for nothing blank; a plain yes or no to "Are you Hispanic?" in words."""
    yes_or_no = {"yes": "Hispanic or Latino", "sí": "Hispanic or Latino", "si": "Hispanic or Latino", "no": BLANK}
    asks = yes_or_no if "hispanic" in folded(header) else {}
    words = {text: BLANK if missing_code(text) == BLANK else asks.get(folded(text), text.strip()) for text in values.unique()}
    return values.map(words).astype("str")


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
    return codes.where(~values.str.strip().isin(chosen), values.str.strip().map(chosen)) if chosen else codes


def _statuses(table: TextFrame) -> tuple[pd.Series, pd.Series]:
    """Effect and reason of each row's status; a status that we do not know counts."""
    known = {folded(row["status"]): (row["effect"], row["reason"]) for row in vocabulary("statuses")}
    effects = pd.Series("counted", index=table.cells.index, dtype="str")
    reasons = pd.Series("", index=table.cells.index, dtype="str")
    for match in table.columns("status"):
        pairs = table.cells[match.position].map(lambda text: known.get(folded(text), ("counted", "")))
        effect, reason = pairs.str[0].astype("str"), pairs.str[1].astype("str")
        stronger = effect.eq("not_counted") | (effect.eq("attended") & effects.eq("counted"))
        effects, reasons = effects.mask(stronger, effect), reasons.mask(stronger, reason)
    return effects, reasons


def _mark_meanings() -> dict[str, str]:
    return {folded(row["mark"]): row["meaning"] for row in vocabulary("attendance_marks")}


def _marks(table: TextFrame) -> tuple[pd.Series, list[int]]:
    """Whether the list says that the person came; without a mark column everyone on the list did."""
    if table.columns("mark"):
        meanings = _mark_meanings()
        text, _ = table.first("mark")
        meaning = text.map(lambda mark: meanings.get(folded(mark), "no" if not mark.strip() else "unclear"))
        return meaning.eq("yes"), list(meaning.index[meaning.eq("unclear")])
    if table.columns("signature"):
        text, _ = table.first("signature")
        no_words = {mark for mark, meaning in _mark_meanings().items() if meaning == "no"}
        return text.map(lambda signed: bool(signed.strip()) and folded(signed) not in no_words), []
    return pd.Series(True, index=table.cells.index), []


def _names(table: TextFrame) -> tuple[pd.Series, pd.Series]:
    """Full and first names, white space collapsed."""
    whole, _ = table.first("name")
    first, _ = table.first("first_name")
    last, _ = table.first("last_name")
    built = (first.str.strip() + " " + last.str.strip()).str.strip()
    names = whole.where(whole.str.strip().ne(""), built).str.split().str.join(" ")
    return names.astype("str"), first.str.strip().where(first.str.strip().ne(""), names.map(_first_name)).astype("str")


def _first_name(name: str) -> str:
    """The first name in a full one: what stands after the comma of "Ruiz, Ana", else the first word."""
    return next(iter(name.split(",", 1)[-1].split()), "")


def source_rows(table: TextFrame, kind: Kind, answers: AnswerMap | None = None) -> SourceRows:
    """Rows of a registration, attendance or exit-survey table, each column converted by its own step."""
    index = table.cells.index
    frame, positions, originals = (pd.DataFrame(index=index) for _ in range(3))
    frame["row"] = table.rows
    email_cells = {match.position: _email(table.cells[match.position]) for match in table.columns("email")}
    frame["email"], _ = table.first("email", email_cells)
    frame["person_id"] = table.first("person_id")[0].str.strip()
    frame["name"], frame["first_name"] = _names(table)
    frame["order_id"] = table.first("order_id")[0].str.strip()
    for column in ("conversation", "event_date", "submitted_at"):
        text, positions[column] = table.first(column)
        originals[column] = text
        frame[column] = text.str.strip() if column == "conversation" else iso_moments(_without_missing_words(text))
    effects, reasons = _statuses(table)
    listed = kind == "attendance" or bool(table.columns("mark"))
    marks, unclear = _marks(table) if listed else (effects.eq("attended"), [])
    frame["is_attended"] = marks | effects.eq("attended") if kind == "registration" else marks
    for dimension in DIMENSIONS:
        text, positions[dimension] = _race(table) if dimension == "race" else table.first(dimension)
        originals[dimension] = table.first(dimension)[0]
        frame[dimension] = _coded_dimension(text, dimension, answers or {})
    frame["role"] = coded(table.first("role")[0], "role")
    frame["channel"] = _channels(table.first("channel")[0])
    dropped = reasons[effects.eq("not_counted")]
    not_counted = dict(zip((int(i) for i in dropped.index), dropped, strict=True))
    not_counted |= {int(i): "a line of totals" for i in _total_lines(table, frame)}
    not_counted |= {int(i): "a test" for i in index[frame["name"].str.casefold().isin(["test test", "test", "test user"])]}
    if kind == "attendance":
        empty = frame["name"].eq("") & frame["email"].eq("") & frame["person_id"].eq("") & ~frame["is_attended"]
        not_counted |= {int(i): "an empty line of the list" for i in index[empty]}
    return SourceRows(frame, positions, originals, not_counted, [i for i in unclear if i not in not_counted])


def _total_lines(table: TextFrame, frame: pd.DataFrame) -> list[int]:
    """Rows that sum up the table: their first filled cell is a word for a total and nobody is named."""
    if table.cells.empty:
        return []
    first = table.cells.apply(lambda row: next((cell for cell in row if cell.strip()), ""), axis=1)
    words = first.map(folded).str.fullmatch(r"(grand )?totals?\b[: ]*\d*|sum|count")
    return list(frame.index[words & frame["email"].eq("")])
