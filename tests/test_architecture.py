"""Which part may import which, read from the source; to change the shape, change the tables at the top."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

RESULTS = ("representation.measures", "representation.recruiting", "representation.disclosure", "representation.wording")
"""What works results out and puts them into words."""

ARROWS: dict[str, tuple[str, ...]] = {
    "app": ("representation.ui", "pages"),
    "pages": ("representation", "data_models"),
    "data_models": (),
    "representation": (),  # the package's own __init__ file
    "representation.__main__": ("representation", "data_models", "sample_data"),
    "representation.commands": ("representation", "data_models", "sample_data"),
    "representation.ui": ("representation", "data_models", "sample_data"),
    "representation.answers": ("data_models",),
    "representation.distinct": (),  # a column worked out once for each distinct value
    "representation.validating": ("representation.distinct", "data_models"),
    "representation.intake": (
        "representation.answers",
        "representation.community",
        "representation.distinct",
        "representation.geometry",  # maps are read in the process that reads files
        "representation.validating",
        "data_models",
    ),
    "representation.room": ("representation.distinct", "representation.validating", "data_models"),
    "representation.keepable": ("representation.answers", "data_models"),
    "representation.recipes": ("representation.intake", "representation.answers", "representation.keepable", "data_models"),
    "representation.community": ("representation.answers", "representation.measures.margins", "data_models"),
    # A map is read under the bounds that every file has; the process that reads files may read maps too.
    "representation.geometry": ("representation.intake.archive", "representation.intake.limits", "data_models"),
    "representation.references": ("data_models",),
    "representation.measures": ("representation.answers.income", "data_models"),  # income bands are read from their codes
    "representation.recruiting": ("representation.measures", "data_models"),
    "representation.disclosure": ("representation.measures", "data_models"),
    "representation.wording": ("representation.measures", "data_models"),
    "representation.charts": (*RESULTS, "data_models"),
    "representation.reports": ("representation.charts", *RESULTS, "data_models"),
    "representation.store": (
        "representation.community.published_totals",  # once all files are together, tables take their totals from one another
        "representation.keepable",
        "representation.recipes",
        "representation.references",  # figures are loaded under the names that staff gave
        "representation.room.on_schedule",  # rows are placed again by the same rule when a schedule comes last
        "representation.validating",
        "data_models",
    ),
    # Where layers meet: from files to participations, from files into the store, and from participations to gaps.
    "representation.importing": (
        "representation.community.choice",
        "representation.distinct",
        "representation.intake",
        "representation.joining",
        "representation.kept_texts",
        "representation.recipes",
        "representation.room",
        "representation.store",
        "data_models",
    ),
    "representation.kept_texts": (
        "representation.answers",
        "representation.distinct",
        "representation.intake",
        "representation.joining",
        "representation.store",
    ),
    "representation.joining": (
        "representation.distinct",
        "representation.intake",
        "representation.room",
        "representation.validating",
        "data_models",
    ),
    "representation.like_with_like": ("representation.community", "representation.measures", "representation.references", "data_models"),
    "representation.comparing": (
        "representation.community",
        "representation.like_with_like",
        "representation.measures",
        "representation.references",
        "representation.room",
        "data_models",
    ),
}
"""Part → what of our own it may import beside itself. The longest name that fits a module is its part."""

HOMES: dict[str, tuple[str, ...]] = {
    "streamlit": ("app", "pages", "representation.ui"),
    "starlette": ("representation.ui.serving",),
    "sqlalchemy": ("representation.store",),
    "alembic": ("representation.store",),
    "sqlite3": ("representation.store",),
    "psycopg": ("representation.store",),
    "pandera": ("data_models", "representation"),
    "plotly": ("representation.charts", "representation.reports", "representation.ui"),
    "openpyxl": ("representation.intake", "representation.community", "representation.reports"),
    "plotly.express": (),  # builds in 60 ms what graph_objects builds in 2
}
"""Library → the parts that may import it; a library that is not here may be imported by every part but `data_models`."""

SHAPE_LIBRARIES = ("numpy", "pandas", "pandera")
"""All that `data_models` may use beside the standard library."""

APP_CALLS = {"Page", "logo", "navigation", "set_page_config"}
"""What app.py may ask of Streamlit: it names the pages and draws nothing."""

CARD = (
    "app.py",
    "pages",
    "data_models",
    "representation",
    "sample_data",
    "tests",
    "docs",
    "README.md",
    "requirements.txt",
    "Makefile",
)

LONGEST_FILE = 300
LONGEST_PAGE = 120

# Written in two halves, so that this file does not hold them.
INDEX_HOSTS = ("py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js.org", "ana" + "conda.org")

NOT_OURS = {".git", ".venv", "var", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}


def files(*suffixes: str) -> list[Path]:
    """Return the project's files, relative to its root, with one of these endings (all when none is given)."""
    tops = [top for top in ROOT.iterdir() if top.name not in NOT_OURS]
    found = (path.relative_to(ROOT) for top in tops for path in (top, *top.rglob("*")) if path.is_file())
    return sorted(path for path in found if not NOT_OURS & set(path.parts) and (not suffixes or path.suffix in suffixes))


