"""What staff said about communities, in the store: kept, followed, taken back."""

import pytest
from sqlalchemy import Engine

from data_models.reference import Choice, SaidChoice, SaidCommunity
from representation.store.batch import ImportBatch
from representation.store.loading import data_version, load_community, load_snapshot
from representation.store.references import choose_community, last_said, load_said, say_community, take_last_back
from representation.store.sample import remove_sample
from representation.store.saving import save_import
from tests.store_batches import batch, community_table, dump


def community_batch(name: str, is_sample: bool = False) -> ImportBatch:
    """An import of the figures of one community."""
    return batch(name, community=community_table({"white": 600, "asian": 400}), is_sample=is_sample)


def test_nothing_was_said_at_first(engine: Engine) -> None:
    assert load_said(engine).communities == ()
    assert load_said(engine).choices == ()
    assert last_said(engine) is None


def test_the_last_word_stands_with_who_and_when(engine: Engine) -> None:
    say_community(engine, ["M"], "Marlow", "residents", "", "aide")
    say_community(engine, ["M"], "Lincoln", "zone", "Lincoln Elementary", "other")
    [found] = load_said(engine).communities
    assert (found.name, found.describes, found.zone, found.saved_by) == ("Lincoln", "zone", "Lincoln Elementary", "other")
    assert found.saved_at.tzinfo is not None
    assert data_version(engine) == 2


def test_a_choice_is_replaced_and_taken_back(engine: Engine) -> None:
    choose_community(engine, "series", "Fall", "A", "aide")
    choose_community(engine, "series", "Fall", "B", "aide")
    choose_community(engine, "everyone", "", "A", "aide")
    assert [(each.scope, each.subject, each.community) for each in load_said(engine).choices] == [
        ("series", "Fall", "B"),
        ("everyone", "", "A"),
    ]
    choose_community(engine, "series", "Fall", "", "aide")
    assert [each.scope for each in load_said(engine).choices] == ["everyone"]


def test_what_was_said_last_is_taken_back_and_what_stood_before_stands_again(engine: Engine) -> None:
    choose_community(engine, "series", "Fall", "A", "aide")
    say_community(engine, ["M", "N"], "Marlow", "adults", "", "aide")
    choose_community(engine, "series", "Fall", "", "aide")
    for expected in (SaidChoice, SaidCommunity, SaidChoice):
        said = last_said(engine)
        assert isinstance(said, expected)
        assert take_last_back(engine, said)
    assert last_said(engine) is None
    assert not any(dump(engine).values())


def test_only_what_was_seen_is_taken_back(engine: Engine) -> None:
    choose_community(engine, "series", "Fall", "A", "aide")
    seen = last_said(engine)
    assert seen is not None
    choose_community(engine, "series", "Winter", "A", "other")
    assert not take_last_back(engine, seen)
    assert len(load_said(engine).choices) == 2


def test_figures_are_loaded_under_the_name_that_staff_gave(engine: Engine) -> None:
    save_import(engine, community_batch("a.csv"))
    [name] = set(load_community(engine)["community"])
    say_community(engine, [name], "Everyone here", "residents", "", "aide")
    choose_community(engine, "everyone", "", name, "aide")
    snapshot = load_snapshot(engine)
    assert set(snapshot.community["community"]) == {"Everyone here"}
    assert set(load_community(engine)["community"]) == {"Everyone here"}
    assert [each.names for each in snapshot.references.communities] == [(name, "Everyone here")]
    assert snapshot.references.choices == (Choice("everyone", "", "Everyone here"),)


@pytest.mark.parametrize("is_sample", [True, False])
def test_the_sample_takes_along_what_was_said_of_it_alone(engine: Engine, is_sample: bool) -> None:
    save_import(engine, community_batch("a.csv", is_sample=True))
    [name] = set(load_community(engine)["community"])
    if not is_sample:
        save_import(engine, community_batch("b.csv"))
    say_community(engine, [name], "Ours", "residents", "", "aide")
    choose_community(engine, "everyone", "", name, "aide")
    choose_community(engine, "series", "Fall", "", "aide")
    remove_sample(engine)
    assert len(load_said(engine).choices) == (0 if is_sample else 1)
    assert len(load_said(engine).communities) == (0 if is_sample else 1)
    if is_sample:
        assert not any(dump(engine).values())
