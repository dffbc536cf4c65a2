"""What every response says to the browser about safety.

The policy allows this address and nothing else, so a library that would ask a host on the internet is stopped in the browser too.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SHELL = Path(streamlit.__file__).parent / "static" / "index.html"
"""The page that Streamlit sends first; everything else is loaded by it."""

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def inline_script_hashes(html: str) -> list[str]:
    """Return the policy's word for each script written into a page.

    A hash allows exactly that text and no other, so `'unsafe-inline'` is not needed.
    Scripts with attributes (`<script src=…>`) are files and fall under `'self'`.

    Examples
    --------
    >>> inline_script_hashes("<script>alert(1)</script><script src='a.js'></script>")
    ["'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"]
    """
    return [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in _INLINE_SCRIPT.findall(html)]


def content_security_policy(html: str) -> str:
    """Return the Content-Security-Policy for pages whose first page is `html`.

    Styles may be inline because Streamlit's and Plotly's are; scripts may not, and nothing is evaluated from text.
    `'self'` covers the page's own websocket.

    Source: https://www.w3.org/TR/CSP3/
    """
    rules: Mapping[str, list[str]] = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *inline_script_hashes(html)],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in rules.items())


def security_headers(html: str) -> dict[str, str]:
    """Return the headers that every response carries, for pages whose first page is `html`."""
    return {
        "Content-Security-Policy": content_security_policy(html),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


class SecurityHeaders:
    """Add the security headers to every response.

    Plain ASGI: uploads are streamed, and a wrapper that reads the whole body would hold them in memory.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = security_headers(SHELL.read_text(encoding="utf-8"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
