"""Typeform: a column of answer ids first, its own dates last; an option that can be ticked is a column named by the option alone."""

import re
from collections.abc import Mapping

import pandas as pd

from data_models.raw import RawTable
from data_models.response import Kind
from representation.answers.folding import folded
from representation.intake.bare_options import OptionGroup, option_groups
from representation.intake.columns import header_column
from representation.intake.exporters.fields import known_columns
from representation.intake.exporters.recognition import Boxes, Recognition, form_kind, header_set
from representation.intake.page_text import plain_text

FINGERPRINT = {"#", "submit date (utc)"}
SUBMITTED, STATE, UNFINISHED = "submit date (utc)", "response type", ("partial", "started")
YES_NO = {"1": "Yes", "0": "No"}
ASKS_YES_OR_NO = re.compile(
    r"^¿?(?:are|is|do|does|did|have|has|had|was|were|will|would|can|could|es|son|eres|tiene|asistió)\b", re.IGNORECASE
)


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by its first column and its dates, which stand in universal time."""
    headers = raw.row(0)
    if not headers or headers[0].strip() != "#" or not header_set(headers) >= FINGERPRINT:
        return None
    body = range(1, len(raw))
    known = known_columns("typeform", headers)
    asked = [header if i not in known else "" for i, header in enumerate(headers, start=1)]
    groups = option_groups(asked, raw.cells, body)
    columns: dict[int, str | None] = {group.positions[0]: group.dimension for group in groups if not group.is_single}
    return Recognition(
        "typeform",
        _kind(headers),
        0,
        boxes=tuple(_boxes(group, headers) for group in groups),
        columns={**columns, **known},
        labels=_yes_or_no(headers, raw.cells, body),
        not_counted=_unfinished(headers, raw.cells, body),
    )


def _kind(headers: tuple[str, ...]) -> Kind:
    return form_kind(tuple(plain_text(header) for header in headers))


def _boxes(group: OptionGroup, headers: tuple[str, ...]) -> Boxes:
    """The columns of one question; its own words are not in the file, so that the first option stands for it."""
    return Boxes(plain_text(headers[group.positions[0] - 1]), group.positions, ("",) * len(group.positions))


def _yes_or_no(headers: tuple[str, ...], cells: pd.DataFrame, body: range) -> Mapping[int, Mapping[str, str]]:
    """Questions to be answered with yes or no, which stand as 1 and 0; only where we know what the question is about."""
    return {
        position: YES_NO
        for position, header in enumerate(headers, start=1)
        if header_column(header)[0]
        and ASKS_YES_OR_NO.match(plain_text(header))
        and set(cells[position].iloc[body.start : body.stop].str.strip().unique()) <= {"", *YES_NO}
    }


def _unfinished(headers: tuple[str, ...], cells: pd.DataFrame, body: range) -> dict[int, str]:
    """Answers that somebody began and did not send."""
    names = [folded(header) for header in headers]
    submitted = cells[names.index(SUBMITTED) + 1].tolist()
    unsent = {i for i in body if not submitted[i].strip()}
    if STATE in names:
        states = cells[names.index(STATE) + 1].tolist()
        unsent |= {i for i in body if folded(states[i]) in UNFINISHED}
    return dict.fromkeys(sorted(unsent), "not finished")
