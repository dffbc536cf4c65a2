"""Income at the cut points that both sides share; nothing is guessed across them."""

import pandas as pd

from representation.answers.income import band_edges


def common_cuts(answers: set[str], community_bands: list[str]) -> list[int]:
    """The cut points at which answers and community can both be divided, ascending.

    A cut serves when the community's bands begin there, some answer's band begins or ends there, and no answer's band straddles it.
    Source: statistics of bracketed incomes are compared at common break points only (B19001 cut points, U.S. Census Bureau).

    >>> common_cuts({"0-24999", "25000-99999", "100000+"}, ["0-24999", "25000-49999", "50000-99999", "100000+"])
    [25000, 100000]
    """
    edges = [band_edges(answer) for answer in sorted(answers)]
    offered = {cut for low, high in edges for cut in (low, high) if cut}
    begins = {band_edges(band)[0] for band in community_bands}
    return sorted(cut for cut in begins & offered if not any(low < cut and (high is None or cut < high) for low, high in edges))


def band_at(code: str, cuts: list[int]) -> str:
    """The band between cut points that holds a band.

    >>> band_at("50000-74999", [25000, 50000, 100000]), band_at("200000+", [25000]), band_at("0-9999", [25000])
    ('50000-99999', '25000+', '0-24999')
    """
    low, _ = band_edges(code)
    floor = max((cut for cut in cuts if cut <= low), default=0)
    ceiling = min((cut for cut in cuts if cut > low), default=None)
    return f"{floor}+" if ceiling is None else f"{floor}-{ceiling - 1}"


def banded_income(answers: pd.Series, community_bands: list[str]) -> pd.Series:
    """Answers in the bands that `community_bands` has; an answer is left as it is where the community has no bands."""
    if not community_bands:
        return answers
    cuts = sorted({band_edges(band)[0] for band in community_bands} - {0})
    return answers.map({code: band_at(code, cuts) for code in answers.unique()}).astype("str")
