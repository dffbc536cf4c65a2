"""Answers of the Census API that mean harm: no key in what is kept, shown or logged; no wait without end; no figures of other people."""

import datetime as dt
import gzip
import json
import logging
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from representation.community.census_api.answers import labels_of, rows_of
from representation.community.census_api.areas import Area, State, listed_areas
from representation.community.census_api.client import CensusClient
from representation.community.census_api.fetching import fetched_tables
from representation.community.census_api.kept import KeptAnswers
from representation.community.census_api.problems import CensusProblem
from representation.community.census_api.settings import LONGEST, Patience, patience
from representation.community.census_api.wanted import WantedTable

KEY = "0123456789abcdef0123456789abcdef01234567"
QUICK = Patience(connect=2.0, read=2.0, whole=1.5, pauses=())
COUNTY = Area("050", ("113",), "Alder County, Ohio", "39")
WANTED = WantedTable("B01003", "People", "", COUNTY, 2024)


def problem(address: str, wait: Patience = QUICK) -> CensusProblem:
    with CensusClient(httpx.URL(address), KEY, wait) as client, pytest.raises(CensusProblem) as raised:
        client.answer("2024/acs/acs5", {"get": "NAME", "for": "us:1"})
    assert KEY not in raised.value.message
    return raised.value


def answers(httpserver: HTTPServer, *responses: Response) -> str:
    left = list(responses)
    httpserver.expect_request(re.compile(".*")).respond_with_handler(lambda _: left.pop(0) if len(left) > 1 else left[0])
    return httpserver.url_for("/data")


@contextmanager
def dripping(start: bytes, drop: Callable[[int], bytes]) -> Iterator[str]:
    """A server that answers every connection with a start and then a drop ten times a second, without end."""
    over = threading.Event()

    def serve(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(start)
            for i in range(600):
                if over.wait(0.1):
                    return
                try:
                    connection.sendall(drop(i))
                except OSError:
                    return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/data"
        over.set()
        thread.join()


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\n", lambda i: b"X-%d: a\r\n" % i),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n[", lambda _: b"["),
    ],
    ids=["headers", "body"],
)
def test_an_answer_that_drips_without_end_is_given_up(start: bytes, drop: Callable[[int], bytes]) -> None:
    with dripping(start, drop) as address:
        begin = time.monotonic()
        assert problem(address).kind == "slow"
        assert time.monotonic() - begin < 5


def test_what_is_packed_twice_is_not_unpacked(httpserver: HTTPServer) -> None:
    bomb = gzip.compress(gzip.compress(bytes(64 * 2**20)))
    assert problem(answers(httpserver, Response(bomb, headers={"Content-Encoding": "gzip, gzip"}))).kind == "malformed"


def test_what_unpacks_to_too_much_is_given_up(httpserver: HTTPServer) -> None:
    bomb = gzip.compress(b"[" * (128 * 2**20))
    begin = time.monotonic()
    wait = Patience(connect=5.0, read=5.0, whole=30.0, pauses=())
    assert problem(answers(httpserver, Response(bomb, headers={"Content-Encoding": "gzip"})), wait).kind == "malformed"
    assert time.monotonic() - begin < 10


def test_a_key_that_comes_back_is_neither_kept_nor_shown_nor_logged(
    httpserver: HTTPServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    echo = f'[["NAME","B01003_001E","B01003_001M","state","county"],["{KEY}","5","1","39","113"]]'
    for response in (
        Response(echo),
        Response(f"error: key {KEY} may not ask", 400),
        Response(f"error: key {KEY} may not ask", 200),
        Response("", 302, {"Location": f"https://elsewhere.example.org/?key={KEY}"}),
        Response(f"<html>{KEY}</html>", 500, {"X-Key": KEY}),
    ):
        httpserver.clear()
        address = answers(httpserver, response)
        kept = KeptAnswers(tmp_path / "census")
        moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        [fetched] = fetched_tables(
            lambda where=address: CensusClient(httpx.URL(where), KEY, QUICK), kept, [WANTED], moment, lambda *_: None
        )
        assert fetched.problem is not None
        assert KEY not in repr(fetched)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and KEY in path.read_text(encoding="utf-8")]
    assert KEY not in "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("http"))


@pytest.mark.parametrize("place", [("39", "115"), ("40", "113")])
def test_figures_of_another_area_are_not_taken(httpserver: HTTPServer, tmp_path: Path, place: tuple[str, str]) -> None:
    rows = [["NAME", "B01003_001E", "B01003_001M", "state", "county"], ["Alder County, Ohio", "5", "1", *place]]
    address = answers(httpserver, Response(json.dumps(rows)))
    kept = KeptAnswers(tmp_path)
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    [fetched] = fetched_tables(lambda: CensusClient(httpx.URL(address), KEY, QUICK), kept, [WANTED], moment, lambda *_: None)
    assert fetched.problem is not None
    assert fetched.problem.kind == "malformed"
    assert not list(tmp_path.iterdir())


def test_a_code_that_leads_out_of_the_folder_is_no_area() -> None:
    rows = [["NAME", "state", "county"], ["Evil", "39", "../../x"], ["Alder  County, Ohio", "39", "113"]]
    assert listed_areas("050", State("39", "OH", "Ohio"), rows) == [COUNTY]


def test_numbers_of_thousands_of_digits_are_no_answer() -> None:
    with pytest.raises(CensusProblem) as raised:
        rows_of(b'[["NAME"],[' + b"9" * 5000 + b"]]", ["NAME"])
    assert raised.value.kind == "malformed"
    assert labels_of("B01003", b'{"variables": ' + b"9" * 5000 + b"}") == {}


@pytest.mark.parametrize(("said", "seconds"), [("9" * 400, LONGEST), ("20", 20.0)])
def test_no_setting_asks_for_more_patience_than_the_system_has(monkeypatch: pytest.MonkeyPatch, said: str, seconds: float) -> None:
    monkeypatch.setenv("IN_THE_ROOM_CENSUS_SECONDS", said)
    assert patience().read == seconds
