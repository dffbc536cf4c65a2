"""Downloads of data.census.gov for Marlow County, which is not a real place.

As real downloads are: a byte-order mark, two header rows, a comma at the end of every line, quotes inside a cell that are not doubled.
"""

import math
from collections.abc import Mapping, Sequence

from sample_data.census_lines import B01001, B03002, B15003, B19001, C16001, Line
from sample_data.population import (
    ADULTS_25,
    EDUCATION,
    FEMALE,
    HOUSEHOLDS,
    INCOME,
    LANGUAGE,
    OVER_FOUR,
    RACE,
    RESIDENTS,
    ZIP,
)

COUNTY = ("0500000US39997", "Marlow County, Ohio")
SURVEY = "ACSDT5Y2024"
MARGIN_FACTOR = 4.6
"""A 90 % margin is about this many times the square root of a county's estimate, as in published five-year tables."""


def parts(whole: int, shares: Sequence[float]) -> list[int]:
    """A number of people cut into whole parts that add up to it: the largest remainders are rounded up.

    >>> parts(10, [1, 1, 1])
    [4, 3, 3]
    """
    exact = [whole * share / math.fsum(shares) for share in shares]
    cut = [math.floor(part + 1e-9) for part in exact]
    by_rest = sorted(range(len(cut)), key=lambda i: (cut[i] - exact[i], i))
    for i in by_rest[: whole - sum(cut)]:
        cut[i] += 1
    return cut


def margin(people: int, place: int) -> int:
    """A plausible margin of error; `place` varies it a little, so that no two lines look computed."""
    if people == 0:
        return 17
    return max(round(MARGIN_FACTOR * math.sqrt(people) * (0.92 + 0.04 * (place % 5))), 5)


def estimates(lines: Sequence[Line], totals: Mapping[str, int]) -> list[int]:
    """The estimate of every line: those of a group by their weights, those of a parent as the sum of its children.

    Before: lines with a path, a group and a weight. After: one whole number per line, which add up along the paths.
    """
    found: dict[str, int] = {}
    for group, people in totals.items():
        members = [line for line in lines if line.group == group]
        if not members:
            raise LookupError(f"No line of the table holds the group {group!r}.")
        for line, count in zip(members, parts(people, [line.weight for line in members]), strict=True):
            found[line.path] = count
    for line in reversed(lines):
        if line.path not in found:
            children = [other for other in lines if other.path.startswith(f"{line.path}!!") and other.depth == line.depth + 1]
            found[line.path] = sum(found[child.path] for child in children)
    return [found[line.path] for line in lines]


def download(table: str, rows: Sequence[tuple[str, str, Sequence[int]]], labels: Sequence[str], controlled: Sequence[int] = ()) -> bytes:
    """A `-Data.csv`: one row per place with its GEO_ID, name and estimates; `controlled` are lines (from 0) with the margin `*****`."""
    codes, words = ["GEO_ID", "NAME"], ["Geography", "Geographic Area Name"]
    for number, label in enumerate(labels, start=1):
        codes += [f"{table}_{number:03}E", f"{table}_{number:03}M"]
        words += [f"Estimate!!{label}", f"Margin of Error!!{label}"]
    lines = [codes, words]
    for geo_id, name, counts in rows:
        line = [geo_id, name]
        for place, people in enumerate(counts):
            line += [str(people), "*****" if place in controlled else str(margin(people, place))]
        lines.append(line)
    text = "".join("".join(f'"{cell}",' for cell in line) + "\n" for line in lines)
    return text.encode("utf-8-sig")


def county_table(table: str, lines: Sequence[Line], totals: Mapping[str, int]) -> bytes:
    """One table for the county; its total is controlled."""
    return download(table, [(*COUNTY, estimates(lines, totals))], [line.label for line in lines], controlled=[0])


def of(whole: int, shares: Mapping[str, float]) -> dict[str, int]:
    """Shares as whole people of a number."""
    return dict(zip(shares, parts(whole, list(shares.values())), strict=True))


def census_files() -> dict[str, bytes]:
    """File name → bytes: the tables by race, language, income, education and sex for the county, and the people of its ZIP codes."""
    people = of(RESIDENTS, ZIP)
    zctas = [(f"860Z200US{zip_code}", f"ZCTA5 {zip_code}", [count]) for zip_code, count in people.items()]
    tables = {
        "B03002": county_table("B03002", B03002, of(RESIDENTS, RACE)),
        "C16001": county_table("C16001", C16001, of(OVER_FOUR, LANGUAGE)),
        "B19001": county_table("B19001", B19001, of(HOUSEHOLDS, INCOME)),
        "B15003": county_table("B15003", B15003, of(ADULTS_25, EDUCATION)),
        "B01001": county_table("B01001", B01001, of(RESIDENTS, {"male": 1 - FEMALE, "female": FEMALE})),
        "B01003": download("B01003", zctas, ["Total"]),
    }
    return {f"{SURVEY}.{table}-Data.csv": data for table, data in tables.items()}
