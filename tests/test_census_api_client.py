"""Asking the Census API: what is sent, what is refused, and the sentence for everything that goes wrong."""

import re
import ssl
import time
from collections.abc import Iterator

import httpx
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from representation.community.census_api import client as client_module
from representation.community.census_api.client import CensusClient
from representation.community.census_api.problems import SENTENCES, CensusProblem
from representation.community.census_api.settings import Patience, census_address, patience
from tests.census_api_server import KEY, FakeCensus

QUESTION = {"get": "NAME", "for": "us:1"}
PATH = "2024/acs/acs5"
ANSWER = b'[["NAME", "us"],\n["United States", "1"]]'
QUICK = Patience(connect=2.0, read=2.0, whole=4.0, pauses=(1.0, 3.0))


@pytest.fixture
def census(httpserver: HTTPServer) -> FakeCensus:
    """The Census API on this machine."""
    fake = FakeCensus()
    httpserver.expect_request(re.compile(".*")).respond_with_handler(fake)
    return fake


def address(httpserver: HTTPServer) -> httpx.URL:
    return httpx.URL(httpserver.url_for("/data"))


def ask(where: httpx.URL, key: str = KEY, wait: Patience = QUICK, slept: list[float] | None = None) -> bytes:
    with CensusClient(where, key, wait, (slept if slept is not None else []).append) as client:
        return client.answer(PATH, QUESTION)


def problem(where: httpx.URL, key: str = KEY, wait: Patience = QUICK, slept: list[float] | None = None) -> CensusProblem:
    with pytest.raises(CensusProblem) as raised:
        ask(where, key, wait, slept)
    assert raised.value.message == str(raised.value)
    assert KEY not in raised.value.message
    return raised.value


def test_an_answer_is_given_back_byte_for_byte(httpserver: HTTPServer, census: FakeCensus) -> None:
    assert ask(address(httpserver)) == ANSWER
    assert census.asked == [f"/data/2024/acs/acs5?get=NAME&for=us%3A1&key={KEY}"]


def test_we_say_who_asks(httpserver: HTTPServer, census: FakeCensus) -> None:
    ask(address(httpserver))
    assert census.headers[0]["User-Agent"].startswith("In-the-Room/")


def test_the_description_of_a_table_is_asked_for_without_the_key(httpserver: HTTPServer, census: FakeCensus) -> None:
    with CensusClient(address(httpserver), KEY, QUICK) as client:
        assert client.answer("2024/acs/acs5/groups/B01003.json", {}).startswith(b'{"variables"')
    assert census.asked == ["/data/2024/acs/acs5/groups/B01003.json?"]


def test_the_address_that_is_noted_has_no_key() -> None:
    with CensusClient(httpx.URL("https://api.census.gov/data"), KEY, QUICK) as client:
        assert client.address_of(PATH, QUESTION) == "https://api.census.gov/data/2024/acs/acs5?get=NAME&for=us%3A1"


def test_a_key_pasted_with_spaces_around_it_is_the_key(httpserver: HTTPServer, census: FakeCensus) -> None:
    assert ask(address(httpserver), f" {KEY}\n") == ANSWER
    assert census.asked[0].endswith(f"key={KEY}")


@pytest.mark.parametrize(("key", "kind"), [("", "key_missing"), ("0" * 40, "key_wrong")])
def test_a_missing_and_a_wrong_key_are_told_apart(httpserver: HTTPServer, census: FakeCensus, key: str, kind: str) -> None:
    found = problem(address(httpserver), key)
    assert (found.kind, found.message) == (kind, SENTENCES[kind])
    assert len(census.asked) == 1


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Response("", 302, {"Location": "/data/missing_key.html"}), "key_wrong"),  # a key was sent, and was not one
        (Response("", 302, {"Location": "/data/invalid_key.html"}), "key_wrong"),
        (Response("error: A valid key must be included", 400), "key_wrong"),
        (Response("", 401), "key_wrong"),
        (Response("Forbidden", 403), "key_wrong"),
        (Response("", 302, {"Location": "https://elsewhere.example/"}), "elsewhere"),
        (Response("", 301, {"Location": "/data/2024/acs/acs5/"}), "elsewhere"),
        (Response("", 204), "not_published"),
        (Response("<html>404</html>", 404), "not_published"),
        (Response("error: unknown variable 'B99999_001E'", 400, mimetype="text/plain"), "not_published"),
        (Response("error: unknown/unsupported geography hierarchy", 400, mimetype="text/plain"), "not_published"),
        (Response("error: ambiguous geography", 400, mimetype="text/plain"), "not_published"),
        (Response("<html>Bad Request</html>", 400), "malformed"),
        (Response("", 407), "proxy"),
        (Response("oops", 500), "busy"),
        (Response("<html><body>Welcome to our guest network</body></html>", 200), "malformed"),
        (Response("", 200), "malformed"),
        (Response(b"\x1f\x8b\x08 no such thing", 200, {"Content-Encoding": "gzip"}), "malformed"),
    ],
)
def test_every_bad_answer_has_its_kind(httpserver: HTTPServer, census: FakeCensus, answer: Response, kind: str) -> None:
    census.always = lambda: answer
    assert problem(address(httpserver)).kind == kind
    assert len(census.asked) == 1


def test_no_redirect_is_followed(httpserver: HTTPServer, census: FakeCensus) -> None:
    with HTTPServer(host="127.0.0.1", port=0) as other:
        asked: list[str] = []
        other.expect_request(re.compile(".*")).respond_with_handler(lambda request: asked.append(request.full_path) or Response(ANSWER))
        census.always = lambda: Response("", 307, {"Location": other.url_for("/data/2024/acs/acs5")})
        assert problem(address(httpserver)).message == (
            "The Census API's address sends requests on to another address, which was refused. Check IN_THE_ROOM_CENSUS_API."
        )
    assert asked == []


