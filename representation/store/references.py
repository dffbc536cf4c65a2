"""Reference communities in the store: every word of staff about them is kept, and the last one stands.

Nothing is overwritten, so that the last change can be taken back and it is known who said what, and when.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import Connection, Engine, delete, func, insert, select

from data_models.reference import Describes, Said, SaidChoice, SaidCommunity, Scope
from representation.store.engine import reading, writing
from representation.store.tables import communities, imports, reference_choices, reference_communities
from representation.store.values import storable


def load_said(engine: Engine) -> Said:
    """What stands of all that staff said about communities."""
    with reading(engine) as connection:
        return said_references(connection)


def said_references(connection: Connection) -> Said:
    """The same, in the transaction of the caller; a choice that was taken back is left out."""
    details = {each.community: each for each in _communities(connection)}
    choices = {(each.scope, each.subject): each for each in _choices(connection)}
    return Said(tuple(details.values()), tuple(choice for choice in choices.values() if choice.community))


def _communities(connection: Connection) -> list[SaidCommunity]:
    """Every word about communities, the last one last."""
    said = reference_communities.c
    query = select(said.community, said.name, said.describes, said.zone, said.saved_at, said.saved_by).order_by(said.id)
    return [
        SaidCommunity(community, name, cast("Describes", describes), zone, at, by)
        for community, name, describes, zone, at, by in connection.execute(query)
    ]


def _choices(connection: Connection) -> list[SaidChoice]:
    """Every choice, the last one last."""
    columns = reference_choices.c
    query = select(columns.scope, columns.subject, columns.community, columns.saved_at, columns.saved_by).order_by(columns.id)
    return [SaidChoice(cast("Scope", scope), subject, *rest) for scope, subject, *rest in connection.execute(query)]


def say_community(engine: Engine, names: Iterable[str], name: str, describes: Describes, zone: str, by: str) -> None:
    """Keep what a community is called and whom it describes.

    Parameters
    ----------
    names
        The names that files give its figures.
    """
    now = datetime.now(UTC)
    rows = [
        {
            "community": storable(each), "name": storable(name), "describes": describes, "zone": storable(zone),
            "saved_at": now, "saved_by": storable(by),
        }
        for each in names
    ]  # fmt: skip
    if rows:
        with writing(engine) as connection:
            connection.execute(insert(reference_communities), rows)


def choose_community(engine: Engine, scope: Scope, subject: str, community: str, by: str) -> None:
    """Keep which community a series, a stakeholder group or everyone (`subject` "") is measured against; "" takes a choice back.

    Parameters
    ----------
    community
        The name in the files.
    """
    row = {"scope": scope, "subject": storable(subject), "community": storable(community)}
    with writing(engine) as connection:
        connection.execute(insert(reference_choices).values(**row, saved_at=datetime.now(UTC), saved_by=storable(by)))


def last_said(engine: Engine) -> SaidCommunity | SaidChoice | None:
    """The last word of staff about communities, None where there is none; a choice that was taken back too."""
    with reading(engine) as connection:
        return _last(connection)


def take_last_back(engine: Engine, said: SaidCommunity | SaidChoice) -> bool:
    """Forget the last word of staff, so that the one before stands again; False where another word was said since.

    Two people may press the button at once: only what they saw is taken back.
    """
    with writing(engine) as connection:
        if _last(connection) != said:
            return False
        table = reference_communities if isinstance(said, SaidCommunity) else reference_choices
        connection.execute(delete(table).where(table.c.saved_at == said.saved_at))
        return True


def _last(connection: Connection) -> SaidCommunity | SaidChoice | None:
    last: list[SaidCommunity | SaidChoice] = [*_communities(connection)[-1:], *_choices(connection)[-1:]]
    return max(last, key=lambda each: each.saved_at, default=None)


def forget_sample_references(connection: Connection) -> None:
    """Delete what was said of communities that only the sample district has, before its figures go."""
    own = select(communities.c.community).join_from(communities, imports, communities.c.import_id == imports.c.id)
    sample = own.where(imports.c.is_sample)
    others = own.where(~imports.c.is_sample)
    for table in (reference_communities, reference_choices):
        connection.execute(delete(table).where(table.c.community.in_(sample), table.c.community.not_in(others)))
    if not connection.execute(select(func.count()).where(reference_choices.c.community != "")).scalar_one():
        connection.execute(delete(reference_choices))  # what is left took choices back that are gone
