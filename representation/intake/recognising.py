"""What an uploaded table is: which exporter wrote it, which kind it is, where its headers and its rows stand."""

from collections.abc import Mapping
from dataclasses import replace

from data_models.raw import RawTable
from data_models.response import Kind
from representation.intake.exporters import EXPORTERS, Recognition
from representation.intake.exporters.option_columns import Option, ticked_questions
from representation.intake.exporters.plain import ASKED, plain_layout
from representation.intake.exporters.recognition import likely_header_index
from representation.intake.own_sheets import mended_kind
from representation.intake.page_text import plain_text
from representation.intake.surroundings import with_surroundings


def recognition(raw: RawTable) -> Recognition | None:
    """The first exporter that knows the table; None where none does."""
    for recognised in EXPORTERS:
        found = recognised(raw)
        if found is not None:
            return with_surroundings(raw, replace(found, kind=mended_kind(raw.row(found.header_index)) or found.kind))
    return None


def by_hand(
    raw: RawTable, found: Recognition | None, kind: Kind | None, header_index: int | None, columns: Mapping[int, str | None]
) -> Recognition:
    """How a table is read with what staff said about it, whether or not anything was recognised.

    Several columns of marks that staff take for one question (White, Black, Asian) are its options, named by their headers.

    Parameters
    ----------
    kind, header_index, columns
        What staff said; None, None and {} leave what was recognised.
    """
    if found is None or header_index not in (None, found.header_index):
        index = likely_header_index(raw, least=1) or 0 if header_index is None else header_index
        exporter = "plain" if found is None else found.exporter
        found = replace(plain_layout(raw, index), exporter=exporter, header_index=index)
    return with_surroundings(raw, _with_options(raw, replace(found, kind=kind or found.kind), columns))


def _with_options(raw: RawTable, found: Recognition, columns: Mapping[int, str | None]) -> Recognition:
    boxed = {position for each in found.boxes for position in each.positions}
    headers = found.headers or raw.row(found.header_index)
    start = found.header_index + 1 if found.body_index is None else found.body_index
    boxes, labels = found.boxes, dict(found.labels)
    for column in sorted(ASKED & set(columns.values()) - {None}):
        positions = [at for at, said in sorted(columns.items()) if said == column and at not in boxed and at <= len(headers)]
        options = [Option(at, headers[at - 1], plain_text(headers[at - 1]), column) for at in positions]
        added, words = ticked_questions(raw, options, start, found.end_index)
        boxes, labels = (*boxes, *added), labels | dict(words)
    return replace(found, boxes=boxes, labels=labels)
