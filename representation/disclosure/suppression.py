"""Which counts of one table with a known total are withheld."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from representation.disclosure.attack import SMALL, SMALLEST_SHOWN, passes

SHOWN: Final = "shown"
FEWER: Final = "fewer than 10"
COMPLEMENT: Final = "withheld"

METHOD: Final = (
    "A count of 1 to 9 is shown as “fewer than 10”; that nobody came is shown. "
    "A count is also withheld when all but 1 to 9 people are in it. "
    "While somebody who knows the total and these rules could narrow a withheld count to fewer than 6 possible values, "
    "the next-smallest count is withheld too. Where even that does not help, or fewer than 10 people answered, "
    "the whole table is withheld. With a count goes everything that can be turned back into it: "
    "share, interval, gap, ratio, people short and people to add."
)


@dataclass(frozen=True)
class Withheld:
    """For each count of a table whether it is shown, "fewer than 10" or "withheld", and what is publicly known of the hidden ones."""

    marks: tuple[str, ...]
    domains: tuple[range, ...]
    """For each hidden count, in order, what it may be to somebody who knows the rules."""
    total: int
    """What the hidden counts add up to."""

    @property
    def hidden(self) -> list[int]:
        """Places of the hidden counts."""
        return [place for place, mark in enumerate(self.marks) if mark != SHOWN]


def withheld(counts: Sequence[int]) -> Withheld | None:
    """Withhold small counts, counts whose complement is small, and the next-smallest others until the attack passes.

    None where the table can only be withheld as a whole: fewer than ten people in it, or no way to protect a small count.

    >>> withheld([5, 16, 19, 41]).marks
    ('fewer than 10', 'withheld', 'shown', 'shown')
    >>> withheld([9, 9]) is None
    True
    """
    total = sum(counts)
    if total == 0:
        return Withheld((SHOWN,) * len(counts), (), 0)
    if total < SMALLEST_SHOWN:
        return None
    marks = [FEWER if count in SMALL else COMPLEMENT if total - count in SMALL else SHOWN for count in counts]
    forced = [mark == COMPLEMENT for mark in marks]
    while FEWER in marks or COMPLEMENT in marks:
        result = _result(counts, marks, forced)
        if passes(result.domains, result.total):
            return result
        left = [place for place, mark in enumerate(marks) if mark == SHOWN and counts[place] > 0]
        if not left:
            return None
        marks[min(left, key=lambda place: counts[place])] = COMPLEMENT
    return _result(counts, marks, forced)


def _result(counts: Sequence[int], marks: Sequence[str], forced: Sequence[bool]) -> Withheld:
    """A count withheld as the next-smallest is known to be less than every count shown, or as much as one shown after it."""
    hidden = [place for place, mark in enumerate(marks) if mark != SHOWN]
    domains = [
        SMALL if marks[place] == FEWER else range(SMALLEST_SHOWN, (sum(counts) if forced[place] else _most(counts, marks, place)) + 1)
        for place in hidden
    ]
    return Withheld(tuple(marks), tuple(domains), sum(counts[place] for place in hidden))


def _most(counts: Sequence[int], marks: Sequence[str], place: int) -> int:
    """The most that the next-smallest count can be: of counts alike the first is withheld, and everybody can read the order."""
    shown = ((at, count) for at, count in enumerate(counts) if marks[at] == SHOWN and count > 0)
    return min((count if place < at else count - 1 for at, count in shown), default=sum(counts))
