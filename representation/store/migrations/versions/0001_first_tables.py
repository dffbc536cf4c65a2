"""The first tables: imports and what they brought, settings, the data version.

A migration is a record: it spells the tables out and is never changed once it has run on somebody's data.
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _id(table: str) -> list[sa.Column[int] | sa.Constraint]:
    return [sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id", name=f"pk_{table}")]


def _of_import(table: str) -> list[sa.Column[int] | sa.Constraint]:
    return [
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=f"fk_{table}_import_id"),
    ]


def _of_conversation(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["import_id", "conversation_id"],
        ["conversations.import_id", "conversations.conversation_id"],
        name=f"fk_{table}_conversation",
    )


def upgrade() -> None:
    """Create every table; the data version starts at 0."""
    op.create_table(
        "imports",
        *_id("imports"),
        *_text("file_name", "file_hash", "kind", "exporter", "sheet"),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        *_text("imported_by"),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("rows_used", sa.Integer(), nullable=False),
        sa.Column("rows_set_aside", sa.Integer(), nullable=False),
        sa.Column("rows_not_counted", sa.Integer(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.Column("undone_by", sa.Text()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_imports_file_hash", "imports", ["file_hash"])
    op.create_table(
        "conversations",
        *_of_import("conversations"),
        *_text("conversation_id", "title", "date", "start_time", "series", "mode", "place", "host", "stakeholder_group"),
        sa.PrimaryKeyConstraint("import_id", "conversation_id", name="pk_conversations"),
    )
    op.create_table(
        "responses",
        *_id("responses"),
        *_of_import("responses"),
        *_text("sheet"),
        sa.Column("row", sa.Integer(), nullable=False),
        *_text("kind", "conversation_id", "person_key", "name_key", "first_name_key", "party_key", "answered_at"),
        sa.Column("is_attended", sa.Boolean(), nullable=False),
        *_text("race", "language", "zip", "income", "gender", "education", "role", "channel"),
        _of_conversation("responses"),
    )
    op.create_table(
        "comments",
        *_id("comments"),
        *_of_import("comments"),
        *_text("conversation_id", "question", "comment"),
        _of_conversation("comments"),
    )
    op.create_table(
        "ratings",
        *_id("ratings"),
        *_of_import("ratings"),
        *_text("conversation_id"),
        sa.Column("row", sa.Integer(), nullable=False),
        *_text("question", "answer"),
        _of_conversation("ratings"),
    )
    for table in ("responses", "comments", "ratings"):
        op.create_index(f"ix_{table}_import_conversation", table, ["import_id", "conversation_id"])
    op.create_table(
        "communities",
        *_id("communities"),
        *_of_import("communities"),
        *_text("community", "dimension", "view", "group"),
        sa.Column("people_count", sa.Double()),
        sa.Column("margin", sa.Double()),
        sa.Column("has_margin", sa.Boolean(), nullable=False),
        sa.Column("is_suppressed", sa.Boolean(), nullable=False),
        sa.Column("total_count", sa.Double()),
        sa.Column("total_margin", sa.Double()),
        *_text("unit", "universe", "vintage", "source", "table", "fit", "fit_note"),
    )
    op.create_table(
        "findings",
        *_id("findings"),
        *_of_import("findings"),
        *_text("kind", "severity"),
        sa.Column("sheet", sa.Text()),
        sa.Column("row", sa.Integer()),
        sa.Column("column_header", sa.Text()),
        *_text("message"),
    )
    op.create_table(
        "not_counted",
        *_id("not_counted"),
        *_of_import("not_counted"),
        sa.Column("sheet", sa.Text()),
        sa.Column("row", sa.Integer(), nullable=False),
        *_text("reason"),
    )
    for table in ("communities", "findings", "not_counted"):
        op.create_index(f"ix_{table}_import_id", table, ["import_id"])
    op.create_table("settings", *_text("name", "value"), sa.PrimaryKeyConstraint("name", name="pk_settings"))
    data_version = op.create_table("data_version", sa.Column("version", sa.Integer(), nullable=False))
    op.bulk_insert(data_version, [{"version": 0}])


def downgrade() -> None:
    """Drop every table."""
    tables = "data_version settings not_counted findings communities ratings comments responses conversations imports"
    for table in tables.split():
        op.drop_table(table)
