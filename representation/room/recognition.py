"""Personal data becomes keyed hashes: enough to know a person again, nothing to know who it is."""

import hashlib
import hmac
import re
import unicodedata

import pandas as pd
from pandera.typing import DataFrame

from data_models.response import DIMENSIONS, Response

KEY_BYTES = 16
"""Length of a hash: 128 bits make a chance meeting of two people's hashes impossible in practice."""


def keyed_hash(text: str, key: bytes) -> str:
    """A keyed hash of a text (HMAC-SHA-256, cut to 128 bits); "" for "".

    >>> keyed_hash("", b"key"), len(keyed_hash("ana@example.org", b"key"))
    ('', 32)
    """
    return hmac.digest(key, text.encode(), hashlib.sha256)[:KEY_BYTES].hex() if text else ""


def exact_name(name: str) -> str:
    """How names are compared: Unicode composed, quotes straight, white space collapsed, any case.

    >>> exact_name("Paulo  O’Brien") == exact_name("paulo o'brien")
    True
    """
    return " ".join(re.sub("[‘’ʼ]", "'", unicodedata.normalize("NFKC", name)).split()).casefold()


def plain_name(name: str) -> str:
    """A first name for telling people of one household apart: as `exact_name`, without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", exact_name(name)) if not unicodedata.combining(letter))


def responses(frame: pd.DataFrame, conversation_id: pd.Series, kind: str, file: str, sheet: str | None, key: bytes) -> DataFrame[Response]:
    """Checked rows that have a conversation as responses: hashes instead of e-mails, names, ids and orders.

    An id column outranks an e-mail. First names are hashed with the e-mail, so that they say nothing outside one household.
    """

    def hashed(texts: pd.Series) -> pd.Series:
        return texts.map({text: keyed_hash(text, key) for text in texts.unique()}).astype("str")

    rows = frame[conversation_id.loc[frame.index].ne("")]
    identity = rows["person_id"].where(rows["person_id"].ne(""), rows["email"])
    first = rows["first_name"].map({name: plain_name(name) for name in rows["first_name"].unique()}).astype("str")
    names = rows["name"].map({name: exact_name(name) for name in rows["name"].unique()}).astype("str")
    table = pd.DataFrame(
        {
            "file": file,
            "sheet": sheet or "",
            "row": rows["row"],
            "kind": kind,
            "conversation_id": conversation_id.loc[rows.index],
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
    return Response.validate(table.astype(dict.fromkeys(text, "str")).reset_index(drop=True))
