"""Sentences on answers that are counted in another group."""

from representation.wording.folding import folded_sentences


def row(source: str, into: str, count: int, view: str = "roll_up", dimension: str = "race") -> dict[str, object]:
    return {"dimension": dimension, "view": view, "folded_from": source, "folded_into": into, "attended_count": count}


def test_answers_of_one_group_share_a_sentence() -> None:
    rows = [row("chinese", "asian", 12), row("hmong", "asian", 1), row("mexican", "hispanic_or_latino", 1200)]
    assert folded_sentences(rows, has_counts=True) == [
        "The answers “Chinese” alone (12) and “Hmong” alone (1) are counted as “Asian”: "
        "the community’s table has no rows of their own for them.",
        "The answer “Mexican” alone (1,200) is counted as “Hispanic or Latino”: the community’s table has no row of its own for it.",
    ]


def test_small_counts_are_left_out_where_they_are_withheld() -> None:
    assert folded_sentences([row("korean", "asian_pacific", 3, "", "language")], has_counts=False) == [
        "The answer “Korean” is counted as “Any Asian or Pacific Island language”: the community’s table has no row of its own for it."
    ]


def test_an_answer_coded_as_the_race_beside_it_is_named_by_both() -> None:
    [said] = folded_sentences([row("two_or_more_races", "white", 2)], has_counts=True)
    assert said.startswith("The answer “Middle Eastern or North African” with “White” (2) is counted as “White”")


def test_in_combination_an_answer_is_not_said_to_stand_alone_and_nobody_is_not_mentioned() -> None:
    rows = [row("hmong", "asian", 2, "alone_or_in_combination"), row("thai", "asian", 0, "alone_or_in_combination")]
    [said] = folded_sentences(rows, has_counts=True)
    assert said.startswith("The answer “Hmong” (2) is counted as “Asian”")
