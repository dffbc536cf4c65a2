"""The app under test in each state that its pages know, with a small store of its own."""

import base64
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from representation.importing import UploadedFile, reviewed, saved
from representation.store.engine import open_store
from representation.store.key import recognition_key

APP = str(Path(__file__).parents[1] / "app.py")
SECONDS = 60

SCHEDULE = b"Conversation,Date,Series\nLibrary Evening,2026-09-17,Fall\nChurch Morning,2026-10-10,Winter\n"
COMMUNITY = (
    b"dimension,group,people\n"
    b"race,White,4000\nrace,Black or African American,2900\nrace,Asian,1100\nrace,Hispanic or Latino,2000\n"
    b"zip,45401,4700\nzip,45402,3300\nzip,45403,2000\n"
)
IN_THE_ROOM = (
    ("White", 61, "45401"),
    ("Black or African American", 17, "45402"),
    ("Hispanic or Latino", 13, "45402"),
    ("Asian", 7, "45403"),
)
"""Race, people who came, and where they live. Asian and 45403 are small; Hispanic or Latino (13) and 45402 (30) would tell them."""

WITHHELD = ("Asian", "Hispanic or Latino", "45402", "45403")


def registrations(has_check_in: bool = True) -> bytes:
    """A registration export: everyone in `IN_THE_ROOM` at the library, and two people who did not answer at the church."""
    rows = [["Name", "Email", "Conversation", "Race", "Zip code", "Checked in"]]
    for race, count, zip_code in IN_THE_ROOM:
        rows += [[f"P {race} {i}", f"{race[0].lower()}{i}@example.org", "Library Evening", race, zip_code, "Yes"] for i in range(count)]
    rows += [[f"Q {i}", f"q{i}@example.org", "Church Morning", "", "", "Yes"] for i in range(2)]
    return "\n".join(",".join(row if has_check_in else row[:-1]) for row in rows).encode()


PEOPLE = {"schedule.csv": SCHEDULE, "registrations.csv": registrations()}
EVERYTHING = {**PEOPLE, "community.csv": COMMUNITY}


def use_empty_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the app under test an empty store and no role but this machine's."""
    monkeypatch.setenv("IN_THE_ROOM_HOME", str(folder))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{folder / 'store.sqlite3'}")
    monkeypatch.setenv("IN_THE_ROOM_KEY", "a key for tests that is long enough to be one")
    monkeypatch.delenv("IN_THE_ROOM_ROLE", raising=False)


def add(files: dict[str, bytes]) -> None:
    """Bring files into the store."""
    engine = open_store()
    uploads = [UploadedFile(name, data) for name, data in files.items()]
    saved(engine, reviewed(uploads, recognition_key(Path("unused"))), by="a test")
    engine.dispose()


def opened(page: str, **query: str) -> AppTest:
    """The app at a page, drawn once, without an error."""
    app = AppTest.from_file(APP, default_timeout=SECONDS)
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(page).run()
    assert not app.exception
    return app


def links(app: AppTest) -> list[str]:
    """What the page's links to other pages are called."""
    return [str(getattr(node, "label", "")) for node in app.get("page_link")]


def words(app: AppTest) -> str:
    """Everything that the page says: text, tables, charts with their text for screen readers, numbers and labels."""
    said: list[str] = []
    for place in (app.main, app.sidebar):
        for node in place:
            said += [str(getattr(node, name)) for name in ("value", "label", "body", "help") if isinstance(getattr(node, name, None), str)]
            said += _table_words(node)
            if node.type == "plotly_chart":
                said += [node.proto.alt, *_chart_words(json.loads(node.proto.spec))]
    return "\n".join(said).replace("\\", "")


def _table_words(node: object) -> list[str]:
    frame = getattr(node, "value", None)
    return [frame.to_csv(index=False)] if isinstance(frame, pd.DataFrame) else []


def _chart_words(value: object) -> list[str]:
    if isinstance(value, dict):
        return [word for part in value.values() for word in _chart_words(part)]
    if isinstance(value, list):
        return [word for part in value for word in _chart_words(part)]
    return [value] if isinstance(value, str) and " " in value else []


def chart_numbers(app: AppTest) -> set[float]:
    """Every number in the charts of the page, to six decimals."""
    found: set[float] = set()
    for node in app.get("plotly_chart"):
        _collect(json.loads(node.proto.spec), found)
    return found


def _collect(value: object, found: set[float]) -> None:
    if isinstance(value, dict) and "bdata" in value:
        found.update(round(float(number), 6) for number in np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"]))
    elif isinstance(value, dict):
        for part in value.values():
            _collect(part, found)
    elif isinstance(value, list):
        for part in value:
            _collect(part, found)
    elif isinstance(value, (int, float)):
        found.add(round(float(value), 6))
