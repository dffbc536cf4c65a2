"""Numbers as people read them."""

from math import isnan

ONE_DECIMAL_FROM = 1000
"""From this many people a percentage may carry a decimal; below, the decimal is noise."""


def percent(share: float, people: float = 0) -> str:
    """A share 0–1 as a percentage: whole below a thousand people; a little above 0 or below 1 is said so.

    >>> percent(0.114), percent(0.0004), percent(0), percent(0.1148, 2500)
    ('11%', 'under 1%', '0%', '11.5%')
    """
    if isnan(share):
        return "not known"
    if people >= ONE_DECIMAL_FROM:
        return f"{100 * share:.1f}%"
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{100 * share:.0f}%"


def points(gap: float) -> str:
    """The size of a gap in percentage points, without its sign.

    >>> points(-12.4), points(0.97), points(-0.3)
    ('12 points', '1 point', 'under 1 point')
    """
    size = round(abs(gap))
    if size == 0:
        return "under 1 point"
    return "1 point" if size == 1 else f"{size} points"


def people(count: float) -> str:
    """A rounded number of people.

    >>> people(11.0), people(0.7), people(0.3)
    ('about 11 people', 'about 1 person', 'less than 1 person')
    """
    whole = round(abs(count))
    if whole == 0:
        return "less than 1 person"
    return "about 1 person" if whole == 1 else f"about {whole:,} people"


def margin(share: float) -> str:
    """A 90 % margin in percentage points, one decimal; "" where there is none.

    >>> margin(0.014), margin(float("nan")), margin(0)
    (' (±1.4)', '', '')
    """
    return "" if isnan(share) or share == 0 else f" (±{max(0.1, 100 * share):.1f})"


def listing(words: list[str]) -> str:
    """Words in a row, with "and".

    >>> listing(["a"]), listing(["a", "b"]), listing(["a", "b", "c"])
    ('a', 'a and b', 'a, b, and c')
    """
    if len(words) < 3:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"
