"""What is stored of people: only what somebody chose to share. No name, address or time of day.

The secrets of links are not here, only their SHA-256. Whatever belongs to a shared path goes when
it goes.
"""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class SharedPath(SQLModel, table=True):
    """A path that somebody shared. Who has the edit link may do everything with it.

    `links_made` counts its links to others, the revoked ones too: the next gets the next number.
    """

    __tablename__ = "shared_path"

    id: int | None = Field(default=None, primary_key=True)
    edit_hash: str = Field(unique=True, index=True, max_length=64)
    language: str = Field(max_length=2)
    created_on: date
    expires_on: date = Field(index=True)
    links_made: int = Field(default=1, sa_column_kwargs={"server_default": "1"})


class PathLink(SQLModel, table=True):
    """A link to a shared path for others, to read it or also to propose. Each can be revoked."""

    __tablename__ = "path_link"
    __table_args__ = (UniqueConstraint("path_id", "number"),)

    token_hash: str = Field(primary_key=True, max_length=64)
    path_id: int = Field(foreign_key="shared_path.id", ondelete="CASCADE")
    number: int
    may_propose: bool
    shows_notes: bool
    purpose: str = Field(max_length=16)
    created_on: date


class PathVersion(SQLModel, table=True):
    """A version of a shared path, as it was made. `agreed` counts the versions agreed upon.

    It is None for a proposal; the highest is the version in force. `content` is the question and
    the whole answer as JSON, in both languages, and what the answer rested on.
    """

    __tablename__ = "path_version"

    path_id: int = Field(primary_key=True, foreign_key="shared_path.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    agreed: int | None
    content: str
    content_hash: str = Field(max_length=64)
    release: str = Field(max_length=64)
    made_on: date


class StepNote(SQLModel, table=True):
    """What was written with one step of a shared path; `stop` is where that step leads."""

    __tablename__ = "step_note"

    path_id: int = Field(primary_key=True, foreign_key="shared_path.id", ondelete="CASCADE")
    stop: str = Field(primary_key=True, max_length=80)
    note: str = Field(max_length=500)
    next_step: str = Field(max_length=500)
    changed_on: date
