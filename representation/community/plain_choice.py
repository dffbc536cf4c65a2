"""Which year of a plain table is used."""

import re
from collections.abc import Sequence

from representation.community.choice import NOTHING_OFFERED, CommunityChoice, Offered
from representation.community.community_reading import FindingList
from representation.community.plain_layout import PlainRow
from representation.community.words import plain


def of_one_year(rows: Sequence[PlainRow], choice: CommunityChoice, found: FindingList) -> tuple[list[PlainRow], Offered]:
    """The rows of the year chosen, else of the newest, where a group stands in the table for several years; all rows elsewhere."""
    years: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        years.setdefault((row.community, row.dimension, row.view, plain(row.text("group"))), set()).add(row.text("vintage"))
    if not any(len(each) > 1 for each in years.values()):
        return list(rows), NOTHING_OFFERED
    told = sorted({year for each in years.values() for year in each if year}, key=last_year, reverse=True)
    year = choice.year if choice.year in told else told[0]
    if choice.year is None:
        message = f"The table holds {len(told)} years ({told[-1]} to {told[0]}). Only {year} was used. To use another, choose it."
        found.add("community_several_years", "file", message)
    return [row for row in rows if row.text("vintage") == year], Offered(years=tuple(told))


def last_year(years: str) -> tuple[int, str]:
    """What sorts years by how new they are.

    >>> last_year("2018–2022") > last_year("2017–2021"), last_year("2024-25") > last_year("2023-24")
    (True, True)
    """
    return max((int(year) for year in re.findall(r"(?:19|20)\d\d", years)), default=0), years
