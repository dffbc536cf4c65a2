"""What a workbook says about itself: its sheets, which of them are hidden, its shared texts and its date formats."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from representation.intake.archive import DAMAGED, ODD, Archive
from representation.intake.limits import UnreadableFile
from representation.intake.sheet_scan import check_prolog, check_tags

SMALL_PART_BYTES = 2**24
"""Parts that are read whole (the list of sheets, the formats) are never larger."""
OTHER_ZIPS = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "Index/Document.iwa": "an Apple document",
}
NOT_A_WORKBOOK = "The file is {what}, not a table. Export it as .xlsx or .csv and upload that."
NO_SHEETS = "The workbook has no sheets with cells. Open it in a spreadsheet program, save it as .xlsx and upload that."


@dataclass(frozen=True)
class SheetPart:
    """One sheet of a workbook: its name, whether people see it, and where it lies."""

    name: str
    is_visible: bool
    path: str


@dataclass(frozen=True)
class WorkbookParts:
    """The sheets of a workbook that hold cells, and where its other parts lie; "" where it has none."""

    sheets: tuple[SheetPart, ...]
    shared_texts: str
    styles: str
    starts_1904: bool


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def workbook_parts(archive: Archive) -> WorkbookParts:
    """The sheets and parts of a workbook.

    Raises
    ------
    UnreadableFile
        If the archive is no workbook, or its list of sheets is damaged or leads out of it.
    """
    start = next((target for kind, target in _relations(archive, "").values() if kind == "officeDocument"), "xl/workbook.xml")
    if start not in archive or start in OTHER_ZIPS:
        what = next((what for name, what in OTHER_ZIPS.items() if name in archive), "a compressed file")
        raise UnreadableFile("file_not_a_table", NOT_A_WORKBOOK.format(what=what))
    root = tree(archive, start)
    relations = _relations(archive, start)
    sheets = []
    for element in root.iter():
        if local(element.tag) == "sheet":
            reference = next((value for name, value in element.attrib.items() if local(name) == "id"), "")
            kind, path = relations.get(reference, ("", ""))
            if kind == "worksheet" or not kind:
                is_visible = element.get("state", "visible") == "visible"
                sheets.append(SheetPart(element.get("name", ""), is_visible, path))
    if not sheets:
        raise UnreadableFile("file_empty", NO_SHEETS)
    starts_1904 = any(local(element.tag) == "workbookPr" and element.get("date1904") in ("1", "true") for element in root)
    first = {kind: path for kind, path in reversed(relations.values()) if path in archive}
    return WorkbookParts(tuple(sheets), first.get("sharedStrings", ""), first.get("styles", ""), starts_1904)


def tree(archive: Archive, name: str) -> Element:
    """A small part, parsed; without document types and entities.

    Raises
    ------
    UnreadableFile
        If it is not XML, or XML of a kind that no spreadsheet program writes.
    """
    data = b""
    for chunk in archive.chunks(name):
        data += chunk
        if len(data) > SMALL_PART_BYTES:
            raise UnreadableFile("file_suspicious", ODD)
    check_prolog(data)
    check_tags(data)
    try:
        return fromstring(data, forbid_dtd=True)  # type: ignore[no-any-return]  # defusedxml says nothing about its types
    except DefusedXmlException as error:
        raise UnreadableFile("file_suspicious", ODD) from error
    except (ParseError, LookupError, ValueError) as error:
        raise UnreadableFile("file_damaged", DAMAGED) from error


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Id → kind and path of what a part refers to inside the archive."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    if path not in archive:
        return found
    for element in tree(archive, path):
        kind = element.get("Type", "").rpartition("/")[2]
        target = element.get("Target", "").replace("\\", "/")
        if element.get("TargetMode") == "External" or not target:
            continue
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if whole.startswith("../") or "/../" in f"/{whole}" or ":" in whole:
            if kind in ("worksheet", "sharedStrings", "styles", "officeDocument"):
                raise UnreadableFile("file_suspicious", ODD)
            continue
        found[element.get("Id", "")] = (kind, whole if whole in archive else _other_case(archive, whole))
    return found


def _other_case(archive: Archive, path: str) -> str:
    """The member whose name differs only in capitals or in how it is written; the path itself if there is none."""
    wanted = unquote(path).casefold()
    return next((name for name in archive.members if name.casefold() == wanted), path)


DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Numbers of the built-in formats that show dates or times (ECMA-376 part 1, 18.8.30)."""
NOT_LETTERS = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.', re.IGNORECASE)


def is_date_format(code: str) -> bool:
    """Whether a number format shows dates or times.

    >>> [is_date_format(code) for code in ("m/d/yyyy h:mm", '0.0" days"', "[h]:mm", "[Red]#,##0", "General")]
    [True, False, True, False, False]
    """
    bare = NOT_LETTERS.sub("", code.split(";")[0]).lower()
    return "general" not in bare and any(letter in bare for letter in "dmyhs")


def date_styles(archive: Archive, styles: str) -> frozenset[int]:
    """Which cell styles show their number as a date or time."""
    if not styles:
        return frozenset()
    root = tree(archive, styles)
    codes = {int(each.get("numFmtId", "0")): each.get("formatCode", "") for each in root.iter() if local(each.tag) == "numFmt"}
    formats = next((each for each in root if local(each.tag) == "cellXfs"), None)
    found = set()
    for i, each in enumerate(formats if formats is not None else ()):
        number = int(each.get("numFmtId") or "0")
        if is_date_format(codes[number]) if number in codes else number in DATE_FORMATS:
            found.add(i)
    return frozenset(found)


def as_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same text in UTF-8, where a part is written in UTF-16."""
    import codecs

    decoder: codecs.IncrementalDecoder | None = None
    is_first = True
    for chunk in chunks:
        if is_first:
            is_first = False
            if chunk[:2] in (b"\xff\xfe", b"\xfe\xff"):
                decoder = codecs.getincrementaldecoder("utf-16")()
            elif chunk[:2] in (b"<\x00", b"\x00<"):
                decoder = codecs.getincrementaldecoder("utf-16-le" if chunk[0] else "utf-16-be")()
        yield chunk if decoder is None else decoder.decode(chunk).encode("utf-8", errors="replace")
