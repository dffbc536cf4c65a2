"""A whole and its parts, each to be looked at by itself: what the parts must withhold so that nothing follows by subtraction."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from representation.disclosure.attack import SMALL
from representation.disclosure.leadership import Key, Slices, protect_linked_views, releases, slices_of
from representation.disclosure.linked_attack import Line, are_apart
from representation.disclosure.part_view import View
from representation.disclosure.slices import Release, beside_nothing, everything, is_alike, listed, without_verdicts
from representation.disclosure.suppression import COMPLEMENT, SHOWN
from representation.measures.match import OVERLAPPING
from representation.measures.settings import Settings

Tables = tuple[pd.DataFrame, pd.DataFrame]
"""`Gap` and `DimensionSummary` of the whole or of a part."""

DEFAULTS: Final = Settings()

METHOD: Final = (
    "A series is shown beside everything, so one could be subtracted from the other. In the view of a series a group is withheld when it "
    "is withheld in the view of any series, or of everything; so are the kinds of missing answers, and the number who attended when it "
    "is under 10 in one of them. Where a small count could still be narrowed to fewer than 6 values, verdicts go, then further groups, "
    "then the whole table."
)


def releases_of_parts(
    whole: Tables, parts: Sequence[Tables], settings: Settings = DEFAULTS, own: Sequence[Sequence[str]] = ()
) -> list[dict[Key, Release]]:
    """What is shown of each part where the whole is shown as `for_leadership` does.

    Parameters
    ----------
    parts
        Every part, those that nobody can look at too: together they hold everyone of the whole. A person may be in several.
    own
        For each part the communities that come first in its own view. Where one has the groups and counts of the whole's first
        community, its verdicts are shown in that part in place of those beside the whole's.
    """
    of_whole, of_parts = slices_of(*whole), [slices_of(*part) for part in parts]
    shown = releases(*whole, settings)
    found = [releases(*part, settings) for part in parts]
    names = {key[:2] for key in of_whole}
    for name in sorted(names, key=lambda pair: pair[1] == OVERLAPPING):
        if name[1] == OVERLAPPING:
            for slices, each in zip(of_parts, found, strict=True):
                protect_linked_views({key: rows for key, (rows, _) in slices.items()}, each)
        keys = [key for key in of_whole if key[:2] == name]
        if not all(key in slices for key in keys for slices in of_parts):
            raise ValueError(f"A part has not the slices of the whole: {name}.")
        firsts = own or [()] * len(of_parts)
        _together(keys, of_whole, of_parts, shown, found, settings, firsts)
    return found


def _together(
    keys: list[Key],
    of_whole: Slices,
    of_parts: list[Slices],
    shown: dict[Key, Release],
    found: list[dict[Key, Release]],
    settings: Settings,
    own: Sequence[Sequence[str]],
) -> None:
    """Change what is found for one dimension and view, in all its communities."""
    first, *others = keys
    hides = any(_hides(each[key]) for key in keys for each in (shown, *found))
    alike = [key for key in others if all(is_alike(slices[key][0], slices[first][0], key[1]) for slices in (of_whole, *of_parts))]
    _hide_beside(keys, of_whole, of_parts, shown, found)
    if not hides:
        return
    mains = [next((key for name in names for key in (first, *alike) if key[2] == name), first) for names in own]
    _join(first, mains, alike, of_whole, of_parts, shown, found, settings)
    for slices, each, main in zip(of_parts, found, mains, strict=True):
        for key in keys:
            if key == main:
                continue
            rows = slices[key][0]
            has_attended = each[key].has_attended
            each[key] = without_verdicts(rows, each[main]) if key in (first, *alike) else everything(rows, beside_nothing())
            each[key] = replace(each[key], has_attended=has_attended)


def _hides(shown: Release) -> bool:
    return shown.is_whole or any(mark != SHOWN for mark in shown.marks)


def _hide_beside(
    keys: list[Key], of_whole: Slices, of_parts: list[Slices], shown: dict[Key, Release], found: list[dict[Key, Release]]
) -> None:
    """The counts beside the groups: shown in all parts or in none."""
    for key in keys:
        is_small = any(int(str(slices[key][1]["attended_count"])) in SMALL for slices in of_parts)
        inside = [listed(slices[key][0], key[1]) for slices in (of_whole, *of_parts)]
        marks = [np.array(each[key].marks, dtype=object)[~own] for own, each in zip(inside, (shown, *found), strict=True)]
        is_open = all(set(each[key].beside.values()) <= {SHOWN} for each in (shown, *found)) and all((m == SHOWN).all() for m in marks)
        for own, each in zip(inside[1:], found, strict=True):
            release = replace(each[key], has_attended=not is_small)
            if not is_open:
                outside = tuple(mark if is_in else COMPLEMENT for mark, is_in in zip(release.marks, own, strict=True))
                release = replace(release, marks=outside, beside=beside_nothing())
            each[key] = release


def _join(
    key: Key,
    mains: Sequence[Key],
    alike: list[Key],
    of_whole: Slices,
    of_parts: list[Slices],
    shown: dict[Key, Release],
    found: list[dict[Key, Release]],
    settings: Settings,
) -> None:
    """Withhold the same groups in all parts; then take away until nobody can subtract: verdicts, the next-smallest groups, everything.

    `mains` names the community of each part whose verdicts are shown there; its groups and counts are those of `key`.
    """
    views = [
        View(*of_whole[key], shown[key]),
        *(View(*slices[main], each[main]) for slices, each, main in zip(of_parts, found, mains, strict=True)),
    ]
    whole, *parts = views
    is_same = all(part.groups == whole.groups for part in parts)
    if is_same and not any(view.shown.is_whole for view in views):
        hidden = np.any([view.hidden for view in views], axis=0)
        line = whole.line(whole.hidden, [View(*of_whole[other], shown[other]) for other in (key, *alike)], settings)
        is_partition = key[1] != OVERLAPPING
        for has_verdicts in (True, False):
            tried = [part.withholding(hidden, whole, has_verdicts, settings) for part in parts]
            if _is_safe(line, tried, is_partition, settings):
                break
        while not (is_safe := _is_safe(line, tried, is_partition, settings)) and (left := ~hidden & (whole.counts > 0)).any():
            hidden[np.flatnonzero(left)[np.argmin(whole.counts[left])]] = True
            tried = [part.withholding(hidden, whole, has_verdicts=False, settings=settings) for part in parts]
        if is_safe:
            for each, view, main in zip(found, tried, mains, strict=True):
                each[main] = view.shown
            return
    for slices, each, main in zip(of_parts, found, mains, strict=True):
        each[main] = replace(everything(slices[main][0], beside_nothing()), has_attended=each[main].has_attended)


def _is_safe(line: Line, tried: list[View], is_partition: bool, settings: Settings) -> bool:
    return are_apart(line, [view.line(view.hidden, [view], settings) for view in tried], is_partition)
