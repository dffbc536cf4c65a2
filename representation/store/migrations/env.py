"""How Alembic runs our migrations: on the connection, and in the transaction, that `migrating.py` hands over."""

from alembic import context

from representation.store.tables import metadata


def run() -> None:
    """Run the migrations that were asked for."""
    connection = context.config.attributes["connection"]
    if connection is None:
        raise RuntimeError("Migrations run through representation.store.migrating, which opens the connection.")
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":  # the name under which Alembic loads this file; whoever else imports it runs nothing
    run()
