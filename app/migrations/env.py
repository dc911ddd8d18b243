"""Alembic starts here: sent by `app.migrating`, or by its own command when somebody adds a step."""

from alembic import context
from sqlalchemy import Connection

from app.database import METADATA, WRITES, connect
from app.settings import Settings


def run(connection: Connection) -> None:
    """Take the steps inside the transaction that `connection` is in."""
    context.configure(connection=connection, target_metadata=METADATA)
    context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = connect(Settings.from_environment().database_url)
    with engine.execution_options(**{WRITES: True}).begin() as opened:
        run(opened)
