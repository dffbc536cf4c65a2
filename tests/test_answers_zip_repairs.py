"""Repairs of ZIP codes, and when the rest of a column makes them unlikely."""

import pandas as pd
import pytest

from data_models.vocabularies import vocabulary
from representation.answers import coded, is_coded, zip_repairs
from representation.answers.zip_repairs import ENOUGH_ZIP_CODES, REPORTED_REPAIRS, unlikely_zeros

FAR = ["45402", "45403-1234"] * (ENOUGH_ZIP_CODES // 2)
"""Whole ZIP codes of Dayton, Ohio."""


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("02139", ""),
        ("45402.0", ""),
        ("15237-4539", ""),
        ("2139", "zero_restored"),
        ("2139.0", "zero_restored"),
        ("2139-4539", "zero_restored"),
        ("900", "doubtful"),
        ("900.0", "doubtful"),
        ("o2465", "letter_read"),
        ("76633 TX.", "words_left_out"),
        ("33862 & 49106", ""),
        ("78380/20015", ""),
        ("London, UK", ""),
        ("112345", ""),
        ("", ""),
        ("n/a", ""),
    ],
)
def test_each_repair_has_its_kind(answer: str, kind: str) -> None:
    assert zip_repairs(pd.Series([answer])).tolist() == [kind]


def test_a_short_number_far_from_the_northeast_is_a_slip_and_stays_unread() -> None:
    values = pd.Series([*FAR, "4540", "454", "4540 "])
    assert unlikely_zeros(values) == {"4540", "454", "4540 "}
    assert coded(values, "zip").tolist()[-3:] == ["4540", "454", "4540"]
    assert zip_repairs(values).tolist() == [""] * len(values)
    assert is_coded(coded(values, "zip"), "zip").tolist() == [True] * len(FAR) + [False] * 3


@pytest.mark.parametrize(
    "others",
    [
        FAR[:-1],  # too few to tell
        [*FAR, "07001"],  # somebody lives where zeros are lost
        [*FAR, "10027"],  # or next door
    ],
)
def test_a_zero_is_put_back_where_it_may_have_been_lost(others: list[str]) -> None:
    values = pd.Series([*others, "2139"])
    assert coded(values, "zip").tolist()[-1] == "02139"
    assert zip_repairs(values).tolist()[-1] == "zero_restored"


def test_a_letter_is_read_as_a_zero_wherever_people_live() -> None:
    assert coded(pd.Series([*FAR, "4540o"]), "zip").tolist()[-1] == "45400"


def test_missing_values_are_no_repairs() -> None:
    values = pd.Series(["2139", None], index=[7, 9])
    assert zip_repairs(values).to_dict() == {7: "zero_restored", 9: ""}


def test_every_reported_repair_is_a_kind_of_finding_about_the_column() -> None:
    kinds = {row["kind"]: row["severity"] for row in vocabulary("finding_kinds")}
    assert [kinds[kind] for kind in REPORTED_REPAIRS.values()] == ["file"] * len(REPORTED_REPAIRS)
