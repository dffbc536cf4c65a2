"""A row of the gaps or of their summaries, as the sentences read it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import isnan, nan

import pandas as pd

Row = Mapping[str, object] | Mapping[Hashable, object]


def number(row: Row, name: str) -> float:
    """The number of a column; NaN where it is missing or the table does not have the column."""
    values = {str(key): value for key, value in row.items()}
    value = values.get(name)
    return nan if value is None or value == "" else float(str(value))


def text(row: Row, name: str) -> str:
    """The words of a column; "" where the table does not have it."""
    values = {str(key): value for key, value in row.items()}
    return str(values.get(name, ""))


@dataclass(frozen=True)
class Group:
    """What the sentences say about one group; NaN where a number is withheld or not defined."""

    dimension: str
    group: str
    label: str
    attended: str
    is_withheld: bool
    attended_count: float
    known_count: float
    attended_share: float
    share_low: float
    share_high: float
    community_share: float
    community_margin: float
    gap_points: float
    people_short: float
    status: str
    lean: str
    reason: str

    @property
    def is_nobody(self) -> bool:
        """Whether it is known that nobody came."""
        return self.attended_count == 0


def group(row: Row) -> Group:
    """The group of a `Gap` or `LeadershipGap` row."""
    count, share = number(row, "attended_count"), number(row, "attended_share")
    there, short = number(row, "community_share"), number(row, "people_short")
    known = nan
    if share > 0:
        known = round(count / share)
    elif share == 0 and there > 0:
        known = round(short / there)
    return Group(
        dimension=text(row, "dimension"),
        group=text(row, "group"),
        label=text(row, "label"),
        attended=text(row, "attended_text") or ("" if isnan(count) else f"{count:,.0f}"),
        is_withheld=text(row, "is_withheld") == "True",
        attended_count=count,
        known_count=known,
        attended_share=share,
        share_low=number(row, "share_low"),
        share_high=number(row, "share_high"),
        community_share=there,
        community_margin=number(row, "community_margin"),
        gap_points=number(row, "gap_points"),
        people_short=short,
        status=text(row, "status"),
        lean=text(row, "lean"),
        reason=text(row, "reason"),
    )


def groups(rows: pd.DataFrame) -> list[Group]:
    """The groups of a table, in its order."""
    return [group({str(name): value for name, value in row.items()}) for row in rows.to_dict("records")]
