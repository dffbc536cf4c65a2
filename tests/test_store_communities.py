"""The newest figures of a community stand, and tables are not mixed."""

import pytest
from sqlalchemy import Engine

from data_models.community_count import CommunityCount
from representation.store.loading import load_community
from representation.store.saving import save_import
from representation.store.undoing import undo_import
from tests.store_batches import batch, community_table


def figures(engine: Engine) -> dict[str, float]:
    found = load_community(engine)
    CommunityCount.validate(found)
    return dict(zip(found["group"], found["people_count"], strict=True))


def save(engine: Engine, name: str, groups: dict[str, float], table: str = "B03002", vintage: str = "2020–2024") -> int:
    return save_import(engine, batch(name, community=community_table(groups, table, vintage), kind="community"))


def test_the_later_import_of_a_group_wins_and_undoing_it_brings_the_earlier_back(engine: Engine) -> None:
    save(engine, "a.csv", {"white": 600, "asian": 400})
    later = save(engine, "b.csv", {"white": 610, "asian": 390})
    assert figures(engine) == {"white": 610, "asian": 390}
    undo_import(engine, later, "principal")
    assert figures(engine) == {"white": 600, "asian": 400}


def test_two_files_of_one_table_stand_together(engine: Engine) -> None:
    save(engine, "north.csv", {"45402": 600, "45403": 300})
    save(engine, "south.csv", {"45403": 310, "45404": 100})
    assert figures(engine) == {"45402": 600, "45403": 310, "45404": 100}


def test_an_older_vintage_of_the_same_table_goes_whole(engine: Engine) -> None:
    save(engine, "old.csv", {"white": 600, "asian": 400}, vintage="2015–2019")
    save(engine, "new.csv", {"white": 610})
    assert figures(engine) == {"white": 610}


def test_another_table_of_the_same_groups_goes_whole(engine: Engine) -> None:
    save(engine, "old.csv", {"white": 600, "asian": 400}, table="B02001")
    save(engine, "new.csv", {"white": 610})
    assert figures(engine) == {"white": 610}


def test_different_tables_of_different_groups_stand_together(engine: Engine) -> None:
    save(engine, "white.csv", {"white": 600}, table="B02008")
    save(engine, "asian.csv", {"asian": 400}, table="B02011", vintage="2019–2023")
    assert figures(engine) == {"white": 600, "asian": 400}


@pytest.mark.parametrize(("dimension", "view"), [("language", ""), ("race", "alone_or_in_combination")])
def test_another_dimension_or_view_is_another_table(engine: Engine, dimension: str, view: str) -> None:
    save(engine, "a.csv", {"white": 600})
    other = community_table({"white": 1}, dimension=dimension, view=view)
    save_import(engine, batch("b.csv", community=other, kind="community"))
    assert load_community(engine)["people_count"].tolist() == [600, 1]
