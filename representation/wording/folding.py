"""Sentences on answers that are counted in another group, because the community's table has no row for them."""

from collections.abc import Hashable, Iterable, Mapping

from representation.measures.crosswalks import SEVERAL
from representation.measures.labels import group_label
from representation.measures.match import OVERLAPPING
from representation.wording.numbers import listing


def folded_sentences(rows: Iterable[Mapping[Hashable, object]], has_counts: bool) -> list[str]:
    """One sentence for each group that takes answers in.

    Parameters
    ----------
    rows
        `FoldedCount` rows of one dimension, view and community; an answer of nobody who attended is not mentioned.
    has_counts
        Whether the numbers of people are said.

    >>> row = {"dimension": "race", "view": "roll_up", "folded_from": "hmong", "folded_into": "asian", "attended_count": 3}
    >>> folded_sentences([row], has_counts=True)
    ['The answer “Hmong” alone (3) is counted as “Asian”: the community’s table has no row of its own for it.']
    """
    answers: dict[str, list[str]] = {}
    for row in rows:
        count = row["attended_count"]
        if isinstance(count, int) and count:
            dimension, source, into = (str(row[name]) for name in ("dimension", "folded_from", "folded_into"))
            # Only an answer that is coded as the other race ticked with it leaves "two or more races".
            name = (
                f"“{group_label(dimension, source)}”"
                if source != SEVERAL
                else f"“Middle Eastern or North African” with “{group_label(dimension, into)}”"
            )
            alone = " alone" if dimension == "race" and row["view"] != OVERLAPPING and source != SEVERAL else ""
            many = f" ({count:,})" if has_counts else ""
            answers.setdefault(group_label(dimension, into), []).append(f"{name}{alone}{many}")
    return [_sentence(into, named) for into, named in answers.items()]


def _sentence(into: str, named: list[str]) -> str:
    if len(named) == 1:
        return f"The answer {named[0]} is counted as “{into}”: the community’s table has no row of its own for it."
    return f"The answers {listing(named)} are counted as “{into}”: the community’s table has no rows of their own for them."
