"""Keyed hashes of a column of texts: enough to know a text again, nothing to know what it is."""

import hmac

import numpy as np
import pandas as pd
import pyarrow as pa

HASH_LETTERS = 16
"""Length of a hash: 64 bits, which two of a million texts share by chance in one of thirty-seven million stores (docs/decisions/0018)."""
KEY_LETTERS = 16
"""SipHash takes 16 bytes of key. pandas wants them as text: letters of ASCII, so that each is one byte (112 bits that nobody guesses)."""


def keyed_hashes(texts: pd.Series, key: bytes, kind: str) -> pd.Series:
    """The hash of each text under a key, as 16 hexadecimal digits; "" for "" and for a missing text.

    SipHash-2-4, a keyed function made for short texts, as pandas has it: all texts at once. Hashes of two kinds never meet, for each kind
    has a key of its own.

    Source: J.-P. Aumasson, D. J. Bernstein, "SipHash: a fast short-input PRF" (2012), https://www.aumasson.jp/siphash/siphash.pdf.

    Parameters
    ----------
    kind
        What the texts are ("name").

    >>> hashes = keyed_hashes(pd.Series(["ana@example.org", "", "ana@example.org"]), b"key", "person").tolist()
    >>> len(hashes[0]), hashes[1], hashes[0] == hashes[2]
    (16, '', True)
    """
    cells = texts.fillna("").to_numpy(dtype=object)
    is_filled = cells != ""
    hashes = pd.util.hash_array(cells[is_filled], hash_key=_key_of(key, kind), categorize=False)
    ends = np.concatenate([[0], np.cumsum(is_filled) * HASH_LETTERS]).astype(np.int64)
    letters = pa.py_buffer(hashes.astype(">u8").tobytes().hex().encode())
    column = pa.LargeStringArray.from_buffers(len(cells), pa.py_buffer(ends), letters)
    return pd.Series(column, index=texts.index, name=texts.name, dtype="str")


def _key_of(key: bytes, kind: str) -> str:
    """The key of one kind of texts, as pandas takes it."""
    return bytes(byte & 0x7F for byte in hmac.digest(key, kind.encode(), "sha256")[:KEY_LETTERS]).decode("ascii")
