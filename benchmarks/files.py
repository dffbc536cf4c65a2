"""A table of text as the bytes of an export: a workbook with shared strings and date cells, as spreadsheet programs write it, or CSV."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from string import ascii_uppercase
from xml.sax.saxutils import escape

import numpy as np
import pandas as pd

ROWS_AT_ONCE = 20_000
DAYS_TO_1970 = 25_569
"""What a spreadsheet counts for 1970-01-01."""
START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Registrations" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{SHEET}"><fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """The table as CSV."""
    table.to_csv(path, index=False)


def write_workbook(table: pd.DataFrame, path: Path) -> None:
    """The table as a workbook of one sheet; ISO moments become date cells, whole numbers become numbers, blank cells are left out."""
    codes, shared = pd.factorize(np.concatenate([[str(name) for name in table.columns], *(table[name].to_numpy() for name in table)]))
    headers, body = codes[: table.shape[1]], codes[table.shape[1] :].reshape(table.shape[1], len(table))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, START + text)
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write(f'{START}<sst xmlns="{SHEET}" count="{len(codes)}" uniqueCount="{len(shared)}">'.encode())
            part.write("".join(f"<si><t>{escape(text)}</t></si>" for text in shared).encode())
            part.write(b"</sst>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(f'{START}<worksheet xmlns="{SHEET}"><sheetData>'.encode())
            columns = zip(ascii_uppercase, headers, strict=False)
            head = "".join(f'<c r="{letter}1" t="s"><v>{code}</v></c>' for letter, code in columns)
            part.write(f'<row r="1">{head}</row>'.encode())
            for rows in _row_texts(body, _cell_ends(shared)):
                part.write(rows.encode())
            part.write(b"</sheetData></worksheet>")


def _cell_ends(shared: np.ndarray) -> list[str]:
    """What follows the address of a cell, for each distinct text; "" for a cell that is left out."""
    texts = pd.Series(shared, dtype="str")
    moments = pd.to_datetime(texts, format="%Y-%m-%d %H:%M:%S", errors="coerce")
    days = (moments - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1) + DAYS_TO_1970
    is_number = texts.str.fullmatch(r"0|[1-9]\d{0,8}")
    return [
        ""
        if not text
        else f'" s="1"><v>{day!r}</v></c>'
        if day == day
        else f'"><v>{text}</v></c>'
        if number
        else f'" t="s"><v>{code}</v></c>'
        for code, (text, day, number) in enumerate(zip(texts, days.tolist(), is_number, strict=True))
    ]


def _row_texts(body: np.ndarray, ends: list[str]) -> Iterator[str]:
    for start in range(0, body.shape[1], ROWS_AT_ONCE):
        lines = []
        for number, codes in enumerate(body[:, start : start + ROWS_AT_ONCE].T.tolist(), start=start + 2):
            cells = [f'<c r="{letter}{number}{ends[code]}' for letter, code in zip(ascii_uppercase, codes, strict=False) if ends[code]]
            lines.append(f'<row r="{number}">{"".join(cells)}</row>')
        yield "".join(lines)
