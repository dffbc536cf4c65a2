"""Which tables are fetched for an area, and why."""

from collections.abc import Collection
from dataclasses import dataclass

from data_models.vocabularies import vocabulary
from representation.community.census_api.areas import Area, zip_area
from representation.community.census_tables import blocks_of

DATASET = "acs/acs5"
FIRST_YEAR = 2020
"""The first of the vintages offered: from here on every table that is fetched has the lines that it has now."""
MOST_YEARS = 6


@dataclass(frozen=True)
class WantedTable:
    """One table of one area and vintage: what it is about, for people, and where to ask.

    `year` is the last of the five years.
    """

    table: str
    part: str
    why: str
    area: Area
    year: int

    @property
    def path(self) -> str:
        """Where the table's figures are asked for, below the API's address."""
        return f"{self.year}/{DATASET}"

    @property
    def labels_path(self) -> str:
        """Where the labels of its lines are."""
        return f"{self.year}/{DATASET}/groups/{self.table}.json"

    @property
    def question(self) -> dict[str, str]:
        """What is asked: all lines of the table, with margins and annotations."""
        return {"get": f"NAME,group({self.table})", **self.area.question}

    @property
    def file_name(self) -> str:
        """What the answer is called, as data.census.gov calls its downloads: the reader finds the years there."""
        return f"ACSDT5Y{self.year}.{self.table}-{self.area.file_part}.json"

    @property
    def universe(self) -> str:
        """Whom the table counts."""
        return next((block.universe for block in blocks_of(self.table)), "")


def wanted_tables(area: Area, year: int, zips: Area | None = None, asked: Collection[str] = ()) -> tuple[WantedTable, ...]:
    """The tables to fetch for an area: one for each dimension, as `census_api_tables.csv` says.

    Parameters
    ----------
    zips
        The ZIP codes in an area that is none itself: their residents answer the question of ZIP codes.
    asked
        Tables that are fetched only where staff ask for them; one of them may take the place of another.
    """
    rows = [row for row in vocabulary("census_api_tables") if row["choice"] == "always" or row["table"] in asked]
    replaced = {row["instead_of"] for row in rows}
    wanted = []
    for row in rows:
        where = (area if area.is_zips else zips) if row["areas"] == "zip" else area
        if where is not None and row["table"] not in replaced and (row["areas"] != "zip" or len(where.codes) > 1):
            wanted.append(WantedTable(row["table"], row["part"], row["why"], where, year))
    return tuple(wanted)


def zips_within(codes: Collection[str], area: Area) -> Area | None:
    """The ZIP codes of an area that is none itself, None where fewer than two are named: one cannot be compared with anything."""
    return zip_area(sorted(codes), area.name) if len(codes) > 1 and not area.is_zips else None


def asked_tables() -> tuple[tuple[str, str], ...]:
    """Tables that are fetched only where staff ask for them, with what they are about."""
    return tuple((row["table"], row["part"]) for row in vocabulary("census_api_tables") if row["choice"] == "asked")


def vintage_label(year: int) -> str:
    """The five years of a vintage.

    >>> vintage_label(2024)
    '2020–2024'
    """
    return f"{year - 4}–{year}"
