"""Which conversation each row is about."""

from dataclasses import dataclass

import pandas as pd

from representation.room.schedule import title_key


@dataclass(frozen=True)
class Placed:
    """`conversation_id` of each row, "" where it cannot be told; `is_missing` marks those that name no conversation at all."""

    conversation_id: pd.Series
    is_missing: pd.Series


def placed(
    frame: pd.DataFrame,
    conversations: pd.DataFrame,
    chosen: str | None = None,
    heading: tuple[str, ...] = (),
    has_event_date: bool = False,
    heading_date: str = "",
) -> Placed:
    """Place rows by title, else by a date on which just one conversation took place.

    Parameters
    ----------
    frame
        Rows with `conversation`, `event_date` and `submitted_at` as text ("" where the row does not say).
    conversations
        The schedule (`Conversation`).
    chosen
        Title that the user chose for the whole file; it serves the rows that name no conversation.
    heading
        Texts above the header row: a title of the schedule there serves the whole file.
    has_event_date
        Whether the file has a column for the date of the event; then the time of the form is not the date of the event.
    heading_date
        A date above the header row, `YYYY-MM-DD`.

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
    whole_file = chosen or next((text for text in heading if title_key(text) in by_title), "")
    dates = (frame["event_date"] if has_event_date else frame["submitted_at"].where(frame["event_date"].eq(""), frame["event_date"])).str[
        :10
    ]
    if heading_date:
        dates = dates.where(frame["event_date"].ne(""), heading_date)

    def place(title: str, date: str) -> str:
        matches = by_title.get(title_key(title or whole_file), [])
        if len(matches) == 1:
            return matches[0][0]
        on_date = [identity for identity, day in matches if day == date] if matches else by_date.get(date, [])
        return on_date[0] if len(on_date) == 1 else ""

    pairs = list(zip(frame["conversation"], dates, strict=True))
    found = {pair: place(*pair) for pair in set(pairs)}
    return Placed(
        pd.Series([found[pair] for pair in pairs], index=frame.index, dtype="str"), frame["conversation"].eq("") & (not whole_file)
    )
