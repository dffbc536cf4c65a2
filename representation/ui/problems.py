"""What was found in a table, the same problem once: what concerns the whole before rows before single answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from data_models.finding import FindingGroup, Severity
from representation.intake.findings import finding_kinds
from representation.ui.parts import plural
from representation.ui.text import literal
from representation.wording.numbers import listing

ORDER: dict[Severity, int] = {"file": 0, "row": 1, "cell": 2}
HEADINGS: dict[Severity, str] = {
    "file": "About the whole table",
    "row": "Rows set aside",
    "cell": "Single answers that count as missing",
}
ROWS_NAMED = 4
"""Row numbers named for one thing that was found; the rows to fix name them all."""
VALUES_NAMED = 3
"""Different cells named for one problem, the most frequent first."""
LONGEST_VALUE = 40
"""Letters of a cell that are repeated where several are named."""
LONGEST_COLUMN, LONGEST_AGAIN = 60, 24
"""Letters of a header that name the place of a problem; fewer where the message says the whole header again."""
PROBLEMS_SHOWN = 30
"""Problems listed under one heading."""


@dataclass
class Problem:
    """One thing that is wrong, with all that it concerns: groups of one kind and column, about the whole one message each."""

    severity: Severity
    kind: str
    column: str
    groups: list[FindingGroup] = field(default_factory=list)

    @property
    def rows(self) -> list[int]:
        """The rows that it concerns, ascending; none where it is about the whole."""
        return sorted({row for group in self.groups for row in group.rows})

    @property
    def count(self) -> int:
        """In how many places it was found."""
        return sum(group.count for group in self.groups)


def problems(groups: Sequence[FindingGroup]) -> list[Problem]:
    """The same problem once: about the whole first, then rows set aside, then single answers, the most frequent first.

    >>> cells = [FindingGroup("zip_unreadable", "cell", f"“{zip}” is no ZIP code.", "a.csv", None, (2, 3), "ZIP", zip) for zip in "xy"]
    >>> [(one.kind, one.count) for one in problems([*cells, FindingGroup("file_empty", "file", "The file is empty.", "a.csv")])]
    [('file_empty', 1), ('zip_unreadable', 4)]
    """
    found: dict[tuple[str, ...], Problem] = {}
    for group in groups:
        column = " ".join((group.column or "").split())
        key = (group.severity, group.kind, column, group.message if group.severity == "file" else "")
        found.setdefault(key, Problem(group.severity, group.kind, column)).groups.append(group)
    return sorted(found.values(), key=lambda each: (ORDER[each.severity], 0 if each.severity == "file" else -each.count))


def problem_line(problem: Problem) -> tuple[str, str]:
    """Where a problem is, and what it means and what to do.

    >>> row = FindingGroup("zip_unreadable", "cell", "“x” is no ZIP code.", "a.csv", None, (7, 3), "ZIP", "x")
    >>> problem_line(Problem("cell", "zip_unreadable", "ZIP", [row]))
    ('Rows 3 and 7, “ZIP”', '“x” is no ZIP code.')
    """
    messages = list(dict.fromkeys(group.message for group in problem.groups))
    column = _cut(problem.column, LONGEST_AGAIN if f"“{problem.column}”" in messages[0] else LONGEST_COLUMN)
    where = _place(problem.rows, column)
    if len(messages) == 1:
        return where, messages[0]
    words = finding_kinds().get(problem.kind, {})
    groups = sorted(problem.groups, key=lambda each: (not each.value, -each.count))
    if not all(group.value for group in groups) or "{message}" in f"{words.get('sentence', '')}{words.get('remedy', '')}":
        more = len(messages) - 1
        return where, f"{groups[0].message} And {more:,} more like {'this' if more == 1 else 'these'}."
    named = [f"“{_cut((group.value or '').strip())}” ({_rows(list(group.rows))})" for group in groups[:VALUES_NAMED]]
    more = len(groups) - len(named)
    listed = listing([*named, *([f"{more:,} other {'answer' if more == 1 else 'answers'}"] if more else [])])
    title, remedy = words.get("title", ""), words.get("remedy", "")
    where = f"“{column}”, {plural(problem.count, 'row', 'rows')}" if column else plural(problem.count, "row", "rows")
    return where, f"{title}: {listed}. {remedy}".strip()


def problem_lines(groups: Sequence[FindingGroup]) -> list[tuple[str, str]]:
    """Where each problem is and what it means, in the order of `problems`."""
    return [problem_line(each) for each in problems(groups)]


def show_lines(lines: Sequence[tuple[str, str]]) -> None:
    """What was found, line by line, for whoever opens it."""
    with st.expander(f"What was found ({len(lines)})", icon=":material/report:", type="compact"):
        st.markdown("\n".join(f"- **{literal(where)}:** {literal(message)}" for where, message in lines[:PROBLEMS_SHOWN]))
        if len(lines) > PROBLEMS_SHOWN:
            st.caption(f"And {len(lines) - PROBLEMS_SHOWN:,} more.")


def show_problems(found: Sequence[Problem]) -> None:
    """List what was found under its headings; a table with a hundred thousand bad cells has a few lines."""
    for severity, heading in HEADINGS.items():
        these = [each for each in found if each.severity == severity]
        if not these:
            continue
        count = len({row for each in these for row in each.rows}) if severity == "row" else sum(each.count for each in these)
        head = heading if severity == "file" else f"{heading}: {count:,}"
        lines = [problem_line(each) for each in these[:PROBLEMS_SHOWN]]
        st.markdown("\n".join([f"**{head}**\n", *(f"- **{literal(where)}:** {literal(message)}" for where, message in lines)]))
        if len(these) > PROBLEMS_SHOWN:
            st.caption(f"And {len(these) - PROBLEMS_SHOWN:,} more.")


def _place(rows: list[int], column: str) -> str:
    if not rows:
        return f"“{column}”" if column else "The whole table"
    named = _rows(rows)
    return named[0].upper() + named[1:] + (f", “{column}”" if column else "")


def _rows(rows: list[int]) -> str:
    """Row numbers in words, the first few of many.

    >>> _rows([5]), _rows([3, 7]), _rows([1, 2, 3, 4, 5, 6])
    ('row 5', 'rows 3 and 7', 'rows 1, 2, 3, 4, and 2 more')
    """
    shown, more = rows[:ROWS_NAMED], len(rows) - ROWS_NAMED
    named = listing([*map(str, shown), *([f"{more:,} more"] if more > 0 else [])])
    return f"{'row' if len(rows) == 1 else 'rows'} {named}"


def _cut(text: str, longest: int = LONGEST_VALUE) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
