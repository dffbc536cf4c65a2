"""JSON handed to intake: which bytes are JSON, and for what is no table, the sentence that helps."""

import re
from typing import Final

from representation.intake.limits import UnreadableFile
from representation.intake.text_bytes import decoded

START_BYTES = 8_192
"""How much of a file tells what it is."""
JSON_START = re.compile(r'\s*(?:\{\s*(?:"|\}\s*$)|\[\s*(?:[\[{"]|\]\s*$|-?\d+\s*[,\]]))')
"""How JSON begins; no header of a table begins so."""
MAP = re.compile(r'"type"\s*:\s*"(?:FeatureCollection|Feature|GeometryCollection|Topology|(?:Multi)?(?:Point|LineString|Polygon))"')
CENSUS = re.compile(r'\s*\[\s*\[[^\]]*"(?:[BC]\d{5}[A-Z]*(?:PR)?|S\d{4}(?:PR)?|[CD]P\d{2}(?:PR)?|P\d+|H\d+)_\w+"')
"""A first row of headers with a variable of the Census Bureau."""
RECIPE = re.compile(r'"format"\s*:\s*"In the Room recipe"')
SHORTCUT = re.compile(r'"(?:doc_id|resource_id)"\s*:|"url"\s*:\s*"https://docs\.google\.com')

CENSUS_SENTENCE: Final = (
    "The file is an answer of the Census Bureau's data service (JSON), and it is damaged or cut off. Get it from the Census again on the "
    "Community page, or download the same table from data.census.gov."
)
RECIPE_SENTENCE: Final = "The file is a recipe, which says how a form is read. Add it on the Imports page, under Share."
SHORTCUT_SENTENCE: Final = (
    "The file is a shortcut to a Google document and holds no rows. Open it, download it as .xlsx or .csv and upload that."
)
OTHER_SENTENCE: Final = (
    "The file is JSON, which programs exchange, not a table. Export the same data as .xlsx or .csv from where it comes and upload that."
)
SENTENCES: Final = ((RECIPE, RECIPE_SENTENCE), (CENSUS, CENSUS_SENTENCE), (SHORTCUT, SHORTCUT_SENTENCE))


def begins_as_json(data: bytes) -> bool:
    """Whether the bytes begin as JSON does; nothing is parsed."""
    return JSON_START.match(decoded(data[:START_BYTES]).text) is not None


def begins_as_map(data: bytes) -> bool:
    """Whether JSON begins as a map does (GeoJSON, TopoJSON) and is no recipe."""
    start = decoded(data[:START_BYTES]).text
    return RECIPE.search(start) is None and MAP.search(start) is not None


def refused_json(data: bytes) -> UnreadableFile:
    """The refusal of JSON that holds neither figures nor a map, with a sentence for what it is; only its beginning is looked at."""
    start = decoded(data[:START_BYTES]).text
    message = next((sentence for pattern, sentence in SENTENCES if pattern.search(start)), OTHER_SENTENCE)
    return UnreadableFile("file_not_a_table", message)
