"""Settings that belong to the data rather than to a machine."""

from collections.abc import Mapping

from sqlalchemy import Engine, delete, insert, select

from representation.store.engine import reading, writing
from representation.store.tables import settings


def load_settings(engine: Engine) -> dict[str, str]:
    """Every setting that was saved, name → value; what is not there has its default."""
    with reading(engine) as connection:
        return {row.name: row.value for row in connection.execute(select(settings).order_by(settings.c.name))}


def save_settings(engine: Engine, values: Mapping[str, str]) -> None:
    """Save settings, all or none; those that are not named stay as they are."""
    with writing(engine) as connection:
        connection.execute(delete(settings).where(settings.c.name.in_(list(values))))
        if values:
            connection.execute(insert(settings), [{"name": name, "value": value} for name, value in values.items()])
