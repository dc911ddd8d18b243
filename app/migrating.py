"""Bringing the tables of a database up to date, one program at a time."""

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

STEPS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 7_239  # any number, as long as it is ours
_alone = Lock()  # Alembic keeps what it is doing in globals


class MigrationError(RuntimeError):
    """The tables cannot be brought up to date; the message says why."""


def bring_up_to_date(engine: Engine, writes: Engine) -> str | None:
    """Take the steps that a database still lacks: all of them, or none. Returns the last one.

    None says that there was nothing to do. Programs that start together wait for each other; the
    transactions of `writes` keep other writers out from their first moment. Raises MigrationError
    for a database that has steps we do not know.
    """
    config = configuration()
    script = ScriptDirectory.from_config(config)
    newest = script.get_current_head()
    with engine.connect() as connection:
        if _step_of(connection, script) == newest:
            return None
    with _alone, writes.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        if _step_of(connection, script) == newest:
            return None
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return newest


def configuration() -> Config:
    """Return what Alembic has to know: where the steps are."""
    config = Config(attributes={})
    config.set_main_option("script_location", str(STEPS))
    config.set_main_option("path_separator", "os")
    return config


def _step_of(connection: Connection, script: ScriptDirectory) -> str | None:
    """Return the last step that a database has, or None when it has none."""
    step = MigrationContext.configure(connection).get_current_revision()
    known = {one.revision for one in script.walk_revisions()}
    if step is not None and step not in known:
        raise MigrationError(
            f"deze database is van een nieuwere Padwijzer (stap {step}); zet die versie terug"
        )
    return step
