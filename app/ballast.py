"""A file that only takes room, so that there is room to delete when the disk is full.

SQLite needs a little space to delete a row: it first writes down what changes. Without a reserve,
the right to be forgotten would fail exactly when a disk is full.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

SIZE = 1 << 20  # bytes; a deletion writes some tens of thousands
OUT_OF_ROOM = (
    "disk is full",
    "disk I/O error",
    "readonly database",
    "unable to open database file",
    "No space left",
)
Answer = TypeVar("Answer")


def is_out_of_room(error: BaseException) -> bool:
    """Whether a database cannot write, and waiting a second will not help."""
    return any(sign in str(getattr(error, "orig", error)) for sign in OUT_OF_ROOM)


def take_ballast(engine: Engine) -> None:
    """Take up the reserve, if there is room for it and it is not there yet."""
    ballast = _ballast(engine)
    if ballast is None or (ballast.exists() and ballast.stat().st_size == SIZE):
        return
    try:
        ballast.write_bytes(os.urandom(SIZE))  # a disk may keep zeros without giving them room
    except OSError:
        drop_ballast(engine)


def drop_ballast(engine: Engine) -> bool:
    """Give the reserve up. False when there was none, or when it cannot be removed."""
    ballast = _ballast(engine)
    try:
        if ballast is not None:
            ballast.unlink()
    except OSError:
        return False
    return ballast is not None


def despite_full_disk(engine: Engine, erase: Callable[[], Answer]) -> Answer:
    """Return what `erase` returns. On a full disk it is tried once more, without the ballast."""
    try:
        return erase()
    except OperationalError as error:
        if not (is_out_of_room(error) and drop_ballast(engine)):
            raise
        return erase()
    finally:
        take_ballast(engine)


def _ballast(engine: Engine) -> Path | None:
    file = engine.url.database
    if engine.dialect.name != "sqlite" or not file or file == ":memory:":
        return None
    return Path(f"{file}.ballast")
