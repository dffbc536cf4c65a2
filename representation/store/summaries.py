"""The list of imports."""

from sqlalchemy import ColumnElement, Connection, Engine, exists, select

from representation.store.batch import ImportSummary
from representation.store.engine import reading
from representation.store.tables import imports


def live_imports(connection: Connection, condition: ColumnElement[bool]) -> list[ImportSummary]:
    """Imports that meet a condition and have not been undone, newest first."""
    query = select(imports).where(imports.c.undone_at.is_(None), condition).order_by(imports.c.id.desc())
    return [ImportSummary(**row) for row in connection.execute(query).mappings()]


def load_imports(engine: Engine) -> list[ImportSummary]:
    """Every import, undone ones included, newest first."""
    with reading(engine) as connection:
        return [ImportSummary(**row) for row in connection.execute(select(imports).order_by(imports.c.id.desc())).mappings()]


def known_file(engine: Engine, file_hash: str) -> ImportSummary | None:
    """The newest import of a file with this content that has not been undone, or None."""
    with reading(engine) as connection:
        return next(iter(live_imports(connection, imports.c.file_hash == file_hash)), None)


def is_empty(engine: Engine) -> bool:
    """Whether nothing has been imported, or all of it was undone."""
    with reading(engine) as connection:
        return not connection.execute(select(exists().where(imports.c.undone_at.is_(None)))).scalar_one()
