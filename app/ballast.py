"""A file that only takes room, so that there is room to delete when the disk is full.

SQLite needs a little space to delete a row: it first writes down what changes. Without a reserve,
the right to be forgotten would fail exactly when a disk is full.
"""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

SIZE = 8 << 20  # bytes; a full write-ahead log is 4 MiB, and all of it must fit in the database
OUT_OF_ROOM = (
    "disk is full",
    "disk I/O error",
    "readonly database",
    "unable to open database file",
    "No space left",
)
Answer = TypeVar("Answer")
Given = ParamSpec("Given")


def is_out_of_room(error: BaseException) -> bool:
    """Whether a database cannot write, and waiting a second will not help."""
    return any(sign in str(getattr(error, "orig", error)) for sign in OUT_OF_ROOM)


def take_ballast(engine: Engine) -> None:
    """Take up the reserve, if there is room for it and it is not there yet."""
    ballast = _ballast(engine)
    if ballast is None or (ballast.exists() and ballast.stat().st_size == SIZE):
        return
    try:
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, SIZE)  # real room, which zeros need not get
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


def despite_full_disk(
    erase: Callable[Concatenate[Engine, Given], Answer],
) -> Callable[Concatenate[Engine, Given], Answer]:
    """Let `erase` work on a full disk too: there it is tried once more, without the ballast."""

    @wraps(erase)
    def erase_anyway(engine: Engine, /, *args: Given.args, **more: Given.kwargs) -> Answer:
        try:
            return erase(engine, *args, **more)
        except OperationalError as error:
            if not (is_out_of_room(error) and drop_ballast(engine)):
                raise
            return erase(engine, *args, **more)
        finally:
            take_ballast(engine)

    return erase_anyway


def _ballast(engine: Engine) -> Path | None:
    file = engine.url.database
    if engine.dialect.name != "sqlite" or not file or file == ":memory:":
        return None
    return Path(f"{file}.ballast")
