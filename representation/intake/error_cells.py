"""Which cells of an .xls or .xlsb sheet hold errors such as #REF!, which its reader gives as blank ones."""

import fastexcel

ERROR = "'Error("
"""How the reader of columns names the content of such a cell in its list of cells that are no text."""


class ErrorCells:
    """The cells with errors of a workbook in memory; it is opened when the first sheet is asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._reader: fastexcel.ExcelReader | None = None

    def of_sheet(self, name: str, blank_columns: int) -> list[tuple[int, int]]:
        """Row and column (1, 2, …) of each cell with an error; [] where the workbook cannot be opened a second time.

        Parameters
        ----------
        blank_columns
            How many columns at the left of the sheet are blank: they are not counted by the reader.
        """
        try:
            self._reader = self._reader or fastexcel.read_excel(self.data)
            _, told = self._reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_arrow_with_errors()
        except (fastexcel.FastExcelError, ValueError, LookupError, OverflowError):
            return []
        cells = [] if told is None else [each.position for each in told.errors if ERROR in each.detail]
        return [(row + 1, blank_columns + column + 1) for row, column in cells]
