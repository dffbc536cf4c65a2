"""What came from the Census, read and checked as files are, and what there is to say of it; no page is needed for it."""

import math
from collections.abc import Sequence

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from representation.community.census_api.fetching import FetchedTable
from representation.community.census_api.wanted import WantedTable, vintage_label
from representation.community.choice import CommunityChoice
from representation.community.layouts.json_table import json_table
from representation.community.published_totals import with_shared_totals
from representation.community.words import listed
from representation.importing import Review
from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.intake.intake import checked_table
from representation.joining import joined
from representation.store.batch import file_hash_of


def review_of(fetched: Sequence[FetchedTable], key: bytes) -> Review:
    """The tables that came, read and checked just as uploaded files are."""
    read = [(checked_answer(each), file_hash_of(each.data)) for each in fetched if each.is_usable and each.data is not None]
    return Review(joined([table for table, _ in read], key), tuple(each for _, each in read))


def checked_answer(fetched: FetchedTable) -> CheckedTable:
    """One answer as intake's checked table; several ZIP codes are one community with the name that says which."""
    assert fetched.data is not None
    raw = json_table(fetched.wanted.file_name, fetched.data)
    assert raw is not None  # what is usable has been read before
    return checked_table(raw, Correction(kind="community", community=CommunityChoice(name=fetched.community)))


def counts_of(review: Review) -> DataFrame[CommunityCount]:
    """The figures of everything that came, each share with the total that another table gives."""
    parts = [table.community for table in review.joined.tables if table.community is not None and len(table.community)]
    if not parts:
        return CommunityCount.empty()
    return with_shared_totals(DataFrame[CommunityCount](pd.concat(parts, ignore_index=True)))


def headline(wanted: WantedTable, counts: pd.DataFrame) -> str:
    """Who is counted, when and how many they are: `Alder City, Ohio, 2020–2024: 9,900 people (±120)`."""
    name = f"{counts['community'].iloc[0]}, {vintage_label(wanted.year)}"
    everyone = counts[counts["universe"].eq("all people") & counts["total_count"].notna() & counts["dimension"].ne("zip")]
    everyone = everyone if len(everyone) else counts[counts["universe"].eq("all people") & counts["total_count"].notna()]
    if everyone.empty:
        return name
    row = everyone.iloc[0]
    return f"{name}: {amount(row['total_count'], row['total_margin'])} people"


def amount(count: float, margin: float) -> str:
    """A figure with its margin; a controlled figure has none.

    >>> amount(9900.0, 120.0), amount(9900.0, 0.0), amount(9900.0, float("nan"))
    ('9,900 ±120', '9,900', '9,900 (margin not known)')
    """
    if math.isnan(margin):
        return f"{count:,.0f} (margin not known)"
    return f"{count:,.0f} ±{margin:,.0f}" if margin else f"{count:,.0f}"


def problem_lines(fetched: Sequence[FetchedTable]) -> list[str]:
    """What did not come and why, each thing once; and which older answers stand in for those that did not come again."""
    parts: dict[str, list[FetchedTable]] = {}
    for each in fetched:
        if each.problem is not None:
            parts.setdefault(each.problem.message, []).append(each)
    lines = [message if _names_table(message, those) else f"{_tables(those)} did not come: {message}" for message, those in parts.items()]
    stale = [each for each in fetched if each.note is not None]
    notes = dict.fromkeys(each.note.message for each in stale if each.note is not None)
    missing = listed(sorted({code for each in fetched for code in each.missing}))
    if missing:
        lines.append(
            f"The Census has no figures for ZIP code {missing}; post office boxes and single buildings have none. It was left out."
        )
    return lines + [f"What was fetched before is used for {_tables(stale)}. {message}" for message in notes]


def _names_table(message: str, those: list[FetchedTable]) -> bool:
    return len(those) == 1 and those[0].wanted.table in message


def _tables(those: list[FetchedTable]) -> str:
    return f"table {those[0].wanted.table}" if len(those) == 1 else f"{len(those)} tables"


def findings_lines(review: Review) -> list[str]:
    """What the check found in the answers, each sentence once; totals in another table are no news here, as that table comes too."""
    tables = review.joined.tables
    messages = [group.message for table in tables for group in table.groups if group.kind != "community_total_elsewhere"]
    return list(dict.fromkeys(messages))
