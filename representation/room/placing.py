"""Which conversation each row is about."""

from dataclasses import dataclass

import pandas as pd

from representation.room.schedule import title_key


@dataclass(frozen=True)
class Placed:
    """Where each row belongs.

    `conversation_id` is "" where it cannot be told; `trouble` then says why: `missing` (the row names no conversation), `unknown` (its
    title is not on the schedule) or `ambiguous` (several conversations have that title and no date tells them apart).
    """

    conversation_id: pd.Series
    trouble: pd.Series


@dataclass(frozen=True)
class FileWords:
    """What a file says of its conversation outside its rows.

    chosen
        Title that the user chose for the whole file; it serves the rows that name no conversation.
    heading
        Texts above the header row: a title of the schedule there serves the whole file.
    date
        A date above the header row, `YYYY-MM-DD`.
    has_event_date
        Whether the file has a column for the date of the event.
    is_filled_in_there
        Whether the rows were written on the day of the conversation (an exit survey, a list of who came), so that the moment of writing
        is a date of the conversation. A registration is not.
    """

    chosen: str | None = None
    heading: tuple[str, ...] = ()
    date: str = ""
    has_event_date: bool = False
    is_filled_in_there: bool = False


def placed(frame: pd.DataFrame, conversations: pd.DataFrame, words: FileWords) -> Placed:
    """Place rows by title, else by a date on which just one conversation took place.

    Parameters
    ----------
    frame
        Rows with `conversation`, `event_date` and `submitted_at` as text ("" where the row does not say).
    conversations
        The schedule (`Conversation`).
    words
        What the file says outside its rows.

    Notes
    -----
    A title that several conversations share (a monthly evening) is told apart by the date.
    """
    by_title: dict[str, list[tuple[str, str]]] = {}
    by_date: dict[str, list[str]] = {}
    for row in conversations.to_dict("records"):
        by_title.setdefault(title_key(str(row["title"])), []).append((str(row["conversation_id"]), str(row["date"])))
        if row["date"]:
            by_date.setdefault(str(row["date"]), []).append(str(row["conversation_id"]))
    lines = [text for line in words.heading for text in (line, line.split(":", 1)[-1])]
    whole_file = words.chosen or next((text for text in lines if title_key(text) in by_title), "")

    def place(title: str, date: str) -> tuple[str, str]:
        matches = by_title.get(title_key(title or whole_file), [])
        if len(matches) == 1:
            return matches[0][0], ""
        on_date = [identity for identity, day in matches if day == date] if matches else by_date.get(date, [])
        if len(on_date) == 1:
            return on_date[0], ""
        return "", "ambiguous" if matches else "unknown" if title or whole_file else "missing"

    pairs = pd.DataFrame({"title": frame["conversation"], "date": _dates(frame, words)})
    grouped = pairs.groupby(["title", "date"], sort=False)
    distinct = pairs.drop_duplicates()
    found = [place(title, date) for title, date in distinct.itertuples(index=False)]
    at = grouped.ngroup().to_numpy()  # numbers pairs in the order in which each first comes, as drop_duplicates leaves them
    identities, troubles = (pd.array([each[i] for each in found], dtype="str").take(at) for i in (0, 1))
    return Placed(pd.Series(identities, index=frame.index), pd.Series(troubles, index=frame.index))


def _dates(frame: pd.DataFrame, words: FileWords) -> pd.Series:
    """The date of the conversation that each row gives: its event date, the date above the table, the day on which it was written."""
    dates = frame["event_date"]
    if words.date:
        dates = dates.where(dates.ne(""), words.date)
    if words.is_filled_in_there and not words.has_event_date:
        dates = dates.where(dates.ne(""), frame["submitted_at"])
    return dates.str[:10]
