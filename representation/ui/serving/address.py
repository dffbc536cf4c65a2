"""Where the app may be reached: this machine alone unless someone who knows better says so."""

import errno
import ipaddress
import os
import socket

ALLOW_REMOTE = "IN_THE_ROOM_ALLOW_REMOTE"
"""Environment variable; `1` lets other machines reach the app (behind a proxy that asks who they are)."""


def is_loopback(host: str) -> bool:
    """Say whether `host` can be reached from this machine only.

    Examples
    --------
    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def url(host: str, port: int) -> str:
    """Return the address as a browser takes it.

    Examples
    --------
    >>> url("127.0.0.1", 8501), url("::1", 8501)
    ('http://127.0.0.1:8501', 'http://[::1]:8501')
    """
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def objection(host: str, port: int) -> str | None:
    """Return a sentence saying why the app cannot be served at this address, or None when it can.

    The port is tried by opening it for a moment; 0 stands for any free port.
    """
    if not is_loopback(host) and os.environ.get(ALLOW_REMOTE) != "1":
        return (
            f"{host} can be reached from other machines, and the app does not ask them who they are. "
            f"Use 127.0.0.1, or put a proxy with a login in front and set {ALLOW_REMOTE}=1."
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        if os.name != "nt":  # there the option would let two programs share one port
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
            trial.listen(1)
        except OverflowError:
            return f"{port} is not a port. Choose one from 1024 to 65535 with --port."
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return (
                    f"Port {port} is taken, perhaps by In the Room running already. Stop that program, or choose another port with --port."
                )
            if error.errno == errno.EACCES:
                return f"Port {port} needs an administrator. Choose one from 1024 to 65535 with --port."
            return f"{host} is not an address of this machine ({error.strerror}). Use 127.0.0.1."
    return None
