"""Excel workbooks (.xlsx, .xlsm): every visible sheet as columns of text."""

from collections.abc import Iterator
from concurrent.futures import Future, wait
from functools import partial

import fastexcel
import pyarrow as pa

from representation.intake.archive import DAMAGED, Archive
from representation.intake.begun import begun
from representation.intake.careful_sheet import careful_columns
from representation.intake.fast_sheet import NotUsual, fast_columns
from representation.intake.handed_over import HandedOver
from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile
from representation.intake.shared_copies import check_copies, may_hold_long_text
from representation.intake.sheet import Sheet, tidied
from representation.intake.sheet_scan import SheetScan, check_prolog, first_width, is_usual, sheet_scan
from representation.intake.sheets import SheetToRead, readable_sheets
from representation.intake.workbook_parts import SheetPart, WorkbookParts, as_utf8, date_styles, workbook_parts
from representation.intake.xml_walk import shared_texts


class Workbook:
    """A workbook in memory: its parts, and each sheet when it is asked for."""

    def __init__(self, data: bytes | HandedOver, archive: Archive, limits: Limits) -> None:
        self.data, self.archive, self.limits = data, archive, limits
        self.parts: WorkbookParts = workbook_parts(archive)
        self._reader: fastexcel.ExcelReader | None = None
        self._texts: list[str] | None = None
        self._dates: frozenset[int] | None = None
        self._cells = 0
        self._has_long_texts = False

    def check(self) -> None:
        """Count what the parts unpack to that every sheet needs, before anything parses them."""
        for name in (self.parts.shared_texts, self.parts.styles):
            if name:
                for place, chunk in enumerate(self.archive.chunks(name)):
                    if not place:
                        check_prolog(chunk)
                    if name == self.parts.shared_texts:
                        self._has_long_texts = self._has_long_texts or may_hold_long_text(chunk)

    def scan(self, part: SheetPart) -> SheetScan:
        """A look at one sheet; the cells of all sheets together stay within the limits."""
        if part.path not in self.archive:
            raise UnreadableFile("file_damaged", DAMAGED)
        scan = sheet_scan(as_utf8(self.archive.chunks(part.path)), self.limits)
        self._cells += scan.cells
        if self._cells > self.limits.cells:
            raise UnreadableFile("file_too_large", "The workbook has too many cells. Upload a smaller part of it.")
        return scan

    def sheet(self, part: SheetPart, is_careful: bool = False) -> Sheet | None:
        """One sheet; None if it is blank."""
        if self._has_long_texts and part.path in self.archive:
            check_copies(as_utf8(self.archive.chunks(part.path)), self._shared_texts(), self.limits)
        ahead = None if is_careful else self._read_ahead(part)
        try:
            scan = self.scan(part)
        except UnreadableFile as refused:
            if ahead is not None and refused.kind == "file_damaged":
                wait([ahead])  # the other sheets may be whole, and the fast reader does one thing at a time
            raise
        if ahead is not None:
            wait([ahead])
        if not scan.cells and not scan.is_sparse and scan.is_usual:
            return None
        if not is_careful and scan.is_usual and not scan.is_sparse and first_width(scan.head) <= self.limits.columns:
            try:
                columns, notes = fast_columns(
                    self._fast_batch(part.name) if ahead is None else ahead.result(),
                    scan,
                    lambda: self.archive.chunks(part.path),
                    self._shared_chunks,
                    self.limits.columns,
                )
                return tidied(part.name, columns, self.limits, notes=notes)
            except (NotUsual, fastexcel.FastExcelError, ValueError, LookupError, OverflowError):
                ahead = None  # what the fast reader does not understand is read cell by cell, in the memory that it took
        columns, numbers, notes = careful_columns(
            as_utf8(self.archive.chunks(part.path)), self._shared_texts(), self._date_styles(), self.parts.starts_1904, self.limits
        )
        return tidied(part.name, columns, self.limits, numbers, notes)

    def _read_ahead(self, part: SheetPart) -> Future[pa.RecordBatch] | None:
        """A large sheet on its way through the fast reader while its XML is looked at: both take long, and neither needs the other.

        None for a sheet that is small, or that its list of parts or its beginning shows to be no case for the fast reader: these are
        looked at first. When the look at the XML ends in a refusal, the process is replaced, and the fast reader ends with it.
        """
        if not self.archive.is_large(part.path):
            return None
        head = next(as_utf8(self.archive.chunks(part.path)), b"")
        check_prolog(head)
        return begun(partial(self._fast_batch, part.name)) if is_usual(head) and first_width(head) <= self.limits.columns else None

    def _fast_batch(self, name: str) -> pa.RecordBatch:
        names = [sheet.name for sheet in self.parts.sheets]
        if len(set(names)) < len(names):
            raise NotUsual
        if self._reader is None:
            self._reader = fastexcel.read_excel(self.data if isinstance(self.data, bytes) else self.data.path)
        return self._reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string", eager=True)

    def _shared_chunks(self) -> Iterator[bytes]:
        return self.archive.chunks(self.parts.shared_texts) if self.parts.shared_texts else iter(())

    def _shared_texts(self) -> list[str]:
        if self._texts is None:
            self._texts = shared_texts(as_utf8(self._shared_chunks()), self.limits) if self.parts.shared_texts else []
        return self._texts

    def _date_styles(self) -> frozenset[int]:
        if self._dates is None:
            self._dates = date_styles(self.archive, self.parts.styles)
        return self._dates


def workbook_sheets(data: bytes | HandedOver, limits: Limits = DEFAULT_LIMITS, is_careful: bool = False) -> list[Sheet]:
    """Each visible sheet that is not blank, with notes on what was left out.

    Formulas give the value that was last calculated. Nothing is fetched, no macro runs.

    Parameters
    ----------
    is_careful
        Read cell by cell from the start, because the fast reader was stopped.

    Raises
    ------
    UnreadableFile
        If no sheet can be read: the workbook is damaged, protected, larger than the limits or made to do harm.
    """
    book = Workbook(data, Archive(data, limits), limits)
    book.check()
    return readable_sheets([SheetToRead(part.name, part.is_visible, partial(book.sheet, part, is_careful)) for part in book.parts.sheets])
