"""The database: SQLite unless DATABASE_URL names another, and how to open a session.

Nothing is stored before somebody asks for it. What is deleted leaves no bytes in an SQLite file,
and what is acknowledged survives a power cut.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url, text
from sqlmodel import Session, SQLModel, create_engine

from app.ballast import despite_full_disk
from app.barrier_table import BarrierCount
from app.migrating import bring_up_to_date
from app.release_table import TaxonomyRelease
from app.tables import PathLink, PathVersion, SharedPath, StepNote

WRITES = "padwijzer_writes"
TABLES: tuple[type[SQLModel], ...] = (
    SharedPath,
    PathLink,
    PathVersion,
    StepNote,
    TaxonomyRelease,
    BarrierCount,
)
METADATA = SQLModel.metadata  # all of TABLES, once they are imported
PRAGMAS = (
    "busy_timeout = 5000",  # milliseconds to wait for another writer
    "journal_mode = WAL",  # readers and a writer do not wait for each other
    "synchronous = FULL",  # a commit is on the disk before it is acknowledged
    "foreign_keys = ON",
    "secure_delete = ON",  # what is deleted is overwritten
)


def open_database(url: str) -> Engine:
    """Return the database at `url`, with its tables up to date. Raises MigrationError."""
    engine = connect(url)
    try:
        migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def migrate(engine: Engine) -> str | None:
    """Bring the tables up to date; None says that they were. Raises MigrationError."""
    return bring_up_to_date(engine, engine.execution_options(**{WRITES: True}))


def connect(url: str) -> Engine:
    """Return the database at `url` as it is."""
    is_sqlite = make_url(url).get_backend_name() == "sqlite"
    if is_sqlite and (file := make_url(url).database):
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    waiting = {} if is_sqlite else {"pool_pre_ping": True}
    engine = create_engine(url, pool_timeout=5, hide_parameters=True, **waiting)
    if is_sqlite:
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a session that only reads."""
    with Session(engine) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Open a session that writes: all of it, or, when something goes wrong, nothing."""
    with Session(engine.execution_options(**{WRITES: True})) as session, session.begin():
        yield session


@despite_full_disk
def forget_deleted(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, where a deleted row would live on for a while."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where _begin_sqlite says so
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer says so at once: two readers that both want to write would lock each other out."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
