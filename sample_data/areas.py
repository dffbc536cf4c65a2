"""A made-up map of Marlow County's ZIP codes, in the layout of the Census Bureau's ZIP code areas.

Two rows of four areas between crooked borders; the two on the east side, 45907 and 45908, are those from which few people come.
"""

import json
from itertools import pairwise
from pathlib import Path
from typing import Final

from sample_data.dice import Dice
from sample_data.writing import written

SEED: Final = 20260902
FILE: Final = Path(__file__).parent / "map" / "marlow_county_zip_codes.geojson"
"""The map as it is kept beside the code; a test compares it with what is written anew."""
WEST, SOUTH, WIDTH, HEIGHT = -84.62, 40.41, 0.72, 0.36
"""Degrees; the place is farmland."""
ROWS: Final = (("45903", "45901", "45902", "45907"), ("45904", "45906", "45905", "45908"))
"""ZIP codes from north to south, from west to east."""
CUTS: Final = ((0.0, 0.27, 0.5, 0.78, 1.0), (0.0, 0.2, 0.44, 0.7, 1.0))
"""Where the upright borders of each row stand, in parts of the width."""
MIDDLE, BEND, HALVINGS = 0.52, 0.16, 4
"""Height of the border between the rows; how far a border bends from a straight line, in parts of its length; how often it is halved."""

Place = tuple[float, float]


def zip_map(seed: int = SEED) -> bytes:
    """The map as GeoJSON; the same seed gives the same bytes on every machine. Neighbors share every corner of their border."""
    dice = Dice(seed)
    heights = (1.0, MIDDLE, 0.0)
    levels = [sorted(set(CUTS[0])), sorted({*CUTS[0], *CUTS[1]}), sorted(set(CUTS[1]))]
    nodes = {(row, x): _node(x, height, dice) for row, (height, level) in enumerate(zip(heights, levels, strict=True)) for x in level}
    flat = {
        (row, x, after): _border(nodes[row, x], nodes[row, after], dice) for row, level in enumerate(levels) for x, after in pairwise(level)
    }
    upright = {(row, x): _border(nodes[row, x], nodes[row + 1, x], dice) for row in range(2) for x in CUTS[row]}
    features = []
    for row, codes in enumerate(ROWS):
        for code, (x, after) in zip(codes, pairwise(CUTS[row]), strict=True):
            top, bottom = (_along(flat, level, row + below, x, after) for below, level in ((0, levels[row]), (1, levels[row + 1])))
            ring = [*upright[row, x], *bottom[1:], *upright[row, after][::-1][1:], *top[::-1][1:]]
            features.append(_feature(code, ring))
    features.sort(key=lambda feature: str(feature["properties"]))
    whole = {"type": "FeatureCollection", "name": "marlow_county_zip_codes", "features": features}
    return (json.dumps(whole, separators=(",", ":")) + "\n").encode()


def write_map(folder: Path) -> list[Path]:
    """Write the map into a folder, which is made where it is not there."""
    return written(folder, {FILE.name: zip_map()})


def _node(x: float, height: float, dice: Dice) -> Place:
    """Where borders meet: a little off the straight grid."""
    return x * WIDTH + dice.between(-120, 120) / 10_000, height * HEIGHT + dice.between(-120, 120) / 10_000


def _border(start: Place, end: Place, dice: Dice) -> list[Place]:
    """A crooked line: each piece is halved, and its middle pushed aside."""
    line, reach = [start, end], BEND
    for _ in range(HALVINGS):
        pushed = [line[0]]
        for (x, y), (other_x, other_y) in pairwise(line):
            aside = reach * dice.between(-1000, 1000) / 1000
            middle = ((x + other_x) / 2 - aside * (other_y - y), (y + other_y) / 2 + aside * (other_x - x))
            pushed += [middle, (other_x, other_y)]
        line = pushed
    return line


def _along(borders: dict[tuple[int, float, float], list[Place]], level: list[float], row: int, start: float, end: float) -> list[Place]:
    """The border of a row from one upright to another, which may pass the foot of a third."""
    inside = [x for x in level if start <= x <= end]
    places = [borders[row, inside[0], inside[1]][0]]
    for x, after in pairwise(inside):
        places += borders[row, x, after][1:]
    return places


def _feature(code: str, ring: list[Place]) -> dict[str, object]:
    corners = [[round(WEST + x, 5), round(SOUTH + y, 5)] for x, y in ring]
    properties = {"ZCTA5CE20": code, "GEOID20": code, "NAMELSAD20": f"ZCTA5 {code}"}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [corners]}}
