"""Findings as the store keeps them: the same thing once, with the numbers of its rows and without what a cell says of a person."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from data_models.finding import Finding, FindingGroup, grouped
from representation.keepable import CODED, has_words_of_its_own, keepable_value, name_words
from representation.store import tables
from representation.store.rows import insert_rows

EMAIL = re.compile(r"(?<![^\s@,;<>()\"“”])[^\s@,;<>()\"“”]++@[^\s@,;<>()\"“”]+")
PHONE = re.compile(r"(?<!\d)\(?\d{3}\)?[-. ]{0,2}\d{3}[-. ]?\d{4}(?!\d)")
SHOWN = 79
"""Letters of a cell that the sentence of a finding repeats, followed by "…"."""
MOST_SINGLE_WORDS = 8
"""More different cells of one column that nobody can read are hardly answers: the column may hold names, so none of them is kept."""


def pack_rows(rows: Iterable[int]) -> str:
    """Row numbers as a short text; "" for none.

    >>> pack_rows([9, 2, 3, 4, 5])
    '2-5,9'
    """
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def unpack_rows(text: str) -> tuple[int, ...]:
    """The row numbers in a text that `pack_rows` wrote.

    >>> unpack_rows("2-5,9")
    (2, 3, 4, 5, 9)
    """
    runs = (run.partition("-") for run in text.split(",") if run)
    return tuple(row for first, _, last in runs for row in range(int(first), int(last or first) + 1))


def save_findings(connection: Connection, import_id: int, found: Sequence[Finding | FindingGroup], names: Collection[str] = ()) -> None:
    """Keep the findings of an import, in the transaction of the caller.

    Parameters
    ----------
    names
        Names in the file: no cell that holds one is kept.
    """
    insert_rows(
        connection,
        tables.findings,
        ("import_id", "kind", "severity", "sheet", "column_header", "message", "value", "count", "rows"),
        (
            (import_id, each.kind, each.severity, each.sheet, each.column, each.message, each.value, each.count, pack_rows(each.rows))
            for each in without_people(found, names)
        ),
    )


def without_people(found: Sequence[Finding | FindingGroup], names: Collection[str] = ()) -> list[FindingGroup]:
    """Findings as they may be kept: cells of coded columns where they are answers, all other cells taken out.

    Findings that are the same once their cells are taken out become one.
    """
    groups = list(_groups(found))
    kept = [each.value is not None and keepable_value(coded_column(each.kind), each.value, rows=each.count) for each in groups]
    own = [keep and has_words_of_its_own(coded_column(each.kind), each.value or "") for keep, each in zip(kept, groups, strict=True)]
    strange = Counter((each.sheet, each.column) for each, is_own in zip(groups, own, strict=True) if is_own)
    asked = [is_own and strange[each.sheet, each.column] <= MOST_SINGLE_WORDS for each, is_own in zip(groups, own, strict=True)]
    words = name_words(names if any(asked) else ())  # a file of many names and no such cell need not be looked through
    merged: dict[FindingGroup, list[int]] = {}
    for each, keep, is_own, is_asked in zip(groups, kept, own, asked, strict=True):
        is_kept = keep and (not is_own or (is_asked and keepable_value(coded_column(each.kind), each.value or "", words, rows=each.count)))
        public = replace(
            each,
            message=_without_contacts(each.message) if is_kept else message_without_value(each),
            value=(each.value or "").strip() if is_kept else None,
            column=None if each.column is None else _without_contacts(each.column),
            rows=(),
        )
        merged.setdefault(public, []).extend(each.rows)
    return [replace(each, rows=tuple(sorted(set(rows)))) for each, rows in merged.items()]


def coded_column(kind: str) -> str:
    """The coded column that a kind of finding is about, "" for any other: kinds begin with the column's name.

    >>> coded_column("zip_unreadable"), coded_column("conversation_unknown")
    ('zip', '')
    """
    return next((column for column in CODED if kind.startswith(f"{column}_")), "")


def message_without_value(finding: Finding | FindingGroup) -> str:
    """The sentence of a finding with the cell's own words taken out: a cell can hold a name or an address.

    >>> finding = Finding("unknown_zip", "cell", "“Ann Lee” is no ZIP.", "a.csv", None, 4, "ZIP", "Ann Lee")
    >>> message_without_value(finding)
    '“…” is no ZIP.'
    """
    message = finding.message
    value = (finding.value or "").strip()
    for words in (value, value[:SHOWN] if len(value) > SHOWN else ""):
        message = _without(message, words)
    return _without_contacts(message)


def _without(message: str, words: str) -> str:
    """A message in which some words, where they stand by themselves, are "…"; a cell of 1 does not blank the 12 of a row."""
    start = message.find(words) if words else -1
    while start >= 0:
        stop = start + len(words)
        is_apart = not (_is_letter(message[start - 1 : start]) or _is_letter(message[stop : stop + 1]))
        if is_apart:
            message = message[:start] + "…" + message[stop:]
        start = message.find(words, start + 1)
    return message


def _is_letter(text: str) -> bool:
    return text.isalnum() or text == "_"


def _groups(found: Sequence[Finding | FindingGroup]) -> Iterator[FindingGroup]:
    """Findings as groups: those that come one by one are brought together."""
    yield from grouped(each for each in found if isinstance(each, Finding))
    yield from (each for each in found if isinstance(each, FindingGroup))


def _without_contacts(text: str) -> str:
    return PHONE.sub("…", EMAIL.sub("…", text))
