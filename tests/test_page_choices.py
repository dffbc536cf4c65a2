"""A select box shows its options as they are: what Markdown needs escaped would stand there with its backslashes."""

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent
SOURCES = [*sorted((HERE / "representation" / "ui").glob("*.py")), *sorted((HERE / "pages").glob("*.py"))]
PLAIN = ("selectbox", "multiselect")
"""Widgets that print the text of an option without reading it as Markdown."""


def escaped_options(source: str) -> list[int]:
    """Lines of select boxes whose options are escaped by `literal`, by itself or inside a function of the same file."""
    tree = ast.parse(source)
    functions = {each.name: ast.unparse(each) for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
    calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute)]
    found = []
    for call in calls:
        if not (isinstance(call.func, ast.Attribute) and call.func.attr in PLAIN):
            continue
        for option in call.keywords:
            words = ast.unparse(option.value)
            if option.arg == "format_func" and "literal" in functions.get(words, words):
                found.append(call.lineno)
    return sorted(found)


def test_an_escaped_option_is_noticed_in_a_lambda_and_in_a_function() -> None:
    source = "def named(x):\n    return literal(x)\nst.selectbox('A', o, format_func=named)\nst.multiselect('B', o, format_func=literal)\n"
    assert escaped_options(source) == [3, 4]
    assert escaped_options("st.radio('A', o, format_func=literal)\nst.selectbox(literal('A'), o, format_func=str)") == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_select_box_shows_a_backslash_that_escapes_markdown(path: Path) -> None:
    assert escaped_options(path.read_text(encoding="utf-8")) == []
