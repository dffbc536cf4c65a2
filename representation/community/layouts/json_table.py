"""Files of figures in JSON as a sheet: a saved answer of the Census API, or a map from Census Reporter."""

from data_models.raw import RawTable
from representation.community.layouts.api_answer import api_rows
from representation.community.layouts.feature_properties import feature_rows


def json_rows(data: bytes) -> list[list[str]] | None:
    """The rows of a JSON file with figures, the header first; None if it holds none.

    >>> json_rows(b'[["B01003_001E","state"],["5","39"]]'), json_rows(b'{"a": 1}')
    ([['B01003_001E', 'state'], ['5', '39']], None)
    """
    return api_rows(data) or feature_rows(data)


def json_table(file: str, data: bytes) -> RawTable | None:
    """The sheet of a JSON file with figures; None if it holds none."""
    rows = json_rows(data)
    return None if rows is None else RawTable.of_rows(file, None, rows)
