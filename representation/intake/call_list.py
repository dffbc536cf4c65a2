"""The list of people in a video call, column by column, wherever its rows stand in a report."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from data_models.raw import RawTable
from representation.answers.folding import folded
from representation.intake.call_names import nobody, person_name
from representation.intake.rejoining import Joining


@dataclass(frozen=True)
class CallList:
    """The rows of a report that list people; `positions` maps a folded header to its column."""

    raw: RawTable
    positions: Mapping[str, int]
    rows: Collection[int]

    @classmethod
    def under(cls, raw: RawTable, header_index: int, rows: Collection[int]) -> "CallList":
        """The list under a row of headers; of two columns with one header the first counts."""
        headers = raw.row(header_index)
        return cls(raw, {folded(headers[i - 1]): i for i in range(len(headers), 0, -1)}, rows)

    def cells(self, *headers: str) -> dict[int, str]:
        """Index of a raw row → its cell in the first of these columns that is there, without the spaces around it."""
        position = next((self.positions[header] for header in headers if header in self.positions), None)
        if position is None:
            return dict.fromkeys(self.rows, "")
        column = self.raw.cells[position].tolist()
        return {i: column[i].strip() for i in self.rows}

    def nobodies(self, names: tuple[str, ...], emails: tuple[str, ...]) -> dict[int, str]:
        """Index of a raw row that names no person → why it does not count."""
        name, email = self.cells(*names), self.cells(*emails)
        return {i: why for i in self.rows if (why := nobody(name[i], email[i]))}

    def joinings(self, names: tuple[str, ...], emails: tuple[str, ...], left_out: Iterable[int]) -> list[Joining]:
        """Who joined when, without some rows."""
        out = set(left_out)
        name, email, joined, left = (self.cells(*headers) for headers in (names, emails, ("join time",), ("leave time",)))
        return [Joining(i, name[i], email[i], joined[i], left[i]) for i in self.rows if i not in out]

    def person_names(self, *headers: str) -> dict[int, dict[str, str]]:
        """Position → name as written → the name under which the person may be known elsewhere: labels of a recognition."""
        position = next((self.positions[header] for header in headers if header in self.positions), None)
        if position is None:
            return {}
        told = {text: person_name(text) for text in set(self.cells(*headers).values())}
        return {position: {text: name for text, name in told.items() if name != text}}
