"""Which dimension, way of counting and community a page is about."""

from collections.abc import Callable, Sequence

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from data_models.community_count import FITS
from data_models.vocabularies import dimension_labels
from representation.comparing import Unit
from representation.measures.match import OVERLAPPING
from representation.ui.access import may
from representation.wording import dimension_title

NOUNS: dict[Unit, str] = {"people": "People", "attendances": "Attendances"}
KEY = ["dimension", "view", "community"]
VIEWS = {"roll_up": "One group each", "race_alone": "One race each", OVERLAPPING: "Every box ticked"}
VIEW_HELP = (
    "One group each: whoever ticked several boxes counts as “Two or more races”, and any Hispanic or Latino answer as that. "
    "Every box ticked: a person counts in each group, so shares add up to more than 100%."
)


def in_order(summaries: pd.DataFrame, first: Sequence[str] = ()) -> pd.DataFrame:
    """Summaries worth showing: dimensions in their fixed order, within one the plain way of counting and the best fit first.

    The communities named `first` come before any that fits better: they were chosen. Of communities that fit alike, the one that has
    most dimensions comes first, so that a page speaks of few communities.
    A dimension that nobody answered and no community has is left out.
    """
    known = list(dimension_labels())
    order = {name: place for place, name in enumerate([*known, *(name for name in summaries["dimension"] if name not in known)])}
    shown = summaries[summaries["community"].ne("") | summaries["answered_count"].gt(0)]
    places = pd.DataFrame(
        {
            "dimension": shown["dimension"].map(order),
            "view": [list(VIEWS).index(view) if view in VIEWS else 0 for view in shown["view"]],
            "chosen": [list(first).index(name) if name in first else len(first) for name in shown["community"]],
            "breadth": -shown.groupby("community")["dimension"].transform("nunique"),
            "fit": [FITS.index(fit) if fit in FITS else len(FITS) for fit in shown["fit"]],
        },
        index=shown.index,
    )
    return shown.loc[places.sort_values(["dimension", "view", "chosen", "fit", "breadth"], kind="stable").index]


def pick_unit(place: DeltaGenerator) -> Unit:
    """Let staff count people, each once, or every attendance; for everyone else it is people, as two counts can be subtracted."""
    if not may("staff"):
        return "people"
    help_text = "People: whoever came twice counts once. Attendances: every visit counts."
    units: list[Unit] = list(NOUNS)
    return place.radio("Count", units, horizontal=True, format_func=NOUNS.__getitem__, key="unit", bind="query-params", help=help_text)


def pick_slice(summaries: pd.DataFrame, first: DeltaGenerator, second: DeltaGenerator) -> pd.DataFrame:
    """Let the reader choose a dimension and, where there are several, the way of counting.

    The choice stands in the address. Gives the one summary row chosen, beside the community that comes first.
    """
    of_dimension = _chosen(first, summaries, "dimension", "Compare by", dimension_title)
    of_view = _chosen(second, of_dimension, "view", "Boxes", lambda name: VIEWS.get(name, name), VIEW_HELP)
    return of_view.head(1)


def _chosen(
    place: DeltaGenerator, summaries: pd.DataFrame, column: str, label: str, name: Callable[[str], str], help_text: str | None = None
) -> pd.DataFrame:
    options: Sequence[str] = list(dict.fromkeys(summaries[column]))
    if len(options) < 2:
        return summaries
    # A segmented control would look lighter; the text of its chosen part has too little contrast in the dark theme.
    choice = place.radio(label, options, horizontal=True, format_func=name, key=column, bind="query-params", help=help_text)
    return summaries[summaries[column].eq(choice or options[0])]
