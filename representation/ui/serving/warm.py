"""What is done once, before the first reader comes, so that no reader waits for it."""

import asyncio
import gc
import importlib
import pkgutil
from types import ModuleType

import data_models
import representation

SWEEP_SECONDS = 60
"""Streamlit's collection after every run is off (`runner.postScriptGC`); one sweep a minute takes its place."""

LIBRARIES = ("openpyxl", "pandas", "pandera.pandas", "plotly.graph_objects", "plotly.io", "scipy.stats", "sqlalchemy")
"""What pages need and some modules import late."""

LEFT_OUT = ("__main__", "migrations")
"""Modules that act when they are imported."""


def own_modules(package: ModuleType) -> list[str]:
    """Return the dotted names of all modules of a package, in order, without those that act when imported.

    Examples
    --------
    >>> "representation.ui.serving.warm" in own_modules(representation)
    True
    >>> "representation.__main__" in own_modules(representation)
    False
    """
    names: list[str] = []
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        if module.name.rpartition(".")[2] in LEFT_OUT:
            continue
        names.append(module.name)
        if module.ispkg:
            names += own_modules(importlib.import_module(module.name))
    return names


def import_everything() -> None:
    """Import the libraries and every module of our own, and draw one figure."""
    for name in LIBRARIES:
        importlib.import_module(name)
    for package in (data_models, representation):
        for name in own_modules(package):
            importlib.import_module(name)
    figures = importlib.import_module("plotly.graph_objects")
    figures.Figure(figures.Bar(x=[1], y=[1])).to_json()  # Plotly loads its checks when the first figure is made


def freeze() -> None:
    """Take everything that exists now out of later collections: it stays as long as the server does."""
    gc.collect()
    gc.freeze()


async def sweep_regularly() -> None:
    """Collect what sessions left behind, once a minute, until cancelled."""
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        gc.collect()
