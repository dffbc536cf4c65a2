"""What the areas of a map are: which layers lie in it, which property is the code and which the name, and why."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import pandas as pd
from pandera.typing import DataFrame

from data_models.area import Area, AreaShape
from data_models.vocabularies import vocabulary

GEO_ID: Final = re.compile(r"(?P<level>\d{3})[0-9A-Z]{0,4}US(?P<code>[0-9A-Z]+)", re.IGNORECASE)
"""A code of the Census Bureau with its summary level in front: `14000US42101000100`."""
SUMMARY_LEVELS: Final = {
    "860": "zip", "871": "zip", "140": "tract", "150": "block_group", "050": "county", "060": "place", "160": "place", "950": "district",
    "960": "district", "970": "district",
}  # fmt: skip
"""Summary level → kind of area."""
DIGITS: Final = {5: "county", 7: "district", 11: "tract", 12: "block_group"}
"""How many digits the code of an area has, and what it is then; ZIP codes have a column name of their own."""
ZIP_CODE: Final = re.compile(r"\d{5}")
LAYERS: Final = {
    "zip": "ZIP code areas",
    "tract": "Census tracts",
    "block_group": "Census block groups",
    "county": "Counties",
    "place": "Cities and places",
    "district": "School districts",
    "school_zone": "School zones",
    "neighborhood": "Neighborhoods",
    "area": "Areas",
}
"""Kind of area → how a layer of them is called."""
BUREAU: Final = "the Census Bureau’s codes, which say what each area is"


@dataclass(frozen=True)
class Naming:
    """Which property is the code, the name, and the list of smaller codes; "" where there is none."""

    code: str = ""
    name: str = ""
    listed: str = ""


@dataclass(frozen=True)
class Layer:
    """Areas of one kind, which do not overlap one another: their places in the table, what names them, and why that."""

    label: str
    level: str
    naming: Naming
    places: tuple[int, ...]
    reason: str


Properties = Mapping[str, str]


def plain(header: str) -> str:
    """A header as the vocabulary writes it.

    >>> plain("GEOID_ZCTA"), plain("MS_Name")
    ('geoidzcta', 'msname')
    """
    return re.sub(r"[^a-z0-9]", "", header.lower())


@cache
def _known(role: str) -> dict[str, tuple[str, str]]:
    """Header → level and layer of a role, in the order of the vocabulary."""
    return {row["header"]: (row["level"], row["layer"]) for row in vocabulary("area_names") if row["role"] == role}


def properties_of(shapes: DataFrame[AreaShape]) -> list[dict[str, str]]:
    """The properties of each area."""
    return [json.loads(text) for text in shapes["properties"]]


def headers_of(properties: Sequence[Properties]) -> list[str]:
    """Every property that an area has, in the order of the file."""
    return list(dict.fromkeys(name for each in properties for name in each))


def layers(properties: Sequence[Properties]) -> list[Layer]:
    """The layers of a map, the one with most areas first; areas of several levels, or named by several columns, are told apart."""
    found = _by_geo_id(properties) or _by_code(properties) or _by_name(properties) or [_by_looks(properties)]
    return sorted(found, key=lambda layer: -len(layer.places))


def chosen_layer(properties: Sequence[Properties], naming: Naming) -> Layer:
    """The areas that have the properties that somebody chose."""
    places = tuple(i for i, each in enumerate(properties) if each.get(naming.code) or each.get(naming.name))
    level = _known("code").get(plain(naming.code)) or _known("name").get(plain(naming.name))
    if naming.code and all(ZIP_CODE.fullmatch(properties[i].get(naming.code, "")) for i in places):
        level = ("zip", LAYERS["zip"])
    kind = (level[0] if level else "") or "area"
    return Layer((level[1] if level else "") or LAYERS[kind], kind, naming, places, "You chose it.")


def areas(shapes: DataFrame[AreaShape], layer: Layer) -> DataFrame[Area]:
    """The areas of a layer with code and name.

    >>> shapes = pd.DataFrame({"area_id": [1], "properties": ['{"MODZCTA": "10001", "label": "10001, 10118"}'], "geometry": [""]})
    >>> areas(shapes, layers(properties_of(shapes))[0])[["code", "listed", "label"]].values.tolist()
    [['10001', '10001|10118', '10001, 10118']]
    """
    properties = properties_of(shapes)
    rows = []
    for place in layer.places:
        each = properties[place]
        code, name = _code(each.get(layer.naming.code, ""), layer.level), each.get(layer.naming.name, "")
        listed = ZIP_CODE.findall(each.get(layer.naming.listed, "")) if layer.naming.listed else []
        several = ", ".join(listed) if len(listed) > 1 else ""
        spoken = code if layer.level == "zip" and code and code in name else name  # "ZCTA5 63101" says no more than 63101
        label = several or spoken or code or f"Area {place + 1}"
        rows.append((int(shapes["area_id"].iloc[place]), layer.level, layer.label, code, name, "|".join(listed), label))
    columns = ["area_id", "level", "layer", "code", "name", "listed", "label"]
    types = {"area_id": "int64", **dict.fromkeys(columns[1:], "str")}
    table = pd.DataFrame(rows, columns=columns).astype(types)
    table["geometry"] = shapes["geometry"].iloc[list(layer.places)].astype("str").to_numpy()
    return Area.validate(table.astype({"geometry": "str"}))


def _code(text: str, level: str) -> str:
    """A code without what stands before it in the Bureau's long form; a ZIP code with the zero that a spreadsheet took from its front.

    >>> _code("14000US42101000100", "tract"), _code("2139", "zip"), _code("45402.0", "zip")
    ('42101000100', '02139', '45402')
    """
    if level == "zip" and (number := re.fullmatch(r"(\d{4,5})(\.0)?", text)):
        return number[1].zfill(5)
    found = GEO_ID.fullmatch(text)
    return found["code"] if found else text


def _by_geo_id(properties: Sequence[Properties]) -> list[Layer]:
    """Layers by the level that the Bureau's codes name; none where there is no such column, or it is that of ZIP codes."""
    headers = headers_of(properties)
    if any(plain(header) in _known("code") and _known("code")[plain(header)][0] == "zip" for header in headers):
        return []
    for header in sorted(headers, key=lambda name: plain(name) not in _known("geoid")):
        levels: dict[str, list[int]] = {}
        for place, each in enumerate(properties):
            levels.setdefault(_level(each.get(header, ""), plain(header) in _known("geoid")), []).append(place)
        if levels and "" not in levels:
            naming = Naming(header, _name_column(properties, headers))
            reason = f"“{header}” holds {BUREAU}."
            return [Layer(LAYERS[level], level, naming, tuple(places), reason) for level, places in levels.items()]
    return []