def checked_files() -> list[Path]:
    """Return the Python files that the arrows bind."""
    return [path for path in files(".py") if path.parts[0] in {"app.py", "pages", "data_models", "representation"}]


def module_of(path: Path) -> str:
    """Return the dotted name of a file: `representation/room/__init__.py` is `representation.room`."""
    names = path.with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def is_within(module: str, parts: tuple[str, ...]) -> bool:
    """Say whether a module is one of the parts or lies in one."""
    return any(module == part or module.startswith(f"{part}.") for part in parts)


def part_of(module: str) -> str:
    """Return the longest name in `ARROWS` that fits; for a part of `representation` without a row, its name."""
    fitting = [part for part in ARROWS if part != "representation" and is_within(module, (part,))]
    return max(fitting, key=len, default=".".join(module.split(".")[:2]))


def imports(path: Path, source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and dotted name of everything a file imports; `from representation import wording` is the module."""
    package = module_of(path) if path.name == "__init__.py" else module_of(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                below = ROOT.joinpath(*base.split("."), alias.name)
                is_module = below.is_dir() or below.with_suffix(".py").is_file() or f"{base}.{alias.name}" in {*ARROWS, *HOMES}
                yield node.lineno, f"{base}.{alias.name}" if is_module else base


def problems(path: Path, source: str) -> list[str]:
    """Return a sentence for each import of a file that the tables forbid."""
    module = module_of(path)
    part = part_of(module)
    if part not in ARROWS:
        return [f"{path}: {part} has no row in ARROWS. Add one that says what it may import."]
    found: list[str] = []
    for line, name in imports(path, source):
        top = name.split(".")[0]
        ours = top in {"app", "pages", "data_models", "representation", "sample_data", "tests", "benchmarks", "setup"}
        if ours and not is_within(name, (part, *ARROWS[part])):
            may = ", ".join(ARROWS[part]) or "nothing of our own"
            found.append(f"{path}:{line}: {part} imports {name}. It may import {may}. Move the code, or change ARROWS.")
        homes = HOMES.get(max((library for library in HOMES if is_within(name, (library,))), key=len, default=""))
        if homes is not None and not is_within(module, homes):
            found.append(f"{path}:{line}: {part} imports {name}, which belongs to {', '.join(homes) or 'no part'}. See HOMES.")
        if part == "data_models" and not ours and top not in {*SHAPE_LIBRARIES, *sys.stdlib_module_names}:
            found.append(f"{path}:{line}: data_models imports {name}. It may use {', '.join(SHAPE_LIBRARIES)} and the standard library.")
    return found


def test_every_import_follows_the_arrows() -> None:
    found = [problem for path in checked_files() for problem in problems(path, (ROOT / path).read_text(encoding="utf-8"))]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("data_models/gap.py", "import scipy"),
        ("data_models/gap.py", "from representation.measures import gaps"),
        ("representation/room/people.py", "from representation.intake.checked import CheckedTable"),
        ("representation/room/people.py", "from ..intake import checked"),
        ("representation/community/census.py", "from representation.measures.gaps import gaps"),
        ("representation/measures/gaps.py", "import streamlit as st"),
        ("representation/measures/gaps.py", "from representation import wording"),
        ("representation/charts/dumbbell.py", "import plotly.express as px"),
        ("representation/charts/dumbbell.py", "from plotly import express"),
        ("representation/ui/session.py", "from sqlalchemy import Engine"),
        ("representation/brand_new/thing.py", "import math"),
        ("pages/gaps.py", "import pandera.pandas as pa"),
        ("pages/gaps.py", "import sqlite3"),
        ("app.py", "from representation.store import open_store"),
    ],
)
def test_a_forbidden_import_is_named(path: str, source: str) -> None:
    (problem,) = problems(Path(path), source)
    assert problem.startswith(path)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("data_models/gap.py", "import pandera.pandas as pa\nfrom enum import Enum\nfrom data_models.finding import Finding"),
        ("representation/community/census.py", "from representation.measures.margins import margin"),
        ("representation/charts/dumbbell.py", "import plotly.graph_objects as go\nfrom representation import wording"),
        ("representation/store/tables.py", "import sqlalchemy as sa"),
        ("pages/gaps.py", "import streamlit as st\nfrom representation.ui import session\nfrom data_models.gap import Gap"),
    ],
)
def test_an_allowed_import_is_no_problem(path: str, source: str) -> None:
    assert problems(Path(path), source) == []


def test_app_names_the_pages_and_draws_nothing() -> None:
    tree = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    asked = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st"
    }
    assert asked <= APP_CALLS, f"app.py asks Streamlit for {sorted(asked - APP_CALLS)}. Draw in a page or in representation.ui."


def test_no_page_writes_html_of_its_own() -> None:
    found = [
        f"{path}:{node.lineno}"
        for path in files(".py")
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and "unsafe_allow_html" in {keyword.arg for keyword in node.keywords}
    ]
    assert not found, f"unsafe_allow_html in {found}. Use Streamlit's own widgets."


def test_a_download_does_not_rerun_the_page() -> None:
    """The rerun can overtake a file that is built on the click: the answer is lost and nothing comes down."""
    found = [
        f"{path}:{node.lineno}"
        for path in checked_files()
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "download_button"
        if not any(
            word.arg == "on_click" and isinstance(word.value, ast.Constant) and word.value.value == "ignore" for word in node.keywords
        )
    ]
    assert not found, f'Give these download buttons on_click="ignore": {found}'


def test_the_files_of_the_layout_are_there() -> None:
    missing = [name for name in CARD if not (ROOT / name).exists()]
    assert not missing, f"Missing: {missing}"


def test_no_file_is_too_long_to_hold_one_idea() -> None:
    lengths = {str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in files(".py")}
    long = {path: lines for path, lines in lengths.items() if lines > (LONGEST_PAGE if path.startswith("pages/") else LONGEST_FILE)}
    assert not long, f"Split these: {long} (pages up to {LONGEST_PAGE} lines, other files up to {LONGEST_FILE})."


def test_the_setup_scripts_need_nothing_installed() -> None:
    named = [(path, name) for path in files(".py") if path.parts[0] == "setup" for _, name in imports(path, (ROOT / path).read_text())]
    foreign = [f"{path}: {name}" for path, name in named if name.split(".")[0] not in sys.stdlib_module_names]
    assert named
    assert not foreign


def test_no_file_names_a_package_index() -> None:
    found = [f"{path}: {host}" for path in files() for host in INDEX_HOSTS if host.encode() in (ROOT / path).read_bytes().lower()]
    assert not found, f"Installers know their index; these files need not: {found}"
