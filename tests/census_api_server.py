"""A Census API on this machine: the shapes of the real one, made-up figures of Alder County, Ohio, and whatever goes wrong with it."""

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from werkzeug import Request, Response

from representation.community.census_tables import blocks_of

KEY = "0123456789abcdef0123456789abcdef01234567"
NEWEST = 2024
DISTRICTS = {"10001": "Alder City School District, Ohio", "10002": "Birch Local School District, Ohio", "99997": "Remainder of Ohio, Ohio"}
COUNTIES = {"113": "Alder County, Ohio"}
PLACES = {"21000": "Alder city, Ohio"}
ZIPS = ("45402", "45403", "45404")

RACE = {"001": 10000, "003": 5000, "004": 2500, "005": 30, "006": 800, "007": 10, "008": 60, "009": 400, "012": 1200}
"""B03002 of the district: 5,000 + 2,500 + 30 + 800 + 10 + 60 + 400 + 1,200 = 10,000."""
MARGINS = {"001": 120, "003": 300, "004": 200, "005": 20, "006": 90, "007": 12, "008": 30, "009": 80, "012": 150}


def line_figures(table: str) -> dict[str, tuple[str, str]]:
    """Number → estimate and margin of a table's lines; tables without made-up figures of their own have 100 in each line of a group."""
    if table == "B03002":
        return {number: (str(count), str(MARGINS[number])) for number, count in RACE.items()}
    [block] = blocks_of(table)
    parts = [cell.number for cells in block.groups.values() for cell in cells]
    lines = dict.fromkeys(parts, ("100", "10"))
    if table == "B01001":
        lines = {"026": ("5100", "80"), "002": ("4900", "85")}
    total = sum(int(count) for count, _ in lines.values())
    return {"001": (str(total or 9000), "120"), **lines} if block.total else lines


@dataclass
class FakeCensus:
    """Answers as the Census API does.

    Attributes
    ----------
    withheld
        Tables of which every figure is a code.
    missing
        Tables that are not published.
    first
        What the next requests get instead of an answer; each is used once.
    always
        What every request gets instead of an answer.
    asked
        Path and query of every request, the key with them.
    """

    withheld: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    first: list[Response] = field(default_factory=list)
    always: Callable[[], Response] | None = None
    newest: int = NEWEST
    seconds: float = 0.0
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def __call__(self, request: Request) -> Response:
        self.asked.append(request.full_path)
        self.headers.append(dict(request.headers))
        time.sleep(self.seconds)
        if self.first:
            return self.first.pop(0)
        if self.always is not None:
            return self.always()
        described = re.fullmatch(r"/data/(\d{4})/acs/acs5/groups/(\w+)\.json", request.path)
        if described:
            return Response(labels(described[2]), mimetype="application/json")
        if request.args.get("key") != KEY:
            return wrong_key() if "key" in request.args else missing_key(request)
        year = int(request.path.split("/")[2])
        if year > self.newest:
            return Response("<html><h1>404</h1></html>", 404, mimetype="text/html")
        return self._answer(request.args["get"], request.args["for"], request.args.get("in", ""))

    def _answer(self, wanted: str, where: str, within: str) -> Response:
        column, codes = where.rsplit(":", 1)
        areas = areas_named(column, codes, within)
        table = re.search(r"group\((\w+)\)", wanted)
        if table is None:
            header = ["NAME", *(["state"] if within else []), column]
            rows = [[name, *(["39"] if within else []), code] for code, name in areas.items()]
        else:
            if table[1] in self.missing:
                return Response(f"error: unknown variable '{table[1]}'", 400, mimetype="text/plain")
            header, rows = self._table(table[1], areas, column, within)
        return table_answer([header, *rows]) if rows else Response(status=204)

    def _table(self, table: str, areas: dict[str, str], column: str, within: str) -> tuple[list[str], list[list[str | None]]]:
        figures = line_figures(table)
        codes = [f"{table}_{number}{suffix}" for number in sorted(figures) for suffix in ("E", "EA", "M", "MA")]
        header = ["NAME", *codes, "GEO_ID", "NAME", *(["state"] if within else []), column]
        rows: list[list[str | None]] = []
        for code, name in areas.items():
            cells: list[str | None] = [name]
            for number in sorted(figures):
                estimate, margin = ("-666666666", "-222222222") if table in self.withheld else figures[number]
                cells += [estimate, None, margin, None]
            geo = f"860Z200US{code}" if column.startswith("zip") else f"{LEVELS[column]}US39{code}"
            rows.append([*cells, geo, name, *(["39"] if within else []), code])
        return header, rows


LEVELS = {
    "school district (unified)": "9700000", "school district (elementary)": "9500000", "school district (secondary)": "9600000",
    "county": "0500000", "place": "1600000", "us": "0100000",
}  # fmt: skip


def areas_named(column: str, codes: str, within: str) -> dict[str, str]:
    """Code → name of the areas that a question is about."""
    if column == "us":
        return {"1": "United States"}
    if column.startswith("zip"):
        return {code: f"ZCTA5 {code}" for code in codes.split(",") if code in ZIPS}
    known = {"school district (unified)": DISTRICTS, "county": COUNTIES, "place": PLACES}.get(column, {}) if within == "state:39" else {}
    return {code: name for code, name in known.items() if codes == "*" or code in codes.split(",")}


def table_answer(rows: Sequence[Sequence[str | None]]) -> Response:
    """Rows as the API writes them: one a line."""
    text = "[" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "]"
    return Response(text, mimetype="application/json")


def labels(table: str) -> str:
    """The description of a table."""
    [block] = blocks_of(table)
    cells = [cell for cells in (block.total, *block.groups.values()) for cell in cells]
    variables = {f"{table}_{cell.number}E": {"label": "Estimate!!" + "!!".join(cell.path), "group": table} for cell in cells}
    return json.dumps({"variables": {"NAME": {"label": "Geographic Area Name", "group": "N/A"}, **variables}})


def missing_key(request: Request) -> Response:
    """How the API answers without a key: it leads to a page."""
    return Response("", 302, {"Location": f"{request.host_url}data/missing_key.html", "X-DataWebAPI-KeyError": "1"})


def wrong_key() -> Response:
    """How the API answers with a wrong key: a page, and the status of success."""
    page = '<html style="font-size: 14px;"><head><title>Invalid Key</title></head><body><h1>Invalid Key</h1></body></html>'
    return Response(page, 200, mimetype="text/html")
