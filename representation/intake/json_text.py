"""JSON handed to intake: it is no table, and what to do depends on what it holds."""

import re

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

MAP_SENTENCE = (
    "The file is a map of areas (GeoJSON), and maps are not read. For community figures add the table of counts that belongs to these "
    "areas, as .xlsx or .csv."
)
CENSUS_SENTENCE = (
    "The file is an answer of the Census Bureau's data service (JSON). For the Community page download the same table as .csv from "
    "data.census.gov and add that."
)
RECIPE_SENTENCE = "The file is a recipe, which says how a form is read. Add it on the Imports page, under Share."
SHORTCUT_SENTENCE = "The file is a shortcut to a Google document and holds no rows. Open it, download it as .xlsx or .csv and upload that."
OTHER_SENTENCE = (
    "The file is JSON, which programs exchange, not a table. Export the same data as .xlsx or .csv from where it comes and upload that."
)
SENTENCES = (
    (RECIPE, RECIPE_SENTENCE),
    (MAP, MAP_SENTENCE),
    (CENSUS, CENSUS_SENTENCE),
    (SHORTCUT, SHORTCUT_SENTENCE),
)


def check_not_json(data: bytes) -> None:
    """Refuse JSON, with a sentence for what it holds: a map, an answer of the Census Bureau, a recipe, a shortcut or anything else.

    Only the beginning is looked at, nothing is parsed.

    Raises
    ------
    UnreadableFile
        If the bytes begin as JSON does.
    """
    start = decoded(data[:START_BYTES]).text
    if JSON_START.match(start):
        message = next((sentence for pattern, sentence in SENTENCES if pattern.search(start)), OTHER_SENTENCE)
        raise UnreadableFile("file_not_a_table", message)
