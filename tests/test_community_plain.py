"""Plain tables: dimension, group, people; nothing is guessed and nothing is lost without a word."""

import math

import pytest

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.choice import CommunityChoice
from representation.community.community_reading import CommunityReading
from representation.community.reading import read_community

HEADER = ("dimension", "group", "people")


def table(*rows: tuple[str, ...]) -> RawTable:
    return RawTable.of_rows("our_town.csv", None, rows, tuple(range(1, len(rows) + 1)))


def read(*rows: tuple[str, ...]) -> CommunityReading:
    reading = read_community(table(*rows))
    assert reading is not None
    assert reading.exporter == "plain_community"
    assert reading.rows_read == reading.rows_usable + reading.rows_set_aside
    return reading


def people(reading: CommunityReading, dimension: str) -> dict[str, float]:
    part = reading.counts[reading.counts[CommunityCount.dimension] == dimension]
    return dict(zip(part[CommunityCount.group], part[CommunityCount.people_count], strict=True))


def test_groups_are_coded_and_their_sum_is_the_total() -> None:
    reading = read(HEADER, ("Language at home", "English only", "1,200"), ("Language at home", "Spanish", "300"))
    assert people(reading, "language") == {"english": 1200.0, "spanish": 300.0}
    assert reading.counts.iloc[0].to_dict() | {"margin": None, "total_margin": None} == {
        "community": "our town",
        "dimension": "language",
        "view": "",
        "group": "english",
        "people_count": 1200.0,
        "margin": None,
        "has_margin": False,
        "is_suppressed": False,
        "total_count": 1500.0,
        "total_margin": None,
        "unit": "people",
        "universe": "not stated",
        "vintage": "years not given",
        "source": "our_town.csv",
        "table": "",
        "fit": "close",
        "fit_note": "the file does not say which people it counts",
    }
    assert reading.counts[CommunityCount.margin].isna().all()
    assert reading.findings == []


def test_a_dimension_is_known_by_its_meaning_and_a_new_one_is_made() -> None:
    reading = read(
        HEADER,
        ("Education (25+)", "Bachelor's degree", "200"),
        ("Household income", "Less than $25,000", "300"),
        ("Race and ethnicity", "Hispanic or Latino (of any race)", "400"),
        ("Home internet", "No connection at home", "500"),
    )
    keys = ["dimension", "view", "group", "unit", "universe"]
    assert [tuple(row) for row in reading.counts[keys].itertuples(index=False)] == [
        ("education", "", "bachelors", "people", "people 25 years and over"),
        ("income", "", "0-24999", "households", "not stated"),
        ("race", "roll_up", "hispanic_or_latino", "people", "not stated"),
        ("home_internet", "", "no_connection_at_home", "people", "not stated"),
    ]


def test_a_total_row_is_the_total_and_no_group() -> None:
    reading = read(HEADER, ("Gender", "Total", "1000"), ("Gender", "Female", "520"), ("Gender", "Male", "470"))
    assert people(reading, "gender") == {"female": 520.0, "male": 470.0}
    assert set(reading.counts[CommunityCount.total_count]) == {1000.0}
    assert reading.rows_usable == 3


def test_a_margin_column_is_read_and_the_total_gets_its_margin_by_the_sum_rule() -> None:
    reading = read((*HEADER, "Margin of error"), ("Gender", "Female", "520", "±3"), ("Gender", "Male", "480", "*****"))
    assert list(reading.counts[CommunityCount.margin]) == [3.0, 0.0]
    assert reading.counts[CommunityCount.has_margin].all()
    assert set(reading.counts[CommunityCount.total_margin]) == {3.0}


def test_labels_of_one_group_are_added_up() -> None:
    reading = read(HEADER, ("Education", "Master's degree", "120"), ("Education", "Doctoral degree", "30"))
    assert people(reading, "education") == {"graduate": 150.0}


def test_a_label_that_names_no_group_is_set_aside_and_the_choices_are_listed() -> None:
    reading = read(HEADER, ("Gender", "Female", "520"), ("Gender", "Male", "470"), ("Gender", "Wizard", "40"))
    assert people(reading, "gender") == {"female": 520.0, "male": 470.0}
    assert set(reading.counts[CommunityCount.total_count]) == {990.0}
    assert [(f.kind, f.severity, f.row, f.column, f.value, f.message) for f in reading.findings] == [
        (
            "community_group_unknown",
            "row",
            4,
            "group",
            "Wizard",
            "“Wizard” names no group of “Gender” that we know; the row was left out, also from the total. "
            "Choose one of: Female; Male; Non-binary; Self-described.",
        )
    ]
    assert (reading.rows_usable, reading.rows_set_aside) == (2, 1)


@pytest.mark.parametrize("label", ["Asian/Pacific Islander", "White and Black", "Prefer not to say"])
def test_a_race_label_that_is_not_one_group_is_never_put_into_one(label: str) -> None:
    reading = read(HEADER, ("Race", "White", "520"), ("Race", label, "470"))
    assert people(reading, "race") == {"white": 520.0}
    assert [f.kind for f in reading.findings] == ["community_group_unknown"]


