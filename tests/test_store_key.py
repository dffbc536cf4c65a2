"""The key that recognises a person is made once and lies outside the database."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from representation.store.key import recognition_key


@pytest.fixture(autouse=True)
def no_key_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IN_THE_ROOM_KEY", raising=False)


def test_the_key_is_made_at_random_and_stays(tmp_path: Path) -> None:
    key = recognition_key(tmp_path / "one")
    assert recognition_key(tmp_path / "one") == key
    assert recognition_key(tmp_path / "other") != key
    assert len(bytes.fromhex(key.decode())) == 32


def test_only_the_owner_can_read_the_key(tmp_path: Path) -> None:
    recognition_key(tmp_path / "var")
    (file,) = (tmp_path / "var").iterdir()
    assert file.name == "recognition.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    file.chmod(0o644)
    recognition_key(tmp_path / "var")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_all_who_start_at_once_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(recognition_key, [tmp_path] * 8))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["recognition.key"]


def test_a_file_system_without_hard_links_has_a_key_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, _target: str) -> None:
        raise PermissionError("no hard links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    key = recognition_key(tmp_path)
    assert recognition_key(tmp_path) == key
    assert [path.name for path in tmp_path.iterdir()] == ["recognition.key"]


def test_the_environment_comes_first_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IN_THE_ROOM_KEY", "k" * 32)
    assert recognition_key(tmp_path) == b"k" * 32
    assert not list(tmp_path.iterdir())


def test_a_short_key_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "recognition.key").touch(mode=0o600)
    with pytest.raises(ValueError, match="too short") as caught:
        recognition_key(tmp_path)
    assert str(caught.value) == (
        "The recognition key in the file recognition.key is too short: it needs at least 32 characters. Restore it from its backup."
    )
    monkeypatch.setenv("IN_THE_ROOM_KEY", "guess me")
    with pytest.raises(ValueError, match="in the environment variable IN_THE_ROOM_KEY is too short"):
        recognition_key(tmp_path)
