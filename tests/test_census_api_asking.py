"""Which areas and tables the Census API is asked for."""

import re

from data_models.vocabularies import vocabulary
from representation.community.census_api.areas import Area, State, listed_areas, states, typed_zips, zip_area
from representation.community.census_api.wanted import asked_tables, wanted_tables, zips_within
from representation.community.census_tables import known_tables

OHIO = State("39", "OH", "Ohio")
DISTRICT = Area("970", ("10001",), "Alder City School District, Ohio", "39")
RACE = wanted_tables(DISTRICT, 2024)[:1]
TABLES = ["B03002", "B02008", "B02009", "B02010", "B02011", "B02012", "B02013", "C16001", "B19001", "B15003", "B01001"]


def test_every_table_that_is_fetched_is_one_that_is_read_and_so_is_each_that_stands_in_for_it() -> None:
    rows = vocabulary("census_api_tables")
    assert {row["table"] for row in rows} <= set(known_tables())
    assert {row["collapsed"] for row in rows} - {""} <= set(known_tables())
    assert all(row["why"] and row["source"] for row in rows)


def test_an_area_is_asked_about_with_every_table_of_its_dimensions() -> None:
    assert [each.table for each in wanted_tables(DISTRICT, 2024)] == TABLES
    assert RACE[0].question == {"get": "NAME,group(B03002)", "for": "school district (unified):10001", "in": "state:39"}
    assert RACE[0].path == "2024/acs/acs5"
    assert RACE[0].universe == "all people"


def test_the_file_of_an_answer_is_named_as_downloads_are() -> None:
    assert RACE[0].file_name == "ACSDT5Y2024.B03002-970-3910001.json"


def test_zip_codes_are_asked_about_without_a_state_and_with_their_residents() -> None:
    wanted = wanted_tables(zip_area(["45402", "45403"]), 2024)
    assert [each.table for each in wanted] == [*TABLES, "B01003"]
    assert wanted[0].question == {"get": "NAME,group(B03002)", "for": "zip code tabulation area:45402,45403"}


def test_one_zip_code_is_not_compared_with_itself() -> None:
    assert "B01003" not in [each.table for each in wanted_tables(zip_area(["45402"]), 2024)]
    assert zips_within(["45402"], DISTRICT) is None


def test_the_zip_codes_in_a_district_answer_one_more_question() -> None:
    zips = zips_within(["45403", "45402"], DISTRICT)
    assert zips is not None
    last = wanted_tables(DISTRICT, 2024, zips)[-1]
    assert (last.table, last.area.codes, last.area.name) == ("B01003", ("45402", "45403"), "ZIP codes of Alder City School District, Ohio")


def test_what_staff_ask_for_is_added_or_takes_the_place_of_another() -> None:
    assert [table for table, _ in asked_tables()] == ["B15001", "C17002"]
    tables = [each.table for each in wanted_tables(DISTRICT, 2024, asked=["B15001", "C17002"])]
    assert tables == [{"B15003": "B15001"}.get(table, table) for table in TABLES] + ["C17002"]


def test_many_zip_codes_have_a_short_file_name() -> None:
    area = zip_area([f"454{i:02}" for i in range(40)])
    assert area.name == "40 ZIP codes from 45400 to 45439"
    assert re.fullmatch(r"860-40-[0-9a-f]{12}", area.file_part)


def test_zip_codes_are_read_from_whatever_is_pasted() -> None:
    assert typed_zips(" 45402\n45403,45402;2139 ").codes == ("45402", "45403")
    assert typed_zips("2139").not_read == ("2139",)
    assert typed_zips("").codes == ()


def test_there_are_fifty_states_the_capital_and_puerto_rico() -> None:
    assert len(states()) == 52
    assert OHIO in states()
    assert len({state.fips for state in states()}) == 52


def test_areas_stand_by_name() -> None:
    rows = [["NAME", "state", "county"], ["Birch County, Ohio", "39", "002"], ["Alder County, Ohio", "39", "001"]]
    assert [area.codes for area in listed_areas("050", OHIO, rows)] == [("001",), ("002",)]