def test_a_sum_of_other_groups_is_set_aside() -> None:
    reading = read(HEADER, ("Race", "Not Hispanic or Latino:", "900"), ("Race", "White", "520"), ("Race", "Asian", "380"))
    assert people(reading, "race") == {"white": 520.0, "asian": 380.0}
    assert [(f.kind, f.row) for f in reading.findings] == [("community_subtotal", 2)]


@pytest.mark.parametrize("total", [[], [("Race", "Total", "100")]])
def test_a_group_and_the_parts_that_make_it_never_count_twice(total: list[tuple[str, str, str]]) -> None:
    rows = [("Race", "White", "60"), ("Race", "Asian", "40"), ("Race", "Chinese", "25"), ("Race", "Other Asian", "15")]
    reading = read(HEADER, *[(race, group, f"{figure}00") for race, group, figure in [*rows, *total]])
    assert people(reading, "race") == {"white": 6000.0, "chinese": 2500.0, "other_asian": 1500.0}
    assert set(reading.counts[CommunityCount.total_count]) == {10000.0}
    assert [(finding.kind, finding.row) for finding in reading.findings] == [("community_subtotal", 3)]
    # Where the parts do not make the group, they may stand beside it, as Filipino students do in California.
    rows = [("Race", "White", "600"), ("Race", "Asian", "400"), ("Race", "Filipino", "250")]
    beside = read(HEADER, *rows, ("Race", "Total", "1250"))
    assert people(beside, "race") == {"white": 600.0, "asian": 400.0, "filipino": 250.0}
    unknown = read(HEADER, *rows)
    assert unknown.counts[CommunityCount.total_count].isna().all()
    assert [finding.message for finding in unknown.findings] == [
        "“Asian” may or may not hold the people of “Filipino”. Add a row “Total” with the number of all people."
    ]


def test_groups_beyond_their_total_are_left_out() -> None:
    reading = read(HEADER, ("Race", "White", "900"), ("Race", "Asian", "600"), ("Race", "Total", "1000"))
    assert reading.counts.empty
    assert [f.message for f in reading.findings] == [
        "The groups of “Race” add up to 1,500, more than their total of 1,000; they were left out. "
        "Check the figures, and leave out groups that are part of another group."
    ]


def test_bands_that_overlap_are_left_out() -> None:
    reading = read(HEADER, ("Income", "Less than $50,000", "900"), ("Income", "$25,000 or more", "600"))
    assert reading.counts.empty
    assert [f.kind for f in reading.findings] == ["community_groups_overlap"]


def test_alone_or_in_combination_is_its_own_view_and_is_not_added_up() -> None:
    rows = [("Race alone or in combination", "White", "900"), ("Race alone or in combination", "Asian", "600")]
    with_total = read(HEADER, *rows, ("Race alone or in combination", "Total", "1200"), ("Home internet", "Yes", "900"))
    assert set(with_total.counts[CommunityCount.dimension]) == {"race", "home_internet"}
    part = with_total.counts[with_total.counts[CommunityCount.dimension] == "race"]
    assert set(part[CommunityCount.view]) == {"alone_or_in_combination"}
    assert set(part[CommunityCount.total_count]) == {1200.0}
    without = read(HEADER, *rows)
    assert without.counts[CommunityCount.total_count].isna().all()
    assert [f.kind for f in without.findings] == ["community_total_unknown"]


def test_a_withheld_figure_is_unknown_and_so_is_the_total_without_a_total_row() -> None:
    reading = read(HEADER, ("Gender", "Female", "520"), ("Gender", "Non-binary", "<10"))
    row = reading.counts.set_index("group").loc["nonbinary"]
    assert bool(row["is_suppressed"])
    assert math.isnan(row["people_count"])
    assert reading.counts[CommunityCount.total_count].isna().all()
    assert [f.message for f in reading.findings] == ["The number of all people is not known for “Gender”. Add a row “Total” for it."]


def test_a_word_for_a_number_is_a_finding() -> None:
    reading = read(HEADER, ("Gender", "Total", "1000"), ("Gender", "Female", "many"), ("Gender", "Male", "470"))
    assert [(f.kind, f.severity, f.row, f.column, f.value, f.message) for f in reading.findings] == [
        (
            "community_figure_unreadable",
            "cell",
            3,
            "people",
            "many",
            "“many” is not a number; the figure counts as not known. Write the number of people, or * if it is withheld.",
        )
    ]


@pytest.mark.parametrize("figures", [("52 %", "48 %"), ("51.6", "48.4"), ("52", "48"), ("0.52", "0.48")])
def test_percents_are_never_read_as_people(figures: tuple[str, str]) -> None:
    reading = read(HEADER, ("Gender", "Female", figures[0]), ("Gender", "Male", figures[1]))
    assert reading.counts.empty
    assert [f.message for f in reading.findings] == [
        "The figures of “Gender” are percents. Write the number of people in each group instead, "
        "or add a row “Total” with the number of all people."
    ]


