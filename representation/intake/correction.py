"""What staff said about one table of an upload."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data_models.response import Kind
from representation.community.choice import NOTHING_CHOSEN, CommunityChoice

AnswerMap = Mapping[tuple[str, str], str]
"""(dimension, answer as written) → code: what staff decided for answers that the vocabularies do not place."""


@dataclass(frozen=True)
class Correction:
    """What staff said about one table, or a recipe says for them; it wins over what was recognised. None leaves what was recognised.

    Attributes
    ----------
    columns
        Position of a column → what it is, None for not used.
    header_index
        Index of the raw row with the headers.
    day_first
        Whether dates such as 3/4/2026 begin with the day; None: as the rows of the file allow.
    community
        Which areas, year and name of a community file.
    is_left_out
        Whether the table is not part of the upload.
    """

    kind: Kind | None = None
    conversation: str | None = None
    columns: Mapping[int, str | None] = field(default_factory=dict)
    answers: AnswerMap = field(default_factory=dict)
    header_index: int | None = None
    day_first: bool | None = None
    community: CommunityChoice = NOTHING_CHOSEN
    is_left_out: bool = False


def over(before: Correction, said: Correction) -> Correction:
    """One correction over another: what the later one leaves open stays as the earlier one says."""
    return Correction(
        kind=said.kind or before.kind,
        conversation=said.conversation or before.conversation,
        columns={**before.columns, **said.columns},
        answers={**before.answers, **said.answers},
        header_index=before.header_index if said.header_index is None else said.header_index,
        day_first=before.day_first if said.day_first is None else said.day_first,
        community=before.community if said.community == NOTHING_CHOSEN else said.community,
        is_left_out=said.is_left_out,
    )
