"""A finding once with all its rows, recipes, what an import replaces or mends, and what staff said is a conversation.

A migration is a record: it spells the tables out and is never changed once it has run on somebody's data.
"""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"

IMPORTS = ("replaced_by", "mends", "recipe")
GROUP = ("import_id", "kind", "severity", "sheet", "column_header", "message")


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _new_findings() -> sa.Table:
    """The table of findings made anew, without rows."""
    op.drop_table("findings")
    return op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        *_text("kind", "severity"),
        sa.Column("sheet", sa.Text()),
        sa.Column("column_header", sa.Text()),
        *_text("message"),
        sa.Column("value", sa.Text()),
        sa.Column("count", sa.Integer(), nullable=False),
        *_text("rows"),
        sa.PrimaryKeyConstraint("id", name="pk_findings"),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name="fk_findings_import_id"),
    )


def _old_findings() -> sa.Table:
    op.drop_table("findings")
    return op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        *_text("kind", "severity"),
        sa.Column("sheet", sa.Text()),
        sa.Column("row", sa.Integer()),
        sa.Column("column_header", sa.Text()),
        *_text("message"),
        sa.PrimaryKeyConstraint("id", name="pk_findings"),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name="fk_findings_import_id"),
    )


def _packed(rows: Iterable[int]) -> str:
    """Row numbers as `2-5,9`; spelled out here, because a migration does not change when the program does."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _unpacked(text: str) -> list[int | None]:
    """The rows of a group; one None where it is about the whole."""
    runs = [run.partition("-") for run in text.split(",") if run]
    return [row for first, _, last in runs for row in range(int(first), int(last or first) + 1)] or [None]


def upgrade() -> None:
    """Bring rows of one finding together; what a file named beside a standing schedule was said by staff."""
    connection = op.get_bind()
    groups: dict[tuple[object, ...], list[int]] = {}
    old = sa.table("findings", *(sa.column(name) for name in ("id", *GROUP, "row")))
    for found in connection.execute(sa.select(*(old.c[name] for name in GROUP), old.c.row).order_by(old.c.id)):
        groups.setdefault(tuple(found[:-1]), []).extend([] if found.row is None else [found.row])
    findings = _new_findings()
    op.create_index("ix_findings_import_id", "findings", ["import_id"])
    if groups:
        op.bulk_insert(
            findings,
            [
                {**dict(zip(GROUP, group, strict=True)), "value": None, "count": max(1, len(set(rows))), "rows": _packed(rows)}
                for group, rows in groups.items()
            ],
        )
    with op.batch_alter_table("imports", table_kwargs={"sqlite_autoincrement": True}) as imports:
        imports.add_column(sa.Column("replaced_by", sa.Integer()))
        imports.add_column(sa.Column("mends", sa.Text()))
        imports.add_column(sa.Column("recipe", sa.Text()))
    op.add_column("conversations", sa.Column("is_said", sa.Boolean(), nullable=False, server_default=sa.false()))
    connection.execute(
        sa.text(
            "UPDATE conversations SET is_said = true WHERE EXISTS (SELECT 1 FROM imports AS own JOIN imports AS schedule"
            " ON schedule.kind = 'conversations' AND schedule.undone_at IS NULL AND schedule.id < own.id"
            " WHERE own.id = conversations.import_id AND own.kind <> 'conversations')"
            " AND conversation_id NOT IN (SELECT planned.conversation_id FROM conversations AS planned JOIN imports AS schedule"
            " ON schedule.id = planned.import_id WHERE schedule.kind = 'conversations')"
        )
    )
    with op.batch_alter_table("conversations") as conversations:
        conversations.alter_column("is_said", server_default=None)
    op.create_table(
        "recipes",
        *_text("name", "content"),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        *_text("saved_by"),
        sa.PrimaryKeyConstraint("name", name="pk_recipes"),
    )


def downgrade() -> None:
    """Take rows of one finding apart again; recipes, and what was said, replaced or mended, are forgotten."""
    connection = op.get_bind()
    new = sa.table("findings", *(sa.column(name) for name in ("id", *GROUP, "rows")))
    query = sa.select(*(new.c[name] for name in GROUP), new.c.rows).order_by(new.c.id)
    rows = [
        {**dict(zip(GROUP, found[:-1], strict=True)), "row": row} for found in connection.execute(query) for row in _unpacked(found.rows)
    ]
    findings = _old_findings()
    op.create_index("ix_findings_import_id", "findings", ["import_id"])
    if rows:
        op.bulk_insert(findings, rows)
    with op.batch_alter_table("imports", table_kwargs={"sqlite_autoincrement": True}) as imports:
        for name in IMPORTS:
            imports.drop_column(name)
    with op.batch_alter_table("conversations") as conversations:
        conversations.drop_column("is_said")
    op.drop_table("recipes")
