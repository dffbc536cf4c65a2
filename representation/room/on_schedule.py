"""What counts once a schedule is known, whenever it came: rows of conversations that are not on it are placed again or left out."""

from collections.abc import Collection

import pandas as pd

from representation.room.placing import FileWords, placed


def off_schedule(said: pd.DataFrame) -> frozenset[str]:
    """Ids of the conversations that only titles in files name while a schedule stands; none where there is no schedule.

    Parameters
    ----------
    said
        One row per import and conversation, with `conversation_id`, `is_schedule` (a schedule has it) and `is_said` (staff said that it
        is a Community Conversation).
    """
    if not said["is_schedule"].any():
        return frozenset()
    counts = set(said.loc[said["is_schedule"] | said["is_said"], "conversation_id"])
    return frozenset(set(said["conversation_id"]) - counts)


def placed_on_schedule(rows: pd.DataFrame, conversations: pd.DataFrame, off: Collection[str]) -> pd.Series:
    """The conversation that each row counts for, as if the schedule had come before the file; "" where it counts for none.

    Parameters
    ----------
    rows
        `conversation_id`, `kind` and `answered_at` of each row as it was saved.
    conversations
        Every conversation, those off the schedule included (`Conversation`).
    off
        Ids of those off the schedule.

    Notes
    -----
    A row keeps what the file says of it, its title, date and time, so it is placed by the same rule as a new file (`placing.placed`):
    a title that the schedule has once, else title and date, else a date on which just one conversation took place.
    """
    result = rows["conversation_id"]
    lost = rows[result.isin(list(off))]
    if lost.empty:
        return result
    by_id = conversations.set_index("conversation_id")
    schedule = conversations[~conversations["conversation_id"].isin(list(off))]
    words = pd.DataFrame(
        {
            "conversation": lost["conversation_id"].map(by_id["title"]).astype("str"),
            "event_date": lost["conversation_id"].map(by_id["date"]).astype("str"),
            "submitted_at": lost["answered_at"],
        }
    )
    before = lost["kind"].eq("registration")
    parts = [
        placed(words[group], schedule, FileWords(is_filled_in_there=is_there)).conversation_id
        for group, is_there in ((before, False), (~before, True))
        if group.any()
    ]
    again = pd.concat(parts)
    return result.mask(result.index.isin(again.index), again.reindex(result.index)).astype("str")
