"""The text of a file: which encoding its bytes are in."""

import re
from dataclasses import dataclass

BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
LEAST_ZEROS = 0.35
"""UTF-16 of mostly Latin letters has a zero in nearly every second byte."""
SAMPLE_BYTES = 4_000

MAC_ROMAN = re.compile(rb"(?<=[a-z])[\x87\x8e\x92\x96\x97\x9c\xd5](?=[a-z])|\xca(?=[\s,;\"]|$)|(?<=[\s,;\"])\xca")
"""á, é, í, ñ, ó, ú, ’ between small letters and a blank that does not break, as old Macs wrote them."""
WINDOWS = re.compile(rb"[\xc0-\xc9\xcb-\xd4\xd6-\xff](?=[a-z\s,;\"]|$)|(?<=[a-z])\x92(?=[a-z])")
"""Accented letters and ’ as Windows writes them."""

FOREIGN = re.compile(rb"[\xa0-\xff]{5}")
"""So many accented letters side by side are no western word."""


@dataclass(frozen=True)
class DecodedText:
    """A text, and the lines (1, 2, …, as `bytes.splitlines` counts them) that were in another encoding than the rest.

    `is_unclear` says that the letters look like another alphabet than the one that was taken.
    """

    text: str
    other_lines: tuple[int, ...] = ()
    is_unclear: bool = False


def decoded(data: bytes) -> DecodedText:
    """The text of a file: by its byte-order mark, else by its zero bytes, else UTF-8, else what old Windows or Mac programs save in.

    A file in UTF-8 into which a few lines of another program were pasted keeps both right.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            if encoding == "utf-8":
                break
            return DecodedText(_whole_pairs(data).decode(encoding, errors="replace").lstrip("\ufeff"))
    if wide := _wide(data[:SAMPLE_BYTES]):
        return DecodedText(_whole_pairs(data).decode(wide, errors="replace"))
    try:
        return DecodedText(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _mixed(data)


def _whole_pairs(data: bytes) -> bytes:
    """The bytes without a last odd one: half a letter is none, and would stand in a row of its own."""
    return data[: len(data) // 2 * 2]


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark, by where its zero bytes stand."""
    half = max(len(sample) // 2, 1)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd >= LEAST_ZEROS and even < odd / 4:
        return "utf-16-le"
    if even >= LEAST_ZEROS and odd < even / 4:
        return "utf-16-be"
    return None


def _mixed(data: bytes) -> DecodedText:
    lines = data.splitlines(keepends=True)
    other: list[int] = []
    modern = 0
    texts: list[str] = []
    for number, line in enumerate(lines, start=1):
        try:
            texts.append(line.decode("utf-8"))
            modern += not line.isascii()
        except UnicodeDecodeError:
            texts.append(line.decode("cp1252", errors="replace"))
            other.append(number)
    if modern > len(other):
        return DecodedText("".join(texts), tuple(other))
    is_mac = len(MAC_ROMAN.findall(data)) > len(WINDOWS.findall(data))
    is_unclear = len(FOREIGN.findall(data)) > 1
    return DecodedText(data.decode("mac-roman" if is_mac else "cp1252", errors="replace"), is_unclear=is_unclear)
