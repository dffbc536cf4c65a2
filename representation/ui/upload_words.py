"""What an upload's cards say: what a table is, and how many of its rows can be used."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from data_models.finding import FindingGroup
from data_models.response import DIMENSIONS, Kind
from data_models.vocabularies import dimension_nouns
from representation.intake.checked import CheckedTable
from representation.intake.columns import COLUMNS
from representation.intake.own_sheets import ADDED_HEADERS, mended_kind
from representation.ui.parts import plural
from representation.wording.numbers import listing

KINDS: dict[Kind, str] = {
    "registration": "Registrations",
    "attendance": "Attendance or sign-in list",
    "exit_survey": "Exit survey",
    "conversations": "Schedule of conversations",
    "community": "Community figures",
}
EXPORTERS = {
    "eventbrite": "Eventbrite",
    "google_forms": "Google Forms",
    "microsoft_forms": "Microsoft Forms",
    "zoom_meeting": "Zoom meeting",
    "zoom_registration": "Zoom registrations",
    "zoom_webinar_attendees": "Zoom webinar",
    "qualtrics": "Qualtrics",
    "surveymonkey": "SurveyMonkey",
    "limesurvey": "LimeSurvey",
    "redcap": "REDCap",
    "typeform": "Typeform",
    "action_network": "Action Network",
    "meetup": "Meetup",
    "sign_in_sheet": "sign-in sheet",
    "census_data": "Census",
    "enrollment": "enrollment file",
    "map": "map",
}
"""Exporters that are worth naming; a plain table is just that."""


def table_name(table: CheckedTable) -> str:
    """File and sheet."""
    return table.file if not table.sheet else f"{table.file} · {table.sheet}"


def is_readable(table: CheckedTable) -> bool:
    """Whether the file could be opened, so that staff can say what its table is."""
    return len(table.raw) > 0


def is_mended(table: CheckedTable) -> bool:
    """Whether a table is one of ours that came back: rows to fix, mended."""
    return mended_kind(tuple(header.strip() for _, header, _ in table.columns)) is not None


def is_companion(table: CheckedTable) -> bool:
    """Whether a table is known and only explains another one: a data dictionary."""
    return table.kind is None and table.exporter is not None


def headline(table: CheckedTable) -> str:
    """What the table is, in a few words."""
    if is_companion(table):
        return "Data dictionary"
    if table.kind is None:
        return "Not recognized" if is_readable(table) else "Cannot be read"
    return kind_words(table.kind, table.exporter or "")


def kind_words(kind: Kind, exporter: str) -> str:
    """What a table is and, where it is worth naming, which tool wrote it.

    >>> kind_words("registration", "eventbrite"), kind_words("attendance", "sign_in_sheet"), kind_words("exit_survey", "plain")
    ('Registrations, Eventbrite', 'Sign-in sheet', 'Exit survey')
    >>> kind_words("community", "census_data"), kind_words("community", "map")
    ('Community figures, Census', 'Map')
    """
    if exporter == "map":
        return "Map"
    if exporter == "sign_in_sheet" and kind == "attendance":
        return "Sign-in sheet"
    maker = EXPORTERS.get(exporter, "")
    return KINDS[kind] + (f", {maker}" if maker else "")


def summary_line(table: CheckedTable) -> str:
    """How many rows can be used, and why the others are not."""
    if table.kind is None:
        return table.groups[0].message if table.groups else "It is left out until you say what it is."
    if table.community is not None:
        return community_line(table)
    parts = [f"{table.rows_usable - len(table.not_counted):,} of {plural(table.rows_read, 'row', 'rows')} can be used"]
    if table.not_counted:
        parts.append(not_counted_words(row.reason for row in table.not_counted))
    if table.rows_set_aside:
        parts.append(f"{table.rows_set_aside:,} set aside")
    answers = sum(group.count for group in table.groups if group.severity == "cell")
    if answers:
        parts.append(f"{plural(answers, 'single answer', 'single answers')} not understood")
    return "; ".join(parts) + "."


def not_counted_words(reasons: Iterable[str]) -> str:
    """How many rows do not count, and why; one reason for all is said once.

    >>> not_counted_words(["a host"]), not_counted_words(["a preview"] * 52), not_counted_words(["a test", "cancelled", "a test"])
    ('1 does not count (a host)', '52 do not count (a preview)', '3 do not count (2 × a test, 1 × cancelled)')
    """
    counts = Counter(reasons).most_common()
    why = counts[0][0] if len(counts) == 1 else ", ".join(f"{count:,} × {reason}" for reason, count in counts)
    total = sum(count for _, count in counts)
    return f"{total:,} {'does' if total == 1 else 'do'} not count ({why})"


def community_line(table: CheckedTable) -> str:
    """How many groups of which dimensions a community file brings, and of how many people; else why it brings nothing."""
    counts = table.community
    if counts is None or counts.empty:
        return next((group.message for group in whole_findings(table)), "No figures could be used.")
    nouns = dimension_nouns()
    named = [nouns.get(name, name.replace("_", " ")) for name in dict.fromkeys(counts["dimension"])]
    line = f"{plural(len(counts), 'group', 'groups')}{_of_all(counts)}: {listing(named)}."
    return f"{line} {RACE_ALONE}" if counts["view"].eq("race_alone").all() else line


def _of_all(counts: pd.DataFrame) -> str:
    """Of how many all figures are; "" where that is not one number."""
    totals = counts[["total_count", "unit"]].drop_duplicates()
    is_one = len(totals) == 1 and totals["total_count"].notna().all()
    return f" of {totals['total_count'].iloc[0]:,.0f} {totals['unit'].iloc[0]}" if is_one else ""


def whole_findings(table: CheckedTable) -> list[FindingGroup]:
    """What was found about a whole file."""
    return [group for group in table.groups if group.severity == "file"]


RACE_ALONE = "It does not tell Hispanic or Latino people apart, so nobody is compared with it: add table B03002 too."
"""What a table of races without ethnicity is good for."""


def columns_line(table: CheckedTable) -> str:
    """Which columns were recognised, in one line."""
    used = list(dict.fromkeys(_said(COLUMNS[column]) for _, _, column in table.columns if column in COLUMNS))
    ours = ADDED_HEADERS.values()  # the column that we added to rows to fix
    unused = sum(column not in COLUMNS for _, header, column in table.columns if header.strip() and header.strip() not in ours)
    rest = f" {plural(unused, 'other column is', 'other columns are')} not used." if unused else ""
    return f"Recognized: {', '.join(used)}.{rest}" if used else f"No column was recognized.{rest}"


def _said(label: str) -> str:
    """The label of a column inside a sentence.

    >>> _said("Home ZIP code"), _said("Name (recognizes the person, is not kept)")
    ('home ZIP code', 'name')
    """
    plain = label.split(" (")[0]
    return plain[0].lower() + plain[1:]


PLACEABLE = ("race", "language", "gender", "education")
"""Dimensions whose answers staff can place; a ZIP code or an amount of money cannot be chosen from a list."""


def unplaced_answers(table: CheckedTable) -> dict[tuple[str, str], int]:
    """(dimension, answer as written) that the vocabularies do not know → how often, the most frequent first."""
    counts: dict[tuple[str, str], int] = {}
    for group in table.groups:
        dimension = group.kind.removesuffix("_unreadable")
        if group.severity == "cell" and dimension in PLACEABLE and dimension in DIMENSIONS and group.value:
            answer = (dimension, (group.value or "").strip())
            counts[answer] = counts.get(answer, 0) + group.count
    return dict(sorted(counts.items(), key=lambda item: -item[1]))
