"""Workbooks written part by part, for what no library writes."""

import io
import zipfile
from collections.abc import Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)
"""Style 1 shows a number as a date."""


def raw_workbook(cells: Sequence[Sequence[str]], texts: Sequence[str] = (), starts_1904: bool = False) -> bytes:
    """A workbook of one sheet; each cell is what stands behind its place in `<c r="A1"…`, each text what stands in `<si>`.

    >>> with zipfile.ZipFile(io.BytesIO(raw_workbook([['><v>1</v></c>']]))) as book:
    ...     b'<c r="A1"><v>1</v></c>' in book.read("xl/worksheets/sheet1.xml")
    True
    """
    lines = "".join(
        f'<row r="{i}">' + "".join(f'<c r="{chr(64 + j)}{i}"{cell}' for j, cell in enumerate(line, 1)) + "</row>"
        for i, line in enumerate(cells, 1)
    )
    kinds = {"workbook": "sheet.main", "styles": "styles", "sharedStrings": "sharedStrings", "worksheets/sheet1": "worksheet"}
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    start = '<?xml version="1.0" encoding="UTF-8"?>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="{int(starts_1904)}"/>'
        '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">' + "".join(f"<si>{text}</si>" for text in texts) + "</sst>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, start + content)
    return out.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    """The part that says which other parts a part refers to, by kind and path."""
    lines = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{path}"/>' for i, (kind, path) in enumerate(targets, 1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def shared(number: str) -> str:
    """A cell that refers to a shared text."""
    return f' t="s"><v>{number}</v></c>'


def number(text: str, style: int = 0) -> str:
    """A cell that holds a number; style 1 shows it as a date."""
    return f' s="{style}"><v>{text}</v></c>'
