"""Variable codes and labels of the Census Bureau, however an export writes them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from representation.community.published import FigureKind
from representation.community.words import plain

CODE = re.compile(r"(?P<table>[A-Z]+\d+[A-Z]*)_((?P<years>\d{4}_\d{4})_)?(?P<number>(C\d\d_)?\d{3,4})(?P<suffix>[A-Z]{0,3})")
"""`B03002_012E`, `S1901_C01_002M`, `DP05_0001PE`, `CP05_2012_2016_001E`, `P2_001N`, and `B03002_012` of an export without suffixes."""
REPORTER = re.compile(r"(?P<table>[BC]\d{5}[A-Z]*)(?P<number>\d{3})(?P<error>, ERROR)?")
"""`B02001001` and `B02001001, Error`: how Census Reporter writes codes."""
SUMMARY_FILE = re.compile(r"(?P<table>[PH])(?P<of>\d{3})(?P<number>\d{3})")
"""`P005003`: codes of the 2010 Census."""
LONG_MARGIN = re.compile(r"(?P<code>[A-Z]+\d+[A-Z]*_(C\d\d_)?\d{3,4})(_|\.)(MOE|M)")
"""`B03002_012_moe`."""
SUFFIXES: dict[str, FigureKind] = {
    "E": "estimate", "N": "estimate", "": "estimate", "M": "margin", "PE": "percent", "PM": "percent_margin",
}  # fmt: skip
KINDS: dict[str, FigureKind] = {
    "estimate": "estimate", "margin of error": "margin", "percent": "percent", "percent margin of error": "percent_margin",
}  # fmt: skip
"""The word before or after `!!` → kind of figure."""
FILE = re.compile(
    r"(?P<program>ACS(?:DT|ST|DP|CP|SPP|SE)?[135]Y|DECENNIAL[A-Z]+\d?)(?P<year>\d{4})\.(?P<table>[A-Z]+\d+[A-Z]*)", re.IGNORECASE
)
"""How data.census.gov names files: `ACSDT5Y2024.B03002-Data.csv`, `DECENNIALPL2020.P2-Data.csv`, `DECENNIALSF12010.P5-Data.csv`."""


@dataclass(frozen=True)
class Code:
    """One code taken apart; `kind` is None for annotations (`EA`, `MA`), which repeat a symbol."""

    table: str
    number: str
    kind: FigureKind | None
    years: str = ""


def code_of(header: str) -> Code | None:
    """What a header says if it is a code.

    >>> code_of("b03002_012E"), code_of("B02001001, Error")
    (Code(table='B03002', number='012', kind='estimate', years=''), Code(table='B02001', number='001', kind='margin', years=''))
    >>> code_of("DP05_0001PEA"), code_of("Name")
    (Code(table='DP05', number='0001', kind=None, years=''), None)
    """
    text = header.strip().upper()
    if found := LONG_MARGIN.fullmatch(text):
        table, _, number = found["code"].partition("_")
        return Code(table, number, "margin")
    if found := CODE.fullmatch(text):
        return Code(found["table"], found["number"], SUFFIXES.get(found["suffix"]), found["years"] or "")
    if found := REPORTER.fullmatch(text):
        return Code(found["table"], found["number"], "margin" if found["error"] else "estimate")
    if found := SUMMARY_FILE.fullmatch(text):
        return Code(f"{found['table']}{int(found['of'])}", found["number"], "estimate")
    return None


def table_key(table: str, file: str) -> str:
    """The name of a table in the vocabularies: decennial tables bear the name of their file, as P5 means another thing in each.

    >>> table_key("P2", "DECENNIALPL2020.P2-Data.csv"), table_key("P5", "DECENNIALSF12010.P5-Data.csv"), table_key("B03002", "x.csv")
    ('PL.P2', 'SF1.P5', 'B03002')
    """
    found = FILE.search(file)
    if found is None or not found["program"].upper().startswith("DECENNIAL"):
        return table
    return f"{found['program'].upper().removeprefix('DECENNIAL')}.{table}"


ONLY_THERE = {
    "P1": ("PL.P1", 1), "P2": ("PL.P2", 4), "P4": ("PL.P4", 3), "P5": ("DHC.P5", 10), "P9": ("DHC.P9", 0), "P11": ("DHC.P11", 0),
    "P12": ("DHC.P12", 0),
}  # fmt: skip
"""Table of the 2020 Census → the file whose table of that name has lines above this one; the other file's table of that name has none."""
ONLY_IN_2010 = {"P5": ("SF1.P5", 10), "P12": ("SF1.P12", 0)}
"""The same of the 2010 Census, whose codes are written without a mark between table and line."""


