"""Which conversation each row is about."""

import pandas as pd

from representation.room.placing import FileWords, placed

CONVERSATIONS = pd.DataFrame(
    [
        ("night1", "Family Night", "2026-09-17"),
        ("night2", "Family Night", "2026-10-15"),
        ("library", "Library Evening", "2026-10-06"),
        ("church", "Church Hall", "2026-11-03"),
        ("gym", "Gym", "2026-11-03"),
        ("soon", "Some Day", ""),
    ],
    columns=["conversation_id", "title", "date"],
)


def place(
    title: str = "",
    event: str = "",
    submitted: str = "",
    chosen: str | None = None,
    heading: tuple[str, ...] = (),
    has_event_date: bool = False,
    heading_date: str = "",
) -> str:
    frame = pd.DataFrame({"conversation": [title], "event_date": [event], "submitted_at": [submitted]})
    words = FileWords(chosen, heading, heading_date, has_event_date, is_filled_in_there=True)
    return str(placed(frame, CONVERSATIONS, words).conversation_id.iloc[0])


def test_a_row_is_placed_by_its_title_in_any_case_and_spacing() -> None:
    assert place("Library Evening") == place(" LIBRARY  evening ") == "library"


def test_a_title_wins_over_a_date() -> None:
    assert place("Library Evening", "2026-11-03 18:00:00") == "library"


def test_a_blank_or_unknown_title_is_placed_by_a_date_of_just_one_conversation() -> None:
    assert place("", "2026-10-06 18:00:00") == "library"
    assert place("Bake sale", "2026-10-06 18:00:00") == "library"


def test_a_date_of_two_conversations_or_of_none_places_nothing() -> None:
    assert place("", "2026-11-03 18:00:00") == ""
    assert place("", "2026-12-24 18:00:00") == ""
    assert place() == ""


def test_a_blank_date_is_not_the_date_of_a_conversation_without_one() -> None:
    assert place("", "") == ""
    assert place("Some Day") == "soon"


def test_a_title_on_two_dates_is_told_apart_by_the_date() -> None:
    assert place("Family Night", "2026-09-17 18:00:00") == "night1"
    assert place("family night", "2026-10-15 18:00:00") == "night2"
    assert place("Family Night") == ""
    assert place("Family Night", "2026-10-06 18:00:00") == ""


def test_a_form_filled_in_on_the_day_is_about_that_day() -> None:
    assert place("", "", "2026-10-06 20:15:00") == "library"
    assert place("Family Night", "", "2026-09-17 20:15:00") == "night1"


def test_where_the_file_has_event_dates_the_time_of_the_form_is_not_one() -> None:
    assert place("", "", "2026-10-06 20:15:00", has_event_date=True) == ""


def test_the_title_that_the_user_chose_serves_rows_without_one() -> None:
    assert place("", chosen="library evening") == "library"
    assert place("Gym", chosen="Library Evening") == "gym"


def test_a_title_above_the_table_serves_the_whole_file() -> None:
    assert place("", heading=("Sign-in sheet", "LIBRARY EVENING", "Room B")) == "library"
    assert place("", heading=("Sign-in sheet",)) == ""


def test_a_title_above_the_table_may_stand_behind_a_label() -> None:
    assert place("", heading=("Conversation: Library Evening",)) == "library"


def test_what_the_user_chose_wins_over_what_stands_above_the_table() -> None:
    assert place("", chosen="Gym", heading=("Library Evening",)) == "gym"


def test_a_date_above_the_table_places_and_tells_apart() -> None:
    assert place("", heading_date="2026-10-06") == "library"
    assert place("", heading=("Family Night",), heading_date="2026-10-15") == "night2"
    assert place("", "2026-09-17 00:00:00", chosen="Family Night", heading_date="2026-10-15") == "night1"


def test_rows_that_name_no_conversation_are_marked() -> None:
    frame = pd.DataFrame({"conversation": ["", "Bake sale"], "event_date": ["", ""], "submitted_at": ["", ""]})
    assert placed(frame, CONVERSATIONS, FileWords()).trouble.tolist() == ["missing", "unknown"]
    assert placed(frame, CONVERSATIONS, FileWords("Bake sale")).trouble.tolist() == ["unknown", "unknown"]


def test_rows_keep_their_index() -> None:
    frame = pd.DataFrame({"conversation": ["Gym"], "event_date": [""], "submitted_at": [""]}, index=[7])
    assert placed(frame, CONVERSATIONS, FileWords()).conversation_id.to_dict() == {7: "gym"}
