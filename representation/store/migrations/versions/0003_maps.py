"""Maps of areas, and which figures belong to which area.

A migration is a record: it spells the tables out and is never changed once it has run on somebody's data.
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def upgrade() -> None:
    """Make the tables of maps."""
    op.create_table(
        "maps",
        sa.Column("id", sa.Integer(), nullable=False),
        *_text("file_name", "file_hash", "code_header", "label_header"),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        *_text("saved_by"),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_maps"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "map_areas",
        sa.Column("map_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        *_text("properties", "geometry"),
        sa.PrimaryKeyConstraint("map_id", "area_id", name="pk_map_areas"),
        sa.ForeignKeyConstraint(["map_id"], ["maps.id"], name="fk_map_areas_map_id"),
    )
    op.create_table(
        "map_joins",
        sa.Column("map_id", sa.Integer(), nullable=False),
        *_text("dimension", "group"),
        sa.Column("area_id", sa.Integer(), nullable=False),
        *_text("how"),
        sa.PrimaryKeyConstraint("map_id", "dimension", "group", "area_id", name="pk_map_joins"),
        sa.ForeignKeyConstraint(["map_id", "area_id"], ["map_areas.map_id", "map_areas.area_id"], name="fk_map_joins_area"),
    )


def downgrade() -> None:
    """Forget every map."""
    for name in ("map_joins", "map_areas", "maps"):
        op.drop_table(name)
