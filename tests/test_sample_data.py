"""The sample district and the files with one defect each."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.participation import Participation
from representation.comparing import Comparison, comparison
from representation.intake.checked import CheckedTable
from representation.intake.intake import checked_tables
from representation.joining import Joined, joined
from representation.measures.settings import Settings
from representation.room.participations import duplicates_collapsed, participations
from sample_data import defects, district
from sample_data.areas import FILE, write_map
from sample_data.census import COUNTY, census_files
from sample_data.conversations import CONVERSATIONS, SERIES
from sample_data.defects import EXPECTED_FILE, SCHEDULE_FILE, write_defects
from sample_data.district import write_sample
from sample_data.mess import DAMAGES
from sample_data.population import ZIP
from sample_data.visits import visits

KEY = b"a key for these tests"
ZIPS = f"{len(ZIP)} ZIP codes (ZCTAs)"
QUICK = Settings(chance_draws=100, global_draws=100, global_tables=0)
"""Few draws for the match and the test of a whole dimension: no verdict rests on them."""
KINDS = {
    "ACSDT5Y2024.B01001-Data.csv": "community",
    "ACSDT5Y2024.B01003-Data.csv": "community",
    "ACSDT5Y2024.B03002-Data.csv": "community",
    "ACSDT5Y2024.B15003-Data.csv": "community",
    "ACSDT5Y2024.B19001-Data.csv": "community",
    "ACSDT5Y2024.C16001-Data.csv": "community",
    "Enrollment by student group 2025-26.xlsx": "community",
    "Exit survey 2024-25 (Responses).xlsx": "exit_survey",
    "Exit survey fall 2025.csv": "exit_survey",
    "Exit survey spring 2026.xlsx": "exit_survey",
    "Registration 2025-26.xlsx": "registration",
    "Sign-in Alder Ridge Commons.xlsx": "attendance",
    "Sign-in East Side Community Center.xlsx": "attendance",
    "Sign-in Grange Hall.xlsx": "attendance",
    "conversations.csv": "conversations",
    "eventbrite_attendees_2024-25.csv": "registration",
    "families_2025.csv": "community",
    "partner_registrations_spring_2026.csv": "registration",
}


def tables_of(path: Path) -> list[CheckedTable]:
    return checked_tables(path.name, path.read_bytes())


@cache
def sample() -> Joined:
    return joined([table for path in sorted(district.FOLDER.iterdir()) for table in tables_of(path)], KEY)


@cache
def room() -> DataFrame[Participation]:
    return participations(sample().responses)


@cache
def community() -> DataFrame[CommunityCount]:
    counts = pd.concat([table.community for table in sample().tables if table.community is not None], ignore_index=True)
    return CommunityCount.validate(counts[counts["community"].isin([COUNTY[1], ZIPS])].reset_index(drop=True))


@cache
def compared(series: tuple[str, ...] = SERIES) -> Comparison:
    """The people of some series beside the community."""
    wanted = sample().conversations.set_index("conversation_id")["series"].isin(series)
    return comparison(room()[room()["conversation_id"].map(wanted)].reset_index(drop=True), community(), "people", QUICK)


def beside_the_county(series: tuple[str, ...] = SERIES) -> pd.DataFrame:
    return compared(series).gaps.set_index("group")


def coverage(dimension: str) -> float:
    summaries = compared().summaries
    return float(summaries[summaries["dimension"].eq(dimension)]["coverage_share"].iloc[0])


@pytest.mark.parametrize(("write", "kept"), [(write_sample, district.FOLDER), (write_defects, defects.FOLDER), (write_map, FILE.parent)])
def test_writing_again_gives_the_kept_files_byte_for_byte(write: Callable[[Path], list[Path]], kept: Path, tmp_path: Path) -> None:
    written = {path.name: path.read_bytes() for path in write(tmp_path / "new" / "folder")}
    assert sorted(written) == sorted(path.name for path in kept.iterdir())
    assert [name for name, data in written.items() if data != (kept / name).read_bytes()] == []


def test_another_seed_gives_other_people_and_the_same_files(tmp_path: Path) -> None:
    names = [path.name for path in write_sample(tmp_path, seed=7)]
    assert names == sorted(path.name for path in district.FOLDER.iterdir())
    report = "eventbrite_attendees_2024-25.csv"
    assert (tmp_path / report).read_bytes() != (district.FOLDER / report).read_bytes()


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in district.FOLDER.iterdir()) < 1_000_000
    assert max(path.stat().st_size for path in defects.FOLDER.iterdir()) < 20_000


def test_every_address_is_one_that_nobody_has() -> None:
    hosts = set()
    for path in (*district.FOLDER.iterdir(), *defects.FOLDER.iterdir()):
        data = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                data = [archive.read(name) for name in archive.namelist()]
        for part in data:
            hosts |= set(re.findall(rb"@([\w.-]+)", part.lower().replace(b"\0", b"")))
    assert hosts == {b"example.org"}


def test_no_two_conversations_share_a_date_and_all_lie_in_two_school_years() -> None:
    dates = [one.date for one in CONVERSATIONS]
    assert len(set(dates)) == len(dates) == 12
    assert sorted(dates) == dates
    assert dt.date(2024, 8, 1) < dates[0] < dt.date(2025, 7, 1)
    assert dt.date(2025, 8, 1) < dates[-1] < dt.date(2026, 7, 1)


def test_each_file_is_recognised_for_what_it_is() -> None:
    assert {table.file: table.kind for table in sample().tables} == KINDS


def test_the_parts_of_a_census_table_add_up() -> None:
    for name, data in census_files().items():
        codes, labels, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
        people = {label: int(cell) for label, cell in zip(labels, rows[0], strict=True) if label.startswith("Estimate!!")}
        for parent, total in people.items():
            path = parent.replace(":", "")
            below = [n for label, n in people.items() if label.replace(":", "").rpartition("!!")[0] == path]
            assert not below or sum(below) == total, (name, parent)
        assert codes[-1] == ""


def test_about_six_hundred_people_sign_up_and_some_do_so_twice() -> None:
    assert sum(visit.signed_up_at is not None for visit in visits(district.SEED)) == sum(one.registrations for one in CONVERSATIONS) == 600
    assert 570 <= room()["is_registered"].sum() <= 600
    assert duplicates_collapsed(sample().responses, room()) > 5
    assert room()["person_id"].nunique() < len(room())


def test_there_are_walk_ins_anonymous_surveys_households_and_rows_that_do_not_count() -> None:
    assert (room()["is_attended"] & ~room()["is_registered"]).sum() > 10
    assert room()["is_anonymous"].sum() > 5
    assert len({row.reason for row in sample().not_counted}) >= 4
    together = room()[room()["arrival_key"].ne("")].groupby("arrival_key")["person_id"].nunique()
    assert together.gt(1).sum() >= 3


def test_every_broken_cell_is_found_and_nothing_else_is() -> None:
    broken = {(damage.file, damage.row, damage.header) for damage in DAMAGES if damage.is_found}
    found = [(problem.file, problem.row, problem.column or "") for problem in sample().findings]
    assert 15 <= len(found) <= 25
    assert len(found) == len(broken)
    assert {(file, row) for file, row, _ in found} == {(file, row) for file, row, _ in broken}
    assert all(any(column.startswith(header) for f, r, header in broken if (f, r) == (file, row)) for file, row, column in found)


@pytest.mark.parametrize(
    ("status", "groups"),
    [
        ("under_represented", ["hispanic_or_latino", "spanish", "0-24999", "45907", "45908", "less_than_high_school", "male"]),
        ("over_represented", ["graduate", "bachelors", "female", "white", "45906"]),
        ("about_level", ["two_or_more_races", "some_college", "associate", "45903", "45905"]),
        ("too_few_to_tell", ["american_indian_or_alaska_native", "native_hawaiian_or_pacific_islander", "korean", "arabic", "vietnamese"]),
    ],
)  # fmt: skip
def test_the_story_over_both_years(status: str, groups: list[str]) -> None:
    assert beside_the_county()["status"][groups].to_dict() == dict.fromkeys(groups, status)


def test_hispanic_and_spanish_speaking_families_come_closer_from_series_to_series() -> None:
    for group in ("hispanic_or_latino", "spanish"):
        shares = [float(beside_the_county((one,))["attended_share"][group]) for one in SERIES]
        assert shares == sorted(shares)
        assert shares[-1] > 2 * shares[0]
        assert shares[-1] < beside_the_county()["community_share"][group]


def test_black_residents_are_under_in_the_first_year_and_about_level_in_the_second() -> None:
    status = [beside_the_county(year)["status"]["black_or_african_american"] for year in (SERIES[:2], SERIES[2:])]
    assert status == ["under_represented", "about_level"]


def test_families_under_25000_are_under_in_both_years() -> None:
    assert [beside_the_county(year)["status"]["0-24999"] for year in (SERIES[:2], SERIES[2:])] == ["under_represented"] * 2


def test_spanish_speakers_sign_up_and_do_not_arrive_where_nobody_interprets() -> None:
    first, second = (beside_the_county(year).loc["spanish"] for year in (SERIES[:2], SERIES[2:]))
    assert first["attended_count"] / first["registered_count"] < 0.5 < second["attended_count"] / second["registered_count"]


def test_fewer_people_tell_their_income_than_their_race_and_still_enough() -> None:
    assert 0.7 < coverage("income") < coverage("race") - 0.05


def listed() -> dict[str, list[list[str]]]:
    with (defects.FOLDER / EXPECTED_FILE).open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {
        file: [[row["row"], row["column"], row["kind"]] for row in rows if row["file"] == file and row["kind"] != "none"]
        for file in sorted({row["file"] for row in rows})
    }


def test_every_defect_file_is_listed() -> None:
    assert sorted(listed()) == sorted({path.name for path in defects.FOLDER.iterdir()} - {EXPECTED_FILE, SCHEDULE_FILE})


@pytest.mark.parametrize("name", listed())
def test_a_file_with_one_defect_gives_just_the_findings_listed(name: str) -> None:
    tables = tables_of(defects.FOLDER / name)
    schedule = [] if name.startswith("conversations_") else tables_of(defects.FOLDER / SCHEDULE_FILE)
    found = joined([*schedule, *tables], KEY).findings
    assert [[str(problem.row or ""), problem.column or "", problem.kind] for problem in found] == listed()[name]
    assert {problem.file for problem in found} <= {name}


@pytest.mark.parametrize("name", [name for name, findings in listed().items() if name.startswith("registration") and not findings])
def test_a_defect_that_does_no_harm_loses_nobody(name: str) -> None:
    schedule = tables_of(defects.FOLDER / SCHEDULE_FILE)
    people = participations(joined([*schedule, *tables_of(defects.FOLDER / name)], KEY).responses)
    assert people["is_registered"].sum() == 5
    assert people["race"].ne("").all()
    assert people["zip"].str.fullmatch(r"\d{5}").all()
