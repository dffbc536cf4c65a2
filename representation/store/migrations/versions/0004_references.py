"""Reference communities: their names, whom they describe, and who is measured against which.

A migration is a record: it spells the tables out and is never changed once it has run on somebody's data.
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _table(name: str, *columns: str) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *_text(*columns),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        *_text("saved_by"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sqlite_autoincrement=True,
    )


def upgrade() -> None:
    """Make the tables of reference communities."""
    _table("reference_communities", "community", "name", "describes", "zone")
    _table("reference_choices", "scope", "subject", "community")


def downgrade() -> None:
    """Forget names and choices; the figures stay."""
    for name in ("reference_choices", "reference_communities"):
        op.drop_table(name)
