"""The migrations make exactly the tables that the code speaks of."""

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, Table, inspect, text

from data_models.community_count import CommunityCount
from data_models.conversation import Conversation
from data_models.response import Response
from representation.store.engine import reading, writing
from representation.store.loading import data_version, load_conversations, load_findings, load_responses
from representation.store.migrating import configuration, downgrade, upgrade
from representation.store.revision import NEWEST, is_newest
from representation.store.saving import save_import
from representation.store.summaries import load_imports
from representation.store.tables import communities, conversations, metadata, responses
from tests.store_batches import dump, full_batch

ROOT = Path(__file__).parents[1]
OF_THE_STORE = {"id", "import_id"}


def columns(table: Table) -> set[str]:
    return {column.name for column in table.c} - OF_THE_STORE


def test_tables_and_migrations_agree(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_revision_is_the_last_migration(engine: Engine) -> None:
    assert ScriptDirectory.from_config(configuration()).get_heads() == [NEWEST]
    assert is_newest(engine)
    downgrade(engine, "0001")
    assert not is_newest(engine)
    downgrade(engine, "base")
    assert not is_newest(engine)


def test_a_store_with_nothing_to_change_is_opened_without_the_library_of_migrations(engine: Engine) -> None:
    address = engine.url.render_as_string(hide_password=False)
    code = (
        "import sys; from representation.store.engine import open_store; open_store(sys.argv[1]).dispose(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, address], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


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


def old_store(engine: Engine) -> None:
    """Tables as the first version made them, with rows: three imports, the last one with a conversation that staff added."""
    downgrade(engine, "0001")
    words = "'', '', '', '', '', ''"
    with writing(engine) as connection:
        for number, kind in ((1, "exit_survey"), (2, "conversations"), (3, "registration")):
            connection.execute(
                text(
                    "INSERT INTO imports (file_name, file_hash, kind, exporter, sheet, imported_at, imported_by, rows_read, rows_used,"
                    f" rows_set_aside, rows_not_counted, is_sample) VALUES ('a.csv', '{number}', '{kind}', 'plain', '',"
                    " '2026-09-18 12:00:00', 'secretary', 3, 3, 0, 0, false)"
                )
            )
        for number, conversation in ((1, "old"), (1, "planned"), (2, "planned"), (3, "planned"), (3, "added")):
            connection.execute(text(f"INSERT INTO conversations VALUES ({number}, '{conversation}', '{conversation}', '', {words})"))
        connection.execute(
            text(
                "INSERT INTO responses (import_id, sheet, row, kind, conversation_id, person_key, name_key, first_name_key, party_key,"
                " answered_at, is_attended, race, language, zip, income, gender, education, role, channel) VALUES"
                " (3, '', 2, 'registration', 'added', 'p1', '', '', '', '', false, '', '', '', '', '', '', '', '')"
            )
        )
        for row, message in ((4, "no ZIP"), (2, "no ZIP"), (3, "no ZIP"), (3, "no race"), (None, "no header")):
            connection.execute(
                text(
                    "INSERT INTO findings (import_id, kind, severity, sheet, row, column_header, message)"
                    " VALUES (1, 'some_kind', 'cell', NULL, :row, 'ZIP', :message)"
                ),
                {"row": row, "message": message},
            )


def test_a_store_of_the_first_version_keeps_its_rows(engine: Engine) -> None:
    old_store(engine)
    upgrade(engine)
    found = [(each.message, each.rows, each.value) for each in load_findings(engine, 1)]
    assert found == [("no ZIP", (2, 3, 4), None), ("no race", (3,), None), ("no header", (), None)]
    assert [(each.id, each.replaced_by, each.mends, each.recipe) for each in load_imports(engine)] == [
        (number, None, None, None) for number in (3, 2, 1)
    ]
    assert sorted(load_conversations(engine)["conversation_id"]) == ["added", "planned"]  # "old" came before there was a schedule
    assert load_responses(engine)["person_key"].tolist() == ["p1"]
    number = save_import(engine, full_batch("new.csv", ["p2"]))
    assert number == 4
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_going_back_to_the_first_version_keeps_one_row_per_finding(engine: Engine) -> None:
    old_store(engine)
    upgrade(engine)
    downgrade(engine, "0001")
    with reading(engine) as connection:
        rows = connection.execute(text("SELECT row, message FROM findings ORDER BY id")).all()
        assert connection.execute(text("SELECT count(*) FROM responses")).scalar_one() == 1
    assert [tuple(row) for row in rows] == [(2, "no ZIP"), (3, "no ZIP"), (4, "no ZIP"), (3, "no race"), (None, "no header")]


def test_every_column_of_a_table_in_memory_has_its_column_in_the_store() -> None:
    assert columns(responses) == set(Response.to_schema().columns) - {"file"}  # the import has the name of the file
    assert columns(communities) == set(CommunityCount.to_schema().columns)
    assert columns(conversations) == set(Conversation.to_schema().columns) | {"is_said"}
