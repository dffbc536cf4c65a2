"""Options that stand in columns of their own under nothing but their own text, brought back to questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from representation.answers import DIMENSIONS_WITH_ANSWERS, coded, is_coded
from representation.answers.folding import folded
from representation.answers.missing import missing_code
from representation.intake.columns import header_column
from representation.intake.page_text import plain_text

OTHER = ("other", "otro", "otra")
"""Header of the column that holds what somebody wrote instead of an option; it closes its question."""
ASKED_OF = tuple(dimension for dimension in DIMENSIONS_WITH_ANSWERS if dimension != "zip")
"""Dimensions that forms ask with options."""


@dataclass(frozen=True)
class OptionGroup:
    """Neighboring columns that are one question: their positions, and the dimension that most of its options name, if any.

    `is_single` says that the first column holds the choice itself and the second what somebody wrote instead.
    """

    positions: tuple[int, ...]
    dimension: str | None = None
    is_single: bool = False


def option_groups(headers: Sequence[str], cells: pd.DataFrame, body: range) -> list[OptionGroup]:
    """The questions whose options are columns, in the order of the columns.

    Parameters
    ----------
    headers
        One per column.
    cells
        The raw table, columns 1, 2, ….
    body
        Its rows of data.

    Notes
    -----
    A column is an option where no cell holds anything but its header. Several questions in a row are told apart by the column for
    other answers that closes one, by an option that comes again, and by options that name another dimension.
    """
    texts = {i: {text.strip() for text in cells[i].iloc[body.start : body.stop].unique()} - {""} for i in range(1, len(headers) + 1)}
    groups: list[OptionGroup] = []
    run: list[int] = []
    for position, header in enumerate(headers, start=1):
        name = folded(plain_text(header))
        if name in OTHER and run:
            groups += _questions([*run, position], headers)
            run = []
        elif _is_option(header, texts[position]):
            run.append(position)
        else:
            groups += _questions(run, headers)
            run = []
            before = headers[position - 2].strip() if position > 1 else ""
            if name in OTHER and before and not any(position - 1 in group.positions for group in groups):
                groups.append(OptionGroup((position - 1, position), is_single=True))
    return groups + _questions(run, headers)


def _is_option(header: str, texts: set[str]) -> bool:
    """Whether a column is an option: its cells repeat its header; an empty column is one unless its header asks something."""
    name = folded(plain_text(header))
    if texts:
        return all(folded(text) == name for text in texts)
    return bool(name) and not plain_text(header).endswith(("?", ":", "…", "...")) and name not in OTHER and header_column(header)[0] is None


def _questions(run: list[int], headers: Sequence[str]) -> list[OptionGroup]:
    """The questions in a run of columns of options; one column alone is none."""
    options = [folded(plain_text(headers[position - 1])) for position in run]
    parts: list[list[int]] = [[]]
    common: set[str] = set()
    telling = _telling(options)
    for i, option in enumerate(options):
        again = option in {options[j] for j in parts[-1]}
        if again or (common and telling[i] and not common & telling[i]):
            parts.append([])
            common = set()
        parts[-1].append(i)
        common = (common & telling[i] if common else telling[i]) if telling[i] else common
    return [
        OptionGroup(tuple(run[i] for i in part), _most([telling[i] for i in part], [options[i] for i in part]))
        for part in parts
        if len(part) > 1
    ]


def _telling(options: Sequence[str]) -> list[set[str]]:
    """The dimensions that each option can be an answer to; a list of languages is known by English among them.

    Most languages are also read as an origin, so that "Vietnamese" alone does not tell.
    """
    found = [_dimensions(option) for option in options]
    for speaks, group in groupby(range(len(options)), key=lambda i: "language" in found[i]):
        places = list(group)
        if speaks and "english" in set(coded(pd.Series([options[i] for i in places], dtype="str"), "language")):
            for i in places:
                found[i] = {"language"}
    return found


def _dimensions(option: str) -> set[str]:
    """The dimensions in which an option names a group; none for a refusal or a word for nothing, which belong to every question."""
    if _says_nothing(option):
        return set()
    one = pd.Series([option], dtype="str")
    return {dimension for dimension in ASKED_OF if is_coded(coded(one, dimension), dimension).iat[0]}


def _says_nothing(option: str) -> bool:
    return option in OTHER or missing_code(option) is not None


def _most(telling: Sequence[set[str]], options: Sequence[str]) -> str | None:
    """The one dimension that more than half of the options name; None where none does or several do."""
    count = sum(not _says_nothing(option) for option in options)
    found = [dimension for dimension in ASKED_OF if 2 * sum(dimension in each for each in telling) > count]
    return found[0] if len(found) == 1 else None
