"""A whole download of data.census.gov is read as it comes; any other .zip gets a sentence."""

import io
import zipfile
from collections.abc import Sequence

import pytest

from representation.intake.intake import checked_tables
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.plain_zip import SENTENCES
from representation.intake.reading import read_tables
from representation.intake.zipped_tables import MOST_TABLES
from tests.intake_tables import csv_of
from tests.map_files import zipped

HEADERS = ["GEO_ID", "NAME", "B03003_001E", "B03003_001M", "B03003_002E", "B03003_002M", "B03003_003E", "B03003_003M", ""]
LABELS = [
    "Geography", "Geographic Area Name", "Estimate!!Total:", "Margin of Error!!Total:", "Estimate!!Total:!!Not Hispanic or Latino",
    "Margin of Error!!Total:!!Not Hispanic or Latino", "Estimate!!Total:!!Hispanic or Latino",
    "Margin of Error!!Total:!!Hispanic or Latino", "",
]  # fmt: skip
DATA = "ACSDT5Y2022.B03003-Data.csv"
LATER = "ACSDT5Y2024.B03003-Data.csv"


def download(people: Sequence[str] = ("100", "9", "70", "8", "30", "5")) -> bytes:
    """A table as data.census.gov writes it."""
    return csv_of([HEADERS, LABELS, ["0500000US39001", "Ada County", *people, ""]], encoding="utf-8-sig")


COMPANIONS = {
    "ACSDT5Y2022.B03003-Column-Metadata.csv": csv_of([["Column Name", "Label"], ["GEO_ID", "Geography"]]),
    "ACSDT5Y2022.B03003-Table-Notes.txt": b"HISPANIC OR LATINO ORIGIN\nNote: estimates.",
    "ACSDT5Y2019.B03003_metadata_2021-08-03T103112.csv": csv_of([["GEO_ID", "Geography"]]),
    "ACSDT5Y2019.B03003_table_title_2021-08-03T103112.txt": b"B03003",
}


