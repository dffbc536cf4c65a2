"""Rows of a video call in which somebody came back who is already on the list."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from representation.answers.folding import comparable
from representation.intake.call_names import display_name, is_full_name
from representation.intake.dates import iso_moment

REASON = "the same person or device again"


@dataclass(frozen=True)
class Joining:
    """One row of the list of a call: `index` of the raw row, the name and e-mail as written, when the person joined and left."""

    index: int
    name: str
    email: str
    joined: str = ""
    left: str = ""


def rejoined(rows: Sequence[Joining]) -> list[int]:
    """The raw rows in which somebody came back, so that nobody is counted twice.

    Rows with an e-mail are never among them: they are brought together by it later. A row without one is somebody again who has

    - the same full name as another row; where two people of that name have an e-mail it is kept;
    - the same first name or device, and was there only while the others of that name were not. Without times, or at the same time, these
      are different people.

    >>> call = [Joining(3, "Ana Ruiz (she/her)", ""), Joining(4, "Bo", ""), Joining(5, "Ana Ruiz", ""), Joining(6, "Bo", "")]
    >>> rejoined(call)
    [5]
    """
    shown = [display_name(row.name) for row in rows]
    keys = [comparable(name) for name in shown]
    known: dict[str, set[str]] = {}
    for key, row in zip(keys, rows, strict=True):
        if row.email.strip():
            known.setdefault(key, set()).add(row.email.strip().casefold())
    seen: set[str] = set()
    unsure: dict[str, list[Joining]] = {}
    again: list[int] = []
    for key, name, row in zip(keys, shown, rows, strict=True):
        if row.email.strip() or not key:
            continue
        if not is_full_name(name):
            unsure.setdefault(key, []).append(row)
        elif len(known.get(key, ())) == 1 or (key in seen and key not in known):
            again.append(row.index)
        seen.add(key)
    return sorted([*again, *(index for group in unsure.values() for index in _came_back(group))])


def _came_back(rows: Sequence[Joining]) -> list[int]:
    """Which rows of one first name or device follow upon another: as few people as were there at the same time."""
    moments = {text: _moment(text) for text in {time for row in rows for time in (row.joined, row.left)}}
    times = sorted((joined, left, row.index) for row in rows if (joined := moments[row.joined]) and (left := moments[row.left]))
    leaving: list[str] = []  # when each of them left for the last time, the earliest in front
    again: list[int] = []
    for joined, left, index in times:
        if leaving and leaving[0] <= joined:
            heapq.heapreplace(leaving, left)
            again.append(index)
        else:
            heapq.heappush(leaving, left)
    return again


def _moment(text: str) -> str:
    return iso_moment(text) or iso_moment(text, day_first=True) or ""
