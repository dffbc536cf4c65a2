"""Starts the server: checks the address, warms up, opens the store, then lets readers in."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NoReturn

import streamlit
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from representation.store.engine import open_store
from representation.store.errors import StoreUnavailable
from representation.ui.serving.address import is_loopback, objection, url
from representation.ui.serving.headers import SecurityHeaders
from representation.ui.serving.warm import freeze, import_everything, sweep_regularly

APP = Path(__file__).parents[3] / "app.py"


async def readyz(_request: Request) -> PlainTextResponse:
    """Answer "ready": requests are taken only after the warm-up."""
    return PlainTextResponse("ready")


@contextlib.asynccontextmanager
async def lifespan(_app: streamlit.App) -> AsyncIterator[None]:
    """Freeze what the warm-up made, sweep while the server runs, and say where it is."""
    freeze()
    sweep = asyncio.create_task(sweep_regularly())
    sys.stdout.write(f"In the Room is at {url(config.get_option('server.address'), config.get_option('server.port'))}\n")
    sys.stdout.flush()
    try:
        yield
    finally:
        sweep.cancel()


def application(script: Path) -> streamlit.App:
    """Return the ASGI application that serves `script` with our headers, `/readyz` and warm start."""
    return streamlit.App(
        script,
        lifespan=lifespan,
        routes=[Route("/readyz", readyz)],
        middleware=[Middleware(SecurityHeaders)],
    )


def settings(host: str, port: int) -> dict[str, object]:
    """Return the settings that hold whatever the environment or a file in the home folder says."""
    return {
        "browser.gatherUsageStats": False,
        "logger.hideWelcomeMessage": True,  # the line of `lifespan` takes its place
        "runner.postScriptGC": False,
        "server.address": host,
        # A page elsewhere cannot reach the app under a name of its own that points at this machine.
        "server.allowedHosts": ["127.0.0.1", "::1", "localhost"] if is_loopback(host) else [],
        "server.enableAgentApi": False,
        "server.fileWatcherType": "none",
        "server.headless": True,  # else Streamlit may offer additions of its own on the page
        "server.port": port,
    }


def serve(host: str = "127.0.0.1", port: int = 8501, *, script: Path = APP) -> None:
    """Serve the app until it is stopped (Ctrl-C ends it quietly).

    Parameters
    ----------
    host
        An address of this machine. One that other machines reach is refused unless `IN_THE_ROOM_ALLOW_REMOTE=1`.
    port
        1 to 65535; 0 takes any free one, which the printed address names.
    script
        The entry script; beside it lie `.streamlit/config.toml` and `static/`.

    Raises
    ------
    SystemExit
        With status 2, after one sentence on standard error, when the address cannot be used or the store cannot be opened.
    """
    if sentence := objection(host, port):
        _refuse(sentence)
    with contextlib.suppress(KeyboardInterrupt):
        import_everything()
        try:
            open_store()
        except StoreUnavailable as error:
            _refuse(str(error))
        # Until an entry script has named its pages, Streamlit serves every file of pages/ by itself, without the entry script.
        PagesManager.uses_pages_directory = False
        # Streamlit looks for the settings and for static/ beside the program named here.
        sys.argv = [str(script)]
        application(script).run(config=settings(host, port))


def _refuse(sentence: str) -> NoReturn:
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(2)
