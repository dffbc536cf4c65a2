"""The map as a ranked table."""

import pandas as pd
import streamlit as st
from pandera.typing import DataFrame

from data_models.area import AreaFigure
from representation.geometry.figures import ranked
from representation.ui.gap_table import LEANS, NOTHING, number_cell, percent_cell, points_cell
from representation.ui.parts import show_table
from representation.wording import status_label

RANKS = {"came_per_1000": "Came per 1,000", "gap_points": "Gap", "community_count": "Who live there", "label": "Name"}
"""Column → how it is called as an order."""


def map_table(figures: DataFrame[AreaFigure], noun: str) -> pd.DataFrame:
    """One row per area in readable columns, in the order given."""
    return pd.DataFrame(
        {
            "Area": list(figures["label"]),
            noun: [text or NOTHING for text in figures["attended_text"]],
            "Live there": [number_cell(count) for count in figures["community_count"]],
            "Per 1,000": [number_cell(rate, 1) for rate in figures["came_per_1000"]],
            "In the room": [percent_cell(share) for share in figures["attended_share"]],
            "In the community": [percent_cell(share) for share in figures["community_share"]],
            "Gap, points": [points_cell(gap) for gap in figures["gap_points"]],
            "Status": [
                NOTHING if state == "no_figure" else f"{status_label(status)}{LEANS[lean]}"
                for state, status, lean in zip(figures["state"], figures["status"], figures["lean"], strict=True)
            ],
        }
    )


def show_ranked(figures: DataFrame[AreaFigure], noun: str, first: str) -> None:
    """Behind a switch: the areas as a table, in the order that the reader chooses."""
    if not st.toggle("Show as a table", key="map.table"):
        return
    options = list(RANKS)
    by = st.radio("Rank by", options, index=options.index(first), horizontal=True, format_func=RANKS.__getitem__, key=f"map.rank.{first}")
    known = figures[figures["state"].ne("no_figure")]
    show_table(map_table(ranked(known, [by or first]), noun))
    missing = len(figures) - len(known)
    if missing:
        st.caption(
            f"{missing:,} {'area has' if missing == 1 else 'areas have'} no figure and {'is' if missing == 1 else 'are'} not listed."
        )
