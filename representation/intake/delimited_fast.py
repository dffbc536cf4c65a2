"""Delimited text without surprises, cut by the fast reader."""

import csv
import io

import pyarrow as pa
import pyarrow.csv as pa_csv

QUOTE = b'"'
LARGEST_BLOCK, SMALLEST_BLOCK = 2**24, 2**20
"""Bytes that the fast reader takes at a time; a row must fit in."""


def is_regular(body: bytes, separator: str) -> bool:
    r"""Whether every quote opens or closes a cell, or is doubled inside one: then all readers agree about the text.

    >>> is_regular(b'a,"b, ""c"" d"\n', ","), is_regular(b'a,b "c"\n', ",")
    (True, False)
    """
    if QUOTE not in body:
        return True
    single = body.replace(QUOTE + QUOTE, b"")
    between = separator.encode()
    ends = (between, b"\n", b"\r")
    opening = sum(single.count(end + QUOTE) for end in ends) + single.startswith(QUOTE)
    closing = sum(single.count(QUOTE + end) for end in ends) + single.endswith(QUOTE)
    return opening == closing and opening + closing == single.count(QUOTE)


def fast_columns(body: bytes, separator: str, most_columns: int) -> list[pa.Array] | None:
    """The columns of a regular text in UTF-8; None where its rows differ in width, or it must be read with care for another reason."""
    if len(separator.encode()) != 1 or separator in '"\r\n' or not is_regular(body, separator):
        return None
    start = io.StringIO(body[:SMALLEST_BLOCK].decode("utf-8", errors="ignore"), newline="")
    width = len(next(csv.reader(start, delimiter=separator), ()))
    if width > most_columns:
        return None
    try:
        table = pa_csv.read_csv(
            pa.py_buffer(body),
            read_options=pa_csv.ReadOptions(
                autogenerate_column_names=True, block_size=max(SMALLEST_BLOCK, min(len(body) // 4, LARGEST_BLOCK))
            ),
            parse_options=pa_csv.ParseOptions(delimiter=separator, newlines_in_values=QUOTE in body, ignore_empty_lines=False),
            convert_options=pa_csv.ConvertOptions(
                column_types={f"f{i}": pa.string() for i in range(width)}, strings_can_be_null=False, quoted_strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_columns != width:
        return None
    columns = [column.combine_chunks() for column in table.columns]
    return columns if all(isinstance(column, pa.StringArray) for column in columns) else None
