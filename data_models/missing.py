"""The three kinds of missing answer."""

BLANK = ""
"""The cell is empty, or holds a word for nothing (`n/a`, `--`)."""
DECLINED = "declined"
"""The person was asked and would rather not say."""
UNREADABLE = "unreadable"
"""Something is written there that names no group."""
MISSING = (BLANK, DECLINED, UNREADABLE)
"""The three kinds of missing answer; all stand outside every share."""