def table_keys(headers: Iterable[str], file: str) -> dict[str, str]:
    """The names in the vocabularies of all tables that some codes are of; where the file name does not tell, their lines do.

    >>> table_keys(["P2_001N", "P2_005N", "B03002_001E"], "answer.json"), table_keys(["P2_001N"], "DECENNIALDHC2020.P2-Data.csv")
    ({'P2': 'PL.P2', 'B03002': 'B03002'}, {'P2': 'DHC.P2'})
    >>> table_keys(["P1_001N"], "answer.json"), table_keys(["P3_003N"], "answer.json"), table_keys(["P005017"], "answer.json")
    ({'P1': 'DHC.P1'}, {'P3': 'P3'}, {'P5': 'SF1.P5'})
    """
    last: dict[str, int] = {}
    of_2010: set[str] = set()
    for header in headers:
        if code := code_of(header):
            last[code.table] = max(last.get(code.table, 0), int(code.number[-3:]))
            if SUMMARY_FILE.fullmatch(header.strip().upper()):
                of_2010.add(code.table)
    keys = {table: table_key(table, file) for table in last}
    for table, line in last.items():
        known, above = (ONLY_IN_2010 if table in of_2010 else ONLY_THERE).get(table, ("", 0))
        if keys[table] == table and known and line > above:
            keys[table] = known
        elif keys[table] == table == "P1" and table not in of_2010:
            keys[table] = "DHC.P1"  # all people, in either file
    return keys


def table_of_file(file: str) -> str | None:
    """The table that a file name tells, None if it tells none."""
    found = FILE.search(file)
    return table_key(found["table"].upper(), file) if found else None


def is_full_count(table: str) -> bool:
    """Whether a table is of a decennial census, which has no margins.

    >>> is_full_count("PL.P2"), is_full_count("P12"), is_full_count("B03002")
    (True, True, False)
    """
    return "." in table or re.fullmatch(r"[PH]\d+[A-Z]?", table) is not None


def plain_label(label: str) -> str:
    """A label without case, colon and quotes: the Bureau changes them from year to year.

    >>> plain_label('Speak English less than "very well""'), plain_label("Not Hispanic or Latino:")
    ('speak english less than very well', 'not hispanic or latino')
    """
    return plain(re.sub(r'["“”]', "", label).replace("\u00c2", ""))


def label_path(label: str) -> tuple[FigureKind | None, tuple[str, ...]]:
    """Kind of figure and path of a label such as `Estimate!!Total:!!Not Hispanic or Latino:`.

    >>> label_path("Margin of Error!!Total:!!White alone"), label_path(" !!Total:!!Hispanic or Latino")
    (('margin', ('total', 'white alone')), (None, ('total', 'hispanic or latino')))
    """
    parts = [plain_label(part) for part in label.split("!!")]
    kind = KINDS.get(parts[0])
    rest = parts[1:] if kind is not None or not parts[0] else parts
    return kind, tuple(part for part in rest if part)


def vintage(file: str, years: str = "") -> str:
    """The years that figures are about, from the code or the file name.

    >>> vintage("ACSDT5Y2024.B03002-Data.csv"), vintage("ACSDT1Y2022.B03002-Data.csv"), vintage("race.csv")
    ('ACS 2020–2024, 5-year', 'ACS 2022, 1-year', 'years not given')
    >>> vintage("DECENNIALPL2020.P2-Data.csv"), vintage("acs2018_5yr_B02001_14000US42101038300.geojson"), vintage("a.json", "2012_2016")
    ('2020 Census', 'ACS 2014–2018, 5-year', 'ACS 2012–2016, 5-year')
    """
    span, last = _span_and_year(file, years)
    if last is None:
        return "years not given"
    if span == 0:
        return f"{last} Census"
    return f"ACS {last - span + 1}–{last}, {span}-year" if span > 1 else f"ACS {last}, 1-year"


def last_year(file: str, years: str = "") -> int | None:
    """The last of the years that figures are about, None where nothing tells it."""
    return _span_and_year(file, years)[1]


def _span_and_year(file: str, years: str) -> tuple[int, int | None]:
    if years:
        first, last = (int(year) for year in years.split("_"))
        return last - first + 1, last
    for pattern in (r"ACS[A-Z]{0,3}(?P<span>[135])Y(?P<year>\d{4})", r"acs(?P<span>[135])[_-](?P<year>\d{4})",
                    r"acs(?P<year>\d{4})_(?P<span>[135])yr", r"DECENNIAL[A-Z]+\d?(?P<year>20[12]0)"):  # fmt: skip
        if found := re.search(pattern, file, re.IGNORECASE):
            return int(found.groupdict().get("span") or 0), int(found["year"])
    return 0, None
