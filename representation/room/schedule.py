"""The conversations that are known: from a schedule, else from what the files themselves say."""

import hashlib
from collections.abc import Sequence

import pandas as pd
from pandera.typing import DataFrame

from data_models.conversation import Conversation
from representation.validating import validated

FIELDS = ("start_time", "series", "mode", "place", "host", "stakeholder_group")


def title_key(title: str) -> str:
    """How titles are compared: trimmed, any case, white space collapsed.

    >>> title_key("  Family  NIGHT ") == title_key("family night")
    True
    """
    return " ".join(title.split()).casefold()


def conversation_id(title: str, date: str) -> str:
    """A stable name for one conversation: the same title on the same date is the same conversation in every file."""
    return hashlib.sha256(f"{title_key(title)}\n{date}".encode()).hexdigest()[:16]


def conversations(schedules: Sequence[pd.DataFrame], known: pd.DataFrame | None = None) -> DataFrame[Conversation]:
    """The schedule as a table: every conversation of the given schedules (`ConversationRow`), after those already known.

    A later row with the same title and date fills what an earlier one left blank.
    """
    rows: dict[str, dict[str, str]] = {}
    if known is not None:
        rows = {str(row["conversation_id"]): {str(k): str(v) for k, v in row.items()} for row in known.to_dict("records")}
    for schedule in schedules:
        for row in schedule.to_dict("records"):
            title, date = " ".join(str(row["conversation"]).split()), str(row["event_date"])[:10]
            same = [key for key, old in rows.items() if title_key(old["title"]) == title_key(title)]
            # The same title and date; else a title that had no date yet; a title without a date is the only one of that title.
            known_already = [key for key in same if rows[key]["date"] == date] or [key for key in same if not rows[key]["date"]]
            if not known_already and not date and len(same) == 1:
                known_already = same
            key = known_already[0] if known_already else conversation_id(title, date)
            old = rows.setdefault(key, {"conversation_id": key, "title": title, "date": date, **dict.fromkeys(FIELDS, "")})
            old["date"] = old["date"] or date
            for field in FIELDS:
                old[field] = old[field] or str(row.get(field, ""))
    columns = list(Conversation.to_schema().columns)
    return validated(Conversation, pd.DataFrame(list(rows.values()), columns=columns, dtype="str"))


def conversations_named(rows: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The conversations that registration, attendance and survey rows name themselves, in the shape of a schedule.

    Used where no schedule is given. A title on several dates is several conversations; rows without a title name nothing.
    """
    named = (
        pd.concat([frame[["conversation", "event_date"]].drop_duplicates() for frame in rows])
        if rows
        else pd.DataFrame(columns=["conversation", "event_date"])
    )
    named = named[named["conversation"].ne("")].drop_duplicates()
    named = named.assign(event_date=named["event_date"].str[:10])
    found = []
    for _, group in named.groupby(named["conversation"].map(title_key), sort=False):
        dates = group["event_date"][group["event_date"].ne("")]
        distinct = list(dict.fromkeys(dates)) or [""]
        found += [{"conversation": group["conversation"].iloc[0], "event_date": date, **dict.fromkeys(FIELDS, "")} for date in distinct]
    return pd.DataFrame(found, columns=["conversation", "event_date", *FIELDS], dtype="str")
