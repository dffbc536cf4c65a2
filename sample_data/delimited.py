"""Text files with commas, as bytes."""

import csv
import io
from collections.abc import Sequence


def delimited(
    rows: Sequence[Sequence[object]], end: str = "\r\n", quote_all: bool = False, encoding: str = "utf-8", separator: str = ","
) -> bytes:
    r"""Rows as a .csv file; `end` is the end of a line.

    >>> delimited([["Name", "ZIP"], ["Ada, B.", 45901]])
    b'Name,ZIP\r\n"Ada, B.",45901\r\n'
    """
    text = io.StringIO(newline="")
    if quote_all:
        csv.writer(text, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    else:
        csv.writer(text, delimiter=separator, lineterminator=end).writerows(rows)
    return text.getvalue().encode(encoding)