def test_too_many_requests_are_repeated_after_a_pause(httpserver: HTTPServer, census: FakeCensus) -> None:
    census.first = [Response("", 429), Response("", 503, {"Retry-After": "7"})]
    slept: list[float] = []
    assert ask(address(httpserver), slept=slept) == ANSWER
    assert slept == [1.0, 7.0]  # the pause that the server asks for, where it is longer than ours


@pytest.mark.parametrize(("status", "kind"), [(429, "rate_limit"), (503, "busy"), (502, "busy")])
def test_after_a_few_tries_people_are_asked(httpserver: HTTPServer, census: FakeCensus, status: int, kind: str) -> None:
    census.always = lambda: Response("", status)
    slept: list[float] = []
    assert problem(address(httpserver), slept=slept).kind == kind
    assert slept == [1.0, 3.0]
    assert len(census.asked) == 3


def test_nobody_waits_an_hour_before_a_screen(httpserver: HTTPServer, census: FakeCensus) -> None:
    census.always = lambda: Response("", 429, {"Retry-After": "3600"})
    slept: list[float] = []
    assert problem(address(httpserver), slept=slept).kind == "rate_limit"
    assert slept == []


def test_a_slow_answer_is_not_waited_for(httpserver: HTTPServer, census: FakeCensus) -> None:
    census.seconds = 0.5
    assert problem(address(httpserver), wait=Patience(read=0.1, pauses=())).kind == "slow"


def test_an_answer_that_drips_is_not_waited_for(httpserver: HTTPServer, census: FakeCensus) -> None:
    def drops() -> Iterator[bytes]:
        for _ in range(20):
            time.sleep(0.05)
            yield b"[" * 10

    census.always = lambda: Response(drops(), 200)
    assert problem(address(httpserver), wait=Patience(read=2.0, whole=0.3)).kind == "slow"


def test_an_answer_without_end_is_not_read(httpserver: HTTPServer, census: FakeCensus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "LARGEST", 1000)
    census.always = lambda: Response(b"[" * 5000, 200)
    assert problem(address(httpserver)).kind == "malformed"


def test_without_a_network_we_say_so() -> None:
    assert problem(httpx.URL("http://127.0.0.1:1/data")).kind == "no_network"
    assert problem(httpx.URL("https://census.invalid/data")).kind == "no_network"


def test_a_connection_that_is_not_trusted_is_told_apart(httpserver: HTTPServer, census: FakeCensus) -> None:
    found = problem(address(httpserver).copy_with(scheme="https"))
    assert found.kind == "not_trusted"
    assert census.asked == []


def test_a_certificate_of_nobody_known_is_not_trusted() -> None:
    error = httpx.ConnectError("no")
    error.__cause__ = OSError()
    error.__cause__.__context__ = ssl.SSLCertVerificationError("self-signed")
    assert client_module._is_about_certificates(error)
    assert not client_module._is_about_certificates(httpx.ConnectError("no"))


def test_a_proxy_that_refuses_is_named(httpserver: HTTPServer, census: FakeCensus, monkeypatch: pytest.MonkeyPatch) -> None:
    census.always = lambda: Response("", 403)
    monkeypatch.setenv("HTTPS_PROXY", httpserver.url_for(""))
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert problem(httpx.URL("https://census.invalid/data")).kind == "proxy"


def test_this_computer_is_asked_without_a_proxy(httpserver: HTTPServer, census: FakeCensus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    assert ask(address(httpserver)) == ANSWER
    assert len(census.asked) == 1


def test_a_proxy_of_a_kind_that_we_cannot_use_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "gopher://127.0.0.1:1")
    with pytest.raises(CensusProblem, match="The network's proxy did not let the request through"):
        CensusClient(httpx.URL("https://census.invalid/data"), KEY, QUICK)


def test_the_address_is_a_setting_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IN_THE_ROOM_CENSUS_API", raising=False)
    assert str(census_address()) == "https://api.census.gov/data"
    monkeypatch.setenv("IN_THE_ROOM_CENSUS_API", "http://127.0.0.1:8000/data/")
    assert str(census_address()) == "http://127.0.0.1:8000/data"


@pytest.mark.parametrize(
    "named", ["api.census.gov", "http://api.census.gov/data", "ftp://127.0.0.1/data", "https://x.example/data?a=b", "https://[", "https://"]
)
def test_an_address_that_would_lay_the_key_open_is_refused(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("IN_THE_ROOM_CENSUS_API", named)
    with pytest.raises(CensusProblem, match="Write it with https"):
        census_address()


@pytest.mark.parametrize(("told", "seconds"), [("", 30.0), ("5", 5.0), ("0.5", 0.5), ("0", 30.0), ("-3", 30.0), ("soon", 30.0)])
def test_how_long_an_answer_may_stay_away_is_a_setting(monkeypatch: pytest.MonkeyPatch, told: str, seconds: float) -> None:
    monkeypatch.setenv("IN_THE_ROOM_CENSUS_SECONDS", told)
    assert (patience().read, patience().whole) == (seconds, 3 * seconds)


def test_every_sentence_says_what_to_do() -> None:
    for sentence in SENTENCES.values():
        assert sentence.endswith(".")
        assert re.search(r"\b(Type|Check|Wait|Ask|Make|Write|open)\b", sentence), sentence
