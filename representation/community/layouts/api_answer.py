"""An answer of the Census API as rows of text: lists in a list, the first of them the header."""

import json


def is_api_answer(data: bytes) -> bool:
    """Whether a file begins as an answer of the Census API does.

    >>> is_api_answer(b'[["NAME","B01003_001E"],["Ohio","5"]]'), is_api_answer(b'{"type": "FeatureCollection"}')
    (True, False)
    """
    start = b"".join(data[:200].removeprefix(b"\xef\xbb\xbf").split())
    return start.startswith(b'[["')


def api_rows(data: bytes) -> list[list[str]] | None:
    """The rows of an answer; a missing value (`null`) is "". None if the bytes are no such answer.

    >>> api_rows(b'[["NAME","B01003_001E","state"],["Ohio",null,"39"]]')
    [['NAME', 'B01003_001E', 'state'], ['Ohio', '', '39']]
    """
    if not is_api_answer(data):
        return None
    try:
        lists = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # no JSON, nested without end, or a number of thousands of digits
        return None
    if not all(isinstance(row, list) for row in lists):
        return None
    return [["" if value is None or isinstance(value, list | dict) else str(value) for value in row] for row in lists]
