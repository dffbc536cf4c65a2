"""An end for a whole answer: a server that sends a byte now and then would else keep people waiting for ever."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress


class Deadline:
    """Ends the connections of a client when an answer takes longer than it may; `heard` is the client's `trace` extension."""

    def __init__(self) -> None:
        self._sockets: list[socket.socket] = []

    def heard(self, event: str, told: Mapping[str, object]) -> None:
        """Note a connection once it stands."""
        stream = told.get("return_value")
        asked = getattr(stream, "get_extra_info", None)
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")) and asked is not None:
            found = asked("socket")
            if isinstance(found, socket.socket):
                self._sockets = [*self._sockets[-3:], found]

    @contextmanager
    def after(self, seconds: float) -> Iterator[None]:
        """End the connections if what stands in the block takes longer; who waits for them then meets an error."""
        timer = threading.Timer(seconds, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _end(self) -> None:
        for each in self._sockets:
            with suppress(OSError):  # it is closed already
                each.shutdown(socket.SHUT_RDWR)
