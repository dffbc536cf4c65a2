"""Income at the cut points that both sides share; nothing is guessed across them."""

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


def banded(code: str, community_bands: list[str]) -> str:
    """An answer in the bands that `community_bands` has; left as it is where the community has no bands.

    >>> banded("10000-24999", ["0-24999", "25000+"]), banded("10000-24999", [])
    ('0-24999', '10000-24999')
    """
    return band_at(code, sorted({band_edges(band)[0] for band in community_bands} - {0})) if community_bands else code


def cuts_inside(answers: set[str], community_bands: list[str]) -> dict[int, str]:
    """The cut points of the answers that lie inside a band of the community → that band, ascending.

    A cut that some answer straddles is none, and neither is one of several inside the same band, nor one in the lowest or the open band:
    there is no telling where between its ends the incomes lie.

    >>> cuts_inside({"0-39999", "40000-99999", "100000+"}, ["0-34999", "35000-49999", "50000-99999", "100000+"])
    {40000: '35000-49999'}
    """
    edges = [band_edges(answer) for answer in answers]
    offered = sorted({cut for ends in edges for cut in ends if cut})
    whole = [cut for cut in offered if not any(low < cut and (high is None or cut < high) for low, high in edges)]
    found: dict[str, list[int]] = {}
    for band in community_bands:
        low, high = band_edges(band)
        found[band] = [cut for cut in whole if low and high is not None and low < cut < high]
    return dict(sorted((cuts[0], band) for band, cuts in found.items() if len(cuts) == 1))
