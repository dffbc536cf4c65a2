"""Personal data becomes keyed hashes."""

import pandas as pd

from representation.room.recognition import exact_name, plain_name, responses
from tests.intake_tables import KEY, Rows, table

HEADERS = ["Order #", "First Name", "Last Name", "Email", "Participant ID", "Race", "Comments"]


def hashed(rows: Rows, key: bytes = KEY) -> pd.DataFrame:
    frame = table([HEADERS, *rows], "registration").frame
    return responses(frame, pd.Series("c1", index=frame.index), "registration", "file.csv", None, key)


def test_names_are_compared_whatever_the_case_spaces_and_quotes() -> None:
    assert exact_name("  Ana\u00a0RUIZ ") == exact_name("ana ruiz")
    assert exact_name("D’Angelo") == exact_name("D'ANGELO")
    assert exact_name("Jose\u0301") == exact_name("José")
    assert exact_name("José") != exact_name("Jose")
    assert plain_name("José") == plain_name("JOSE")


def test_nothing_that_names_a_person_is_left() -> None:
    rows = hashed([["12345", "Ana", "Ruiz", "ana@example.org", "S-77", "White", "call Ana"]])
    text = rows.to_csv()
    for secret in ("12345", "Ana", "ana", "Ruiz", "example", "S-77", "call"):
        assert secret not in text, secret
    assert rows["race"].tolist() == ["white"]


def test_the_same_email_in_any_spelling_is_the_same_person() -> None:
    rows = hashed([["1", "Ana", "Ruiz", " ANA@x.org ", "", "", ""], ["2", "Ana", "Ruiz", "ana@X.ORG", "", "", ""]])
    assert rows["person_key"].nunique() == 1
    assert rows["first_name_key"].nunique() == 1


def test_blank_cells_have_no_hash() -> None:
    rows = hashed([["", "", "", "", "", "White", ""]])
    assert rows[["person_key", "name_key", "first_name_key", "party_key"]].to_numpy().tolist() == [["", "", "", ""]]


def test_a_first_name_says_nothing_outside_its_household() -> None:
    rows = hashed([["1", "Ana", "Ruiz", "a@x.org", "", "", ""], ["2", "Ana", "Chen", "b@x.org", "", "", ""]])
    assert rows["first_name_key"].nunique() == 2


def test_rows_without_a_conversation_are_left_out() -> None:
    frame = table([["Email", "Race"], ["a@x.org", "White"], ["b@x.org", "Asian"]]).frame
    rows = responses(frame, pd.Series(["", "c1"], index=frame.index), "registration", "file.csv", None, KEY)
    assert rows[["row", "race"]].to_numpy().tolist() == [[3, "asian"]]


def test_an_id_and_an_email_of_equal_text_are_not_needed_to_tell_people_apart() -> None:
    rows = hashed([["1", "Ana", "Ruiz", "a@x.org", "S-1", "", ""], ["2", "Bo", "Ruiz", "a@x.org", "S-2", "", ""]])
    assert rows["person_key"].nunique() == 2
