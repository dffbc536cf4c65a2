"""`census`: fetch the community's figures straight from the Census."""

import argparse
import json
import sys
from datetime import UTC, datetime
from difflib import get_close_matches

from representation.community.census_api.areas import Area, KindOfArea, State, states, typed_zips, zip_area
from representation.community.census_api.client import CensusClient
from representation.community.census_api.fetching import FetchedTable, areas_of_state, fetched_tables, newest_year
from representation.community.census_api.kept import FOLDER, KeptAnswers
from representation.community.census_api.problems import CensusProblem
from representation.community.census_api.settings import KEY, census_address, machine_key, patience
from representation.community.census_api.wanted import FIRST_YEAR, vintage_label, wanted_tables
from representation.importing import Review, saved
from representation.store.engine import open_store
from representation.store.errors import StoreUnavailable
from representation.store.home import data_home
from representation.store.key import recognition_key

KINDS: tuple[KindOfArea, ...] = ("district", "county", "place")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options. The key is no option: a list of running programs would show it."""
    parser = commands.add_parser("census", help="fetch community figures from the Census", description=f"{__doc__} The key is in {KEY}.")
    area = parser.add_mutually_exclusive_group(required=True)
    for kind in KINDS:
        area.add_argument(f"--{kind}", metavar="NAME", help=f"the {kind}, or a part of its name that no other has")
    area.add_argument("--zip", nargs="+", metavar="ZIP", help="ZIP codes, added up")
    parser.add_argument("--state", metavar="OH", help="the state's postal code; not needed for ZIP codes")
    parser.add_argument("--year", type=int, help="last of the five years; the newest that is published when left out")
    parser.add_argument("--again", action="store_true", help="fetch again what is kept already")
    parser.add_argument("--save", action="store_true", help="save the figures into the store")
    parser.add_argument("--json", action="store_true", help="print JSON alone")
    parser.set_defaults(run=run)


def connect() -> CensusClient:
    """A client with this machine's settings."""
    return CensusClient(census_address(), machine_key(), patience())


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; the result is the exit status."""
    now, kept = datetime.now(UTC), KeptAnswers(data_home() / FOLDER)
    try:
        year = arguments.year or _newest(kept, now.year)
        if year < FIRST_YEAR:
            raise CensusProblem("not_published", f"Years are read from {FIRST_YEAR} on. Give a later one.")
        area = _area(arguments, kept, year, now)
    except CensusProblem as told:
        return _refused(told.message, arguments.json)
    wanted = wanted_tables(area, year)
    fetched = fetched_tables(connect, kept, wanted, now, _said, arguments.again)
    return _answered(arguments, area, year, fetched)


def _newest(kept: KeptAnswers, this_year: int) -> int:
    """The newest vintage that is published; where the Census cannot be asked, the newest that is kept."""
    try:
        with connect() as client:
            return newest_year(client, this_year)
    except CensusProblem:
        if not kept.years():
            raise
        return kept.years()[0]


def _said(share: float, doing: str) -> None:
    sys.stderr.write(f"{share:4.0%} {doing}\n")


def _area(arguments: argparse.Namespace, kept: KeptAnswers, year: int, now: datetime) -> Area:
    """The area that the options name.

    Raises
    ------
    CensusProblem
        If none, or more than one, bears the name.
    """
    if arguments.zip:
        typed = typed_zips(" ".join(arguments.zip))
        if typed.not_read:
            raise CensusProblem("not_published", f"{typed.not_read[0]} is no ZIP code. Write five digits.")
        return zip_area(typed.codes)
    state = _state(arguments.state or "")
    kind = next(each for each in KINDS if getattr(arguments, each))
    name = str(getattr(arguments, kind)).strip().casefold()
    areas = areas_of_state(connect, kept, kind, state, year, now)
    exact = [area for area in areas if name in (area.name.casefold(), area.name.casefold().removesuffix(f", {state.name}".casefold()))]
    found = exact or [area for area in areas if name in area.name.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        raise CensusProblem(
            "not_published", f"Several bear that name: {'; '.join(area.name for area in found[:8])}. Give more of the name."
        )
    close = get_close_matches(name, [area.name for area in areas], 3, 0.3)
    hint = f" Did you want {' or '.join(close)}?" if close else ""
    raise CensusProblem("not_published", f"{state.name} has no {kind} of that name.{hint}")


def _state(postal: str) -> State:
    found = next((state for state in states() if postal.upper() == state.postal or postal.casefold() == state.name.casefold()), None)
    if found is None:
        raise CensusProblem("not_published", "Say which state, with its postal code: --state OH.")
    return found


def _refused(message: str, as_json: bool) -> int:
    sys.stdout.write((json.dumps({"message": message, "tables": [], "imports": []}, indent=1) if as_json else message) + "\n")
    return 2


def _answered(arguments: argparse.Namespace, area: Area, year: int, fetched: list[FetchedTable]) -> int:
    """Print what came, after saving it where that was asked for."""
    from representation.ui.census_reading import counts_of, headline, problem_lines, review_of  # the reading of fetched tables

    review = review_of(fetched, recognition_key(data_home()))
    counts = counts_of(review)
    lines = [] if counts.empty else [f"{headline(fetched[0].wanted, counts)}."]
    imports: list[int] = []
    if arguments.save and review.usable:
        try:
            imports = _saved(review)
            lines.append(f"Saved {len(imports)} tables.")
        except StoreUnavailable as refused:
            return _refused(str(refused), arguments.json)
    lines += problem_lines(fetched)
    if arguments.json:
        tables = [
            {
                "table": each.wanted.table,
                "question": each.wanted.part,
                "fetched": each.about.fetched if each.about else None,
                "problem": each.problem.message if each.problem else None,
            }
            for each in fetched
        ]
        answer = {"area": area.name, "years": vintage_label(year), "message": " ".join(lines), "tables": tables, "imports": imports}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(lines) + "\n")
    usable = sum(each.is_usable for each in fetched)
    return 2 if not usable else 0 if usable == len(fetched) else 1


def _saved(review: Review) -> list[int]:
    engine = open_store()
    try:
        return saved(engine, review, "command line", replace=True, without_sample=True)
    finally:
        engine.dispose()
