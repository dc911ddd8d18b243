"""Links as rights: what somebody may do with a shared path depends on the secret they hold.

A view link reads. A proposal link reads, writes notes and proposes. The edit link does everything.
The secrets know nothing of each other, and only their SHA-256 is stored. They are random, so they
need no salt. Every way to a shared path goes through `holder_of`.
"""

import secrets
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from hashlib import sha256

from sqlmodel import Session, col, select

from app.tables import PathLink, SharedPath

VIEW_BYTES = 16  # 128 bits: a million links and a thousand guesses a second take 10^22 years
WRITE_BYTES = 24  # 192 bits


class Right(IntEnum):
    """What a secret allows. Each includes those before it."""

    VIEW = 1
    PROPOSE = 2
    EDIT = 3


class NoSuchLinkError(LookupError):
    """Unknown, expired, revoked, or not allowed to do this: nobody can tell which."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a secret: of which path, with which right, and whether they see the notes."""

    path_id: int
    right: Right
    sees_notes: bool
    link: int | None = None


def new_secret(right: Right) -> str:
    """Return a new secret, fit for an address."""
    return secrets.token_urlsafe(VIEW_BYTES if right is Right.VIEW else WRITE_BYTES)


def hashed(secret: str) -> str:
    """Return what is stored of a secret."""
    return sha256(secret.encode()).hexdigest()


def holder_of(session: Session, secret: str, today: date, *, at_least: Right) -> Holder:
    """Return what `secret` gives on `today`. Raises NoSuchLinkError when that is not enough.

    The path is locked until the end of the transaction when something is going to change.
    """
    path_id, holder = _find(session, hashed(secret))
    wanted = select(SharedPath.id).where(
        col(SharedPath.id) == path_id, col(SharedPath.expires_on) > today
    )
    if at_least is not Right.VIEW:
        wanted = wanted.with_for_update()
    alive = session.exec(wanted).one_or_none()
    if alive is not None and at_least is not Right.VIEW:  # revoked while we waited for the lock?
        session.expire_all()
        _, holder = _find(session, hashed(secret))
    if holder is None or alive is None or holder.right < at_least:
        raise NoSuchLinkError
    return holder


def _find(session: Session, secret_hash: str) -> tuple[int | None, Holder | None]:
    by_link = session.exec(
        select(PathLink).where(col(PathLink.token_hash) == secret_hash)
    ).one_or_none()
    if by_link is not None:
        right = Right.PROPOSE if by_link.may_propose else Right.VIEW
        return by_link.path_id, Holder(by_link.path_id, right, by_link.shows_notes, by_link.number)
    path_id = session.exec(
        select(SharedPath.id).where(col(SharedPath.edit_hash) == secret_hash)
    ).one_or_none()
    return path_id, Holder(path_id, Right.EDIT, sees_notes=True) if path_id else None
