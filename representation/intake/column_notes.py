"""What is said of a whole column: ZIP codes that were mended, dates that read as two days."""

from collections.abc import Mapping

from data_models.finding import FindingGroup, grouped
from representation.answers import REPORTED_REPAIRS, coded, zip_repairs
from representation.intake.dates import ReadDates
from representation.intake.findings import finding
from representation.intake.text_frame import TextFrame


def repaired_zips(table: TextFrame) -> list[FindingGroup]:
    """What was mended in the ZIP codes: once for each kind of repair and column, with its rows; the sentence shows the first cell."""
    found = []
    for match in table.columns("zip"):
        cells = table.cells[match.position]
        repairs = zip_repairs(cells)
        for repair, kind in REPORTED_REPAIRS.items():
            is_so = repairs.eq(repair)
            if not is_so.any():
                continue
            value = str(cells[is_so].iloc[0])
            code = str(coded(cells, "zip")[is_so].iloc[0])
            one = finding(kind, table.raw.file, table.raw.sheet, None, match.header, value, code)
            rows, own = tuple(table.rows[is_so].tolist()), value if cells[is_so].nunique() == 1 else None
            found.append(FindingGroup(one.kind, one.severity, one.message, one.file, one.sheet, rows, one.column, own))
    return found


def open_orders(table: TextFrame, dates: Mapping[str, ReadDates]) -> list[FindingGroup]:
    """Columns of dates of which some read as two days, where nothing in the file tells which."""
    found = []
    for column, read in dates.items():
        if read.asked_date:
            kind = "date_order_mixed" if read.has_both else "date_order_open"
            first = "the day" if read.day_first else "the month"
            one = finding(kind, table.raw.file, table.raw.sheet, None, table.columns(column)[0].header, read.asked_date, first)
            found.append(one)
    return list(grouped(found))
