"""Community figures as tables that people read."""

import pandas as pd

from data_models.vocabularies import dimension_labels
from representation.measures.labels import group_label

FIT_WORDS = {"exact": "Same people", "close": "Close", "proxy": "Only a proxy"}


def community_list(community: pd.DataFrame) -> pd.DataFrame:
    """One row per dimension and community: what it counts, from when, and how well it fits a room of people."""
    first = community.drop_duplicates(["dimension", "community"])
    groups = community.groupby(["dimension", "community"], sort=False)["group"].size()
    labels = dimension_labels()
    return pd.DataFrame(
        {
            "Dimension": [labels.get(name, name.replace("_", " ").capitalize()) for name in first["dimension"]],
            "Community": list(first["community"]),
            "Counts": [
                f"{total:,.0f} {unit}" if pd.notna(total) else unit for total, unit in zip(first["total_count"], first["unit"], strict=True)
            ],
            "Of whom": list(first["universe"]),
            "From": [
                " · ".join(part for part in (vintage, table) if part)
                for vintage, table in zip(first["vintage"], first["table"], strict=True)
            ],
            "Groups": list(groups),
            "Fit": [FIT_WORDS[fit] for fit in first["fit"]],
            "Note": list(first["fit_note"]),
            "File": list(first["source"]),
        }
    )


def figures_table(community: pd.DataFrame, dimension: str, name: str) -> pd.DataFrame:
    """The figures of one dimension of one community, as published."""
    rows = community[community["dimension"].eq(dimension) & community["community"].eq(name)]
    unit = str(rows["unit"].iloc[0]).capitalize()
    withheld = "withheld by the publisher"
    return pd.DataFrame(
        {
            "Group": [group_label(dimension, group) for group in rows["group"]],
            unit: [
                withheld if hidden else f"{count:,.0f}" for hidden, count in zip(rows["is_suppressed"], rows["people_count"], strict=True)
            ],
            "±": ["" if pd.isna(margin) else f"{margin:,.0f}" for margin in rows["margin"]],
            "Share": [
                "" if pd.isna(count) or not total else f"{count / total:.1%}"
                for count, total in zip(rows["people_count"], rows["total_count"], strict=True)
            ],
        }
    )


def _counted(total: float, unit: str) -> str:
    return unit if pd.isna(total) else f"{total:,.0f} {unit}"
