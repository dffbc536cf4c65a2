"""Answers: what people and forms write, as codes of groups.

>>> import pandas as pd
>>> coded(pd.Series(["Español", "Prefer not to say"]), "language").tolist()
['spanish', 'declined']
"""

from representation.answers.coding import DIMENSIONS_WITH_ANSWERS, accepted_pattern, coded, is_coded
from representation.answers.income import band_edges
from representation.answers.zip_repairs import REPORTED_REPAIRS, zip_repairs

__all__ = [
    "DIMENSIONS_WITH_ANSWERS",
    "REPORTED_REPAIRS",
    "accepted_pattern",
    "band_edges",
    "coded",
    "is_coded",
    "zip_repairs",
]
