"""What can go wrong with the Census API, each as one sentence that says what to do."""

from typing import Final, Literal

from data_models.vocabularies import vocabulary

Kind = Literal[
    "key_missing", "key_wrong", "no_network", "not_trusted", "proxy", "slow", "rate_limit", "busy",
    "not_published", "withheld", "elsewhere", "malformed", "address", "not_kept",
]  # fmt: skip

SIGN_UP: Final = "https://api.census.gov/data/key_signup.html"

SENTENCES: dict[Kind, str] = {
    "key_missing": "The Census API answers only with a key. Type your key; a free one comes by e-mail within minutes.",
    "key_wrong": (
        "The Census API does not accept this key. Check it for a missing letter; "
        "a new key works once the link in its e-mail has been followed."
    ),
    "no_network": (
        "The Census API cannot be reached. Check that this computer is online, then try again; what was fetched before still works."
    ),
    "not_trusted": (
        "The connection to the Census API is not trusted, because its certificate was not accepted. "
        "Ask your network's administrator whether it is inspected on the way."
    ),
    "proxy": "The network's proxy did not let the request through. Ask your network's administrator to allow the Census API's address.",
    "slow": "The Census API took too long to answer. Wait a few minutes and try again; what came so far is kept.",
    "rate_limit": (
        "The Census API says that too many requests were made with this key. Wait an hour and try again; what came so far is kept."
    ),
    "busy": "The Census API has a fault or is being serviced. Wait a few minutes and try again; what came so far is kept.",
    "elsewhere": "The Census API's address sends requests on to another address, which was refused. Check IN_THE_ROOM_CENSUS_API.",
    "malformed": (
        "What came back is not an answer of the Census API. "
        "If this network asks you to log in first, open a page in your browser, log in, and try again."
    ),
    "not_kept": (
        "The answer could not be kept, because the app's data folder cannot be written. Make room on the disk, or ask who set the app up."
    ),
    "address": "IN_THE_ROOM_CENSUS_API is not an address that can be asked. Write it with https, for example https://api.census.gov/data.",
}
"""Kind → its sentence; the other kinds name a table, an area or a year."""

STOPPING: Final = frozenset(
    {"key_missing", "key_wrong", "no_network", "not_trusted", "proxy", "slow", "rate_limit", "busy", "elsewhere", "address", "not_kept"}
)
"""Kinds that would befall the next table too."""


class CensusProblem(Exception):
    """Why the Census API gave nothing that can be used; `message` is for people, and never holds the key or the address asked."""

    def __init__(self, kind: Kind, message: str = "") -> None:
        self.kind: Kind = kind
        self.message = message or SENTENCES[kind]
        super().__init__(self.message)


def not_published(table: str, area: str, years: str) -> CensusProblem:
    """A table that the Bureau does not publish for this area and these years.

    >>> not_published("B15003", "Alder City, Ohio", "2020–2024").message
    'Table B15003 is not published for Alder City, Ohio in 2020–2024. Choose other years or a larger area.'
    """
    return CensusProblem("not_published", f"Table {table} is not published for {area} in {years}. Choose other years or a larger area.")


def withheld(table: str, area: str, collapsed: str) -> CensusProblem:
    """A table of which every figure is withheld, with the table of fewer groups to download instead.

    >>> withheld("C16001", "Alder City, Ohio", "S1601").message
    'Every figure of table C16001 is withheld for Alder City, Ohio, because too few people answered. Table S1601 has fewer, larger \
groups: download it from data.census.gov and add it, or choose a larger area.'
    """
    instead = f"Table {collapsed} has fewer, larger groups: download it from data.census.gov and add it, or choose a larger area."
    message = f"Every figure of table {table} is withheld for {area}, because too few people answered. "
    return CensusProblem("withheld", message + (instead if collapsed else "Choose a larger area."))


def collapsed_table(table: str) -> str:
    """The table with fewer groups that stands in for a withheld one, "" where there is none."""
    return next((row["collapsed"] for row in vocabulary("census_api_tables") if row["table"] == table), "")
