"""What is found in the cells of one table, with the header and the rows that the user sees."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data_models.finding import FindingGroup
from representation.intake.findings import finding_groups
from representation.intake.text_frame import TextFrame

Placed = tuple[tuple[int, bool, str, str], FindingGroup]
"""Where a group stands among the findings (first row, mark or not, column, kind), and the group."""


def groups_of(table: TextFrame, kind: str, column: str, places: NDArray[np.int64], values: pd.Series, positions: pd.Series) -> list[Placed]:
    """The findings of one kind in one column of the model, which several columns of the file may fill."""
    found = []
    rows, texts = table.rows.to_numpy()[places], values.iloc[places]
    asked = table.written_at(positions.to_numpy()[places], places, texts)
    headers = {position: table.header(position) for position in np.unique(asked).tolist()}
    for header in dict.fromkeys(headers.values()):
        here = np.flatnonzero(np.isin(asked, [position for position, text in headers.items() if text == header]))
        for first, group in finding_groups(kind, table.raw.file, table.raw.sheet, rows[here], header, texts.iloc[here]):
            found.append(((int(places[here[first]]), column == "mark", column, kind), group))
    return found


def in_row_order(groups: list[Placed]) -> list[FindingGroup]:
    """The groups as their first rows stand in the file."""
    return [group for _, group in sorted(groups, key=lambda item: item[0])]


def replaced(values: pd.Series, places: NDArray[np.int64], text: str) -> pd.Series:
    """The column with one text in some of its places."""
    there = np.zeros(len(values), dtype=bool)
    there[places] = True
    return values.mask(there, text)
