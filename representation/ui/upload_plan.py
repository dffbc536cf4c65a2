"""What saving an upload does: what each table brings, what it takes the place of, and what brings nothing new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from data_models.recipe import Recipe
from representation.importing import Review, batches_of
from representation.recipes.making import recipe_of
from representation.store.batch import ImportBatch
from representation.store.loading import data_version
from representation.store.newest import other_exports
from representation.store.superseding import Overlap
from representation.ui.access import who
from representation.ui.assessed import Assessed
from representation.ui.imports_list import day, import_name
from representation.ui.parts import plural
from representation.ui.progress import Step
from representation.ui.session import current_session
from representation.ui.store import cached_engine
from representation.ui.text import literal
from representation.ui.uploads import Kept
from representation.wording.numbers import listing


@dataclass(frozen=True)
class Plan:
    """What happens to one table when the upload is saved.

    `replaces` are the imports that it takes the place of; `read_by` is the recipe it was read by, `kept` what staff confirmed anew.
    """

    is_saved: bool = True
    replaces: tuple[int, ...] = ()
    kept: Kept | None = None
    read_by: str | None = None


def assessed(review: Review, step: Step) -> Assessed:
    """Compare what a review brings with what stands in the store; remembered while the review and the store stay as they are."""
    session, version = current_session(), data_version(cached_engine())
    if session.assessed is None or session.assessed.review is not review or session.assessed.version != version:
        step(0.9, "Looking for former exports")
        session.assessed = _compared(review, version)
    return session.assessed


def _compared(review: Review, version: int) -> Assessed:
    batches = batches_of(review, who())
    others = other_exports(cached_engine(), batches)
    return Assessed(review, batches, others.standing, others.held_by, version)


def plan_choice(found: Assessed, i: int, key: str) -> Plan:
    """Say what a table takes the place of, or that it has nothing new, and let staff keep both."""
    if i not in found.batches:
        return Plan(is_saved=False)
    if i in found.held:
        other = found.review.joined.tables[found.held[i]].file
        st.caption(f":material/content_copy: {literal(f'Nothing new: {other}, added together with it, has the same rows.')}")
        return Plan(is_saved=st.checkbox("Add it all the same", key=f"{key}.held"))
    overlaps = found.former.get(i, ())
    newer = [each for each in overlaps if each.is_newer]
    if newer:
        st.caption(f":material/published_with_changes: {literal(takes_place_line(newer))}")
        keeps_both = st.checkbox("Keep both, and count their rows together", key=f"{key}.keep_both")
        return Plan(replaces=() if keeps_both else tuple(each.former.id for each in newer))
    if overlaps:
        st.caption(f":material/content_copy: {literal(nothing_new_line(overlaps))}")
        return Plan(is_saved=st.checkbox("Add it all the same", key=f"{key}.older"))
    return Plan()


def takes_place_line(overlaps: Sequence[Overlap]) -> str:
    """Which imports a newer export takes the place of, and what is new in it."""
    named = listing([f"{import_name(each.former)}, added {day(each.former.imported_at)}" for each in overlaps])
    if len(overlaps) > 1:
        return f"Takes the place of {named}."
    one = overlaps[0]
    gone = f"; {plural(one.rows_gone, 'row is', 'rows are')} not in it any more" if one.rows_gone else ""
    return f"Takes the place of {named}: {plural(one.rows_new, 'row is', 'rows are')} new{gone}."


def nothing_new_line(overlaps: Sequence[Overlap]) -> str:
    """Which newer exports are there already."""
    named = listing([f"{import_name(each.former)}, added {day(each.former.imported_at)}" for each in overlaps])
    return f"Not added: {named}, is a newer export of the same and has its rows."


def batches_to_save(found: Assessed, plans: Mapping[int, Plan]) -> dict[int, ImportBatch]:
    """What is saved, by index of the review's tables, with what it replaces and what is kept of its form."""
    return {
        i: replace(
            each,
            replaces=plans[i].replaces,
            recipe=_recipe(plans[i].kept),
            read_by=plans[i].read_by,
        )
        for i, each in found.batches.items()
        if plans[i].is_saved
    }


def _recipe(kept: Kept | None) -> Recipe | None:
    return None if kept is None else recipe_of(kept.table, kept.said, kept.name, kept.is_always_about)
