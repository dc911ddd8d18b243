"""Keeping a copy of the whole database in one file, and putting it back.

SQLite is copied while it is in use. PostgreSQL's own programs do it for PostgreSQL. Such a file
holds what people shared, so only its owner can read it; what has expired since is removed as soon
as it is put back.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlmodel import func, select

from app.database import connect, forget_deleted, migrate, reading
from app.tables import SharedPath

SQLITE = b"SQLite format 3\0"
POSTGRESQL = b"PGDMP"
POSTGRESQL_PROGRAMS = Path("/usr/lib/postgresql")  # where Debian keeps them, by version


class BackupError(RuntimeError):
    """It cannot be done; the message says why, and nothing has changed."""


def back_up(url: str, file: Path) -> int:
    """Write the database at `url` to `file` and return its size in bytes. Raises BackupError.

    The file is there whole or not at all, and only its owner can read it.
    """
    if file.exists():
        raise BackupError(f"{file} is er al; kies een andere naam")
    address, unfinished = make_url(url), file.with_name(f"{file.name}.deel")
    try:
        unfinished.touch(mode=0o600)
        if _is_sqlite(address):
            _copy_sqlite(_sqlite_file(address), unfinished)
        else:
            _run("pg_dump", address, "--format=custom", f"--file={unfinished}")
        unfinished.rename(file)
    except OSError as error:
        raise BackupError(f"{file}: {error.strerror}") from None
    finally:
        with suppress(OSError):
            unfinished.unlink()
    return file.stat().st_size


def restore(url: str, file: Path, *, replace: bool = False) -> None:
    """Put back what `file` holds, instead of all that is in the database. Raises BackupError.

    A database in which somebody has shared something is only overwritten when `replace` says so.
    """
    address = make_url(url)
    _check(file, address)
    if not replace and (paths := _shared_paths(url)):
        raise BackupError(
            f"er staan {paths} gedeelde paden in de database, en die zou je kwijtraken;"
            " wil je dat, zeg dan --replace"
        )
    if _is_sqlite(address):
        _copy_sqlite(file, _sqlite_file(address))
    else:
        wanted = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
        _run("pg_restore", address, *wanted, str(file))
    engine = connect(url)
    try:
        migrate(engine)
        forget_deleted(engine)
    finally:
        engine.dispose()


def _check(file: Path, address: URL) -> None:
    """Refuse a file that is damaged, or a copy of another kind of database."""
    try:
        with file.open("rb") as opened:
            start = opened.read(len(SQLITE))
    except OSError as error:
        raise BackupError(f"{file}: {error.strerror}") from None
    if not start.startswith(SQLITE if _is_sqlite(address) else POSTGRESQL):
        kind = "SQLite" if _is_sqlite(address) else "PostgreSQL"
        raise BackupError(f"{file} is geen reservekopie van {kind}")
    if _is_sqlite(address):
        try:
            with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy:
                [sound] = copy.execute("PRAGMA integrity_check(1)").fetchone()
                copy.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.Error:
            sound = "damaged"
        if sound != "ok":
            raise BackupError(f"{file} is beschadigd")


def _shared_paths(url: str) -> int:
    """Return how many paths are in the database; none when it has no tables yet."""
    engine = connect(url)
    try:
        with reading(engine) as session:
            return session.exec(select(func.count()).select_from(SharedPath)).one()
    except DBAPIError:
        return 0
    finally:
        engine.dispose()


def _copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment, while others read and write."""
    if not source.exists():
        raise BackupError(f"er is nog geen database: {source}")
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            new.execute("PRAGMA busy_timeout = 5000")
            new.execute("PRAGMA secure_delete = ON")
            old.backup(new)
    except sqlite3.Error as error:
        raise BackupError(f"{target}: {error}") from None


def _run(program: str, address: URL, *arguments: str) -> None:
    """Run one of PostgreSQL's programs. The password goes where no list of processes shows it."""
    found = _program(program)
    settings = {
        "PGHOST": address.host,
        "PGPORT": str(address.port or 5432),
        "PGUSER": address.username,
        "PGPASSWORD": address.password,
        "PGDATABASE": address.database,
    }
    environment = os.environ | {name: value for name, value in settings.items() if value}
    where = [f"--dbname={address.database}"] if program == "pg_restore" else []
    ended = subprocess.run(
        [found, "--no-password", *where, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise BackupError(f"{program}: {ended.stderr.strip()}")


def _program(name: str) -> str:
    """Return where a program of PostgreSQL is, the newest first. Raises BackupError."""
    by_version: Sequence[Path] = sorted(
        POSTGRESQL_PROGRAMS.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3])
    )
    found = str(by_version[-1]) if by_version else shutil.which(name)
    if found is None:
        raise BackupError(f"{name} is hier niet; installeer de programma's van PostgreSQL")
    return found


def _is_sqlite(address: URL) -> bool:
    return address.get_backend_name() == "sqlite"


def _sqlite_file(address: URL) -> Path:
    return Path(address.database or "")
