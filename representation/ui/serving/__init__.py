"""The launcher: warm start, security headers, one address on this machine."""

from representation.ui.serving.launcher import serve

__all__ = ["serve"]