def _level(value: str, is_geo_id: bool) -> str:
    """What kind of area a code belongs to; "" where it is no code of the Bureau."""
    if found := GEO_ID.fullmatch(value):
        return SUMMARY_LEVELS.get(found["level"], "area")
    return DIGITS.get(len(value), "") if is_geo_id and value.isdecimal() else ""


def _by_code(properties: Sequence[Properties]) -> list[Layer]:
    """One layer by the first column of codes that the vocabulary knows."""
    headers = headers_of(properties)
    by_plain = {plain(header): header for header in reversed(headers)}
    for known, (level, label) in _known("code").items():
        header = by_plain.get(known)
        places = tuple(i for i, each in enumerate(properties) if header is not None and each.get(header))
        if header is None or len(places) < len(properties) / 2:
            continue
        listed = next((h for h in headers if plain(h) in _known("listed") and _lists_codes(properties, h)), "") if level == "zip" else ""
        named = _column_of(headers, "name", level) or ("" if listed else _name_column(properties, headers))
        also = f"; “{listed}” lists the ZIP codes in each" if listed else ""
        return [Layer(label, level, Naming(header, named, listed), places, f"“{header}” is known to hold the codes of {label}{also}.")]
    return []


def _lists_codes(properties: Sequence[Properties], header: str) -> bool:
    return any(len(ZIP_CODE.findall(each.get(header, ""))) > 1 for each in properties)


def _by_name(properties: Sequence[Properties]) -> list[Layer]:
    """Layers by the columns of names that the vocabulary knows, each with the areas that it alone names."""
    headers, found, taken = headers_of(properties), [], set[int]()
    for header in headers:
        level, label = _known("name").get(plain(header), ("", ""))
        places = [i for i, each in enumerate(properties) if level and each.get(header) and i not in taken]
        if places:
            taken.update(places)
            naming = Naming("", header)
            found.append(Layer(label, level, naming, tuple(places), f"“{header}” is known to hold the names of {label}."))
    return found if len(taken) > len(properties) / 2 else []


def _by_looks(properties: Sequence[Properties]) -> Layer:
    """One layer by what stands in the columns: ZIP codes, else the words that differ from area to area."""
    headers, every = headers_of(properties), tuple(range(len(properties)))
    for header in headers:
        values = [each.get(header, "") for each in properties]
        if all(ZIP_CODE.fullmatch(value) for value in values) and len(set(values)) == len(values):
            return Layer(LAYERS["zip"], "zip", Naming(header), every, f"Every value of “{header}” has the five digits of a ZIP code.")
    name = _name_column(properties, headers)
    if name:
        return Layer(LAYERS["area"], "area", Naming("", name), every, f"“{name}” has another name for each area.")
    return Layer(LAYERS["area"], "area", Naming(), every, "No property names the areas; they are numbered.")


def _name_column(properties: Sequence[Properties], headers: Sequence[str]) -> str:
    """The column of names: one that the vocabulary knows, else the one with the most different words."""
    if known := _column_of(headers, "name", ""):
        return known
    worded = {header: {each.get(header, "") for each in properties} for header in headers}
    words = {header: values for header, values in worded.items() if sum(any(c.isalpha() for c in v) for v in values) == len(values)}
    best = max(words, key=lambda header: len(words[header]), default="")
    return best if best and len(words[best]) > len(properties) / 2 else ""


def _column_of(headers: Sequence[str], role: str, level: str) -> str:
    """The first column of a role and level in the order of the vocabulary."""
    wanted = [known for known, (of, _) in _known(role).items() if of == level]
    by_plain = {plain(header): header for header in reversed(headers)}
    return next((by_plain[known] for known in wanted if known in by_plain), "")
