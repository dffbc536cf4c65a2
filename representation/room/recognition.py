"""Personal data becomes keyed hashes: enough to know a person again, nothing to know who it is."""

import unicodedata
from collections.abc import Callable

import pandas as pd
from pandera.typing import DataFrame

from data_models.response import DIMENSIONS, Response
from representation.distinct import is_irregular, mapped_where
from representation.room.keyed_hashes import keyed_hashes
from representation.validating import validated


def exact_name(name: str) -> str:
    """How names are compared: Unicode composed, quotes straight, white space collapsed, any case.

    >>> exact_name("Paulo  O’Brien") == exact_name("paulo o'brien")
    True
    """
    straight = unicodedata.normalize("NFKC", name).replace("‘", "'").replace("’", "'").replace("ʼ", "'")
    return " ".join(straight.split()).casefold()


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
            "person_key": keyed_hashes(identity, key, "person"),
            "name_key": keyed_hashes(names, key, "name"),
            "first_name_key": keyed_hashes((identity + "\n" + first).where(identity.ne("") & first.ne(""), ""), key, "first name"),
            "party_key": keyed_hashes(rows["order_id"], key, "order"),
            "answered_at": rows["submitted_at"],
            "is_attended": rows["is_attended"],
            **{dimension: rows[dimension] for dimension in DIMENSIONS},
            "role": rows["role"],
            "channel": rows["channel"],
        }
    )
    text = [column for column in table.columns if column not in ("row", "is_attended")]
    return validated(Response, table.astype(dict.fromkeys(text, "str")).reset_index(drop=True))