def test_a_percent_column_alone_gives_no_counts() -> None:
    reading = read(("Dimension", "Group", "Percent"), ("Gender", "Female", "52"), ("Gender", "Male", "48"))
    assert [f.message for f in reading.findings] == [
        "The figures of “Percent” are percents. Write the number of people in each group instead, "
        "or add a row “Total” with the number of all people."
    ]


def test_a_group_given_twice_counts_once() -> None:
    reading = read(HEADER, ("Gender", "Female", "520"), ("Gender", "female ", "500"), ("Gender", "Male", "470"))
    assert people(reading, "gender") == {"female": 520.0, "male": 470.0}
    assert [(f.kind, f.row, f.message) for f in reading.findings] == [
        ("community_repeated_row", 3, "“female” is already in row 2, and only that row was used. Delete the row that is wrong.")
    ]


def test_a_dimension_written_once_holds_for_the_rows_below() -> None:
    reading = read(("Topic", "Answer", "Count"), ("Gender", "Female", "520"), ("", "Male", "470"))
    assert people(reading, "gender") == {"female": 520.0, "male": 470.0}


def test_title_rows_and_notes_are_no_rows() -> None:
    reading = read(
        ("Who lives in our town",), HEADER, ("Gender", "Female", "520"), ("Gender", "Male", "470"), ("Source: town hall", "", "")
    )
    assert (reading.header_row, reading.rows_read, reading.rows_usable) == (2, 2, 2)


def test_a_universe_column_says_whom_the_file_counts() -> None:
    reading = read((*HEADER, "Universe", "Community", "Year"), ("Gender", "Female", "520", "adults", "Alder", "2024"))
    assert reading.counts[["universe", "community", "vintage", "fit_note"]].iloc[0].tolist() == ["adults", "Alder", "2024", ""]


def test_zip_codes_get_their_zeros_back_and_codes_stay() -> None:
    reading = read(
        HEADER, ("ZIP code", "2139", "520"), ("ZIP code", "45402", "470"), ("Income", "0-24999", "100"), ("Income", "25000+", "200")
    )
    assert people(reading, "zip") == {"02139": 520.0, "45402": 470.0}
    assert people(reading, "income") == {"0-24999": 100.0, "25000+": 200.0}


def test_schools_keep_their_names() -> None:
    reading = read(HEADER, ("School", "Bay  High", "520"), ("School", "Elm Elementary", "470"))
    assert people(reading, "school") == {"Bay High": 520.0, "Elm Elementary": 470.0}


def test_yes_or_no_dimensions_are_known_by_label_and_by_code() -> None:
    reading = read(HEADER, ("English learners", "Yes", "520"), ("English learners", "Not English learners", "4700"))
    assert people(reading, "english_learner") == {"yes": 520.0, "no": 4700.0}


def test_a_table_of_answers_is_no_community_file() -> None:
    assert read_community(table(("Email", "dimension", "group", "people"), ("a@example.org", "Gender", "Female", "1"))) is None
    assert read_community(table(("Topic", "Group", "Count"), ("Budget", "Blue table", "see notes"))) is None
    assert read_community(table(("group", "people"), ("Female", "520"))) is None


@pytest.mark.parametrize(("female", "male"), [("52 %", "48 %"), ("52.0", "48.0")])
def test_percents_become_people_where_a_row_says_of_how_many(female: str, male: str) -> None:
    reading = read(HEADER, ("Gender", "Total", "2,000"), ("Gender", "Female", female), ("Gender", "Male", male))
    assert people(reading, "gender") == {"female": 1040.0, "male": 960.0}
    half_digit = 0.005 if "%" in female else 0.0005
    assert reading.counts[CommunityCount.margin].tolist() == pytest.approx([half_digit * 2000] * 2)
    assert set(reading.counts[CommunityCount.total_count]) == {2000.0}
    assert reading.findings == []


def test_shares_of_one_are_not_taken_for_percents() -> None:
    reading = read(HEADER, ("Gender", "Total", "2,000"), ("Gender", "Female", "0.52"), ("Gender", "Male", "0.48"))
    assert reading.counts.empty
    assert [f.kind for f in reading.findings] == ["community_percents"]


def years(choice: CommunityChoice) -> CommunityReading:
    rows = [(*HEADER, "Year"), ("Gender", "Female", "520", "2023"), ("Gender", "Male", "470", "2023")]
    reading = read_community(table(*rows, ("Gender", "Female", "530", "2024"), ("Gender", "Male", "480", "2024")), choice)
    assert reading is not None
    return reading


def test_of_several_years_the_newest_is_used_and_the_others_are_offered() -> None:
    reading = years(CommunityChoice())
    assert people(reading, "gender") == {"female": 530.0, "male": 480.0}
    assert reading.offered.years == ("2024", "2023")
    assert [f.message for f in reading.findings] == [
        "The table holds 2 years (2023 to 2024). Only 2024 was used. To use another, choose it."
    ]
    older = years(CommunityChoice(year="2023"))
    assert people(older, "gender") == {"female": 520.0, "male": 470.0}
    assert (older.findings, older.rows_read, older.rows_usable, older.rows_set_aside) == ([], 4, 2, 2)
