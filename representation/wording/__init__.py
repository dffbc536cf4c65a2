"""Every sentence about a result."""

from representation.wording.findings import (
    answered_share,
    coverage_sentence,
    dimension_finding,
    dimension_title,
    gap_title,
    known_count,
    match_sentence,
)
from representation.wording.phrases import dimension_noun, phrase
from representation.wording.sentences import (
    STATUS_LABELS,
    STATUS_MEANINGS,
    gap_sentence,
    gap_words,
    room_and_community,
    small_count_text,
    status_explained,
    status_label,
)

__all__ = [
    "STATUS_LABELS", "STATUS_MEANINGS", "answered_share", "coverage_sentence", "dimension_finding", "dimension_noun", "dimension_title",
    "gap_sentence", "gap_title", "gap_words", "known_count", "match_sentence", "phrase", "room_and_community", "small_count_text",
    "status_explained", "status_label",
]  # fmt: skip
