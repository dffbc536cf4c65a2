"""Asking for tables and lists of areas, from what is kept or from the Census API."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime

from representation.community.census_api.answers import is_withheld, labels_of, rows_of
from representation.community.census_api.areas import LEVELS, Area, KindOfArea, State, listed_areas, zip_area
from representation.community.census_api.client import CensusClient
from representation.community.census_api.kept import About, KeptAnswer, KeptAnswers
from representation.community.census_api.problems import STOPPING, CensusProblem, collapsed_table, not_published, withheld
from representation.community.census_api.wanted import DATASET, FIRST_YEAR, MOST_YEARS, WantedTable, vintage_label
from representation.community.census_geographies import level_row

Step = Callable[[float, str], None]
"""Takes how far the work is (0–1) and what is being done now."""
Connect = Callable[[], CensusClient]
"""Makes the client; called only where something must be asked."""
OFFERED = frozenset(level for levels in LEVELS.values() for level in levels)
"""Levels of the areas that people choose; of these every row names the area it is about."""
YEARS_TRIED = 3
"""The newest vintage may be a year or two behind the calendar."""


@dataclass(frozen=True)
class FetchedTable:
    """One table that was wanted, and what came of it.

    `data` is the answer as it came, None where there is none; `problem` says why it cannot be used; `note` where an older answer stands
    in for one that could not be fetched again; `missing` are ZIP codes that the answer has no figures for.
    """

    wanted: WantedTable
    data: bytes | None = None
    about: About | None = None
    problem: CensusProblem | None = None
    note: CensusProblem | None = None
    missing: tuple[str, ...] = ()

    @property
    def community(self) -> str | None:
        """What several ZIP codes are called that are added up, those without figures left out; other areas say their own name."""
        area = self.wanted.area
        if not area.is_zips or not self.missing:
            return area.name if area.is_zips else None
        return zip_area([code for code in area.codes if code not in self.missing], area.within).name

    @property
    def is_usable(self) -> bool:
        """Whether there are figures."""
        return self.data is not None and self.problem is None


def newest_year(client: CensusClient, this_year: int) -> int:
    """The last year of the newest vintage that answers.

    Raises
    ------
    CensusProblem
        If none of the last three answers, or the API cannot be asked.
    """
    problem = CensusProblem("busy")
    for year in range(this_year - 1, this_year - 1 - YEARS_TRIED, -1):
        try:
            rows_of(client.answer(f"{year}/{DATASET}", {"get": "NAME", "for": "us:1"}), ["NAME"])
        except CensusProblem as told:
            if told.kind != "not_published":
                raise
            problem = CensusProblem("not_published", "The Census API publishes no survey of the last three years. Try again tomorrow.")
        else:
            return year
    raise problem


def years_offered(newest: int) -> list[int]:
    """The vintages to choose from, the newest first."""
    return list(range(newest, max(FIRST_YEAR, newest - MOST_YEARS + 1) - 1, -1)) or [newest]


def areas_of_state(connect: Connect, kept: KeptAnswers, kind: KindOfArea, state: State, year: int, now: datetime) -> list[Area]:
    """The areas of one kind in a state; from what is kept where it is kept, for a list of one vintage does not change.

    Raises
    ------
    CensusProblem
        If the list is neither kept nor to be had.
    """
    areas: list[Area] = []
    for level in LEVELS[kind]:
        try:
            areas += listed_areas(level, state, _list_of_areas(connect, kept, level, state, year, now))
        except CensusProblem as told:
            if told.kind != "not_published":
                raise
    if not areas:
        raise CensusProblem("not_published", f"The Census API lists none of these in {state.name} for {vintage_label(year)}.")
    return sorted(areas, key=lambda area: area.name)


def _list_of_areas(connect: Connect, kept: KeptAnswers, level: str, state: State, year: int, now: datetime) -> list[list[str]]:
    column = level_row(level)["api_column"]
    name = f"ACSDT5Y{year}.areas-{level}-{state.fips}.json"
    former = kept.read(name)
    if former is not None:
        return rows_of(former.data, ["NAME", column])
    path, query = f"{year}/{DATASET}", {"get": "NAME", "for": f"{column}:*", "in": f"state:{state.fips}"}
    with connect() as client:
        try:
            data = client.answer(path, query)
        except CensusProblem as told:
            if told.kind != "not_published":
                raise
            data = f'[["NAME","state","{column}"]]'.encode()  # a state without such areas: not to be asked again
        rows = rows_of(data, ["NAME", column])
        about = About(
            "", f"{level_row(level)['many']} of {state.name}", "", vintage_label(year), _moment(now), client.address_of(path, query)
        )
    _keep(kept, name, data, about)
    return rows


def kept_tables(kept: KeptAnswers, wanted: Iterable[WantedTable]) -> dict[WantedTable, About]:
    """The wanted tables that need no request, with what is noted of them."""
    found = ((each, kept.read(each.file_name)) for each in wanted)
    return {each: answer.about for each, answer in found if answer is not None}


def fetched_tables(
    connect: Connect, kept: KeptAnswers, wanted: Sequence[WantedTable], now: datetime, step: Step, anew: bool = False
) -> list[FetchedTable]:
    """Every wanted table, from what is kept (unless `anew`) or from the Census API; no problem is raised, each stands with its table.

    A problem that the next table would meet too (no network, a wrong key) ends the asking; what is kept is used all the same.
    """
    fetched: list[FetchedTable] = []
    stopped: CensusProblem | None = None
    client: CensusClient | None = None
    with ExitStack() as stack:
        for i, each in enumerate(wanted):
            former = kept.read(each.file_name)
            if former is not None and (not anew or stopped is not None):
                fetched.append(_judged(each, former, stopped))
                continue
            step(i / len(wanted), f"Fetching table {i + 1} of {len(wanted)}: {each.part.lower()} ({each.table})")
            try:
                if stopped is not None:
                    raise stopped
                client = client or stack.enter_context(connect())
                fetched.append(_judged(each, _asked(client, kept, each, now)))
            except CensusProblem as told:
                stopped = told if told.kind in STOPPING else stopped
                fetched.append(FetchedTable(each, problem=told) if former is None else _judged(each, former, told))
    return fetched


def _asked(client: CensusClient, kept: KeptAnswers, wanted: WantedTable, now: datetime) -> KeptAnswer:
    """Ask for a table, and keep the answer where it is one."""
    try:
        data = client.answer(wanted.path, wanted.question)
    except CensusProblem as told:
        if told.kind != "not_published":
            raise
        raise not_published(wanted.table, wanted.area.name, vintage_label(wanted.year)) from None
    _checked_rows(wanted, data)
    try:
        labels = labels_of(wanted.table, client.answer(wanted.labels_path, {}))
    except CensusProblem:
        labels = {}  # the codes alone tell the lines of the tables that are fetched
    address = client.address_of(wanted.path, wanted.question)
    about = About(wanted.table, wanted.area.name, wanted.universe, vintage_label(wanted.year), _moment(now), address, labels)
    _keep(kept, wanted.file_name, data, about)
    return KeptAnswer(data, about)


def _keep(kept: KeptAnswers, name: str, data: bytes, about: About) -> None:
    try:
        kept.write(name, data, about)
    except OSError:
        raise CensusProblem("not_kept") from None


def _judged(wanted: WantedTable, answer: KeptAnswer, note: CensusProblem | None = None) -> FetchedTable:
    """A table that came or was kept, with the problem of one that says nothing."""
    try:
        rows = _checked_rows(wanted, answer.data)
    except CensusProblem as told:
        return FetchedTable(wanted, problem=told)
    problem = withheld(wanted.table, wanted.area.name, collapsed_table(wanted.table)) if is_withheld(wanted.table, rows) else None
    missing = _missing(wanted.area, rows) if wanted.area.is_zips else ()
    return FetchedTable(wanted, answer.data, answer.about, problem, note, missing)


def _is_about(area: Area, row: Mapping[str, str]) -> bool:
    """Whether a row is about an area that was asked about, as far as the row tells."""
    if area.level not in OFFERED:
        return True
    code = row.get(level_row(area.level)["api_column"], area.codes[0])
    return code in area.codes and (not area.state or row.get("state", area.state) == area.state)


def _missing(area: Area, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Codes that were asked about and are not in the answer."""
    place = list(rows[0]).index(level_row(area.level)["api_column"])
    told = {row[place] for row in rows[1:]}
    return tuple(code for code in area.codes if code not in told)


def _checked_rows(wanted: WantedTable, data: bytes) -> list[list[str]]:
    columns = [level_row(wanted.area.level)["api_column"]] if wanted.area.is_zips else []
    rows = rows_of(data, [f"{wanted.table}_001E", f"{wanted.table}_001M", *columns])
    if len(rows) == 1:
        raise not_published(wanted.table, wanted.area.name, vintage_label(wanted.year))
    if not all(_is_about(wanted.area, dict(zip(rows[0], row, strict=True))) for row in rows[1:]):
        raise CensusProblem("malformed")  # figures of other people must not stand under this name
    return rows


def _moment(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
