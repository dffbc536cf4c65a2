"""What people wrote, as it may be kept: comments without names and contacts, answers on a scale, each with its conversation."""

from collections.abc import Sequence

import pandas as pd

from representation.answers.scale import is_scale_answer
from representation.distinct import mapped
from representation.intake.checked import CheckedTable
from representation.intake.scrubbing import TAKEN_OUT, scrubbed_column
from representation.joining import PEOPLE
from representation.store.batch import Comment, Rating


def kept_comments(tables: Sequence[CheckedTable], table: CheckedTable, responses: pd.DataFrame | None) -> list[Comment]:
    """The comments of a table's placed rows, scrubbed; `tables` are all of the upload, which may name a writer too."""
    texts = _placed_texts(table.comments, responses)
    plain = scrubbed_column(texts["text"], _names(tables, table, texts["row"]))
    return list(map(Comment, texts["conversation_id"].tolist(), texts["question"].tolist(), plain))


def kept_ratings(table: CheckedTable, responses: pd.DataFrame | None) -> list[Rating]:
    """The answers to closed questions of a table's placed rows."""
    texts = _placed_texts(table.ratings, responses)
    plain = mapped(texts["text"], _rating)
    return list(map(Rating, texts["conversation_id"].tolist(), texts["row"].tolist(), texts["question"].tolist(), plain.tolist()))


def _placed_texts(texts: pd.DataFrame, responses: pd.DataFrame | None) -> pd.DataFrame:
    """The answers of rows that have a conversation, with the conversation."""
    if responses is None or not len(texts):
        return pd.DataFrame({name: pd.Series(dtype="str") for name in ("row", "question", "text", "conversation_id")})
    where = responses.set_index("row")["conversation_id"].reindex(texts["row"]).set_axis(texts.index)
    return texts.assign(conversation_id=where)[where.notna()]


def _names(tables: Sequence[CheckedTable], table: CheckedTable, rows: pd.Series) -> list[tuple[str, ...]]:
    """For each of some rows the names of its person: its own and those that any table of the upload has beside the same e-mail."""
    if not len(rows):
        return []
    writers = table.frame[["email", "name"]].iloc[table.frame["row"].searchsorted(rows)]
    people = pd.concat([each.frame[["email", "name"]] for each in tables if each.kind in PEOPLE])
    pairs = people[people["email"].ne("") & people["email"].duplicated(keep=False)].drop_duplicates()
    several: dict[str, list[str]] = {}
    for email, name in zip(pairs["email"].tolist(), pairs["name"].tolist(), strict=True):
        several.setdefault(email, []).append(name)
    known = {email: tuple(names) for email, names in several.items()}
    return [known.get(email, (name,)) for email, name in zip(writers["email"].tolist(), writers["name"].tolist(), strict=True)]


def _rating(text: str) -> str:
    """An answer on a scale; what somebody wrote in words of their own can name a person, and only that there is an answer is kept."""
    return text if is_scale_answer(text) else TAKEN_OUT
