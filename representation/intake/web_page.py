"""Tables in web pages: many portals write one and call it .xls."""

from html.parser import HTMLParser

import pyarrow as pa

from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile
from representation.intake.sheet import Sheet, tidied
from representation.intake.text_bytes import decoded

STARTS = (b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta")
NO_TABLE = "The file is a web page without a table, such as a sign-in page: the link may have expired. Sign in and export again."
XML = "The file is an XML document, not a table. Export it as .xlsx or .csv and upload that."
WIDEST_CELL = 100
"""A cell that says it spans more columns than this spans one."""


class _Tables(HTMLParser):
    """Collects the cells of every table; a table inside a cell is a table of its own."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.limits = limits
        self.done: list[list[list[str]]] = []
        self.open: list[list[list[str]]] = []
        self.text: list[str] | None = None
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.open.append([])
            self.text = None
        elif self.open and tag == "tr":
            self._close_cell()
            self.open[-1].append([])
        elif self.open and tag in ("td", "th"):
            self._close_cell()
            if not self.open[-1]:
                self.open[-1].append([])
            spans = dict(attrs).get("colspan") or "1"
            span = int(spans) if spans.isdecimal() and 1 <= int(spans[:6]) <= WIDEST_CELL else 1
            self.cells += span
            if self.cells > self.limits.cells:
                raise UnreadableFile("file_too_large", "The table has too many cells. Export fewer columns or rows.")
            self.open[-1][-1].extend([""] * span)
            self.span, self.text = span, []
        elif tag == "br" and self.text is not None:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._close_cell()
        elif tag == "table" and self.open:
            self._close_cell()
            self.done.append(self.open.pop())

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.append(" ".join(data.split("\n")) if data.strip() else " ")

    def close(self) -> None:
        super().close()
        self._close_cell()
        self.done.extend(self.open)
        self.open = []

    def _close_cell(self) -> None:
        if self.text is not None and self.open and self.open[-1]:
            lines = [" ".join(line.split()) for line in "".join(self.text).split("\n")]
            self.open[-1][-1][-self.span] = "\n".join(lines).strip()
        self.text = None


def is_web_page(data: bytes) -> bool:
    """Whether a file begins as web pages do, or is some other document in angle brackets."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"").lower()
    return start.startswith((*STARTS, b"<?xml", b"<!--")) or (start.startswith(b"<") and b"<table" in start)


def web_page_sheets(data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[Sheet]:
    """Each table of a web page that has at least two rows and two columns.

    Nothing is fetched and no script runs: only the text between the tags is taken.

    Raises
    ------
    UnreadableFile
        If the page has no such table.
    """
    text = decoded(data).text
    if text.lstrip().startswith("<?xml") and "<html" not in text[:4096].lower():
        raise UnreadableFile("file_not_a_table", XML)
    page = _Tables(limits)
    page.feed(text)
    page.close()
    found: list[Sheet] = []
    for table in page.done:
        width = max((len(row) for row in table), default=0)
        if width < 2 or len(table) < 2:
            continue
        columns = [pa.array([row[i] if i < len(row) else "" for row in table], pa.string()) for i in range(width)]
        sheet = tidied(None, columns, limits)
        if sheet is not None and len(sheet.cells) > 1 and sheet.cells.num_columns > 1:
            found.append(sheet)
    if not found:
        raise UnreadableFile("file_not_a_table", NO_TABLE)
    return found
