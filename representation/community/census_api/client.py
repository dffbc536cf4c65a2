"""One question to the Census API: sent to the configured address and nowhere else, its answer given back as it came."""

import contextlib
import logging
import socket
import ssl
import time
import urllib.request
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

import httpx

from representation.community.census_api.deadline import Deadline
from representation.community.census_api.problems import CensusProblem
from representation.community.census_api.settings import THIS_COMPUTER, Patience

USER_AGENT = "In-the-Room/0.1 (community figures for a school system's conversations)"
LARGEST = 32 * 1024 * 1024
"""Bytes. The places of a large state are a few hundred thousand; nothing that is asked for comes near."""
PACKED = ("", "identity", "gzip", "deflate")
"""How an answer may be packed: once. Packed twice, a piece of some kilobytes unpacks to gigabytes."""
LEAST_KEY = 16
"""Letters of a key that an answer cannot hold by chance; the Bureau's have 40."""
TRY_AGAIN = (429, 502, 503, 504)
LONGEST_PAUSE = 30.0
"""Seconds that a server may ask us to wait; for longer, people are asked."""

# What the library writes at its lowest level are the headers of answers, and an answer may say the key back.
logging.getLogger("httpcore").setLevel(logging.INFO)


class WithKey(httpx.BaseTransport):
    """Adds the key to a question for figures as the last thing before it is sent.

    So no request that httpx logs or an exception carries has the key in its address.
    """

    def __init__(self, key: str, inner: httpx.BaseTransport) -> None:
        self._key, self._inner = key, inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request; descriptions of tables need no key and get none."""
        if not self._key or "get" not in request.url.params:
            return self._inner.handle_request(request)
        url = request.url.copy_add_param("key", self._key)
        return self._inner.handle_request(httpx.Request(request.method, url, headers=request.headers, extensions=request.extensions))

    def is_in(self, body: bytes) -> bool:
        """Whether an answer says the key back."""
        return len(self._key) >= LEAST_KEY and self._key.encode() in body

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


class CensusClient:
    """Asks the Census API; use it in a `with` block.

    Parameters
    ----------
    address
        Every request goes below it; redirects are never followed.
    key
        Kept in memory only.
    sleep
        How to wait before a further try.
    """

    def __init__(self, address: httpx.URL, key: str, patience: Patience, sleep: Callable[[float], None] = time.sleep) -> None:
        self._address, self._patience, self._sleep = address, patience, sleep
        self._has_key, self._deadline = bool(key.strip()), Deadline()
        timeout = httpx.Timeout(patience.read, connect=patience.connect)
        try:
            inner = httpx.HTTPTransport(proxy=_proxy(address))
        except (ValueError, ImportError):
            raise CensusProblem("proxy") from None
        self._keyed = WithKey(key.strip(), inner)
        self._client = httpx.Client(
            transport=self._keyed,
            timeout=timeout,
            follow_redirects=False,
            headers={"User-Agent": USER_AGENT, "Accept": "application/json", "Accept-Encoding": "gzip"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._client.close()

    def address_of(self, path: str, query: Mapping[str, str]) -> str:
        """The whole address of a question, without the key: what is noted with an answer."""
        return str(httpx.URL(f"{self._address}/{path}", params=dict(query)) if query else f"{self._address}/{path}")

    def answer(self, path: str, query: Mapping[str, str]) -> bytes:
        """The body of the answer to one question.

        Raises
        ------
        CensusProblem
            With a sentence that says what to do; `not_published` without one, which only who asks can say.
        """
        pauses = list(self._patience.pauses)
        while True:
            status, headers, body = self._sent(path, query)
            if status not in TRY_AGAIN or not pauses:
                break
            asked = headers.get("Retry-After", "")
            pause = max(pauses.pop(0), float(asked) if asked.isdecimal() else 0.0)
            if pause > LONGEST_PAUSE:
                break
            self._sleep(pause)
        problem = _problem(status, headers, body, self._has_key)
        if problem is not None:
            raise problem
        if self._keyed.is_in(body):
            raise CensusProblem("malformed")  # an answer is kept as it came, and the key is not kept
        return body

    def _sent(self, path: str, query: Mapping[str, str]) -> tuple[int, httpx.Headers, bytes]:
        until = time.monotonic() + self._patience.whole
        body = bytearray()
        try:
            asking = self._client.stream(
                "GET", f"{self._address}/{path}", params=dict(query) or None, extensions={"trace": self._deadline.heard}
            )
            with self._deadline.after(self._patience.whole), asking as response:
                if response.headers.get("Content-Encoding", "").strip().lower() not in PACKED:
                    raise CensusProblem("malformed")
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > LARGEST:
                        raise CensusProblem("malformed")
                    if time.monotonic() > until:
                        raise CensusProblem("slow")
                return response.status_code, response.headers, bytes(body)
        except httpx.TimeoutException:
            raise CensusProblem("slow") from None
        except httpx.ProxyError:
            raise CensusProblem("proxy") from None
        except httpx.DecodingError:
            raise CensusProblem("malformed") from None
        except httpx.TransportError as error:
            if time.monotonic() >= until:
                raise CensusProblem("slow") from None
            raise CensusProblem("not_trusted" if _is_about_certificates(error) else "no_network") from None


def _proxy(address: httpx.URL) -> str | None:
    """The proxy that this machine's settings name for an address; this computer is asked without one."""
    if address.host in THIS_COMPUTER:
        return None
    with contextlib.suppress(socket.gaierror):
        if urllib.request.proxy_bypass(address.host):
            return None
    named = urllib.request.getproxies()
    return named.get(address.scheme) or named.get("all")


def _is_about_certificates(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _problem(status: int, headers: httpx.Headers, body: bytes, has_key: bool) -> CensusProblem | None:
    """What an answer says is wrong, None where it can be read.

    The API answers a wrong or missing key with a redirect to a page, or with that page; a question for what is not published with 204,
    404 or a line of text.
    """
    start = body[:4000].lstrip().lower()
    location = headers.get("Location", "").lower()
    is_about_key = "x-datawebapi-keyerror" in headers or "_key.html" in location or b"<h1>invalid key" in start or b"missing key" in start
    is_about_key = is_about_key or b"<title>invalid key" in start
    if is_about_key or status == 401 or (status == 400 and b"valid key" in start):
        return CensusProblem("key_wrong" if has_key else "key_missing")
    if status == 403:
        return CensusProblem("key_wrong" if has_key else "key_missing")
    if 300 <= status < 400:
        return CensusProblem("elsewhere")
    if status == 407:
        return CensusProblem("proxy")
    if status == 429:
        return CensusProblem("rate_limit")
    if status in (204, 404) or (status == 400 and start.startswith(b"error")):
        return CensusProblem("not_published", "The Census API does not publish what was asked for.")
    if status >= 500:
        return CensusProblem("busy")
    return None if status == 200 and start[:1] in (b"[", b"{") else CensusProblem("malformed")
