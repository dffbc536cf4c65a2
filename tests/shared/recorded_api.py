"""Real published tables in the shape in which the Census API answers for a whole table."""

import json
from collections.abc import Collection
from pathlib import Path

from representation.intake.reading import read_tables

REAL = Path(__file__).parents[3] / "shared" / "real" / "demographics"
CODES = {"*****": "-555555555", "**": "-222222222", "-": "-666666666", "***": "-333333333", "(X)": "-888888888", "N": "-999999999"}
"""How a download and how the API say that there is no figure."""
LAST = {"040": ("state",), "150": ("state", "county", "tract", "block group"), "140": ("state", "county", "tract")}
WIDTHS = {"state": 2, "county": 3, "tract": 6, "block group": 1}


def recorded_rows(name: str, areas: Collection[str] = ()) -> list[list[str | None]]:
    """The rows of a download as the API would send them, header first; `areas` are codes to keep, () for all."""
    [table] = read_tables(name, (REAL / name).read_bytes())
    header = [cell.strip() for cell in table.row(0)]
    codes = [(i, code) for i, code in enumerate(header) if code.startswith("B") and code[-1] in "EM"]
    place, title = header.index("GEO_ID"), header.index("NAME")
    level = table.row(2)[place][:3]
    columns = LAST[level]
    rows: list[list[str | None]] = [["NAME", *(each for _, code in codes for each in (code, f"{code}A")), "GEO_ID", "NAME", *columns]]
    for row in table.rows[2:]:
        geo = row[place]
        code = geo.partition("US")[2]
        if areas and code not in areas:
            continue
        cells = [each for i, _ in codes for each in (CODES.get(row[i], row[i]), row[i] if row[i] in CODES else None)]
        rows.append([row[title], *cells, geo, row[title], *_parts(code, columns)])
    return rows


def _parts(code: str, columns: Collection[str]) -> list[str]:
    parts, start = [], 0
    for column in columns:
        parts.append(code[start : start + WIDTHS[column]])
        start += WIDTHS[column]
    return parts


def recorded(name: str, areas: Collection[str] = ()) -> bytes:
    """The same as the bytes of an answer, one row a line."""
    return ("[" + ",\n".join(json.dumps(row) for row in recorded_rows(name, areas)) + "]").encode()
