"""Setting up: pinned packages, what make does, which browser, and settings that keep everything on this machine."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from streamlit import config

from setup import chromium, environment

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def pins(file: str) -> dict[str, set[str]]:
    """Return each pinned package with its versions (more than one where Python versions differ)."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


def asked_for(file: str) -> list[str]:
    """Return the packages that a requirement file names, in the spelling of the pins."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [re.split(r"[\[=<>]", line)[0].lower().replace("_", "-") for line in lines if line and not line.startswith(("-", "#"))]


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-test.txt", "setup/uv.txt"])
def test_every_package_is_pinned_with_its_hashes(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert packages
    assert all(re.match(r"[a-z0-9-]+==\S+( ;[^\\]+)?( \\\n +--hash=sha256:[0-9a-f]{64})+\n$", package) for package in packages)


@pytest.mark.parametrize(("file", "pinned"), [("requirements.in", "requirements.txt"), ("requirements-test.in", "requirements-test.txt")])
def test_what_is_asked_for_is_pinned(file: str, pinned: str) -> None:
    assert set(asked_for(file)) <= set(pins(pinned))


def test_tests_run_with_the_packages_of_the_app() -> None:
    assert {name: pins("requirements-test.txt").get(name) for name in pins("requirements.txt")} == pins("requirements.txt")


def test_an_environment_for_tests_serves_the_app_until_either_file_changes() -> None:
    wanted = {"app": "a", "tests": "t"}
    assert environment.is_current("app", wanted, wanted)
    assert environment.is_current("app", {"app": "a"}, wanted)
    assert not environment.is_current("tests", {"app": "a"}, wanted)
    assert not environment.is_current("app", {"app": "old"}, wanted)
    assert not environment.is_current("app", {"app": "a", "tests": "old"}, wanted)
    assert not environment.is_current("app", {}, wanted)


def test_a_system_without_venv_gets_it_from_its_packages(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[str] = []

    def run(command: Sequence[str | Path], **_options: object) -> subprocess.CompletedProcess[bytes]:
        asked.append(" ".join(map(str, command)))
        return subprocess.CompletedProcess(command, 1 if len(asked) == 1 else 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    environment.create()
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    create = f"{sys.executable} -m venv --clear {ROOT / '.venv'}"
    assert asked == [create, "sudo apt-get update -q", f"sudo apt-get install -y -q {package}", create]
    assert f"Installing the system package {package}." in capsys.readouterr().out


def test_the_browser_named_in_the_environment_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = tmp_path / "browser"
    mine.write_text("#!/bin/sh\necho Chromium 150\n")
    mine.chmod(0o755)
    monkeypatch.setenv(chromium.VARIABLE, str(mine))
    assert chromium.find() == mine


def test_a_named_browser_that_does_not_start_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(chromium.VARIABLE, str(tmp_path / "none"))
    with pytest.raises(FileNotFoundError, match=r"^CHROMIUM is .*none, which does not start. Set it to a Chromium, or unset it\.$"):
        chromium.find()


def test_a_placeholder_on_the_path_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, status in (("chromium", 1), ("google-chrome", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {status}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr(chromium, "candidates", lambda: iter([tmp_path / "chromium", tmp_path / "missing", tmp_path / "google-chrome"]))
    assert chromium.find() == tmp_path / "google-chrome"


@pytest.mark.parametrize(
    ("tools", "ubuntu", "first"),
    [
        ({"apt-get"}, False, "sudo apt-get update -q"),
        ({"apt-get"}, True, f"{sys.executable} -m playwright install --with-deps chromium"),
        ({"dnf"}, False, "sudo dnf install -y chromium"),
        ({"brew"}, False, "brew install --cask google-chrome"),
        (set(), False, f"{sys.executable} -m playwright install chromium"),
    ],
)
def test_a_browser_is_installed_the_way_of_the_platform(monkeypatch: pytest.MonkeyPatch, tools: set[str], ubuntu: bool, first: str) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name if name in tools else None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(chromium, "is_ubuntu", lambda: ubuntu)
    commands = [command for way in chromium.ways() for command in way]
    assert " ".join(commands[0]) == first
    assert commands[-1][-3:] == ["playwright", "install", "chromium"]


def test_make_without_a_new_enough_python_says_so() -> None:
    ended = subprocess.run(["make", "run", "PYTHON="], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode != 0
    assert ended.stderr.startswith("In the Room needs Python 3.11 or newer, and none of python3.13, python3.12, python3.11 and python3 is.")


def test_make_clean_keeps_the_data(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for folder in (".venv", "var", "pages/__pycache__"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "file").touch()
    subprocess.run(["make", "clean"], cwd=tmp_path, capture_output=True, check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Makefile", "pages", "var"]
    assert (tmp_path / "var" / "file").exists()
    assert list((tmp_path / "pages").iterdir()) == []


def test_the_check_of_a_change_is_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "exec make test"


def test_streamlit_knows_every_setting() -> None:
    named = [f"{section}.{key}" for section, keys in SETTINGS.items() for key, value in keys.items() if not isinstance(value, dict)]
    inner = [
        f"{section}.{key}.{name}"
        for section, keys in SETTINGS.items()
        for key, value in keys.items()
        if isinstance(value, dict)
        for name, setting in value.items()
        if not isinstance(setting, dict)
    ]
    assert named
    assert [key for key in named + inner if key not in config._config_options_template] == []


def test_nothing_in_the_settings_asks_another_machine() -> None:
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert "http" not in (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    for face in SETTINGS["theme"]["fontFaces"]:
        assert (ROOT / face["url"].removeprefix("app/")).is_file()


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(color: str) -> float:
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_links_can_be_read_on_every_background(scheme: str) -> None:
    theme = SETTINGS["theme"][scheme]
    backgrounds = [part[name] for part in (theme, theme["sidebar"]) for name in ("backgroundColor", "secondaryBackgroundColor")]
    for background in backgrounds:
        assert contrast(theme["textColor"], background) >= 7
        assert contrast(theme["linkColor"], background) >= 4.5
        assert contrast(theme["primaryColor"], background) >= 3  # edges and marks; text of a control needs the next line
    assert contrast("#ffffff", theme["primaryColor"]) >= 4.5  # Streamlit writes white on a filled button
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chart_colors_stand_out_from_the_background(scheme: str) -> None:
    background = SETTINGS["theme"][scheme]["backgroundColor"]
    assert min(contrast(color, background) for color in SETTINGS["theme"]["chartCategoricalColors"]) >= 3
