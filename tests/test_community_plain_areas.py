"""Tables by area without numbers of people are named for what they are, with what to do."""

from data_models.raw import RawTable
from representation.community.community_reading import CommunityReading
from representation.community.reading import read_community


def read(*rows: tuple[str, ...]) -> CommunityReading | None:
    return read_community(RawTable.of_rows("areas.csv", None, rows))


def test_a_crosswalk_is_called_one() -> None:
    reading = read(("ZCTA", "MODZCTA"), ("10001", "10001"), ("10118", "10001"), ("10119", "10001"))
    assert reading is not None
    assert reading.counts.empty
    assert (reading.exporter, reading.header_row, reading.rows_read, reading.rows_usable) == ("plain_community", 1, 3, 0)
    assert [(c.header, c.meaning) for c in reading.columns] == [("ZCTA", "area"), ("MODZCTA", "area")]
    assert [(f.kind, f.message) for f in reading.findings] == [
        (
            "community_crosswalk",
            "This is a crosswalk: it says in which MODZCTA each of 3 ZCTA areas lies, and has no numbers of people. "
            "Add it on the page “Map”, under “Mend the join”, and add the figures themselves here.",
        )
    ]


def test_a_crosswalk_with_ratios_is_one_too() -> None:
    header = ("ZIP", "TRACT", "USPS_ZIP_PREF_CITY", "RES_RATIO", "TOT_RATIO")
    reading = read(header, ("45402", "39113000100", "DAYTON", "0.5", "0.5"), ("45402", "39113000200", "DAYTON", "0.5", "0.5"))
    assert reading is not None
    assert [f.kind for f in reading.findings] == ["community_crosswalk"]


def test_percents_by_area_are_no_people() -> None:
    reading = read(("GEOID_ZCTA", "wht_pct", "blk_pct"), ("63101", "39.67", "53.07"), ("63102", "49.9", "38.98"), ("63155", "NaN", "NaN"))
    assert reading is not None
    assert reading.counts.empty
    assert [(f.kind, f.message) for f in reading.findings] == [
        (
            "community_percents",
            "The figures by GEOID_ZCTA are percents (“wht_pct”) without the number of people in each area. "
            "Add census table B03002 for the same areas instead, or put numbers of people in place of the percents.",
        )
    ]


def test_answers_with_zip_codes_are_neither() -> None:
    assert read(("ZIP", "Email"), ("45402", "a@example.org"), ("45403", "b@example.org")) is None
    assert read(("ZIP", "How did you hear?"), ("45402", "friend"), ("45403", "school")) is None
    assert read(("ZIP", "Mailing ZIP", "Comment"), ("45402", "45402", "fine"), ("45403", "45403", "")) is None
