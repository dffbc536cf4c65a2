"""Small tables of a room and its community, for tests of the measures."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.gap import DimensionSummary, Gap
from data_models.group_count import AnswerCount, GroupCount
from representation.measures.gaps import gaps
from representation.measures.settings import Settings

NAN = float("nan")
OURS = Settings()
OVERLAPPING = "alone_or_in_combination"


def counts(dimension: str, attended: dict[str, int], view: str = "") -> pd.DataFrame:
    rows = [(dimension, view, group, 2 * people, people, people // 2) for group, people in attended.items()]
    return pd.DataFrame(rows, columns=list(GroupCount.to_schema().columns))


def answers(dimension: str, answered: int, missing: tuple[int, int, int] = (0, 0, 0), view: str = "") -> pd.DataFrame:
    row = (dimension, view, answered + sum(missing), answered, *missing)
    return pd.DataFrame([row], columns=list(AnswerCount.to_schema().columns))


def community(
    dimension: str,
    people: Mapping[str, float],
    margins: Sequence[float] | None = None,
    *,
    name: str = "All residents",
    view: str = "",
    total: float | None = None,
    total_margin: float = 0.0,
    fit: str = "exact",
    table: str = "B00000",
) -> pd.DataFrame:
    """A community table; without margins a full count, and a group with NaN people is withheld."""
    figures = np.array(list(people.values()), dtype=np.float64)
    return pd.DataFrame(
        {
            "community": name,
            "dimension": dimension,
            "view": view,
            "group": list(people),
            "people_count": figures,
            "margin": np.full(figures.shape, NAN) if margins is None else np.array(margins, dtype=np.float64),
            "has_margin": margins is not None,
            "is_suppressed": np.isnan(figures),
            "total_count": float(np.nansum(figures)) if total is None else float(total),
            "total_margin": NAN if margins is None else total_margin,
            "unit": "people",
            "universe": "all people",
            "vintage": "2024",
            "source": "Census",
            "table": table,
            "fit": fit,
            "fit_note": "",
        }
    )


def empty(model: type[GroupCount] | type[AnswerCount] | type[CommunityCount]) -> pd.DataFrame:
    columns = model.to_schema().columns
    return pd.DataFrame({name: [] for name in columns}).astype({name: str(column.dtype) for name, column in columns.items()})


def compared(
    room: pd.DataFrame, kinds: pd.DataFrame, others: pd.DataFrame, settings: Settings = OURS
) -> tuple[DataFrame[Gap], DataFrame[DimensionSummary]]:
    return gaps(DataFrame[GroupCount](room), DataFrame[AnswerCount](kinds), DataFrame[CommunityCount](others), settings)
