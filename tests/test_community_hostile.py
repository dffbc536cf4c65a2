"""Community files that are broken or mean harm: a sentence, never a crash, a wait or a wrong number."""

import json
import time

import pytest

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.layouts.api_answer import api_rows
from representation.community.layouts.feature_properties import feature_rows
from representation.community.layouts.table_view import table_view
from representation.community.reading import read_community
from representation.intake.checked import CheckedTable
from representation.intake.intake import checked_table, checked_tables

VIEW = "ACSDT5Y2022.B01003-view.csv"
DATA = "ACSDT5Y2022.B01003-Data.csv"


def figures(table: CheckedTable) -> dict[str, float]:
    assert table.community is not None
    counts = table.community
    return dict(zip(counts[CommunityCount.group], counts[CommunityCount.people_count], strict=True))


def test_a_number_of_thousands_of_digits_is_no_answer() -> None:
    answer = b'[["NAME","B01003_001E","state"],["Ohio",' + b"9" * 5000 + b',"39"]]'
    assert api_rows(answer) is None
    [table] = checked_tables("answer.json", answer)
    assert [finding.kind for finding in table.findings] == ["file_not_a_table"]
    assert feature_rows(b'{"type":"FeatureCollection","features":[' + b"9" * 5000 + b"]}") is None


def test_a_property_given_twice_with_two_values_is_no_figure() -> None:
    area = '{"geoid": "05000US39001", "name": "Adams", "B03003001": 10, "B03003001": 99, "B03003002": 4, "B03003002": 4, "B03003003": 6}'
    data = f'{{"type": "FeatureCollection", "features": [{{"type": "Feature", "properties": {area}, "geometry": null}}]}}'.encode()
    rows = feature_rows(data)
    assert rows == [["geoid", "name", "B03003001", "B03003002", "B03003003"], ["05000US39001", "Adams", "10 or 99", "4", "6"]]
    reading = read_community(RawTable.of_rows("map.json", None, rows))
    assert reading is not None
    assert reading.counts[CommunityCount.total_count].isna().all()
    assert "community_figure_unreadable" in {finding.kind for finding in reading.findings}


def test_properties_given_a_hundred_thousand_times_take_no_longer() -> None:
    pairs = ",".join(f'"p{i}": {i}, "p{i}": 0' for i in range(50_000))
    begin = time.monotonic()
    feature_rows(f'{{"type": "FeatureCollection", "features": [{{"properties": {{{pairs}, "B01003001": 5}}}}]}}'.encode())
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize("names", [("ZCTA5 97001", "97001"), ("97001", "ZCTA5 97001")])
def test_of_two_columns_about_one_zip_code_the_second_is_left_aside(names: tuple[str, str]) -> None:
    header = ["Label (Grouping)", *(f"{name}!!Estimate" for name in (*names, "ZCTA5 97002"))]
    table = checked_table(RawTable.of_rows(VIEW, None, [header, ["Total", "1,000", "50", "9"]]))
    assert figures(table) == {"97001": 1000, "97002": 9}
    assert "community_levels_left_aside" in {finding.kind for finding in table.findings}


def test_a_zip_code_in_two_states_is_one_group_and_the_second_part_is_said() -> None:
    rows = [["GEO_ID", "NAME", "B01003_001E", "B01003_001M"], *([f"860Z200US{code}", "x", "5", "1"] for code in ("3945402", "1845402"))]
    table = checked_table(RawTable.of_rows(DATA, None, [*rows, ["860Z200US45403", "y", "9", "1"]]))
    assert figures(table) == {"45402": 5, "45403": 9}
    assert [finding.row for finding in table.findings if finding.kind == "community_repeated_row"] == [3]


def test_labels_within_labels_without_end_are_read_at_once() -> None:
    rows = [[" " * depth + f"x{depth}", "1"] for depth in range(5000)]
    begin = time.monotonic()
    sheet = table_view(RawTable.of_rows(VIEW, None, [["Label (Grouping)", "Ohio!!Estimate"], *rows]))
    assert time.monotonic() - begin < 5
    assert sheet is not None
    assert max(len(line.path) for line in sheet.lines) == 30


def test_a_table_view_of_more_lines_than_any_table_has_is_none() -> None:
    rows = [[f"x{i}", "1"] for i in range(10_001)]
    assert table_view(RawTable.of_rows(VIEW, None, [["Label (Grouping)", "Ohio!!Estimate"], *rows])) is None


def test_no_mail_address_stays_in_the_name_of_a_community() -> None:
    header, names = ["Community", "Dimension", "Group", "People"], ("ana@example.org", "bo@example.org", "Alder")
    rows = [[name, "Race", group, "300"] for name in names for group in ("White", "Asian")]
    table = checked_table(RawTable.of_rows("plain.csv", None, [header, *rows]))
    assert table.community is not None
    assert table.community[CommunityCount.community].unique().tolist() == ["[…] (1)", "[…] (2)", "Alder"]


def test_sentinels_are_no_figures_in_json() -> None:
    answer = [
        ["NAME", "B03003_001E", "B03003_001M", "B03003_002E", "B03003_002M", "B03003_003E", "B03003_003M", "state"],
        ["Ohio", 100, -555555555, 60, -222222222, -666666666, -666666666, "39"],
    ]
    [table] = checked_tables("ACSDT5Y2022.B03003.json", json.dumps(answer).encode())
    assert table.community is not None
    [row] = table.community.to_dict("records")
    assert (row["group"], row["total_count"], row["total_margin"], row["is_suppressed"]) == ("hispanic_or_latino", 100, 0, True)
