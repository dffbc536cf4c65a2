"""Answers that have no place yet: what each could mean, and where staff put it."""

from collections.abc import Mapping

import streamlit as st

from data_models.response import BOX
from data_models.vocabularies import all_group_labels, dimension_nouns, group_labels
from representation.answers.close_spelling import Suggestion
from representation.ui.parts import plural
from representation.ui.suggestions import suggested_place
from representation.ui.text import literal
from representation.wording.numbers import listing

MISSING_CHOICE = "Leave as not answered"
ANSWERS_SHOWN = 60
"""Answers that can be placed in one card, the most frequent first; a longer list is better mended in the file."""
SUGGESTIONS_SHOWN = 20
"""Suggestions accepted with one click: as many as are read before the click."""
LONGEST = 60
"""Characters of an answer that stand beside its choice."""

Answer = tuple[str, str]
"""(dimension, answer as written)."""


def answer_choices(answers: Mapping[Answer, int], key: str) -> dict[Answer, str]:
    """Let staff place answers that the vocabularies do not know; gives only what they placed.

    Parameters
    ----------
    answers
        Answer → in how many rows it stands, the most frequent first.
    """
    if not answers:
        return {}
    shown = dict(list(answers.items())[:ANSWERS_SHOWN])
    suggested = {answer: found for answer in shown if (found := suggested_place(*answer))}
    placed = {answer: str(st.session_state.get(_key(key, answer)) or "") for answer in shown}
    open_ones = {answer: found for answer, found in suggested.items() if not placed[answer]}
    if open_ones:
        suggestion_button(dict(list(open_ones.items())[:SUGGESTIONS_SHOWN]), answers, key)
    rest = [answer for answer in answers if answer not in open_ones]
    if not rest:
        label = "Place each answer by itself"
    else:
        named = ", ".join(f"“{cut(answer, 24)}”" for _, answer in rest[:3]) + (", …" if len(rest) > 3 else "")
        unplaced = sum(not placed.get(answer) for answer in rest)
        label = (
            f"{plural(unplaced, 'answer has', 'answers have')} no place yet: {named}" if unplaced else f"Answers that you placed: {named}"
        )
    with st.expander(literal(label), icon=":material/help:", type="compact", key=f"{key}.answers"):
        st.caption("Say what each counts as. What has no place counts as not answered; the row is used all the same.")
        for answer, count in shown.items():
            placed[answer] = _choice(answer, count, suggested[answer].code if answer in suggested else "", key)
        if len(answers) > ANSWERS_SHOWN:
            st.caption(f"{len(answers) - ANSWERS_SHOWN:,} rarer answers count as not answered. They are in the list of rows to fix.")
    return {answer: code for answer, code in placed.items() if code}


def suggestion_button(suggested: Mapping[Answer, Suggestion], answers: Mapping[Answer, int], key: str) -> None:
    """Say what each answer probably means, and take all of it with one click; nothing is applied before."""
    st.markdown(
        "\n".join(
            [
                f"**{plural(len(suggested), 'answer looks', 'answers look')} misspelled or worded in a new way:**\n",
                *(f"- {literal(suggestion_line(answer, found, answers[answer]))}" for answer, found in suggested.items()),
            ]
        )
    )
    st.button(
        f"Accept {'this suggestion' if len(suggested) == 1 else f'these {len(suggested)} suggestions'}",
        icon=":material/done_all:",
        key=f"{key}.accept_answers",
        on_click=_accept,
        args=({_key(key, answer): found.code for answer, found in suggested.items()},),
    )


def suggestion_line(answer: Answer, found: Suggestion, count: int) -> str:
    """What an answer probably means, and which wording it is close to where that is not the group's name.

    >>> suggestion_line(("gender", "Femsle"), Suggestion("female", "Female", 0.8), 2)
    '“Femsle” → Female? (gender, 2 rows)'
    >>> suggestion_line(("gender", "Hombrre"), Suggestion("male", "Hombre", 0.8), 1)
    '“Hombrre”, almost “Hombre” → Male? (gender, 1 row)'
    """
    dimension, text = answer
    label = place_label(dimension, found.code)
    reason = "" if found.known.casefold() == label.casefold() else f", almost “{found.known}”"
    return f"“{cut(text)}”{reason} → {label}? ({dimension_nouns()[dimension]}, {plural(count, 'row', 'rows')})"


def place_label(dimension: str, code: str) -> str:
    """A place in words; several boxes of one question are joined.

    >>> place_label("race", "asian|white")
    'Asian and White'
    """
    return listing([all_group_labels(dimension).get(part, part) for part in code.split(BOX)])


def _accept(choices: Mapping[str, str]) -> None:
    st.session_state.update(choices)


def _choice(answer: Answer, count: int, suggested: str, key: str) -> str:
    dimension, text = answer
    options: dict[str, str] = {"": MISSING_CHOICE, **group_labels(dimension)}
    if suggested and suggested not in options:  # several boxes at once
        options[suggested] = place_label(dimension, suggested)
    chosen = st.selectbox(
        literal(f"“{cut(text)}” ({dimension_nouns()[dimension]}, {plural(count, 'row', 'rows')})"),
        list(options),
        format_func=lambda code: options.get(code, ""),
        key=_key(key, answer),
    )
    return str(chosen or "")


def _key(key: str, answer: Answer) -> str:
    return f"{key}.answer.{answer[0]}.{answer[1]}"


def cut(text: str, longest: int = LONGEST) -> str:
    """A text cut to some characters.

    >>> cut("abcdef", 4)
    'abc…'
    """
    return text if len(text) <= longest else text[: longest - 1] + "…"
