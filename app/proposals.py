"""Proposing another version of a shared path, and agreeing on it."""

from datetime import date

from sqlalchemy import Engine
from sqlmodel import Session, col, delete, func, select

from app.ballast import despite_full_disk
from app.capabilities import NoSuchLinkError, Right, holder_of
from app.database import forget_deleted, writing
from app.path_links import TooManyError
from app.saved_path import SavedPath
from app.shared_paths import version_row
from app.tables import PathVersion

MOST_PROPOSALS = 10


def propose(engine: Engine, secret: str, today: date, saved: SavedPath) -> int:
    """Leave `saved` as a proposal and return its number. The path itself stays as it is.

    Raises NoSuchLinkError, and TooManyError when ten proposals wait for an answer.
    """
    with writing(engine) as session:
        holder = holder_of(session, secret, today, at_least=Right.PROPOSE)
        of_path = col(PathVersion.path_id) == holder.path_id
        waiting = session.exec(
            select(func.count()).where(of_path, col(PathVersion.agreed).is_(None))
        ).one()
        if waiting >= MOST_PROPOSALS:
            raise TooManyError("proposals")
        number = session.exec(select(func.max(PathVersion.number)).where(of_path)).one() + 1
        session.add(version_row(holder.path_id, number, saved, agreed=None))
    return int(number)


def accept(engine: Engine, secret: str, today: date, number: int) -> None:
    """Make version `number` the one in force: a proposal, or one of before.

    Raises NoSuchLinkError, also when there is no such version.
    """
    with writing(engine) as session:
        holder = holder_of(session, secret, today, at_least=Right.EDIT)
        chosen = _one(session, holder.path_id, number)
        latest = session.exec(
            select(func.max(PathVersion.agreed)).where(col(PathVersion.path_id) == holder.path_id)
        ).one()
        if chosen.agreed != latest:
            chosen.agreed = (latest or 0) + 1
            session.add(chosen)


@despite_full_disk
def decline(engine: Engine, secret: str, today: date, number: int) -> None:
    """Delete proposal `number` for good. A version that was agreed upon stays.

    Raises NoSuchLinkError, also when there is no such proposal.
    """
    with writing(engine) as session:
        holder = holder_of(session, secret, today, at_least=Right.EDIT)
        gone = session.exec(
            delete(PathVersion).where(
                col(PathVersion.path_id) == holder.path_id,
                col(PathVersion.number) == number,
                col(PathVersion.agreed).is_(None),
            )
        )
        if not gone.rowcount:
            raise NoSuchLinkError
    forget_deleted(engine)


def _one(session: Session, path_id: int, number: int) -> PathVersion:
    found = session.exec(
        select(PathVersion).where(
            col(PathVersion.path_id) == path_id, col(PathVersion.number) == number
        )
    ).one_or_none()
    if found is None:
        raise NoSuchLinkError
    return found
