"""The shapes of what the API takes and gives about shared paths."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from app.insights.change_report import Verdict
from app.query import Asked, Query
from app.shapes import PathShape, Shape
from app.shared_paths import MOST_DAYS, USUAL_DAYS, Purpose
from app.step_notes import MOST_CHARACTERS
from career_graph.changes import ChangeKind

Days = Annotated[int, Field(strict=True, ge=1, le=MOST_DAYS)]
Words = Annotated[str, Field(max_length=MOST_CHARACTERS)]


class ToShare(Asked):
    """A question, which of its paths, and for how many days."""

    query: Query
    path: Annotated[int, Field(strict=True, ge=1, le=99)] = 1
    days: Days = USUAL_DAYS


class ToPropose(Asked):
    """A question, and which of its paths."""

    query: Query
    path: Annotated[int, Field(strict=True, ge=1, le=99)] = 1


class NewLink(Asked):
    """What somebody may do with a new link, and for whom it is."""

    may: Literal["view", "notes", "propose"] = "view"
    purpose: Purpose = ""


class LastDay(Asked):
    """How many days from today; a year after sharing at most."""

    days: Days


class NoteText(Asked):
    """A note and the agreed next step, in plain text. Nothing about health or other people."""

    note: Words = ""
    next_step: Words = ""


class NewNote(NoteText):
    """A note, and what stood there when the writer began."""

    seen: NoteText = NoteText()


class SharedShape(Shape):
    """Both links, given this once. Who has the edit link owns the path."""

    view_link: str
    edit_link: str
    view_secret: str
    edit_secret: str
    expires_on: date


class LinkMadeShape(Shape):
    """A link, given this once; `number` is what it is revoked by."""

    number: int
    link: str
    secret: str


class LinkShape(Shape):
    """What is known of a link that was given away."""

    number: int
    may: Literal["view", "notes", "propose"]
    purpose: Purpose
    created_on: date


class NumberShape(Shape):
    """The number of a proposal."""

    number: int


class LastDayShape(Shape):
    """The day from which nothing is there any more."""

    expires_on: date


class WayShape(Shape):
    """A path as its stops and what it is judged on."""

    stops: list[str]
    months: int
    own_euros: int | None
    income_dip: int
    levels_lost: int


class ChangedShape(Shape):
    """One thing that is not what it was. A requirement of 0 means: not asked."""

    kind: ChangeKind
    subject: str
    skill: str
    was: int | str | None
    now: int | str | None
    way: WayShape | None


class ReportShape(Shape):
    """Whether the path still stands by the knowledge in force."""

    verdict: Verdict
    changes: list[ChangedShape]


class VersionShape(Shape):
    """A version of the path as it was made. `path` is null for what was saved long ago."""

    number: int
    content_hash: str
    version_of: str
    made_on: date
    release: str
    query: dict[str, Any] | None
    path: PathShape | None


class NoteShape(Shape):
    """What is written with a step."""

    note: str
    next_step: str


class OpenedShape(Shape):
    """What a link opens. What it does not show is null."""

    right: Literal["view", "propose", "edit"]
    version: VersionShape
    created_on: date
    expires_on: date
    report: ReportShape
    notes: dict[str, NoteShape] | None
    links: list[LinkShape] | None
    proposals: list[VersionShape] | None
    history: list[VersionShape] | None
