"""The maps of the store as pages use them: loaded once per data version, shared by all sessions, changed by nobody."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from pandera.typing import DataFrame

from data_models.area import Area, Outline
from representation.geometry.joining import Join, joined
from representation.geometry.naming import Layer, Naming, areas, chosen_layer, headers_of, layers, properties_of
from representation.geometry.outlines import height_ratio, outlines
from representation.store.loading import data_version
from representation.store.maps import SavedMap, load_joins, load_maps, load_shapes
from representation.ui.store import cached_engine


@dataclass(frozen=True, eq=False)
class LayerOfMap:
    """One layer of a map: what it is, its areas, and how they are drawn."""

    layer: Layer
    areas: DataFrame[Area]
    outlines: dict[int, Outline]
    stretch: float
    ratio: float

    @property
    def area_ids(self) -> list[int]:
        """The numbers of its areas."""
        return [int(area) for area in self.areas["area_id"]]

    @property
    def names(self) -> dict[int, str]:
        """Area → what it is called, with its code where two have the same name."""
        twice = set(self.areas.loc[self.areas["label"].duplicated(keep=False), "label"])
        rows = zip(self.areas["area_id"], self.areas["label"], self.areas["code"], strict=True)
        return {int(area): f"{label} ({code or f'area {area}'})" if label in twice else str(label) for area, label, code in rows}


@dataclass(frozen=True, eq=False)
class OpenMap:
    """A map at one data version: its layers, the one with most areas first, and all properties that could name its areas."""

    store: str
    version: int
    saved: SavedMap
    layers: tuple[LayerOfMap, ...]
    headers: tuple[str, ...]


@st.cache_resource(max_entries=20, show_spinner=False)
def cached_map(store: str, version: int, saved: SavedMap) -> OpenMap:
    """A map, its areas named as staff chose or as the program finds; `store` names the database."""
    shapes = load_shapes(cached_engine(), saved.id)
    properties = properties_of(shapes)
    naming = Naming(saved.code_header, saved.name_header)
    found = layers(properties) if naming == Naming() else [chosen_layer(properties, naming)]
    made = []
    for layer in found:
        named = areas(shapes, layer)
        drawn = outlines(named)
        made.append(LayerOfMap(layer, named, drawn, *height_ratio(list(drawn.values()))))
    return OpenMap(store, version, saved, tuple(made), tuple(headers_of(properties)))


def current_maps() -> list[SavedMap]:
    """Every map of the store, the one saved last first."""
    return load_maps(cached_engine())


def opened(saved: SavedMap) -> OpenMap:
    """A map at the store's data version."""
    engine = cached_engine()
    return cached_map(str(engine.url), data_version(engine), saved)


def join_of(saved: SavedMap, one: LayerOfMap, dimension: str, gaps: pd.DataFrame) -> Join:
    """The groups of some gaps on the areas of a layer, with what staff said of it."""
    engine = cached_engine()
    by_hand = load_joins(engine, saved.id, dimension, "hand", one.area_ids)
    by_table = load_joins(engine, saved.id, dimension, "table", one.area_ids)
    groups = dict(zip(gaps["group"].astype(str), gaps["label"].astype(str), strict=True))
    return joined(one.areas, groups, by_hand, by_table)
