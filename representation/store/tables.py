"""The tables of the store: imports, and what each of them brought.

Every table but `settings`, `recipes`, `data_version`, those of maps and those of reference communities belongs to imports: to undo one
is to delete its rows. An import whose place a newer one took keeps its rows, so that undoing the newer one brings them back; until then
they count nowhere. Nothing that several imports say together (a conversation's details, a participation, the newest community figures) is
stored; it is derived when loaded.
No table has a column for a name, an address or anything else that finds a person.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    select,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant, stored in UTC and always read back with its zone (SQLite alone would forget it)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; a time without a zone is refused."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"A stored time needs its zone: {value.isoformat()} has none ({dialect.name}).")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From UTC, whatever zone the connection prefers."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _import_id() -> Column[int]:
    return Column("import_id", ForeignKey("imports.id"), nullable=False, index=True)


def _of_conversation(name: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["import_id", "conversation_id"],
        ["conversations.import_id", "conversations.conversation_id"],
        name=f"fk_{name}_conversation",
    )


imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True),
    *_text("file_name", "file_hash", "kind", "exporter", "sheet"),
    Column("imported_at", UtcDateTime, nullable=False),
    *_text("imported_by"),
    Column("rows_read", Integer, nullable=False),
    Column("rows_used", Integer, nullable=False),
    Column("rows_set_aside", Integer, nullable=False),
    Column("rows_not_counted", Integer, nullable=False),
    Column("is_sample", Boolean, nullable=False),
    Column("undone_at", UtcDateTime),
    Column("undone_by", Text),
    Column("replaced_by", Integer),  # the import that took its place; a number only, because the sample's lines go without a trace
    Column("mends", Text),  # hash of the file whose rows set aside this one brings mended
    Column("recipe", Text),  # name of the form as it was read
    Index("ix_imports_file_hash", "file_hash"),
    sqlite_autoincrement=True,  # a number never comes back, even when the sample's imports are gone
)

conversations = Table(
    "conversations",
    metadata,
    Column("import_id", ForeignKey("imports.id"), primary_key=True),
    Column("conversation_id", Text, primary_key=True),
    *_text("title", "date", "start_time", "series", "mode", "place", "host", "stakeholder_group"),
    Column("is_said", Boolean, nullable=False),  # staff said that it is a Community Conversation, whatever the schedule says
)

responses = Table(
    "responses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey("imports.id"), nullable=False),
    *_text("sheet"),
    Column("row", Integer, nullable=False),
    *_text("kind", "conversation_id", "person_key", "name_key", "first_name_key", "party_key", "answered_at"),
    Column("is_attended", Boolean, nullable=False),
    *_text("race", "language", "zip", "income", "gender", "education", "role", "channel"),
    _of_conversation("responses"),
    Index("ix_responses_import_conversation", "import_id", "conversation_id"),
)

comments = Table(
    "comments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey("imports.id"), nullable=False),
    *_text("conversation_id", "question", "comment"),
    _of_conversation("comments"),
    Index("ix_comments_import_conversation", "import_id", "conversation_id"),
)

ratings = Table(
    "ratings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey("imports.id"), nullable=False),
    *_text("conversation_id"),
    Column("row", Integer, nullable=False),
    *_text("question", "answer"),
    _of_conversation("ratings"),
    Index("ix_ratings_import_conversation", "import_id", "conversation_id"),
)

communities = Table(
    "communities",
    metadata,
    Column("id", Integer, primary_key=True),
    _import_id(),
    *_text("community", "dimension", "view", "group"),
    Column("people_count", Double),
    Column("margin", Double),
    Column("has_margin", Boolean, nullable=False),
    Column("is_suppressed", Boolean, nullable=False),
    Column("total_count", Double),
    Column("total_margin", Double),
    *_text("unit", "universe", "vintage", "source", "table", "fit", "fit_note"),
)

findings = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True),
    _import_id(),
    *_text("kind", "severity"),
    Column("sheet", Text),
    Column("column_header", Text),
    *_text("message"),
    Column("value", Text),  # an answer of a coded column, never what could be a name or a contact
    Column("count", Integer, nullable=False),
    *_text("rows"),
)

not_counted = Table(
    "not_counted",
    metadata,
    Column("id", Integer, primary_key=True),
    _import_id(),
    Column("sheet", Text),
    Column("row", Integer, nullable=False),
    *_text("reason"),
)

settings = Table("settings", metadata, Column("name", Text, primary_key=True), *_text("value"))

recipes = Table(
    "recipes",
    metadata,
    Column("name", Text, primary_key=True),
    *_text("content"),
    Column("saved_at", UtcDateTime, nullable=False),
    *_text("saved_by"),
)

maps = Table(
    "maps",
    metadata,
    Column("id", Integer, primary_key=True),
    *_text("file_name", "file_hash", "code_header", "label_header"),  # the properties that staff chose; "" leaves it to the program
    Column("saved_at", UtcDateTime, nullable=False),
    *_text("saved_by"),
    Column("is_sample", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

map_areas = Table(
    "map_areas",
    metadata,
    Column("map_id", ForeignKey("maps.id"), primary_key=True),
    Column("area_id", Integer, primary_key=True, autoincrement=False),
    *_text("properties", "geometry"),
)

map_joins = Table(
    "map_joins",
    metadata,
    Column("map_id", Integer, primary_key=True, autoincrement=False),
    Column("dimension", Text, primary_key=True),
    Column("group", Text, primary_key=True),
    Column("area_id", Integer, primary_key=True, autoincrement=False),  # an area of another layer may hold the same group
    *_text("how"),
    ForeignKeyConstraint(["map_id", "area_id"], ["map_areas.map_id", "map_areas.area_id"], name="fk_map_joins_area"),
)

reference_communities = Table(
    "reference_communities",
    metadata,
    Column("id", Integer, primary_key=True),
    *_text("community", "name", "describes", "zone"),  # `community` is the name in the files; the newest row of it stands
    Column("saved_at", UtcDateTime, nullable=False),
    *_text("saved_by"),
    sqlite_autoincrement=True,
)

reference_choices = Table(
    "reference_choices",
    metadata,
    Column("id", Integer, primary_key=True),
    *_text("scope", "subject", "community"),  # the newest row of a scope and subject stands; "" takes a choice back
    Column("saved_at", UtcDateTime, nullable=False),
    *_text("saved_by"),
    sqlite_autoincrement=True,
)

data_version = Table("data_version", metadata, Column("version", Integer, nullable=False))

BROUGHT = (responses, comments, ratings, communities, findings, not_counted, conversations)
"""The tables that hold what imports brought, in the order in which rows can be deleted."""

STANDING = select(imports.c.id).where(imports.c.undone_at.is_(None))
"""Numbers of the imports that count."""
