"""Files that explain another file of the same upload: a data dictionary gives its export the words of questions and answers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data_models.finding import grouped
from data_models.raw import RawTable
from representation.intake.checked import CheckedTable
from representation.intake.columns import header_column
from representation.intake.correction import Correction
from representation.intake.exporters.redcap import CHECKBOX
from representation.intake.exporters.redcap_dictionary import Question, questions
from representation.intake.findings import finding
from representation.intake.intake import checked_table

DATA, DICTIONARY = "redcap", "redcap_dictionary"
USED = "This is a REDCap data dictionary. It was used to read the answers of {files}; nothing has to be done."
ALONE = "This is a REDCap data dictionary. It says what the answers of a REDCap export mean; add that export together with it."
CHECKED = {"1": "Checked", "0": "Unchecked"}
SPELLINGS = {"1": "TRUE", "0": "FALSE"}
"""What a spreadsheet makes of the codes of a question with two answers."""


def with_companions(tables: Sequence[CheckedTable]) -> list[CheckedTable]:
    """The tables of an upload, each REDCap export read with the words of the data dictionaries among them.

    A data dictionary stays in its place, with a note that says what it was used for. An export that a dictionary explains has the
    words of questions and answers in its cells (`raw`) from then on: what staff correct, and the rows to fix, show words too.
    """
    words: dict[str, Question] = {}
    for table in tables:
        words |= questions(table.raw) if _is_dictionary(table) else {}
    explained = [table.file for table in tables if table.exporter == DATA and _explained(table, words)] if words else []
    return [_as_dictionary(table, explained) if _is_dictionary(table) else _with_words(table, words) for table in tables]


def _is_dictionary(table: CheckedTable) -> bool:
    return table.kind is None and len(table.raw) > 1 and bool(questions(table.raw))


def _as_dictionary(table: CheckedTable, explained: list[str]) -> CheckedTable:
    files = ", ".join(dict.fromkeys(f"“{file}”" for file in explained))
    note = finding("dictionary_read", table.file, table.sheet, message=USED.format(files=files) if files else ALONE)
    return replace(table, exporter=DICTIONARY, groups=grouped([note]))


def _explained(table: CheckedTable, words: Mapping[str, Question]) -> bool:
    headers = (header.strip() for _, header, _ in table.columns)
    return table.header_row is not None and any(_variable(header) in words for header in headers)


def _variable(header: str) -> str:
    return told["code"] if (told := CHECKBOX.fullmatch(header)) else header


def _with_words(table: CheckedTable, words: Mapping[str, Question]) -> CheckedTable:
    if table.exporter != DATA or table.header_row is None or not _explained(table, words):
        return table
    index = list(table.raw.row_numbers).index(table.header_row)
    raw = worded(table.raw, index, words)
    again = checked_table(raw, Correction(conversation=table.conversation))
    said = checked_table(table.raw).kind != table.kind  # what a command said the file is
    return checked_table(raw, Correction(table.kind, table.conversation)) if said else again


def worded(raw: RawTable, header_index: int, words: Mapping[str, Question]) -> RawTable:
    """The table with the words of a dictionary, laid out as REDCap's own export with labels.

    | race___1 | sex |        | Race (choice=White) | Gender |
    |----------|-----|   →    |---------------------|--------|
    | 1        | 0   |        | Checked             | Female |
    """
    cells = raw.cells.copy(deep=False)
    for position in raw.cells.columns:
        header = str(raw.cells.at[header_index, position]).strip()
        told = CHECKBOX.fullmatch(header)
        question = words.get(told["code"] if told else header)
        if question is None:
            continue
        text, answers = _header(header, question), dict(question.answers)
        if told:
            option = next((label for code, label in answers.items() if _suffix(code) == told["part"]), told["part"])
            text, answers = f"{_header(told['code'], question)} (choice={option})", CHECKED
        body = raw.cells[position].iloc[header_index + 1 :]
        answers |= {spelling: answers[code] for code, spelling in SPELLINGS.items() if code in answers}
        said = {cell: answers.get(str(cell).strip(), cell) for cell in body.unique()}
        above = raw.cells[position].iloc[: header_index + 1].copy()
        above.iloc[-1] = text
        cells[position] = [*above, *body.map(said)]
    return replace(raw, cells=cells.astype("str"))


def _suffix(code: str) -> str:
    """How a code stands in the name of its column: `-99` as `_99`."""
    return code.casefold().replace("-", "_")


def _header(variable: str, question: Question) -> str:
    """The question's label; its variable where only that is a header we know (`race` for "Race (select all that apply)")."""
    return variable if header_column(question.label)[0] is None and header_column(variable)[0] else question.label or variable
