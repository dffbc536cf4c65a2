"""The properties of the features of a GeoJSON file as rows of text: how Census Reporter gives figures with their map."""

import json

from representation.community.layouts.codes import code_of


def feature_rows(data: bytes) -> list[list[str]] | None:
    """A header of property names and one row per feature; None if the bytes are no such file or no property is a Census code.

    >>> feature_rows(b'{"type": "FeatureCollection", "features": [{"properties": {"geoid": "05000US39001", "B01003001": 5.0}}]}')
    [['geoid', 'B01003001'], ['05000US39001', '5.0']]
    """
    try:
        whole = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_told_once)
    except (ValueError, RecursionError):  # no JSON, nested without end, or a number of thousands of digits
        return None
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list):
        return None
    properties = [each["properties"] for each in features if isinstance(each, dict) and isinstance(each.get("properties"), dict)]
    names = list(dict.fromkeys(str(name) for each in properties for name in each))
    if not any(code_of(name) is not None for name in names):
        return None
    return [names, *([_text(each.get(name)) for name in names] for each in properties)]


def _told_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The values by name; where a name comes twice with two values, both stand, so that neither is taken for the figure.

    >>> _told_once([("B01003001", 5), ("B01003001", 5)]), _told_once([("B01003001", 5), ("B01003001", 9)])
    ({'B01003001': 5}, {'B01003001': '5 or 9'})
    """
    told = dict(pairs)
    if len(told) < len(pairs):
        texts: dict[str, dict[str, None]] = {}
        for name, value in pairs:
            texts.setdefault(name, {})[_text(value)] = None
        told |= {name: " or ".join(each) for name, each in texts.items() if len(each) > 1}
    return told


def _text(value: object) -> str:
    """A property as text, "" where it holds no single value."""
    return "" if value is None or isinstance(value, list | dict) else str(value)
