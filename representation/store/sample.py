"""The sample district in the store."""

from sqlalchemy import Connection, Engine, delete, exists, select

from representation.store.engine import reading, writing
from representation.store.maps import take_sample_maps_away
from representation.store.references import forget_sample_references
from representation.store.tables import BROUGHT, imports

SAMPLE = select(imports.c.id).where(imports.c.is_sample)


def has_sample(engine: Engine) -> bool:
    """Whether anything of the sample district is in the store."""
    with reading(engine) as connection:
        return bool(connection.execute(select(exists(SAMPLE.where(imports.c.undone_at.is_(None))))).scalar_one())


def remove_sample(engine: Engine) -> None:
    """Remove the sample district, its lines in the list of imports included: afterwards it was never there."""
    with writing(engine) as connection:
        take_sample_away(connection)


def take_sample_away(connection: Connection) -> None:
    """Delete the sample district in the transaction of the caller."""
    forget_sample_references(connection)
    for table in BROUGHT:
        connection.execute(delete(table).where(table.c.import_id.in_(SAMPLE)))
    connection.execute(delete(imports).where(imports.c.is_sample))
    take_sample_maps_away(connection)
