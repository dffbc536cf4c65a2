"""Which year, districts and schools of an enrollment table are used."""

from collections.abc import Sequence
from dataclasses import dataclass

from representation.community.choice import CommunityChoice, Level, Offered
from representation.community.enrollment_rows import StudentRow
from representation.community.words import listed

DISTRICT, SCHOOL = "970", "school"
"""Levels: a school district as the Census Bureau numbers it, and a school, which it does not."""
SHOWN_NAMES = 3
"""As many districts are named in a sentence; the others are in the list to choose from."""


@dataclass(frozen=True)
class Chosen:
    """The rows to use, whom they are about, and whether a district has still to be chosen."""

    rows: tuple[StudentRow, ...]
    names: tuple[str, ...]
    year: str
    is_open: bool = False
    is_of_schools: bool = False


def years_of(rows: Sequence[StudentRow]) -> list[str]:
    """The school years of a table, the newest first."""
    return sorted({row.year for row in rows if row.year}, reverse=True)


def districts_of(rows: Sequence[StudentRow]) -> dict[str, str]:
    """Key of each district with rows of its own → its name as it stands there last."""
    return {row.district.key: row.district.name or row.district.code for row in rows if row.kind == "place" and row.district.key}


def schools_of(rows: Sequence[StudentRow]) -> dict[str, str]:
    """Code of each school, that of its district before it → its name, with its district's where there are several."""
    several = len(districts_of(rows)) > 1
    found = {}
    for row in rows:
        if row.kind == "place" and row.school.key:
            name = row.school.name or row.school.code
            found[school_code(row)] = f"{name} ({row.district.name or row.district.code})" if several else name
    return found


def school_code(row: StudentRow) -> str:
    """The code of a school; schools of two districts may have the same number."""
    return "-".join(part for part in (row.district.key, row.school.key) if part)


def offered(rows: Sequence[StudentRow], year: str) -> Offered:
    """What can be chosen: districts and schools of the year used, and years; empty where there is one."""
    used = [row for row in rows if row.year in ("", year)]
    districts, schools, years = districts_of(used), schools_of(used), years_of(rows)
    levels = [
        Level(code, label, tuple(sorted(areas.items(), key=lambda item: item[1])))
        for code, label, areas in ((DISTRICT, "school districts", districts), (SCHOOL, "schools", schools))
        if len(areas) > 1
    ]
    return Offered(tuple(levels), tuple(years) if len(years) > 1 else ())


def chosen(rows: Sequence[StudentRow], choice: CommunityChoice) -> Chosen:
    """The rows of the year and places chosen; the newest year, and the whole table where it is about one district."""
    years = years_of(rows)
    year = choice.year if choice.year in years else next(iter(years), "")
    used = tuple(row for row in rows if row.year in ("", year))
    districts, schools = districts_of(used), schools_of(used)
    wanted = [code for code in choice.areas if code in schools] if choice.level == SCHOOL else []
    if wanted:
        own = tuple(row for row in used if row.kind == "place" and row.school.key and school_code(row) in wanted)
        return Chosen(own, tuple(row.school.name or row.school.code for row in own), year, is_of_schools=True)
    if len(districts) <= 1:
        return Chosen(used, tuple(districts.values()), year)
    is_all = choice.level == DISTRICT and not choice.areas
    keys = [key for key in districts if is_all or (choice.level in (None, DISTRICT) and key in choice.areas)]
    own = tuple(row for row in used if row.district.key in keys)
    whole = tuple(row for row in used if row.kind == "total" and row.district.key not in districts and not row.school.key)
    if is_all and len(whole) == 1:
        # The publisher's own total of all districts is better than their sum, of which one may be missing.
        return Chosen(whole, tuple(districts.values()), year)
    return Chosen(own, tuple(districts[key] for key in keys), year, is_open=not keys)


def choose_a_district(rows: Sequence[StudentRow], year: str) -> str:
    """How to choose where a table has several districts."""
    names = sorted(districts_of([row for row in rows if row.year in ("", year)]).values())
    shown = listed(names) if len(names) <= SHOWN_NAMES else f"{', '.join(names[:SHOWN_NAMES])} and others"
    return (
        f"The table holds {len(names):,} districts ({shown}), and nothing is used until one is chosen. "
        "Choose your district for this file, or keep only its rows."
    )


def several_years(years: Sequence[str], used: str) -> str:
    """Which of several years was used."""
    return f"The table holds {len(years)} years ({years[-1]} to {years[0]}). Only {used} was used. To use another, choose it."
