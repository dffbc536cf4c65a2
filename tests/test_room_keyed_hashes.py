"""Texts become keyed hashes, all at once."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from representation.room.keyed_hashes import HASH_LETTERS, keyed_hashes

WORD = 2**64
PUBLISHED = {0: 0x726FDB47DD0E0E31, 1: 0x74F839C593DC67FD, 8: 0x93F5F5799A932462, 15: 0xA129CA6149BE45E5}
"""SipHash-2-4 of the bytes 0, 1, … (so many of them) under the key 0, 1, …, 15; 15 is the example in appendix A of the paper, the others
are in the table of its authors' reference code (https://github.com/veorq/SipHash, vectors.h)."""


def shuffled(number: int) -> int:
    """The last step of pandas: it gives each number another one, never two the same."""
    number ^= number >> 30
    number = number * 0xBF58476D1CE4E5B9 % WORD
    number ^= number >> 27
    number = number * 0x94D049BB133111EB % WORD
    return number ^ number >> 31


def keyed_hash(text: str, key: bytes, kind: str = "name") -> str:
    return str(keyed_hashes(pd.Series([text], dtype="str"), key, kind).iloc[0])


@pytest.mark.parametrize("length", PUBLISHED)
def test_the_hash_of_pandas_is_the_published_one(length: int) -> None:
    text, key = "".join(map(chr, range(length))), "".join(map(chr, range(16)))
    found = pd.util.hash_array(np.array([text], dtype=object), hash_key=key, categorize=False)
    assert int(found[0]) == shuffled(PUBLISHED[length])


def test_the_same_text_has_the_same_hash_under_the_same_key_alone() -> None:
    assert keyed_hash("ana@x.org", b"one") == keyed_hash("ana@x.org", b"one")
    assert keyed_hash("ana@x.org", b"one") != keyed_hash("ana@x.org", b"two")
    assert keyed_hash("ana@x.org", b"one") != keyed_hash("bo@x.org", b"one")


def test_hashes_of_two_kinds_never_meet() -> None:
    assert keyed_hash("ana", b"one", "name") != keyed_hash("ana", b"one", "first name")


def test_blank_and_missing_texts_have_no_hash_and_the_index_stays() -> None:
    texts = pd.Series(["", "ana", None, "ana"], index=[7, 8, 9, 11], dtype="str", name="name")
    hashes = keyed_hashes(texts, b"one", "name")
    one = keyed_hash("ana", b"one")
    assert hashes.tolist() == ["", one, "", one]
    assert (hashes.index.tolist(), hashes.name, str(hashes.dtype)) == ([7, 8, 9, 11], "name", "str")
    assert keyed_hashes(texts.head(0), b"one", "name").tolist() == []


@given(text=st.text(min_size=1, max_size=30), key=st.binary(min_size=1, max_size=40))
def test_a_hash_is_16_letters_and_is_not_its_text(text: str, key: bytes) -> None:
    assert len(keyed_hash(text, key)) == HASH_LETTERS
    assert set(keyed_hash(text, key)) <= set("0123456789abcdef")
