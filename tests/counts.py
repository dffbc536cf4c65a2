"""How many cases a generated test tries: few in `make test`, many in `make test-long`."""

import os

LONG = os.environ.get("LONG") == "1"


def count(short: int, long: int) -> int:
    """Return `long` when the environment has `LONG=1`, else `short`."""
    return long if LONG else short
