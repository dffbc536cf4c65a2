"""What can be chosen of a table, and what is said of one that lacks something."""

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.choice import CommunityChoice
from representation.community.community_reading import CommunityReading
from representation.community.reading import read_community

COUNTY = "Alder County, Ohio"


def sheet(file: str, *rows: list[str]) -> RawTable:
    return RawTable.of_rows(file, None, rows)


def read(table: RawTable | None, choice: CommunityChoice | None = None) -> CommunityReading:
    assert table is not None
    reading = read_community(table, choice)
    assert reading is not None
    assert reading.rows_read == reading.rows_usable + reading.rows_set_aside
    return reading


def figures(reading: CommunityReading) -> dict[str, tuple[float, float]]:
    counts = reading.counts
    return {
        group: (people, margin)
        for group, people, margin in zip(
            counts[CommunityCount.group], counts[CommunityCount.people_count], counts[CommunityCount.margin], strict=True
        )
    }


def kinds(reading: CommunityReading) -> list[str]:
    return [finding.kind for finding in reading.findings]


def mixed() -> RawTable:
    header = ["GEO_ID", "NAME", *(f"B01001_{line}{kind}" for line in ("001", "002", "026") for kind in "EM")]
    return sheet(
        "ACSDT5Y2024.B01001-Data.csv",
        header,
        ["1400000US39001000100", "Census Tract 1; Alder County; Ohio", "100", "30", "40", "3", "60", "5"],
        ["1400000US39001000200", "Census Tract 2; Alder County; Ohio", "200", "40", "90", "4", "110", "12"],
        ["1600000US3900100", "Alder city, Ohio", "900", "1", "430", "1", "470", "1"],
    )


def test_levels_are_offered_best_first_and_the_level_chosen_is_used_without_a_finding() -> None:
    plain = read(mixed())
    assert [(level.code, level.label) for level in plain.offered.levels] == [("140", "census tracts"), ("160", "cities and places")]
    assert kinds(plain) == ["community_levels_left_aside"]
    city = read(mixed(), CommunityChoice(level="160"))
    assert figures(city) == {"female": (470.0, 1.0), "male": (430.0, 1.0)}
    assert (kinds(city), city.rows_usable, city.rows_set_aside) == ([], 1, 2)


def test_two_selections_of_as_many_areas_are_two_communities() -> None:
    header = ["GEO_ID", "NAME", *(f"B01001_{line}{kind}" for line in ("001", "002", "026") for kind in "EM")]
    tracts = [[f"1400000US3900100{i}00", f"Census Tract {i}; Alder County; Ohio", "100", "1", "40", "1", "60", "1"] for i in (1, 2, 3, 4)]
    table = sheet("ACSDT5Y2024.B01001-Data.csv", header, *tracts)

    def name(*codes: int) -> set[str]:
        return set(read(table, CommunityChoice("140", tuple(f"3900100{i}00" for i in codes))).counts[CommunityCount.community])

    assert name(1, 2) == {"2 census tracts (Census Tract 1 to Census Tract 2) in Alder County, Ohio"}
    assert name(4, 3) == {"2 census tracts (Census Tract 3 to Census Tract 4) in Alder County, Ohio"}
    assert name(1, 2, 3, 4) == name() == {"4 census tracts in Alder County, Ohio"}
    assert name(3) == {"Census Tract 3, Alder County, Ohio"}


def test_areas_and_a_name_can_be_chosen() -> None:
    one = read(mixed(), CommunityChoice(level="140", areas=("39001000200",), name="North side"))
    assert figures(one) == {"female": (110.0, 12.0), "male": (90.0, 4.0)}
    assert set(one.counts[CommunityCount.community]) == {"North side"}


def test_a_choice_that_the_file_does_not_have_leaves_what_it_suggests() -> None:
    assert figures(read(mixed(), CommunityChoice(level="860", areas=("1",), year="2001"))) == figures(read(mixed()))


def test_the_latest_years_are_used_and_others_can_be_chosen() -> None:
    header = ["CP05_2011_2015_001E", "CP05_2016_2020_001E", "NAME", "state", "county"]
    table = sheet("a.json", header, ["10", "11", "Alder County, Ohio", "39", "001"], ["20", "22", "Birch County, Ohio", "39", "003"])
    latest = read(table)
    assert latest.offered.years == ("ACS 2016–2020, 5-year", "ACS 2011–2015, 5-year")
    assert list(latest.counts[CommunityCount.people_count]) == [11.0, 22.0]
    earlier = read(table, CommunityChoice(year="ACS 2011–2015, 5-year"))
    assert list(earlier.counts[CommunityCount.people_count]) == [10.0, 20.0]
    assert set(earlier.counts[CommunityCount.vintage]) == {"ACS 2011–2015, 5-year"}


def test_some_groups_without_margins_are_named() -> None:
    header = ["GEOID", "NAME", "B01001_001E", "B01001_001M", "B01001_002E", "B01001_026E", "B01001_026M"]
    reading = read(sheet("gender.csv", header, ["39001", COUNTY, "1000", "0", "480", "520", "13"]))
    assert [finding.message for finding in reading.findings] == [
        "Table B01001 comes without the margins of error of “Male”, and no verdict can rest on it. "
        "Download it again with the margins of error shown."
    ]


def test_two_tables_of_one_dimension_are_not_both_used() -> None:
    header = ["GEOID", "NAME", "B15003_001E", "B15003_001M", "B15003_022E", "B15003_022M"]
    header += [f"B15001_{n:03d}{kind}" for n in range(1, 84) for kind in "EM"]
    row = ["39001", COUNTY, "900", "5", "300", "6", *["10", "1"] * 83]
    reading = read(sheet("both.csv", header, row))
    assert figures(reading) == {"bachelors": (300.0, 6.0)}
    assert [f.message for f in reading.findings if f.kind == "community_left_out"] == [
        "Tables B15003 and B15001 both give “Education”; B15003 was used. To use B15001, add it on its own."
    ]