def refusal(data: bytes, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as caught:
        read_tables("download.zip", data, limits)
    return caught.value.kind, caught.value.message


def test_each_table_of_a_download_is_one_table_with_its_own_years() -> None:
    tables = checked_tables("productDownload.zip", zipped({DATA: download(), LATER: download(), **COMPANIONS}))
    found = []
    for table in tables:
        assert table.community is not None
        assert table.groups == ()
        assert table.community["people_count"].tolist() == [30]
        about = table.community[["vintage", "source"]].drop_duplicates().to_numpy().tolist()
        found.append((table.file, table.sheet, table.kind, table.rows_usable, about))
    assert found == [
        ("productDownload.zip", DATA, "community", 1, [["ACS 2018–2022, 5-year", DATA]]),
        ("productDownload.zip", LATER, "community", 1, [["ACS 2020–2024, 5-year", LATER]]),
    ]


def test_folders_and_what_a_mac_adds_are_no_matter() -> None:
    parts = {f"census/{DATA}": download(), f"__MACOSX/census/._{DATA}": b"\x00\x05", "census/.DS_Store": b"\x00"}
    [table] = read_tables("download.zip", zipped(parts))
    assert (table.sheet, table.notes) == (DATA, ())


def test_two_tables_of_one_name_are_told_apart_by_their_folders() -> None:
    tables = read_tables("download.zip", zipped({f"a/{DATA}": download(), f"b\\{DATA}": download()}))
    assert [table.sheet for table in tables] == [f"a/{DATA}", f"b/{DATA}"]


def test_a_finding_names_the_zip_and_the_table_in_it() -> None:
    [table] = checked_tables("download.zip", zipped({DATA: download(["100", "9", "70", "8", "x", "5"])}))
    assert {(group.file, group.sheet, group.kind) for group in table.groups} >= {("download.zip", DATA, "community_figure_unreadable")}


def test_what_else_lies_in_a_download_is_named() -> None:
    inner = zipped({DATA: download()})
    [table] = read_tables("download.zip", zipped({DATA: download(), "more.zip": inner, "chart.pdf": b"%PDF"}))
    assert [(note.kind, note.message) for note in table.notes] == [
        (
            "community_files_left_out",
            "The .zip file also holds chart.pdf and more.zip, which was not read. Unpack it and upload what belongs to the figures.",
        )
    ]


def test_a_zip_of_other_tables_is_to_be_unpacked() -> None:
    message = (
        "The file is a .zip with answers.csv and list.xlsx in it, and only downloads from data.census.gov are read packed. "
        "Unpack it and upload what you need."
    )
    assert refusal(zipped({"answers.csv": b"Name\nAna\n", "list.xlsx": b"PK"})) == ("file_not_a_table", message)


def test_a_zip_without_a_table_is_a_compressed_file() -> None:
    assert refusal(zipped({"picture.png": b"\x89PNG"}))[1].startswith("The file is a compressed file, not a table.")
    assert refusal(zipped({"inner.zip": zipped({DATA: download()})}))[0] == "file_not_a_table"


def test_a_download_without_rows_says_so() -> None:
    assert refusal(zipped({DATA: b"\n\n"}))[0] == "file_empty"


def test_a_download_that_unpacks_to_too_much_is_refused_in_words_for_a_zip() -> None:
    too_large = ("file_too_large", SENTENCES["file_too_large"])
    assert refusal(zipped({DATA: b"0," * 2**20})) == too_large
    assert refusal(zipped({DATA: download(), LATER: download()}), Limits(inflated_bytes=len(download()) + 9)) == too_large
    assert too_large[1].startswith("The .zip file unpacks to far more than it should.")


def test_too_many_tables_or_cells_are_refused() -> None:
    two = zipped({DATA: download(), LATER: download()})
    assert len(read_tables("download.zip", two, Limits(cells=2 * 3 * 9))) == 2
    assert refusal(two, Limits(cells=3 * 9 + 1))[1].startswith("The tables in the .zip file have too many cells together.")
    many = zipped({f"{i}/{DATA}": download() for i in range(MOST_TABLES + 1)})
    assert refusal(many) == ("file_too_large", "The .zip file holds more than 100 tables. Unpack it and upload those you need.")
    assert refusal(many, Limits(members=50))[0] == "file_suspicious"


def test_names_that_lead_elsewhere_are_only_titles() -> None:
    [table] = read_tables("download.zip", zipped({f"../../etc/{DATA}": download()}))
    assert table.sheet == DATA
    assert refusal(zipped({f"{'a' * 300}-{DATA}": download()})) == (
        "file_suspicious",
        "The .zip file is built in a way no program makes one. Unpack it and upload the tables in it.",
    )


def test_a_locked_or_damaged_download_says_so() -> None:
    whole = zipped({DATA: download()})
    assert refusal(whole[:-40]) == ("file_damaged", "The .zip file is damaged or cut off. Download it again and upload the new file.")
    locked = bytearray(whole)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + place] |= 1
    assert refusal(bytes(locked))[1] == "The .zip file is protected with a password. Unpack it and upload the tables in it."


def test_a_link_in_place_of_a_table_is_refused() -> None:
    out = io.BytesIO()
    link = zipfile.ZipInfo(DATA)
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert refusal(out.getvalue())[0] == "file_suspicious"


def test_a_file_that_explains_a_census_table_says_which_file_holds_the_figures() -> None:
    (table,) = checked_tables(
        "ACSDT5Y2022.B02001-Column-Metadata.csv", b"Column Name,Label\nGEO_ID,Geography\nB02001_001E,Estimate!!Total:\n"
    )
    assert table.kind is None
    assert [each.message for each in table.findings] == [
        "By its name, this file of a Census download explains a table and holds no figures. Add the file that ends in -Data.csv."
    ]
