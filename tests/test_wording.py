"""Every sentence about a result, as a whole."""

import re

import pandas as pd
import pytest

from representation import wording
from representation.disclosure.leadership import for_leadership
from representation.wording import (
    coverage_sentence,
    dimension_finding,
    gap_sentence,
    gap_title,
    gap_words,
    match_sentence,
    room_and_community,
    status_explained,
    status_label,
)
from tests.gap_tables import FAST, Tables, tables

PEOPLE = {
    "less_than_high_school": 130.0, "high_school": 300.0, "some_college": 210.0, "associate": 90.0, "bachelors": 170.0, "graduate": 100.0,
}  # fmt: skip
FORBIDDEN = re.compile(
    r"minorit|problem group|bias score|diversity score|fixing|not significant|margin of error of the attendees|\d %|nan", re.IGNORECASE
)


def education(*counts: int, missing: tuple[int, int, int] = (0, 0, 0)) -> Tables:
    return tables(dict(zip(PEOPLE, counts, strict=True)), PEOPLE, missing)


def rows(table: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def finding(found: Tables) -> str:
    return dimension_finding(found.gaps, rows(found.summaries)[0])


def leadership(found: Tables) -> Tables:
    return Tables(*for_leadership(found.gaps, found.summaries, FAST))


def test_a_gap_is_counts_shares_people_and_the_verdict() -> None:
    assert gap_sentence(rows(education(8, 60, 54, 25, 94, 84).gaps)[0]) == (
        "8 of 325 (2%) against 13% of the community: about 34 people short. A gap this size is unlikely to be luck."
    )


def test_the_margin_of_the_community_is_said() -> None:
    row = rows(education(8, 60, 54, 25, 94, 84).gaps)[1] | {"community_margin": 0.014}
    assert "against 30% of the community (±1.4): about 38 people short." in gap_sentence(row)


def test_a_withheld_gap_says_what_may_be_said() -> None:
    found = leadership(education(8, 60, 54, 25, 94, 84))
    assert gap_sentence(rows(found.gaps)[0]) == (
        "Fewer than 10 people came; the group is 13% of the community. It is under-represented, by more than luck would explain."
    )
    assert room_and_community(rows(found.gaps)[0]) == "fewer than 10 · 13% of the community"
    assert room_and_community(rows(found.gaps)[3]) == "number withheld · 9% of the community"


def test_nobody_is_a_count_like_any_other() -> None:
    row = rows(education(0, 60, 54, 25, 94, 84).gaps)[0]
    assert gap_sentence(row).startswith("0 of 317 (0%) against 13% of the community: about 41 people short.")


def test_a_group_without_a_community_figure_says_so() -> None:
    found = tables({"female": 60, "male": 50, "nonbinary": 14}, {"female": 510.0, "male": 490.0}, dimension="gender")
    assert gap_sentence(rows(found.gaps)[2]) == "14 people came. There is no community figure for this group."


def test_above_a_thousand_people_a_percentage_has_one_decimal() -> None:
    found = education(200, 300, 210, 90, 170, 130)
    assert "200 of 1,100 (18.2%) against 13.0%" in gap_sentence(rows(found.gaps)[0])


def test_the_finding_names_who_is_missing_most_then_the_others() -> None:
    assert finding(education(8, 60, 54, 25, 94, 84)) == (
        "People with a high school diploma or GED are 30% of the community and 18% of the room. "
        "Also under-represented: less than high school."
    )


def test_the_finding_says_when_nobody_came() -> None:
    people = {"english": 900.0, "spanish": 300.0}
    assert finding(tables({"english": 120, "spanish": 0}, people, dimension="language")) == (
        "People who speak Spanish at home are 25% of the community, and nobody in the room was."
    )


def test_the_finding_of_a_withheld_group_has_its_verdict_and_no_number() -> None:
    people = {"hispanic_or_latino": 340.0, "white": 330.0, "asian": 330.0}
    found = leadership(tables({"hispanic_or_latino": 5, "white": 60, "asian": 61}, people, dimension="race", view="roll_up"))
    assert finding(found) == "Hispanic or Latino residents are 34% of the community and under-represented in the room."


def test_the_finding_is_honest_when_too_few_came() -> None:
    assert finding(education(1, 4, 3, 2, 3, 2)) == (
        "By education, nothing can be told yet. Too few people answered for a verdict on any group."
    )


def test_the_finding_says_that_every_group_is_level() -> None:
    assert finding(education(130, 300, 210, 90, 170, 100)) == "By education, every group is about level with the community."


def test_the_finding_says_why_there_is_no_verdict() -> None:
    assert finding(education(13, 30, 21, 9, 17, 10, missing=(90, 0, 0))) == (
        "No verdict by education. Too many of the people who attended gave no answer."
    )


def test_a_title_is_the_finding_without_its_period() -> None:
    found = education(8, 60, 54, 25, 94, 84)
    assert gap_title(found.gaps, rows(found.summaries)[0]) == (
        "People with a high school diploma or GED are 30% of the community and 18% of the room"
    )


def test_who_came_is_not_called_a_student_because_the_figures_count_students() -> None:
    assert wording.phrase("race", "white", "White", "students") == "White people"
    assert wording.phrase("race", "two_or_more_races", "Two or more races", "students") == "People of two or more races"


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        ({"match_score": 78.2, "match_low": 86.4, "match_high": 96.6, "known_count": 95.0},
         "Match 78 of 100. A pure cross-section of 95 people would score 86–97."),
        ({"match_score": None}, "The match score is not shown, or cannot be computed."),
        ({"match_score": None, "view": "alone_or_in_combination"}, "There is no match score where people count in several groups."),
    ],
)  # fmt: skip
def test_the_match_is_said_with_what_luck_would_give(summary: dict[str, object], sentence: str) -> None:
    assert match_sentence(summary) == sentence


