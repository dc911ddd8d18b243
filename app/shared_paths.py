"""Saving a path, finding it by its link, and deleting it for good."""

import secrets
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from pydantic import TypeAdapter
from sqlalchemy import Engine
from sqlmodel import col, delete, select

from app.address import Parameters
from app.database import forget_deleted, reading, writing
from app.itinerary import PathAnswer
from app.tables import SharedPath
from skills_taxonomy.model import Language


@dataclass(frozen=True, slots=True)
class SavedPath:
    """A path as it was made: the question as parameters, and the answer in each language."""

    question: Parameters
    answers: dict[Language, PathAnswer]
    language: Language
    release: str
    created_on: date
    expires_on: date


@dataclass(frozen=True, slots=True)
class Keys:
    """The two secrets of a saved path. They are shown once and not stored."""

    token: str
    delete_token: str


_SAVED = TypeAdapter(SavedPath)


def save_path(engine: Engine, path: SavedPath) -> Keys:
    """Store `path` and return its secrets. What has expired is removed at the same time."""
    keys = Keys(token=secrets.token_urlsafe(16), delete_token=secrets.token_urlsafe(24))
    purge_expired(engine, path.created_on)
    with writing(engine) as session:
        session.add(
            SharedPath(
                token_hash=_hashed(keys.token),
                delete_hash=_hashed(keys.delete_token),
                content=_SAVED.dump_json(path).decode(),
                language=path.language,
                release=path.release,
                created_on=path.created_on,
                expires_on=path.expires_on,
            )
        )
    return keys


def find_path(engine: Engine, token: str, today: date) -> SavedPath | None:
    """Return the path behind `token`, or None: unknown, expired and deleted look the same."""
    wanted = select(SharedPath).where(
        col(SharedPath.token_hash) == _hashed(token), col(SharedPath.expires_on) > today
    )
    with reading(engine) as session:
        row = session.exec(wanted).one_or_none()
        return _SAVED.validate_json(row.content) if row else None


def can_be_deleted(engine: Engine, delete_token: str, today: date) -> bool:
    """Whether there is a path that `delete_token` deletes."""
    wanted = select(col(SharedPath.token_hash)).where(
        col(SharedPath.delete_hash) == _hashed(delete_token), col(SharedPath.expires_on) > today
    )
    with reading(engine) as session:
        return session.exec(wanted).one_or_none() is not None


def delete_path(engine: Engine, delete_token: str) -> bool:
    """Delete the path for good. False when there is none."""
    with writing(engine) as session:
        gone = session.exec(
            delete(SharedPath).where(col(SharedPath.delete_hash) == _hashed(delete_token))
        )
    forget_deleted(engine)
    return bool(gone.rowcount)


def purge_expired(engine: Engine, today: date) -> None:
    """Delete every path whose last day has passed."""
    with writing(engine) as session:
        gone = session.exec(delete(SharedPath).where(col(SharedPath.expires_on) <= today))
    if gone.rowcount:
        forget_deleted(engine)


def _hashed(token: str) -> str:
    """Return what is stored of a secret. It is random, so it needs no salt."""
    return sha256(token.encode()).hexdigest()
