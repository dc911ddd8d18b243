"""What coach and client write with a step of a path: a note, and what they agreed to do next."""

from datetime import date

from sqlalchemy import Engine
from sqlmodel import col, select

from app.capabilities import NoSuchLinkError, Right, holder_of
from app.database import forget_deleted, writing
from app.saved_path import read
from app.shared_paths import Note
from app.tables import PathVersion, StepNote

MOST_CHARACTERS = 500


class NoteChangedError(ValueError):
    """Somebody else wrote in the meantime. `there` is what they wrote; nothing was overwritten."""

    def __init__(self, there: Note) -> None:
        self.there = there
        super().__init__("the note was changed by somebody else")


def write_note(
    engine: Engine, secret: str, today: date, stop: str, new: Note, *, seen: Note
) -> None:
    """Write `new` with the step that leads to `stop`; two empty parts leave nothing.

    `seen` is what stood there when the writer began. Raises NoSuchLinkError, also for a stop that
    the path does not have, and NoteChangedError.
    """
    with writing(engine) as session:
        holder = holder_of(session, secret, today, at_least=Right.PROPOSE)
        contents = session.exec(
            select(PathVersion.content).where(
                col(PathVersion.path_id) == holder.path_id, col(PathVersion.agreed).is_not(None)
            )
        )
        if not any(stop in read(content).stops for content in contents):
            raise NoSuchLinkError
        row = session.exec(
            select(StepNote).where(
                col(StepNote.path_id) == holder.path_id, col(StepNote.stop) == stop
            )
        ).one_or_none()
        there = Note(row.note, row.next_step) if row else Note()
        if there not in (seen, new):
            raise NoteChangedError(there)
        if row is not None and new == Note():
            session.delete(row)
        elif new != there:
            row = row or StepNote(
                path_id=holder.path_id, stop=stop, note="", next_step="", changed_on=today
            )
            row.note, row.next_step, row.changed_on = new.note, new.next_step, today
            session.add(row)
    forget_deleted(engine)
