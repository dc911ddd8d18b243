"""The database, made ready when the site starts, or else as soon as it can be used.

Most of the site needs no database. When it is away, or its disk can only be read, the pages work
and saving answers that it cannot be done now.
"""

import logging
from datetime import date

from fastapi import FastAPI
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from app.ballast import take_ballast
from app.database import connect, migrate
from app.shared_paths import purge_expired

log = logging.getLogger("padwijzer")


def open_when_possible(site: FastAPI, url: str, today: date) -> Engine:
    """Return the database at `url` for `site`, ready if it can be. Raises MigrationError."""
    engine = connect(url)
    site.state.engine = engine
    site.state.is_database_ready = False
    try:
        ready_engine(site, today)
    except OperationalError:
        log.exception("the database cannot be used now; pages work, saving waits for it")
    return engine


def ready_engine(site: FastAPI, today: date) -> Engine:
    """Return the database with its tables up to date and what has expired removed.

    Raises OperationalError as long as it cannot be used.
    """
    engine: Engine = site.state.engine
    if not site.state.is_database_ready:
        migrate(engine)
        purge_expired(engine, today)
        take_ballast(engine)
        site.state.is_database_ready = True
    return engine
