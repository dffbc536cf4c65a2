"""`import`: the store takes from the command line what it takes from the page."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_models.recipe import FormColumn, PlacedAnswer, Recipe
from representation.__main__ import main
from representation.store.engine import Store, open_store
from representation.store.loading import load_responses
from representation.store.recipes import save_recipe
from representation.store.schedule import has_schedule
from representation.store.summaries import load_imports
from representation.store.undoing import undo_import
from tests.intake_tables import SCHEDULE, written

MAY = [["Email", "Event Name", "Q7"], *([f"{name}@x.org", "Family Night", "Blueish"] for name in ("ana", "bo", "cy"))]
JUNE = [*MAY, ["dee@x.org", "Family Night", "Blueish"]]
FORM = Recipe(
    "Sign-up", "plain", "registration", tuple(MAY[0]), (FormColumn("Q7", 1, "race"),), (PlacedAnswer("race", "Blueish", "asian"),)
)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    monkeypatch.setenv("DATABASE_URL", address)
    engine = open_store(address)
    yield engine
    engine.dispose()


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    return {name: written(tmp_path, name, rows) for name, rows in (("plan.csv", SCHEDULE), ("may.csv", MAY), ("june.csv", JUNE))}


def brought(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict]:
    status = main(["import", *arguments, "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["imports", "replaced", "message", "files"]
    return status, answer


def test_files_are_saved(store: Store, files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = brought(capsys, files["plan.csv"], files["may.csv"], "--by", "aide")
    assert (status, answer["imports"], answer["replaced"], answer["message"]) == (0, [1, 2], [], "Saved 2 tables.")
    assert {each.imported_by for each in load_imports(store)} == {"aide"}
    assert has_schedule(store)
    assert len(load_responses(store)) == 3


def test_a_recipe_of_the_store_is_applied(store: Store, files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    save_recipe(store, FORM, "aide")
    assert brought(capsys, files["may.csv"])[0] == 0
    assert load_responses(store)["race"].tolist() == ["asian"] * 3
    assert load_imports(store)[0].recipe == "Sign-up"


def test_a_recipe_of_another_kind_than_the_option_says_is_not(
    store: Store, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    save_recipe(store, FORM, "aide")
    brought(capsys, "--attendance", files["may.csv"])
    assert load_responses(store)[["kind", "race"]].drop_duplicates().values.tolist() == [["attendance", ""]]


def test_a_newer_export_updates_and_can_be_undone(store: Store, files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    brought(capsys, files["may.csv"])
    status, answer = brought(capsys, files["june.csv"])
    assert (status, answer["imports"], answer["replaced"]) == (0, [2], [1])
    assert answer["message"] == ("Saved 1 table.\njune.csv takes the place of import 1 (may.csv): new rows 1, rows not in it any more 0.")
    assert len(load_responses(store)) == 4
    undo_import(store, 2, "aide")
    assert len(load_responses(store)) == 3


@pytest.mark.usefixtures("store")
def test_an_older_export_is_not_saved(files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    brought(capsys, files["june.csv"])
    _, answer = brought(capsys, files["may.csv"])
    assert answer["imports"] == []
    assert answer["message"] == (
        "Nothing was saved: nothing in the files is new.\nmay.csv was not saved: import 1 (june.csv) is a newer export of it."
    )
    _, answer = brought(capsys, files["may.csv"], "--keep-both")
    assert answer["imports"] == [2]


def test_of_two_exports_given_together_the_newer_counts(store: Store, files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    _, answer = brought(capsys, files["may.csv"], files["june.csv"])
    assert answer["message"] == "Saved 1 table.\nmay.csv was not saved: june.csv, given with it, has the same rows."
    assert load_responses(store)["file"].unique().tolist() == ["june.csv"]


def test_the_same_file_twice_is_noticed(store: Store, files: dict[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    brought(capsys, files["may.csv"])
    copy = written(tmp_path, "copy.csv", MAY)
    status, answer = brought(capsys, copy)
    assert (status, answer["imports"]) == (2, [])
    assert "copy.csv" in answer["message"]
    status, answer = brought(capsys, copy, "--replace")
    assert (status, answer["imports"]) == (0, [2])
    assert len(load_responses(store)) == 3


def test_a_title_given_with_the_file_is_said_by_staff_where_a_schedule_stands(
    store: Store, files: dict[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    brought(capsys, files["plan.csv"])
    names = written(tmp_path, "names.csv", [["Email", "Race"], ["ana@x.org", "White"]])
    brought(capsys, "--attendance", f"{names}::Potluck")
    assert len(load_responses(store)) == 1


@pytest.mark.usefixtures("store")
def test_a_file_that_cannot_be_opened_leaves_the_others_in(
    files: dict[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, answer = brought(capsys, str(tmp_path / "gone.csv"), files["may.csv"])
    assert (status, answer["imports"]) == (1, [1])
    assert [problem["kind"] for table in answer["files"] for problem in table["findings"]] == ["file_not_found"]


@pytest.mark.usefixtures("store")
def test_nothing_usable_is_status_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, answer = brought(capsys, written(tmp_path, "empty.csv", b""))
    assert (status, answer["imports"]) == (2, [])
    assert answer["message"] == "Nothing was saved: none of the files has a row that can be used."


def test_the_sample_is_written_with_its_map_and_the_conversations_online(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", str(tmp_path / "new")]) == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert {path.parent for path in paths} == {tmp_path / "new", tmp_path / "new" / "map", tmp_path / "new" / "online"}
    assert (tmp_path / "new" / "map" / "marlow_county_zip_codes.geojson").is_file()
    assert (tmp_path / "new" / "online" / "truth.json").is_file()
    assert (tmp_path / "new" / "conversations.csv").is_file()
