"""Sharing a path, opening it with a secret, letting it live longer, and deleting it for good."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from sqlalchemy import Engine
from sqlmodel import Session, col, delete, select

from app.ballast import despite_full_disk
from app.capabilities import Right, hashed, holder_of, new_secret
from app.database import forget_deleted, reading, writing
from app.saved_path import SavedPath, read, written
from app.tables import PathLink, PathVersion, SharedPath, StepNote
from skills_taxonomy.model import Language

Purpose = Literal["", "coach", "school", "employer", "family", "myself"]
PURPOSES: dict[str, Purpose] = {one: one for one in get_args(Purpose)}
USUAL_DAYS = 90
MOST_DAYS = 365  # after the day of sharing, however often the last day is moved


@dataclass(frozen=True, slots=True)
class Secrets:
    """The two secrets of a path that was just shared. They are shown once and not stored."""

    view: str
    edit: str


@dataclass(frozen=True, slots=True)
class Note:
    """What was written with a step: plain text, each part at most 500 characters."""

    note: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a path. `agreed` is None for a proposal; else the highest is in force."""

    number: int
    agreed: int | None
    content_hash: str
    saved: SavedPath


@dataclass(frozen=True, slots=True)
class Link:
    """What is told of a link to others: not the link itself, which we do not know any more."""

    number: int
    may_propose: bool
    shows_notes: bool
    purpose: Purpose
    created_on: date


@dataclass(frozen=True, slots=True)
class OpenedPath:
    """What a secret opens. `notes` are by stop, and None for who may not see them.

    `versions` beside the one in force, and `links`, are only for who holds the edit link.
    """

    right: Right
    in_force: Version
    language: Language
    created_on: date
    expires_on: date
    notes: dict[str, Note] | None
    versions: tuple[Version, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def saved(self) -> SavedPath:
        """The version in force."""
        return self.in_force.saved

    @property
    def proposals(self) -> tuple[Version, ...]:
        """What others proposed, the newest first."""
        return tuple(one for one in reversed(self.versions) if one.agreed is None)

    @property
    def history(self) -> tuple[Version, ...]:
        """The versions that were in force before, the newest first."""
        before = [one for one in self.versions if one.agreed and one is not self.in_force]
        return tuple(sorted(before, key=lambda one: -(one.agreed or 0)))


def share_path(engine: Engine, saved: SavedPath, *, days: int = USUAL_DAYS) -> Secrets:
    """Store `saved` for 1 to 365 days and return its secrets. What has expired goes at once."""
    secrets = Secrets(new_secret(Right.VIEW), new_secret(Right.EDIT))
    today = saved.created_on
    purge_expired(engine, today)
    with writing(engine) as session:
        path = SharedPath(
            edit_hash=hashed(secrets.edit),
            language=saved.language,
            created_on=today,
            expires_on=today + timedelta(days=min(days, MOST_DAYS)),
        )
        session.add(path)
        session.flush()
        session.add(
            PathLink(
                token_hash=hashed(secrets.view),
                path_id=path.id or 0,
                number=1,
                may_propose=False,
                shows_notes=False,
                purpose="",
                created_on=today,
            )
        )
        session.add(version_row(path.id or 0, 1, saved, agreed=1))
    return secrets


def open_path(
    engine: Engine, secret: str, today: date, *, at_least: Right = Right.VIEW
) -> OpenedPath:
    """Return what `secret` opens. Raises NoSuchLinkError when it opens nothing, or too little."""
    with reading(engine) as session:
        holder = holder_of(session, secret, today, at_least=at_least)
        row = session.exec(select(SharedPath).where(col(SharedPath.id) == holder.path_id)).one()
        everything = holder.right is Right.EDIT
        versions = _versions(session, holder.path_id, everything=everything)
        return OpenedPath(
            right=holder.right,
            in_force=max(versions, key=lambda one: one.agreed or 0),
            language="en" if row.language == "en" else "nl",
            created_on=row.created_on,
            expires_on=row.expires_on,
            notes=_notes(session, holder.path_id) if holder.sees_notes else None,
            versions=versions if everything else (),
            links=_links(session, holder.path_id) if everything else (),
        )


def move_last_day(engine: Engine, secret: str, today: date, *, days: int) -> None:
    """Let the path live until `days` from today, a year after it was shared at most."""
    with writing(engine) as session:
        holder = holder_of(session, secret, today, at_least=Right.EDIT)
        row = session.exec(select(SharedPath).where(col(SharedPath.id) == holder.path_id)).one()
        row.expires_on = min(
            today + timedelta(days=days), row.created_on + timedelta(days=MOST_DAYS)
        )
        session.add(row)


@despite_full_disk
def delete_path(engine: Engine, secret: str, today: date) -> None:
    """Delete the path for good, with its links, versions and notes. Raises NoSuchLinkError."""
    with writing(engine) as session:
        holder = holder_of(session, secret, today, at_least=Right.EDIT)
        session.exec(delete(SharedPath).where(col(SharedPath.id) == holder.path_id))
    forget_deleted(engine)


@despite_full_disk
def purge_expired(engine: Engine, today: date) -> int:
    """Delete every path whose last day has passed. Any program may do this at any time.

    Returns how many there were.
    """
    with writing(engine) as session:
        gone = session.exec(delete(SharedPath).where(col(SharedPath.expires_on) <= today))
    if gone.rowcount:
        forget_deleted(engine)
    return gone.rowcount


def version_row(path_id: int, number: int, saved: SavedPath, *, agreed: int | None) -> PathVersion:
    """Return `saved` as a row."""
    content, content_hash = written(saved)
    return PathVersion(
        path_id=path_id,
        number=number,
        agreed=agreed,
        content=content,
        content_hash=content_hash,
        release=saved.release,
        made_on=saved.created_on,
    )


def _versions(session: Session, path_id: int, *, everything: bool) -> tuple[Version, ...]:
    wanted = select(PathVersion).where(col(PathVersion.path_id) == path_id)
    if everything:
        wanted = wanted.order_by(col(PathVersion.number))
    else:
        wanted = wanted.where(col(PathVersion.agreed).is_not(None))
        wanted = wanted.order_by(col(PathVersion.agreed).desc()).limit(1)
    rows = session.exec(wanted).all()
    return tuple(Version(r.number, r.agreed, r.content_hash, read(r.content)) for r in rows)


def _notes(session: Session, path_id: int) -> dict[str, Note]:
    rows = session.exec(select(StepNote).where(col(StepNote.path_id) == path_id)).all()
    return {row.stop: Note(row.note, row.next_step) for row in rows}


def _links(session: Session, path_id: int) -> tuple[Link, ...]:
    wanted = select(PathLink).where(col(PathLink.path_id) == path_id)
    rows = session.exec(wanted.order_by(col(PathLink.number))).all()
    return tuple(
        Link(r.number, r.may_propose, r.shows_notes, PURPOSES.get(r.purpose, ""), r.created_on)
        for r in rows
    )
