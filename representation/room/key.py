"""The key of a command that keeps nothing."""

import secrets


def session_key() -> bytes:
    """A key for one run: its hashes mean nothing afterwards."""
    return secrets.token_bytes(32)
