"""The evidence of one comparison as a table for reading."""

import pandas as pd
from pandera.typing import DataFrame

from data_models.leadership import LeadershipGap
from representation.wording import dimension_title, status_label
from representation.wording.numbers import percent as wording_percent

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
            "Gap, points": [points(gap) for gap in gaps["gap_points"]],
            "Ratio": [number(ratio, 2) for ratio in gaps["representation_ratio"]],
            "Short": [number(max(short, 0.0) if short == short else short) for short in gaps["people_short"]],
            "To add": [number(count) for count in gaps["people_to_add"]],
            "Status": [f"{status_label(status)}{LEANS[lean]}" for status, lean in zip(gaps["status"], gaps["lean"], strict=True)],
        }
    )


def brief_table(gaps: pd.DataFrame) -> pd.DataFrame:
    """Groups of several dimensions: the two shares, the gap and the status."""
    return pd.DataFrame(
        {
            "Group": list(gaps["label"]),
            "Question": [dimension_title(name) for name in gaps["dimension"]],
            "In the room": [percent(share) for share in gaps["attended_share"]],
            "In the community": [percent(share) for share in gaps["community_share"]],
            "Gap, points": [points(gap) for gap in gaps["gap_points"]],
            "Status": [status_label(status) for status in gaps["status"]],
        }
    )


def _rows(table: pd.DataFrame, *columns: str) -> list[tuple[float, ...]]:
    return list(table[list(columns)].itertuples(index=False, name=None))


def percent(share: float) -> str:
    """A share 0–1 in whole percent.

    >>> percent(0.284), percent(0.003), percent(float("nan"))
    ('28%', 'under 1%', '–')
    """
    return wording_percent(share) if share == share else NOTHING


def span(share: float, low: float, high: float) -> str:
    """A share with its interval.

    >>> span(0.28, 0.2, 0.37)
    '28% (20–37%)'
    """
    if share != share or low != low:
        return percent(share)
    return f"{percent(share)} ({percent(low).removesuffix('%')}–{percent(high)})"


def plus_minus(share: float, margin: float) -> str:
    """A share with its margin of error; a full count has none.

    >>> plus_minus(0.28, 0.006), plus_minus(0.28, 0.0)
    ('28% ± 0.6', '28%')
    """
    return f"{percent(share)} ± {100 * margin:.1f}" if share == share and margin > 0.0005 else percent(share)


def points(gap: float) -> str:
    """A gap in percentage points, with its sign.

    >>> points(-12.37), points(0.52), points(-0.01)
    ('−12.4', '+0.5', '0.0')
    """
    if gap != gap:
        return NOTHING
    return f"{gap:+.1f}".replace("-", "−") if abs(gap) >= 0.05 else "0.0"


def number(value: float, decimals: int = 0) -> str:
    """A number with thousands marked.

    >>> number(1234.4), number(0.561, 2), number(float("nan"))
    ('1,234', '0.56', '–')
    """
    return f"{value:,.{decimals}f}" if value == value else NOTHING
