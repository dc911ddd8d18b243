"""More links to one shared path, each for a purpose, and each to be revoked alone."""

from datetime import date

from sqlalchemy import Engine
from sqlmodel import col, delete, func, select

from app.ballast import despite_full_disk
from app.capabilities import Right, hashed, holder_of, new_secret
from app.database import forget_deleted, writing
from app.shared_paths import Purpose
from app.tables import PathLink, SharedPath

MOST_LINKS = 20


class TooManyError(ValueError):
    """There are as many links, or proposals, as a path may have."""


def add_link(
    engine: Engine,
    secret: str,
    today: date,
    *,
    may_propose: bool,
    shows_notes: bool,
    purpose: Purpose,
) -> str:
    """Make a link for somebody else and return its secret, which is shown once.

    Its number is never that of a link that was revoked: on a page left open, that would be the
    wrong one to revoke. Who may propose sees the notes. Raises NoSuchLinkError, and TooManyError at
    20 links.
    """
    new = new_secret(Right.PROPOSE if may_propose else Right.VIEW)
    with writing(engine) as session:
        holder = holder_of(session, secret, today, at_least=Right.EDIT)
        mine = select(SharedPath).where(col(SharedPath.id) == holder.path_id)
        path = session.exec(mine.with_for_update()).one()
        of_path = col(PathLink.path_id) == holder.path_id
        if session.exec(select(func.count()).where(of_path)).one() >= MOST_LINKS:
            raise TooManyError("links")
        path.links_made += 1
        session.add(path)
        session.add(
            PathLink(
                token_hash=hashed(new),
                path_id=holder.path_id,
                number=path.links_made,
                may_propose=may_propose,
                shows_notes=shows_notes or may_propose,
                purpose=purpose,
                created_on=today,
            )
        )
    return new


@despite_full_disk
def revoke_link(engine: Engine, secret: str, today: date, number: int) -> None:
    """Make link `number` worthless, now. One that is gone stays gone. Raises NoSuchLinkError."""
    with writing(engine) as session:
        holder = holder_of(session, secret, today, at_least=Right.EDIT)
        session.exec(
            delete(PathLink).where(
                col(PathLink.path_id) == holder.path_id, col(PathLink.number) == number
            )
        )
    forget_deleted(engine)
