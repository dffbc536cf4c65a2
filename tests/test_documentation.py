"""What exists is documented: each page, finding, status, reason, setting, command, variable and package; and no number rots."""

import argparse
import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from data_models.gap import STATUSES
from data_models.vocabularies import FOLDER, vocabulary
from representation.__main__ import COMMANDS
from representation.measures.settings import Settings
from representation.measures.status import REASONS
from representation.ui.method import field_notes, reasons_table, setting_name, settings_table, statuses_table
from representation.wording import STATUS_LABELS, STATUS_MEANINGS, status_explained, status_label

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted((ROOT / "pages").glob("*.py"))
FINDINGS = ROOT / "docs" / "findings.md"
KINDS = [row for path in sorted(FOLDER.glob("finding_kinds*.csv")) for row in vocabulary(path.stem)]

SEVERITIES = {
    "row": ("Rows that are set aside", "The row does not count until it is mended; the rows to fix come back as a workbook."),
    "cell": ("Answers that count as missing", "The row counts; this one answer does not."),
    "file": ("Files and tables", "About the file, or one table in it, as a whole."),
}
"""Severity → heading and explanation in docs/findings.md."""

STAYING = {
    "127.0.0.1": "the address of this computer",
    "8501": "the port",
    "3.11": "the oldest Python",
    "0": "an exit status, a port",
    "1": "an exit status, a switch",
    "2": "an exit status",
    "10": "the smallest count that is shown",
}
"""Numbers that README may hold, and what they are; a number of tests, pages or groups is out of date before long."""

ROTTING = r"\b(currently|at the moment|at present|as of|nowadays|recently|yesterday|today|soon|not yet)\b"


def tables(text: str) -> Iterator[list[str]]:
    """The cells of every row of every table in a text, without the rows of dashes."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and not all(set(cell) <= {"-", ":"} for cell in cells):
            yield cells


def section(heading: str) -> str:
    """What README says below a heading, up to the next one."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"README has no heading “{heading}”."
    return found[1]


def rows_of(heading: str) -> dict[str, str]:
    """First cell → second cell of README's table below a heading, its head left out."""
    return {cells[0]: cells[1] for cells in list(tables(section(heading)))[1:]}


