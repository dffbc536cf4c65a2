"""What staff confirmed about one form, kept for its next export."""

from dataclasses import dataclass

from data_models.response import Kind


@dataclass(frozen=True)
class FormColumn:
    """What a column of a form is: `column` by its header, None for not used; the `occurrence` (1, 2, …) tells equal headers apart."""

    header: str
    occurrence: int
    column: str | None


@dataclass(frozen=True)
class PlacedAnswer:
    """The code that staff gave an answer of a dimension, by the answer as it is written."""

    dimension: str
    answer: str
    code: str


@dataclass(frozen=True)
class Recipe:
    """What staff confirmed about one form. It never holds anything about a person.

    Attributes
    ----------
    name
        How staff call the form.
    exporter, kind
        Which tool wrote the file, and what it is.
    headers
        The headers of the form, in their order: by them the form and its header row are known again.
    columns
        What staff said columns are; the other columns are recognised each time.
    answers
        What staff said answers stand for; they gather from month to month.
    is_kind_said, is_header_row_said
        Whether staff said the kind, and which row holds the headers, because it was not recognised.
    day_first
        Whether dates such as 3/4/2026 begin with the day; None where staff were not asked.
    conversation
        Title of the conversation, where staff said that the form is always about this one.
    """

    name: str
    exporter: str
    kind: Kind
    headers: tuple[str, ...]
    columns: tuple[FormColumn, ...] = ()
    answers: tuple[PlacedAnswer, ...] = ()
    is_kind_said: bool = False
    is_header_row_said: bool = False
    day_first: bool | None = None
    conversation: str | None = None
