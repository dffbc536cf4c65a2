"""One file per exporter: what makes its table recognisable, and what it is.

A new exporter is a new file here with a function `recognised` and, where it writes columns of its own, a vocabulary of the same name
in `vocabularies/exporters`. Nothing else changes: the files are found by themselves and asked in the order of `TURN`.
"""

import pkgutil
from collections.abc import Callable
from importlib import import_module

from data_models.raw import RawTable
from representation.intake.exporters.recognition import Recognition

HELPERS = ("coded_survey", "fields", "option_columns", "recognition", "two_lines")
"""Files here that are no exporter."""
DEFAULT_TURN = 0
"""Exporters with a clear mark of their own; those that would also take other tools' tables set a later `TURN`."""


def _exporters() -> tuple[Callable[[RawTable], Recognition | None], ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in HELPERS)
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.recognised for module in sorted(modules, key=lambda module: getattr(module, "TURN", DEFAULT_TURN)))


EXPORTERS = _exporters()
"""In the order in which they are asked; the general case comes last."""

__all__ = ["EXPORTERS", "Recognition"]