def said(page: Path, call: str) -> list[str]:
    """The fixed texts that a page gives to a function of Streamlit."""
    return [
        str(node.args[0].value)
        for node in ast.walk(ast.parse(page.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == call
        if node.args and isinstance(node.args[0], ast.Constant)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_has_a_title_in_the_menu_and_a_question_in_the_readme(page: Path) -> None:
    (title,) = said(page, "title")
    assert title == page.stem.replace("_", " ").capitalize()
    menu = (ROOT / "app.py").read_text(encoding="utf-8")
    assert f'st.Page("pages/{page.name}", title="{title}"' in menu
    question = rows_of("Pages").get(title, "")
    assert question.endswith("?"), f"README's table of pages has no question for “{title}”."
    asked = [caption for caption in said(page, "caption") if caption.endswith("?")]
    assert asked in ([], [question]), "README and the page ask different questions."


def test_the_readme_names_no_page_that_is_not_there() -> None:
    assert set(rows_of("Pages")) == {title for page in PAGES for title in said(page, "title")}


def filled(words: str) -> str:
    """A sentence of the vocabulary as it reads before anything is filled in.

    >>> filled("These sheets were not read: {message}."), filled("“{value}” in “{column}” is no date.")
    ('These sheets were not read: …', '“…” in “…” is no date.')
    """
    return re.sub(r"\{\w+\}", "…", words).replace("….", "…")


def meaning(kind: dict[str, str]) -> str:
    """What a finding means, in words; where the sentence is written for each file, the title says what it is about."""
    words = kind.get("meaning") or kind["sentence"]
    return "The message says what is wrong with this file." if words == "{message}" else filled(words)


def remedy(kind: dict[str, str]) -> str:
    """What to do; where that depends on the file, the message says it."""
    words = kind.get("remedy", "")
    return "The message says what to do." if words in ("", "{message}") else filled(words)


def findings_page() -> str:
    """docs/findings.md, as the vocabularies say it."""
    lines = [
        "# What can be wrong with a file",
        "",
        "Every finding that the checks can make, from `data_models/vocabularies/finding_kinds*.csv`. “…” stands for what the file holds.",
    ]
    for severity, (heading, explanation) in SEVERITIES.items():
        lines += ["", f"## {heading}", "", explanation, "", "| kind | title | meaning | what to do |", "|---|---|---|---|"]
        lines += [
            f"| `{kind['kind']}` | {kind['title']} | {meaning(kind)} | {remedy(kind)} |" for kind in KINDS if kind["severity"] == severity
        ]
    return "\n".join(lines) + "\n"


def test_every_finding_kind_has_a_title_a_meaning_and_a_known_severity() -> None:
    names = [kind["kind"] for kind in KINDS]
    assert len(names) == len(set(names))
    for kind in KINDS:
        assert kind["severity"] in SEVERITIES, kind["kind"]
        assert kind["title"][:1].isupper(), kind["kind"]
        assert not kind["title"].endswith("."), kind["kind"]
        assert kind.get("meaning") or kind.get("sentence"), kind["kind"]
        assert meaning(kind).endswith((".", "…")), kind["kind"]
        assert not re.search(r"[{}]| {2}| [,:;]|[:…]\.|\.\.", f"{meaning(kind)} {remedy(kind)}"), kind["kind"]
        assert remedy(kind).endswith("."), kind["kind"]
        assert "|" not in f"{kind['title']}{meaning(kind)}{remedy(kind)}", kind["kind"]


def test_the_page_of_findings_says_what_the_vocabularies_say() -> None:
    written, expected = FINDINGS.read_text(encoding="utf-8"), findings_page()
    assert written == expected, f"docs/findings.md is out of date. It should be:\n\n{expected}"


def test_every_status_has_words_and_stands_on_the_method_page() -> None:
    assert {*STATUSES, ""} == set(STATUS_LABELS) == set(STATUS_MEANINGS)  # "" is a verdict that is withheld
    shown = dict(zip(statuses_table()["Status"], statuses_table()["Meaning"], strict=True))
    for status in STATUSES:
        assert shown[status_label(status)] == status_explained(status) == STATUS_MEANINGS[status]
        assert STATUS_MEANINGS[status].endswith(".")


def test_every_reason_has_words_and_stands_on_the_method_page() -> None:
    shown = list(reasons_table()["Meaning"])
    for reason, words in REASONS.items():
        assert words.endswith("."), reason
        assert status_explained("cannot_say", reason) == words
        assert words in shown
    assert len(set(shown)) == len(REASONS)


def test_every_setting_is_explained_where_it_stands_and_shown_on_the_method_page() -> None:
    notes, table = field_notes(Settings), settings_table(Settings())
    assert list(notes) == [field.name for field in fields(Settings)]
    assert list(table["Setting"]) == [setting_name(name) for name in notes]
    assert list(table["Meaning"]) == list(notes.values())
    for name, note in notes.items():
        assert note.strip().endswith("."), name


def commands() -> dict[str, argparse.ArgumentParser]:
    """Name → parser of every command."""
    found = argparse.ArgumentParser().add_subparsers()
    for command in COMMANDS:
        command.add_to(found)
    return dict(found.choices)


def test_every_command_and_every_option_is_in_the_readme() -> None:
    parsers = commands()
    text = section("Command line")
    assert set(re.findall(r"^python -m representation (\w+)", text, re.MULTILINE)) == set(parsers)
    options = {option for parser in parsers.values() for option in parser._option_string_actions if option.startswith("--")}
    missing = sorted(option for option in options - {"--help"} if not re.search(rf"{option}\b", text))
    assert not missing, f"README's command line does not name {missing}."
    unknown = sorted(set(re.findall(r"--[a-z][a-z-]*", text)) - options)
    assert not unknown, f"README's command line names {unknown}, which no command has."


def variables(source: str) -> set[str]:
    """The environment variables that a module reads, their names written out or held by a constant of the module."""
    tree = ast.parse(source)
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, ast.Constant)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        key: ast.expr | None = None
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("os.environ.get", "os.getenv") and node.args:
            key = node.args[0]
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            key = node.slice
        if key is not None:
            found.add(str(key.value if isinstance(key, ast.Constant) else constants.get(ast.unparse(key), ast.unparse(key))))
    return found


def test_variables_are_found_however_they_are_read() -> None:
    assert variables('import os\nNAME = "A"\nos.environ.get(NAME, "")\nos.environ["B"]\nos.getenv("C")') == {"A", "B", "C"}


def test_every_environment_variable_is_in_the_readme_and_no_other() -> None:
    read = {name for path in (ROOT / "representation").rglob("*.py") for name in variables(path.read_text(encoding="utf-8"))}
    assert read
    bounds = {"name"}  # the bounds on a file have a page of their own, docs/limits.md
    assert read - bounds == {cell.strip("`") for cell in rows_of("Settings of a machine")}


def required() -> set[str]:
    """The packages of both lists of requirements, without extras."""
    lines = [line for name in ("requirements.in", "requirements-test.in") for line in (ROOT / name).read_text().splitlines()]
    return {re.split(r"[\[=<>~; ]", line)[0] for line in lines if line.strip() and not line.startswith(("-", "#"))}


def test_every_package_has_its_reason_in_the_readme_and_no_other() -> None:
    reasons = rows_of("What it stands on")
    named = [name.strip() for cell in reasons for name in cell.split(",")]
    assert sorted(named) == sorted(required())
    assert all(reasons.values())


def test_the_readme_holds_no_number_that_rots() -> None:
    text = re.sub(r"<!-- measured by .*?<!-- end of what was measured -->", "", README, flags=re.DOTALL)  # a command prints it anew
    text = re.sub(r"^\d+\. ", "", text, flags=re.MULTILINE)  # the steps of a list
    found = set(re.findall(r"(?<![\w.])\d+(?:[.,]\d+)*(?!\w)", text)) - set(STAYING)
    assert not found, f"Say it without {sorted(found)}, or say in STAYING why the number stays."


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda path: path.name)
def test_no_document_speaks_of_its_own_day(path: Path) -> None:
    assert not re.search(ROTTING, path.read_text(encoding="utf-8"), re.IGNORECASE)


def test_every_link_of_the_readme_leads_to_a_file() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", README) if "://" not in link]
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]
