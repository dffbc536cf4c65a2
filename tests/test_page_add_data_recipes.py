"""Add data: a form is confirmed once, and its next exports go through without a question and without counting twice."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_models.recipe import FormColumn, PlacedAnswer, Recipe
from representation.store.engine import open_store
from representation.store.recipes import load_recipes
from tests.page_states import SCHEDULE, use_empty_store
from tests.upload_steps import card, drawn, edited, key_of, save, says, standing, stored, upload

SEPTEMBER = (
    b"Which conversation did you attend?,Where to write,Language at home,Gender,From\n"
    b"Library Evening,ana@example.org,Vietnamise,Female,45402\nLibrary Evening,bo@example.org,Korean,Male,45403\n"
    b"Library Evening,cruz@example.org,Korean,Male,45402\n"
)
OCTOBER = (
    b"From,Gender,Would you come again?,Where to write,Language at home,Which conversation did you attend?\n"
    b"45402,Female,Yes,dina@example.org,Vietnamise,Church Morning\n45403,Male,No,eli@example.org,Korean,Church Morning\n"
)
SEPTEMBER_AND_ONE_MORE = SEPTEMBER + b"Library Evening,fay@example.org,Korean,Female,45402\n"
NAMED = "Exit form 2026-09-18.csv"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


def recipes() -> list[Recipe]:
    """The recipes in the store."""
    return [each.recipe for each in load_recipes(open_store())]


def confirmed(data: bytes = SEPTEMBER) -> AppTest:
    """The first export with its address and ZIP columns and its misspelled answer confirmed by hand."""
    app = upload({"schedule.csv": SCHEDULE, NAMED: data})
    app = edited(app, key_of(app, data, "None.0.columns"), {1: "E-mail", 4: "Home ZIP code"})
    app.selectbox(key=key_of(app, data, "answer.language.Vietnamise")).set_value("vietnamese")
    return drawn(app)


def labels(app: AppTest) -> list[str]:
    """What the page asks by checkboxes."""
    return [str(box.label) for box in app.checkbox]


def test_what_staff_confirmed_is_kept_under_the_name_of_the_file_without_its_date() -> None:
    app = confirmed()
    assert app.checkbox(key=key_of(app, SEPTEMBER, "keep")).value
    assert app.text_input(key=key_of(app, SEPTEMBER, "keep_as")).value == "Exit form"
    app = save(app)
    assert says(app, "The next export of “Exit form” goes through without a question.")
    [kept] = recipes()
    assert kept.name == "Exit form"
    assert kept.columns == (FormColumn("Where to write", 1, "email"), FormColumn("From", 1, "zip"))
    assert kept.answers == (PlacedAnswer("language", "Vietnamise", "vietnamese"),)


def test_the_next_export_goes_through_without_a_question() -> None:
    save(confirmed())
    app = upload({"Exit form 2026-10-11.csv": OCTOBER})
    assert says(app, "Read as you confirmed for “Exit form”.")
    assert card(app, "Exit form 2026-10-11.csv").endswith("2 of 2 rows can be used.")
    assert "Remember this for the next export of this form" not in labels(app)
    assert not says(app, "no place yet")
    assert not says(app, "misspelled")
    save(app)
    assert stored()["language"].tolist() == ["vietnamese", "korean", "korean", "vietnamese", "korean"]
    assert stored()["zip"].tolist() == ["45402", "45403", "45402", "45402", "45403"]
    assert stored()["person_key"].ne("").all()


def test_a_form_is_not_kept_where_staff_do_not_want_it() -> None:
    app = confirmed()
    app.checkbox(key=key_of(app, SEPTEMBER, "keep")).set_value(False)
    save(drawn(app))
    assert recipes() == []


def test_a_form_can_have_a_name_of_its_own() -> None:
    app = confirmed()
    app.text_input(key=key_of(app, SEPTEMBER, "keep_as")).set_value("After the evening")
    save(drawn(app))
    assert [recipe.name for recipe in recipes()] == ["After the evening"]


def test_what_is_confirmed_later_is_added_to_the_form() -> None:
    save(confirmed())
    data = OCTOBER.replace(b"Korean", b"Koraen")
    app = upload({"october.csv": data})
    app.selectbox(key=key_of(app, data, "answer.language.Koraen")).set_value("korean")
    app = drawn(app)
    assert app.text_input(key=key_of(app, data, "keep_as")).value == "Exit form"
    save(app)
    [kept] = recipes()
    assert [answer.answer for answer in kept.answers] == ["Koraen", "Vietnamise"]


def test_a_file_can_be_read_as_if_its_form_were_new() -> None:
    save(confirmed())
    app = upload({"october.csv": OCTOBER})
    app.checkbox(key=key_of(app, OCTOBER, "without_recipe")).set_value(True)
    app = drawn(app)
    assert not says(app, "Read as you confirmed")
    assert says(app, "“Vietnamise” → Vietnamese? (home language, 1 row)")


def test_a_column_that_went_missing_is_named() -> None:
    head, *rows = SEPTEMBER.decode().splitlines()
    data = "\n".join([f"{head},Q1,Q2,Q3", *(f"{row},x,y,z" for row in rows)]).encode()
    save(confirmed(data))
    later = "\n".join([f"{head},Q1,Q2,Q3".replace(",From", ""), "Church Morning,d@example.org,Korean,Male,x,y,z"]).encode()
    app = upload({"october.csv": later})
    assert app.warning[0].value.replace("\\", "") == (
        "This export has no column “From” any more. Look below whether another column took its place."
    )


def test_nothing_is_kept_of_a_file_that_was_recognized_by_itself() -> None:
    app = upload({"schedule.csv": SCHEDULE, "list.csv": b"Email,Conversation\nana@example.org,Library Evening\n"})
    assert not [label for label in labels(app) if label.startswith("Remember")]
    save(app)
    assert recipes() == []


def test_a_newer_export_takes_the_place_of_the_former_one() -> None:
    save(confirmed())
    app = upload({"Exit form 2026-09-20.csv": SEPTEMBER_AND_ONE_MORE})
    assert says(app, f"Takes the place of {NAMED}, added ")
    assert says(app, ": 1 row is new.")
    save(app)
    assert standing() == ["Exit form 2026-09-20.csv", "schedule.csv"]
    assert len(stored()) == 4


def test_both_exports_can_be_kept() -> None:
    save(confirmed())
    app = upload({"more.csv": SEPTEMBER_AND_ONE_MORE})
    app.checkbox(key=key_of(app, SEPTEMBER_AND_ONE_MORE, "keep_both")).set_value(True)
    save(drawn(app))
    assert standing() == ["more.csv", NAMED, "schedule.csv"]


def test_an_older_export_is_not_added_unless_staff_say_so() -> None:
    save(confirmed(SEPTEMBER_AND_ONE_MORE))
    app = upload({"older.csv": SEPTEMBER})
    assert says(app, "is a newer export of the same and has its rows.")
    assert app.button(key="add_data.save").disabled
    app.checkbox(key=key_of(app, SEPTEMBER, "older")).set_value(True)
    app = drawn(app)
    assert not app.button(key="add_data.save").disabled


def test_of_two_exports_handed_in_together_the_newer_one_is_added() -> None:
    app = upload({"schedule.csv": SCHEDULE, "first.csv": SEPTEMBER, "second.csv": SEPTEMBER_AND_ONE_MORE})
    for data in (SEPTEMBER, SEPTEMBER_AND_ONE_MORE):
        app = edited(app, key_of(app, data, "None.0.columns"), {1: "E-mail"})
    assert says(app, "Nothing new: second.csv, added together with it, has the same rows.")
    save(app)
    assert standing() == ["second.csv", "schedule.csv"]


def test_a_suggestion_is_shown_and_applied_only_when_it_is_accepted() -> None:
    app = upload({"schedule.csv": SCHEDULE, NAMED: SEPTEMBER})
    assert says(app, "**1 answer looks misspelled or worded in a new way:**\n\n- “Vietnamise” → Vietnamese? (home language, 1 row)")
    assert card(app, NAMED).endswith("3 of 3 rows can be used; 1 single answer not understood.")
    button = app.button(key=key_of(app, SEPTEMBER, "accept_answers"))
    assert button.label == "Accept this suggestion"
    button.click()
    app = drawn(app)
    assert card(app, NAMED).endswith("3 of 3 rows can be used.")
    assert app.selectbox(key=key_of(app, SEPTEMBER, "answer.language.Vietnamise")).value == "vietnamese"
    assert not says(app, "misspelled")
    save(app)
    assert stored()["language"].tolist() == ["vietnamese", "korean", "korean"]
    assert recipes()[0].answers == (PlacedAnswer("language", "Vietnamise", "vietnamese"),)


def test_a_suggestion_that_is_not_accepted_counts_as_not_answered() -> None:
    save(upload({"schedule.csv": SCHEDULE, NAMED: SEPTEMBER}))
    assert stored()["language"].tolist() == ["unreadable", "korean", "korean"]
    assert recipes() == []


def test_dates_that_read_as_two_days_are_asked_about_and_remembered() -> None:
    data = b"Email,Date of conversation,Gender,Race\n" + b"".join(b"p%d@example.org,%d/4/2026,Male,White\n" % (i, i) for i in range(3, 9))
    app = upload({"list.csv": data})
    [asked] = app.radio
    assert asked.label == "Do dates like 3/4/2026 begin with the month or the day?"
    assert asked.options == ["Month first: Mar 4, 2026", "Day first: Apr 3, 2026"]
    assert asked.value is None
    assert says(app, "Say whether the dates begin with the month or the day.")
    assert app.button(key="add_data.save").disabled
