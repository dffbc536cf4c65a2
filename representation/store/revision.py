"""Which form the tables of a store have, told without the library that changes it: most stores are opened with nothing to change."""

from sqlalchemy import Column, Engine, MetaData, Table, Text, inspect, select

NEWEST = "0004"
"""The last of the migrations in `migrations/versions`; a store that has it needs none."""
alembic_version = Table("alembic_version", MetaData(), Column("version_num", Text))
"""Where the library of migrations notes which ones a store has had; none of our own tables."""


def is_newest(engine: Engine) -> bool:
    """Whether the tables have the newest form; False as well for those that a newer version of the program made."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(alembic_version.name):
            return False
        return connection.scalars(select(alembic_version.c.version_num)).all() == [NEWEST]
