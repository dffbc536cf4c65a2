"""The Method page's words come from the modules that compute, with the numbers in force."""

import re

from representation.measures.method import method_texts
from representation.measures.settings import Settings


def test_every_text_is_two_sentences_or_more_and_names_its_rule_once() -> None:
    texts = method_texts(Settings())
    titles = [title for title, _ in texts]
    assert len(titles) == len(set(titles)) == 11
    for title, text in texts:
        assert len(re.findall(r"[.;:](?= |$)", text)) >= 2, title
        assert text.endswith("."), title
        assert "  " not in text, title


def test_the_default_numbers_are_in_the_words() -> None:
    words = " ".join(text for _, text in method_texts(Settings()))
    for number in ("95%", "0.8 times", "1.25 times", "5 points", "10 points", "2 times", "70%", "50%", "10,000 rooms", "30%", "40%"):
        assert number in words, number


def test_other_settings_change_the_words() -> None:
    words = " ".join(text for _, text in method_texts(Settings(outer="tight", family="dashboard", design_effect=1.8, missing_factor=3)))
    for number in ("0.6 times", "1.67 times", "8 points", "over all dimensions together", "design effect of 1.8", "3 times"):
        assert number in words, number
    assert "having come alone" not in words
