"""Where the app keeps what is not code: the store and the key, in a folder that only its owner can read."""

import os
from pathlib import Path

ENVIRONMENT = "IN_THE_ROOM_HOME"
DEFAULT = Path(__file__).parents[2] / "var"


def data_home() -> Path:
    """The folder from the environment (`IN_THE_ROOM_HOME`), else `var/` beside the code."""
    named = os.environ.get(ENVIRONMENT, "").strip()
    return Path(named) if named else DEFAULT
