"""Method in every state."""

from dataclasses import fields
from pathlib import Path

import pytest

from representation.disclosure import suppression
from representation.measures.method import method_texts
from representation.measures.settings import Settings
from representation.measures.status import REASONS
from representation.ui.method import field_notes, setting_name
from representation.wording import STATUS_MEANINGS
from tests.page_states import EVERYTHING, add, opened, use_empty_store, words

PAGE = "pages/method.py"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


def test_every_formula_is_printed_by_the_code_that_computes_it() -> None:
    said = words(opened(PAGE))
    for title, text in method_texts(Settings()):
        assert title in said
        assert text.replace("\\", "") in said
    assert suppression.METHOD in said


def test_every_setting_is_there_with_its_value_and_meaning() -> None:
    said = words(opened(PAGE))
    notes = field_notes(Settings)
    for field in fields(Settings):
        assert setting_name(field.name) in said
        assert notes[field.name]
    assert "Below this ratio a group is low: the four-fifths rule" in said


def test_every_status_and_reason_is_explained() -> None:
    tables = [table.value for table in opened(PAGE).table]
    meanings = {str(cell).replace("\\", "") for frame in tables for cell in frame.get("Meaning", [])}
    assert {*STATUS_MEANINGS.values(), *REASONS.values()} <= meanings


def test_the_sources_of_the_community_are_listed() -> None:
    assert "No community figures have been added yet." in words(opened(PAGE))
    add(EVERYTHING)
    sources = opened(PAGE).table[-1].value
    assert list(sources["What"]) == ["Race and ethnicity", "ZIP code"]


def test_viewers_may_read_it_and_nobody_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    assert opened(PAGE).header
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "nobody")
    assert not opened(PAGE).header
