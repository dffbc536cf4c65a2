"""A workbook of text, written as XML: every cell is text and none a formula, some are marked and carry a note.

A library that can do everything takes ten seconds for thirty thousand rows; staff wait for this file.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from representation.intake.cell_texts import column_letters

Look = Literal["plain", "head", "bad", "title", "wrapped"]
LOOKS: tuple[Look, ...] = ("plain", "head", "bad", "title", "wrapped")
LONGEST_TEXT = 32_000
"""Letters in a cell; Excel holds 32,767."""
NOT_ALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML, and so a workbook, cannot hold."""
ROWS_AT_ONCE = 5_000
AUTHOR = "In the Room"
START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = (
    f'<styleSheet xmlns="{MAIN}">'
    '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="14"/><name val="Calibri"/></font></fonts>'
    '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="00E6EDF5"/><bgColor rgb="00E6EDF5"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="00FFE2B3"/><bgColor rgb="00FFE2B3"/></patternFill></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    # Format 49 is text: what staff type stays as they type it, the zero of a ZIP code too.
    '<cellXfs count="5"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>'
    '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
Place = tuple[int, int]
"""Row and column of a cell, both from 1."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows` of text; `looks` of cells that are not plain; `notes` on cells; `frozen` rows stay in sight at the top."""

    title: str
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()
    frozen: int = 0
    looks: Mapping[Place, Look] = field(default_factory=dict)
    notes: Mapping[Place, str] = field(default_factory=dict)


def text_workbook(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of a workbook with these sheets."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        noted = [number for number, sheet in enumerate(sheets, start=1) if sheet.notes]
        archive.writestr("[Content_Types].xml", START + _content_types(len(sheets), noted))
        archive.writestr("_rels/.rels", START + _links([("officeDocument", "xl/workbook.xml")]))
        archive.writestr("xl/workbook.xml", START + _book(sheets))
        parts = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
        archive.writestr("xl/_rels/workbook.xml.rels", START + _links([*parts, ("styles", "styles.xml")]))
        archive.writestr("xl/styles.xml", START + STYLES)
        for number, sheet in enumerate(sheets, start=1):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                for text in _sheet(sheet):
                    part.write(text.encode())
            if sheet.notes:
                links = _links([("vmlDrawing", f"../drawings/vmlDrawing{number}.vml"), ("comments", f"../comments{number}.xml")])
                archive.writestr(f"xl/worksheets/_rels/sheet{number}.xml.rels", START + links)
                archive.writestr(f"xl/comments{number}.xml", START + _notes(sheet.notes))
                archive.writestr(f"xl/drawings/vmlDrawing{number}.vml", _note_boxes(sheet.notes))
    return out.getvalue()


def allowed(text: str) -> str:
    """Text without the characters that a workbook cannot hold, and no longer than a cell."""
    return NOT_ALLOWED.sub("", text)[:LONGEST_TEXT]


def _sheet(sheet: Sheet) -> Iterable[str]:
    top = f"A{sheet.frozen + 1}"
    frozen = f'<pane ySplit="{sheet.frozen}" topLeftCell="{top}" activePane="bottomLeft" state="frozen"/>' if sheet.frozen else ""
    widths = "".join(f'<col min="{i}" max="{i}" width="{width}" customWidth="1"/>' for i, width in enumerate(sheet.widths, start=1))
    yield f'{START}<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}"><sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
    yield f"<cols>{widths}</cols><sheetData>" if widths else "<sheetData>"
    letters = [column_letters(i) for i in range(1, max((len(row) for row in sheet.rows), default=0) + 1)]
    for start in range(0, len(sheet.rows), ROWS_AT_ONCE):
        some = enumerate(sheet.rows[start : start + ROWS_AT_ONCE], start=start + 1)
        yield "".join(_row(number, row, letters, sheet.looks) for number, row in some)
    yield "</sheetData>" + ('<legacyDrawing r:id="rId1"/>' if sheet.notes else "") + "</worksheet>"


def _row(number: int, row: Sequence[str], letters: Sequence[str], looks: Mapping[Place, Look]) -> str:
    cells = []
    for column, (letter, text) in enumerate(zip(letters, row, strict=False), start=1):
        look = looks.get((number, column))
        if text or look:
            cells.append(f'<c r="{letter}{number}"{f" s={chr(34)}{LOOKS.index(look)}{chr(34)}" if look else ""}{_content(text)}')
    return f'<row r="{number}">{"".join(cells)}</row>'


def _content(text: str) -> str:
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(allowed(text))}</t></is></c>' if text else "/>"


def _book(sheets: Sequence[Sheet]) -> str:
    names = "".join(
        f'<sheet name={quoteattr(allowed(sheet.title))} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{names}</sheets></workbook>'


def _links(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _content_types(sheets: int, noted: Sequence[int]) -> str:
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in range(1, sheets + 1)]
    parts += [(f"/xl/comments{number}.xml", "comments") for number in noted]
    kinds = "".join(f'<Override PartName="{name}" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in parts)
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>{kinds}</Types>'
    )


def _notes(notes: Mapping[Place, str]) -> str:
    places = ((f"{column_letters(column)}{row}", escape(allowed(text))) for (row, column), text in notes.items())
    texts = "".join(f'<comment ref="{place}" authorId="0"><text><t>{text}</t></text></comment>' for place, text in places)
    return f'<comments xmlns="{MAIN}"><authors><author>{AUTHOR}</author></authors><commentList>{texts}</commentList></comments>'


def _note_boxes(notes: Mapping[Place, str]) -> str:
    """Where notes are drawn: spreadsheet programs still ask for it in this older language."""
    boxes = "".join(
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:240pt;height:90pt;visibility:hidden"'
        ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note">'
        f"<x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column>"
        "</x:ClientData></v:shape>"
        for number, (row, column) in enumerate(notes, start=1025)
    )
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
        '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
        f'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>{boxes}</xml>'
    )
