"""What a staff member does on Add data, and what the page then says."""

from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from representation.importing import UploadedFile
from representation.store.engine import open_store
from representation.store.loading import load_conversations, load_responses
from representation.store.summaries import load_imports
from tests.page_states import opened, words

PAGE = "pages/add_data.py"
DEFECTS = Path(__file__).parents[1] / "sample_data" / "defects"
SIGN_IN = b"Name,Email\nAna Ruiz,ana@example.org\nBo Chen,bo@example.org\n"
"""A list that says neither what it is about nor when."""


def defect(name: str) -> bytes:
    """A sample file with one defect."""
    return (DEFECTS / name).read_bytes()


def upload(files: dict[str, bytes], app: AppTest | None = None) -> AppTest:
    """Hand in files, one after another of the same name if need be."""
    return upload_all([UploadedFile(name, data) for name, data in files.items()], app)


def upload_all(files: list[UploadedFile], app: AppTest | None = None) -> AppTest:
    """Hand in files of any names."""
    app = app or opened(PAGE)
    app.file_uploader[0].set_value([(file.name, file.data, "text/csv") for file in files])
    return drawn(app)


def drawn(app: AppTest) -> AppTest:
    """Draw the page again, without an error."""
    app.run()
    assert not app.exception
    return app


def save(app: AppTest) -> AppTest:
    """Press Save."""
    app.button(key="add_data.save").click()
    return drawn(app)


def card(app: AppTest, name: str) -> str:
    """What the head of a table's card says."""
    [found] = [str(each.value) for each in app.markdown if str(each.value).replace("\\", "").startswith(f"**{name}**")]
    return found.replace("\\", "")


def key_of(app: AppTest, data: bytes, name: str, table: int = 0) -> str:
    """Key of a widget in the card of a file's table."""
    return f"{UploadedFile('', data).file_hash}.{app.session_state['in_the_room'].upload_round}.{table}.{name}"


def edited(app: AppTest, key: str, uses: dict[int, str]) -> AppTest:
    """Choose other uses for columns of the file: line of the list, counted from 0, → use."""
    lines = {line: {"Used as": use} for line, use in uses.items()}
    app.session_state[key] = {"edited_rows": lines, "added_rows": [], "deleted_rows": []}
    return drawn(app)


def stored() -> pd.DataFrame:
    """The rows of people in the store."""
    return load_responses(open_store())


def titles() -> set[str]:
    """The conversations in the store."""
    return set(load_conversations(open_store())["title"])


def standing() -> list[str]:
    """The files of the imports that stand."""
    return [each.file_name for each in load_imports(open_store()) if each.undone_at is None]


def says(app: AppTest, sentence: str) -> bool:
    """Whether the page says it."""
    return sentence in words(app)
