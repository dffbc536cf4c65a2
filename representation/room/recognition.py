"""Personal data becomes keyed hashes: enough to know a person again, nothing to know who it is."""

import hashlib
import re
import unicodedata
from collections.abc import Callable

import pandas as pd
from pandera.typing import DataFrame

from data_models.response import DIMENSIONS, Response
from representation.distinct import is_irregular, mapped_together, mapped_where
from representation.validating import validated

KEY_BYTES = 16
"""Length of a hash: 128 bits make a chance meeting of two people's hashes impossible in practice."""


def keyed_hash(text: str, key: bytes) -> str:
    """A keyed hash of a text (HMAC-SHA-256, cut to 128 bits); "" for "".

    >>> keyed_hash("", b"key"), len(keyed_hash("ana@example.org", b"key"))
    ('', 32)
    """
    return KeyedHash(key).of([text])[0]


class KeyedHash:
    """`keyed_hash` under one key, for many texts: what depends on the key alone is worked out once.

    The construction is RFC 2104's. `hmac.digest` begins anew for each text and takes twice as long.

    >>> import hmac
    >>> KeyedHash(b"key").of(["ana", ""]) == [hmac.digest(b"key", b"ana", "sha256")[:KEY_BYTES].hex(), ""]
    True
    """

    def __init__(self, key: bytes) -> None:
        block = (key if len(key) <= BLOCK_BYTES else hashlib.sha256(key).digest()).ljust(BLOCK_BYTES, b"\0")
        self._inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in block))
        self._outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in block))

    def of(self, texts: list[str]) -> list[str]:
        """The hash of each text, "" for ""."""
        new_inner, new_outer, length = self._inner.copy, self._outer.copy, 2 * KEY_BYTES
        found = []
        for text in texts:
            inner, outer = new_inner(), new_outer()
            inner.update(text.encode())
            outer.update(inner.digest())
            found.append(outer.hexdigest()[:length] if text else "")
        return found


BLOCK_BYTES = 64
"""What SHA-256 takes at once; a key fills one block."""


def exact_name(name: str) -> str:
    """How names are compared: Unicode composed, quotes straight, white space collapsed, any case.

    >>> exact_name("Paulo  O’Brien") == exact_name("paulo o'brien")
    True
    """
    return " ".join(re.sub("[‘’ʼ]", "'", unicodedata.normalize("NFKC", name)).split()).casefold()


def plain_name(name: str) -> str:
    """A first name for telling people of one household apart: as `exact_name`, without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", exact_name(name)) if not unicodedata.combining(letter))


def compared(names: pd.Series, spelled: Callable[[str], str]) -> pd.Series:
    """A column of names as they are compared; in plain ASCII with single spaces that is the name in lower case.

    >>> compared(pd.Series(["Ana RUIZ", "Paulo  O’Brien"]), exact_name).tolist()
    ['ana ruiz', "paulo o'brien"]
    """
    irregular = is_irregular(names)
    lower = names.mask(irregular, "").str.lower()
    return lower if not irregular.any() else lower.mask(irregular, mapped_where(names, irregular, spelled))


def responses(frame: pd.DataFrame, conversation_id: pd.Series, kind: str, file: str, sheet: str | None, key: bytes) -> DataFrame[Response]:
    """Checked rows that have a conversation as responses: hashes instead of e-mails, names, ids and orders.

    An id column outranks an e-mail. First names are hashed with the e-mail, so that they say nothing outside one household.
    """

    keyed = KeyedHash(key)

    def hashed(texts: pd.Series) -> pd.Series:
        return mapped_together(texts, keyed.of)

    where = conversation_id.loc[frame.index]
    rows, where = (frame, where) if where.ne("").all() else (frame[where.ne("")], where[where.ne("")])
    identity = rows["person_id"].where(rows["person_id"].ne(""), rows["email"])
    first, names = compared(rows["first_name"], plain_name), compared(rows["name"], exact_name)
    table = pd.DataFrame(
        {
            "file": file,
            "sheet": sheet or "",
            "row": rows["row"],
            "kind": kind,
            "conversation_id": where,
            "person_key": hashed(identity),
            "name_key": hashed(names),
            "first_name_key": hashed((identity + "\n" + first).where(identity.ne("") & first.ne(""), "")),
            "party_key": hashed(rows["order_id"].where(rows["order_id"].eq(""), "order\n" + rows["order_id"])),
            "answered_at": rows["submitted_at"],
            "is_attended": rows["is_attended"],
            **{dimension: rows[dimension] for dimension in DIMENSIONS},
            "role": rows["role"],
            "channel": rows["channel"],
        }
    )
    text = [column for column in table.columns if column not in ("row", "is_attended")]
    return validated(Response, table.astype(dict.fromkeys(text, "str")).reset_index(drop=True))
