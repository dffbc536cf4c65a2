"""Free text without contact details."""

import time

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from representation.intake.scrubbing import LONGEST_TEXT, scrubbed, scrubbed_column, with_parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to ana.ruiz+x@mail.example.org please", "Write to […] please"),
        ("See https://example.org/a?b=1 or www.example.org", "See […] or […]"),
        ("Call (555) 123-4567", "Call […]"),
        ("Call +1 555 123 4567 now", "Call […] now"),
        ("Call 555.123.4567, thanks", "Call […], thanks"),
        ("Call 5551234567", "Call […]"),
        ("Call 123-4567", "Call […]"),
        ("My number is 123-45-6789", "My number is […]"),
        ("Find me: @ana_ruiz", "Find me: […]"),
        ("We live at 1204 N Maple Grove Ave. and walk", "We live at […] and walk"),
        ("Write to w.tusk (at) secret.org please", "Write to […] please"),
        ("Write to w.tusk [AT] secret.org", "Write to […]"),
        ("I am w.tusk at secret dot org today", "I am […] today"),
        ("We live at 12 Oak Street", "We live at […]"),
    ],
)
def test_contact_details_are_taken_out(text: str, expected: str) -> None:
    assert scrubbed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "More buses on route 12 after 5:30 pm, please.",
        "We have 3 children; 2 are at Lincoln.",
        "In 2026 we spent $1,250,000 on 45 rooms.",
        "ZIP 45402 has no bus.",
        "Meet @ the gym",
        "On 9/17/2026 at 18:00",
    ],
)
def test_what_is_no_contact_detail_stays(text: str) -> None:
    assert scrubbed(text) == text


def test_the_writers_own_name_is_taken_out_in_any_case_and_only_as_a_word() -> None:
    assert scrubbed("ANA RUIZ here, Ana again, bananas too", ("Ana Ruiz", "Ana", "Ruiz")) == "[…] here, […] again, bananas too"


def test_a_name_with_marks_does_no_harm() -> None:
    assert scrubbed("I am O'Brien (Pat) [x]", ("O'Brien", "(Pat)", "[", "")) == "I am […] […] [x]"


@pytest.mark.parametrize("text", ["a@" * 1000, "@" * 2000, "a" * 5000, "1-" * 1000, "A " * 1000, "www." * 1000, "1 A A " * 500])
def test_a_long_text_takes_no_long_time(text: str) -> None:
    """A pattern that looks at every pair of places would let one comment stop an upload."""
    begun = time.process_time()
    scrubbed(text, ("Ana",))
    assert time.process_time() - begun < 2


@given(before=st.text(st.sampled_from("abc .,!?\n"), max_size=20), after=st.text(st.sampled_from("abc .,!?\n"), max_size=20))
@pytest.mark.parametrize("secret", ["ana@example.org", "555-123-4567", "https://x.example/ana"])
def test_a_secret_is_gone_wherever_it_stands(secret: str, before: str, after: str) -> None:
    assert secret not in scrubbed(f"{before} {secret} {after}")


@given(st.text(max_size=60))
def test_scrubbing_twice_changes_nothing_more(text: str) -> None:
    once = scrubbed(text)
    assert scrubbed(once) == once


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)
            | st.sampled_from(
                ["a@b.example", "See WWW.x.example now", "Call (555) 123-4567", "at 12 N Oak\nStreet", "123-45-6789", "٣٣٣-٤٤٤٤"]
            ),
            st.lists(st.sampled_from(["Ana Ruiz", "JOSÉ", "Li", "O'Brien Ké", "ſam", "12 Main Street", ""]), max_size=2).map(tuple),
        ),
        max_size=8,
    )
)
def test_a_column_is_scrubbed_as_each_of_its_texts(rows: list[tuple[str, tuple[str, ...]]]) -> None:
    texts = pd.Series([f"{text} {' '.join(names).upper()}" for text, names in rows], dtype="str")
    assert scrubbed_column(texts, [names for _, names in rows]) == [
        scrubbed(text, with_parts(names)) for text, (_, names) in zip(texts, rows, strict=True)
    ]


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert len(scrubbed("a" * (LONGEST_TEXT + 1))) == LONGEST_TEXT
    assert scrubbed_column(pd.Series(["b" * (LONGEST_TEXT + 1)]), [("Ana",)]) == ["b" * LONGEST_TEXT]
