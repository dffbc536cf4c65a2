"""The evidence of one comparison as a table for reading."""

import pandas as pd
from pandera.typing import DataFrame

from data_models.leadership import LeadershipGap
from representation.wording import dimension_title, status_label
from representation.wording.numbers import percent

NOTHING = "–"
"""Stands for a number that is not defined, or withheld with the count it could be turned back into."""
LEANS = {"low": ", leans low", "high": ", leans high", "none": ""}


def evidence_table(gaps: DataFrame[LeadershipGap], noun: str = "People") -> pd.DataFrame:
    """One row per group: people, shares with their uncertainty, gap, ratio, people short and to add, and the status in words."""
    return pd.DataFrame(
        {
            "Group": list(gaps["label"]),
            noun: list(gaps["attended_text"]),
            "In the room": [span(*row) for row in _rows(gaps, "attended_share", "share_low", "share_high")],
            "In the community": [plus_minus(*row) for row in _rows(gaps, "community_share", "community_margin")],
            "Gap, points": [points_cell(gap) for gap in gaps["gap_points"]],
            "Ratio": [number_cell(ratio, 2) for ratio in gaps["representation_ratio"]],
            "Short": [number_cell(max(short, 0.0) if short == short else short) for short in gaps["people_short"]],
            "To add": [number_cell(count) for count in gaps["people_to_add"]],
            "Status": [f"{status_label(status)}{LEANS[lean]}" for status, lean in zip(gaps["status"], gaps["lean"], strict=True)],
        }
    )


def brief_table(gaps: pd.DataFrame) -> pd.DataFrame:
    """Groups of several dimensions: the two shares, the gap and the status."""
    return pd.DataFrame(
        {
            "Group": list(gaps["label"]),
            "Question": [dimension_title(name) for name in gaps["dimension"]],
            "In the room": [percent_cell(share) for share in gaps["attended_share"]],
            "In the community": [percent_cell(share) for share in gaps["community_share"]],
            "Gap, points": [points_cell(gap) for gap in gaps["gap_points"]],
            "Status": [status_label(status) for status in gaps["status"]],
        }
    )


def _rows(table: pd.DataFrame, *columns: str) -> list[tuple[float, ...]]:
    return list(table[list(columns)].itertuples(index=False, name=None))


def percent_cell(share: float) -> str:
    """A share 0–1 as a percentage, as the sentences print it.

    >>> percent_cell(0.284), percent_cell(0.003), percent_cell(float("nan"))
    ('28%', 'under 1%', '–')
    """
    return percent(share) if share == share else NOTHING


def span(share: float, low: float, high: float) -> str:
    """A share with its interval.

    >>> span(0.28, 0.2, 0.37)
    '28% (20–37%)'
    """
    if share != share or low != low:
        return percent_cell(share)
    return f"{percent_cell(share)} ({percent_cell(low).removesuffix('%')}–{percent_cell(high)})"


def plus_minus(share: float, margin: float) -> str:
    """A share with its margin of error; a full count has none.

    >>> plus_minus(0.28, 0.006), plus_minus(0.28, 0.0)
    ('28% ± 0.6', '28%')
    """
    return f"{percent_cell(share)} ± {100 * margin:.1f}" if share == share and margin > 0.0005 else percent_cell(share)


def points_cell(gap: float) -> str:
    """A gap in percentage points, with its sign and one decimal.

    >>> points_cell(-12.37), points_cell(0.52), points_cell(-0.01)
    ('−12.4', '+0.5', '0.0')
    """
    if gap != gap:
        return NOTHING
    return f"{gap:+.1f}".replace("-", "−") if abs(gap) >= 0.05 else "0.0"


def number_cell(value: float, decimals: int = 0) -> str:
    """A number with thousands marked.

    >>> number_cell(1234.4), number_cell(0.561, 2), number_cell(float("nan"))
    ('1,234', '0.56', '–')
    """
    return f"{value:,.{decimals}f}" if value == value else NOTHING
