"""Where the Census API is asked, with which key, and how long an answer may take."""

import os
import re
from dataclasses import dataclass

import httpx

from representation.community.census_api.problems import CensusProblem

ADDRESS = "IN_THE_ROOM_CENSUS_API"
KEY = "IN_THE_ROOM_CENSUS_KEY"
SECONDS = "IN_THE_ROOM_CENSUS_SECONDS"
DEFAULT_ADDRESS = "https://api.census.gov/data"
HOST = re.compile(r"[\w.:-]+")
LONGEST = 3600.0
"""Seconds; the system counts no further than it needs, and nobody waits longer."""
THIS_COMPUTER = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds: for a connection, between two parts of an answer, for all of it, and before each further try."""

    connect: float = 10.0
    read: float = 30.0
    whole: float = 90.0
    pauses: tuple[float, ...] = (1.0, 3.0, 8.0)


def setting(name: str) -> str:
    """A setting of this machine, "" where it is not made."""
    return os.environ.get(name, "").strip()


def census_address() -> httpx.URL:
    """The address below which every request goes.

    Raises
    ------
    CensusProblem
        If the setting is no address, or one over which the key would travel unencrypted.
    """
    try:
        address = httpx.URL((setting(ADDRESS) or DEFAULT_ADDRESS).rstrip("/"))
    except httpx.InvalidURL:
        raise CensusProblem("address") from None
    is_safe = address.scheme == "https" or (address.scheme == "http" and address.host in THIS_COMPUTER)
    if not is_safe or not HOST.fullmatch(address.host) or address.query:
        raise CensusProblem("address")
    return address


def machine_key() -> str:
    """The key that this machine is set up with, "" where staff type their own."""
    return os.environ.get(KEY, "").strip()


def patience() -> Patience:
    """How long to wait; `IN_THE_ROOM_CENSUS_SECONDS` says how long an answer may stay away."""
    told = setting(SECONDS)
    seconds = min(float(told), LONGEST) if told.replace(".", "", 1).isdecimal() and float(told) > 0 else Patience.read
    return Patience(connect=min(Patience.connect, seconds), read=seconds, whole=3 * seconds)