def test_coverage_is_said_to_staff_and_to_leadership() -> None:
    found = education(20, 60, 54, 25, 94, 84, missing=(9, 9, 1))
    assert coverage_sentence(rows(found.summaries)[0]) == "337 of 356 people (95%) answered; 19 gave no answer."
    assert coverage_sentence(rows(leadership(found).summaries)[0]) == ("337 of 356 people (95%) gave an answer that can be compared.")


@pytest.mark.parametrize("status", ["under_represented", "over_represented", "about_level", "too_few_to_tell", "cannot_say", ""])
def test_every_status_has_a_label_and_an_explanation(status: str) -> None:
    assert status_label(status)
    assert status_explained(status).endswith(".")


def test_a_reason_explains_more_than_its_status() -> None:
    assert status_explained("cannot_say", "coverage") == "Too many of the people who attended gave no answer."


def test_a_gap_has_a_size_and_a_side() -> None:
    assert [gap_words({"gap_points": gap}) for gap in (-12.4, 3.0, -0.2, None)] == [
        "12 points under",
        "3 points over",
        "under 1 point under",
        "",
    ]


@pytest.mark.parametrize("counts", [(8, 60, 54, 25, 94, 84), (0, 0, 1, 0, 3, 0), (1, 4, 3, 2, 3, 2), (130, 300, 210, 90, 170, 100)])
def test_no_sentence_uses_a_word_that_we_do_not_use(counts: tuple[int, ...]) -> None:
    for found in (education(*counts, missing=(3, 0, 2)), leadership(education(*counts, missing=(3, 0, 2)))):
        said = [finding(found), *(gap_sentence(row) for row in rows(found.gaps)), *(room_and_community(row) for row in rows(found.gaps))]
        for summary in rows(found.summaries):
            said += [match_sentence(summary), coverage_sentence(summary)]
        for sentence in said:
            assert not FORBIDDEN.search(sentence), sentence
