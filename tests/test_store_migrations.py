"""The migrations make exactly the tables that the code speaks of."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, Table, inspect

from data_models.community_count import CommunityCount
from data_models.conversation import Conversation
from data_models.response import Response
from representation.store.loading import data_version
from representation.store.migrating import downgrade, upgrade
from representation.store.saving import save_import
from representation.store.tables import communities, conversations, metadata, responses
from tests.store_batches import dump, full_batch

OF_THE_STORE = {"id", "import_id"}


def columns(table: Table) -> set[str]:
    return {column.name for column in table.c} - OF_THE_STORE


def test_tables_and_migrations_agree(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_going_down_leaves_nothing_and_going_up_again_works(engine: Engine) -> None:
    save_import(engine, full_batch("a.csv", ["p1"]))
    downgrade(engine, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    upgrade(engine)
    assert data_version(engine) == 0
    assert not any(dump(engine).values())


def test_going_up_again_changes_nothing(engine: Engine) -> None:
    save_import(engine, full_batch("a.csv", ["p1"]))
    before = dump(engine)
    upgrade(engine)
    assert dump(engine) == before


def test_every_column_of_a_table_in_memory_has_its_column_in_the_store() -> None:
    assert columns(responses) == set(Response.to_schema().columns) - {"file"}  # the import has the name of the file
    assert columns(communities) == set(CommunityCount.to_schema().columns)
    assert columns(conversations) == set(Conversation.to_schema().columns)
