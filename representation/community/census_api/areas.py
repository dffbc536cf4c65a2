"""Areas to ask about: a state's school districts, counties and places, or ZIP codes that staff type."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from data_models.vocabularies import vocabulary
from representation.community.census_geographies import level_row
from representation.community.words import listed

KindOfArea = Literal["district", "county", "place", "zip"]
KINDS: Final[dict[KindOfArea, str]] = {"district": "School district", "county": "County", "place": "City or place", "zip": "ZIP codes"}
LEVELS: Final[dict[KindOfArea, tuple[str, ...]]] = {
    "district": ("970", "950", "960"), "county": ("050",), "place": ("160",), "zip": ("860",),
}  # fmt: skip
"""Kind of area → summary levels; a state may have unified, elementary and secondary school districts."""
NO_DISTRICT = re.compile(r"9999\d")
"""The rest of a state that belongs to no school district."""
CODE = re.compile(r"[0-9A-Z]{1,12}")
"""Codes of areas; they become part of an address and of a file's name, so that nothing else is one."""
ZIP = re.compile(r"(\d{5})(-\d{4})?")
MOST_ZIPS = 300
"""ZIP codes in one question; the address of a longer one is not accepted."""
NAMED_ZIPS = 3


@dataclass(frozen=True)
class State:
    """A state, the District of Columbia or Puerto Rico: its FIPS code, postal code and name."""

    fips: str
    postal: str
    name: str


@dataclass(frozen=True)
class Area:
    """One area, or several ZIP codes that are added up.

    `level` is the summary level, `codes` the codes within `state` (FIPS, "" for ZIP codes), `name` what people call it, `within` the area
    in which ZIP codes lie, where one was named.
    """

    level: str
    codes: tuple[str, ...]
    name: str
    state: str = ""
    within: str = ""

    @property
    def question(self) -> dict[str, str]:
        """The part of a question that says where.

        >>> Area("050", ("113",), "Montgomery County, Ohio", "39").question
        {'for': 'county:113', 'in': 'state:39'}
        """
        where = {"for": f"{level_row(self.level)['api_column']}:{','.join(self.codes)}"}
        return {**where, "in": f"state:{self.state}"} if self.state else where

    @property
    def file_part(self) -> str:
        """What the area is called in a file name.

        >>> Area("050", ("113",), "Montgomery County, Ohio", "39").file_part, Area("860", ("45402", "45403"), "").file_part
        ('050-39113', '860-45402-45403')
        """
        if len(self.codes) <= NAMED_ZIPS:
            return f"{self.level}-{self.state}{'-'.join(self.codes)}"
        digest = hashlib.sha256(",".join(self.codes).encode()).hexdigest()[:12]
        return f"{self.level}-{len(self.codes)}-{digest}"

    @property
    def is_zips(self) -> bool:
        """Whether this is ZIP codes, of which several are added up."""
        return self.level == "860"


@dataclass(frozen=True)
class TypedZips:
    """ZIP codes that staff typed or pasted, in order and once each, and what among it is none."""

    codes: tuple[str, ...] = ()
    not_read: tuple[str, ...] = field(default=())


def states() -> tuple[State, ...]:
    """Every state that the survey covers, by name."""
    rows = (State(row["fips"], row["postal"], row["name"]) for row in vocabulary("census_states"))
    return tuple(sorted(rows, key=lambda state: state.name))


def typed_zips(text: str) -> TypedZips:
    """The ZIP codes in a text, whatever separates them.

    >>> typed_zips("45402, 45403-1234; 45402 Dayton")
    TypedZips(codes=('45402', '45403'), not_read=('Dayton',))
    """
    words = [word for word in re.split(r"[\s,;]+", text) if word]
    found = [(word, ZIP.fullmatch(word)) for word in words]
    codes = sorted({match[1] for _, match in found if match})
    return TypedZips(tuple(codes), tuple(dict.fromkeys(word for word, match in found if match is None)))


def zip_area(codes: Sequence[str], of: str = "") -> Area:
    """ZIP codes as one area; `of` is the area in which they lie.

    >>> zip_area(["45402", "45403"]).name, zip_area(["45402"], "Alder City, Ohio").name
    ('ZIP codes 45402 and 45403', 'ZIP code of Alder City, Ohio')
    >>> zip_area(["45401", "45402", "45403", "45404"]).name
    '4 ZIP codes from 45401 to 45404'
    """
    word = "ZIP code" if len(codes) == 1 else "ZIP codes"
    if of:
        name = f"{word} of {of}"
    elif len(codes) <= NAMED_ZIPS:
        name = f"{word} {listed(list(codes))}"
    else:
        name = f"{len(codes)} ZIP codes from {codes[0]} to {codes[-1]}"
    return Area("860", tuple(codes), name, within=of)


def listed_areas(level: str, state: State, rows: Sequence[Sequence[str]]) -> list[Area]:
    """The areas of an answer (header first) of one state, by name; a row without a code is no area.

    >>> rows = [["NAME", "state", "county"], ["Montgomery County, Ohio", "39", "113"]]
    >>> listed_areas("050", State("39", "OH", "Ohio"), rows)
    [Area(level='050', codes=('113',), name='Montgomery County, Ohio', state='39', within='')]
    """
    header = list(rows[0])
    name, code = header.index("NAME"), header.index(level_row(level)["api_column"])
    areas = [Area(level, (row[code],), " ".join(row[name].split()), state.fips) for row in rows[1:] if CODE.fullmatch(row[code])]
    return sorted((area for area in areas if level[:1] != "9" or not NO_DISTRICT.fullmatch(area.codes[0])), key=lambda area: area.name)
