"""The same answers read the same, however a tool lays the options of a question out."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_models.raw import RawTable
from representation.intake.checked import CheckedTable
from representation.intake.companions import with_companions
from representation.intake.exporters.option_columns import Option, in_one_header, ticked_questions, under_groups
from representation.intake.exporters.recognition import Boxes
from representation.intake.intake import checked_table
from tests.counts import count
from tests.intake_tables import Rows, table

RACES = {
    "Hispanic, Latino, or Spanish origin": "hispanic_or_latino",
    "White": "white",
    "Black or African American": "black_or_african_american",
    "American Indian/Alaska Native": "american_indian_or_alaska_native",
    "Asian": "asian",
}
OPTIONS = tuple(RACES)
QUESTION = "What is your race or ethnicity? Select all that apply."
Ticks = tuple[bool, ...]
People = list[tuple[Ticks, str, str]]
"""Which options each person ticked, their gender, their ZIP code."""


def checked(rows: Rows) -> CheckedTable:
    """Rows as a checked table, without a file."""
    kept = {i: row for i, row in enumerate(rows, start=1) if row}
    return checked_table(RawTable.of_rows("file.csv", None, kept.values(), tuple(kept)))


def chosen(ticks: Ticks) -> list[str]:
    return [option for option, is_ticked in zip(OPTIONS, ticks, strict=True) if is_ticked]


def cells(ticks: Ticks, yes: str, no: str) -> list[str]:
    return [yes if is_ticked else no for is_ticked in ticks]


def own(ticks: Ticks) -> list[str]:
    return [option if is_ticked else "" for option, is_ticked in zip(OPTIONS, ticks, strict=True)]


def qualtrics(people: People, split: str) -> list[Rows]:
    fields, labels = (
        ["RecordedDate", "ResponseId", "Finished", "UserLanguage"],
        ["Recorded Date", "Response ID", "Finished", "User Language"],
    )
    about = ["2026-09-20 18:00:00", "R_1", "True", "EN"]
    codes = [f"Q5_{i}" for i in range(1, 6)] if split else ["Q5"]
    questions = [f"{QUESTION} - Selected Choice - {option}" for option in OPTIONS] if split else [f"{QUESTION} - Selected Choice"]
    rest = ["What is your gender? - Selected Choice", "What is your ZIP code?"]
    ids = ["recordedDate", "_recordId", "finished", "userLanguage", *(code.replace("Q", "QID") for code in codes), "QID6", "QID7_TEXT"]
    rows = [
        [*about, *(own(ticks) if split == "text" else cells(ticks, "1", "") if split else [",".join(chosen(ticks))]), gender, place]
        for ticks, gender, place in people
    ]
    heads = [[*fields, *codes, "Q6", "Q7"], [*labels, *questions, *rest], [f'{{"ImportId":"{name}"}}' for name in ids]]
    return [[*heads, *rows]]


def surveymonkey(people: People) -> list[Rows]:
    heads = [["Respondent ID", QUESTION, "", "", "", "", "Gender", "ZIP code"], ["", *OPTIONS, "Response", "Open-Ended Response"]]
    return [[*heads, *(["7", *own(ticks), gender, place] for ticks, gender, place in people)]]


def limesurvey(people: People, yes: str, no: str) -> list[Rows]:
    head = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page"]
    head += [f"q5[SQ{i}]. {QUESTION} [{option}]" for i, option in enumerate(OPTIONS)]
    about = ["7", "2026-09-20 18:00:00", "3"]
    return [[[*head, "q6. Gender", "q7. ZIP code"], *([*about, *cells(ticks, yes, no), gender, place] for ticks, gender, place in people)]]


def redcap(people: People, is_labelled: bool) -> list[Rows]:
    if is_labelled:
        head = ["Record ID", *(f"{QUESTION} (choice={option})" for option in OPTIONS), "Gender", "ZIP code", "Complete?"]
        return [[head, *(["7", *cells(ticks, "Checked", "Unchecked"), gender, place, "Complete"] for ticks, gender, place in people)]]
    codes = {"Female": "0", "Male": "1", "": ""}
    head = ["record_id", *(f"race___{i}" for i in range(5)), "sex", "zip_home", "about_complete"]
    data = [head, *(["7", *cells(ticks, "1", "0"), codes[gender], place, "2"] for ticks, gender, place in people)]
    words = [
        ["Variable / Field Name", "Field Type", "Field Label", "Choices, Calculations, OR Slider Labels"],
        ["race", "checkbox", QUESTION, " | ".join(f"{i}, {option}" for i, option in enumerate(OPTIONS))],
        ["sex", "radio", "Gender", "0, Female | 1, Male"],
        ["zip_home", "text", "ZIP code", ""],
    ]
    return [data, words]


def plain(people: People, yes: str) -> list[Rows]:
    head = [*(f"Race: {option}" for option in OPTIONS), "Gender", "ZIP code"]
    return [[head, *([*cells(ticks, yes, ""), gender, place] for ticks, gender, place in people)]]


def grouped(people: People, above: Rows) -> list[Rows]:
    heads = [["Gender", "ZIP code", QUESTION, "", "", "", ""], ["", "", *OPTIONS]]
    return [[*above, *heads, *([gender, place, *cells(ticks, "x", "")] for ticks, gender, place in people)]]


def forms(people: People, head: list[str], about: list[str], joiner: str, end: str) -> list[Rows]:
    texts = [joiner.join(chosen(ticks)) for ticks, _, _ in people]
    rows = [[*about, text + end if text else "", gender, place] for text, (_, gender, place) in zip(texts, people, strict=True)]
    return [[[*head, QUESTION, "What is your gender?", "What is your ZIP code?"], *rows]]


MICROSOFT = (["ID", "Start time", "Completion time", "Email", "Name"], ["1", "9/20/2026 18:00:00", "9/20/2026 18:09:00", "anonymous", ""])
LAYOUTS: dict[str, Callable[[People], list[Rows]]] = {
    "qualtrics, joined": lambda people: qualtrics(people, ""),
    "qualtrics, split with marks": lambda people: qualtrics(people, "marks"),
    "qualtrics, split with text": lambda people: qualtrics(people, "text"),
    "surveymonkey": surveymonkey,
    "limesurvey, yes and no": lambda people: limesurvey(people, "Yes", "No"),
    "limesurvey, y and blank": lambda people: limesurvey(people, "Y", ""),
    "redcap, labels": lambda people: redcap(people, is_labelled=True),
    "redcap, dictionary": lambda people: redcap(people, is_labelled=False),
    "plain, x": lambda people: plain(people, "x"),
    "plain, TRUE": lambda people: plain(people, "TRUE"),
    "plain, two header rows": lambda people: grouped(people, []),
    "plain, below a title": lambda people: grouped(people, [["Family Night"], [], ["Thursday"]]),
    "google_forms": lambda people: forms(people, ["Timestamp"], ["9/20/2026 18:00:00"], ", ", ""),
    "microsoft_forms": lambda people: forms(people, *MICROSOFT, ";", ";"),
}
TICKS = st.tuples(*[st.booleans()] * len(OPTIONS))
PEOPLE = st.lists(st.tuples(TICKS, st.sampled_from(["Female", "Male"]), st.sampled_from(["02139", "45402", ""])), min_size=1, max_size=6)


@pytest.mark.parametrize("layout", LAYOUTS)
@given(people=PEOPLE)
@settings(max_examples=count(8, 200), deadline=None)
def test_the_same_answers_read_the_same_in_every_layout(layout: str, people: People) -> None:
    everyone: People = [((True,) * len(OPTIONS), "Female", "45402"), *people]  # each option is ticked by somebody
    found = with_companions([checked(rows) for rows in LAYOUTS[layout](everyone)])[0]
    order = list(RACES.values())
    expected = [(sorted(RACES[option] for option in chosen(ticks)), gender.casefold(), place) for ticks, gender, place in everyone]
    races = [sorted(filter(None, codes.split("|"))) for codes in found.frame["race"]]
    assert list(zip(races, found.frame["gender"], found.frame["zip"], strict=True)) == expected
    assert found.exporter == layout.split(",")[0]
    assert [problem.kind for problem in found.findings] == (["rows_above_headers"] if layout.endswith("title") else [])
    assert set(order) >= {code for codes in races for code in codes}


def test_words_for_nothing_are_no_tick_and_other_answers_speak_for_themselves() -> None:
    raw = table(
        [["E-mail", "A", "B"], ["a@example.org", "x", "Haitian"], ["b@example.org", "n/a", "x"], ["c@example.org", "Unchecked", ""]]
    ).raw
    boxes, labels = ticked_questions(raw, [Option(2, "Race", "White"), Option(3, "Race", "Other")], 1)
    assert boxes == (Boxes("Race", (2, 3), ("White", "")),)
    assert labels == {2: {"Unchecked": "", "n/a": ""}, 3: {"x": "Other"}}


def test_a_lone_column_or_one_with_other_answers_is_no_option() -> None:
    raw = table([["E-mail", "A", "B"], ["a@example.org", "x", "often"], ["b@example.org", "x", "never"]]).raw
    assert ticked_questions(raw, [Option(2, "Race", "White")], 1) == ((), {})
    assert ticked_questions(raw, [Option(2, "Race", "White"), Option(3, "Race", "Asian")], 1) == ((), {})


def test_a_header_of_its_own_ends_a_group() -> None:
    found = under_groups(("Race", "", "Notes", "Gender"), ("White", "Asian", "", ""), 4)
    assert [(each.question, each.option) for each in found] == [("Race", "White"), ("Race", "Asian"), ("Notes", ""), ("Gender", "")]


def test_headers_that_no_neighbour_shares_are_questions() -> None:
    assert in_one_header(["Gender: how do you identify?", "Home ZIP (5 digits)", "Income - household"]) == []
