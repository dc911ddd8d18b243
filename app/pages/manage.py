"""What somebody does with a path they shared: links for others, proposals, notes, the last day.

The page has a fixed address. The secret of the edit link stands behind the "#", which no browser
sends; a script posts it, or somebody pastes it. From then on it travels in forms only, so that
nothing has to be kept in a cookie.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import Form, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine

from app.capabilities import Right
from app.dependencies import EngineDep, KnowledgeDep, LanguageDep, SettingsDep, TodayDep
from app.knowledge import Knowledge
from app.path_links import MOST_LINKS, TooManyError, add_link, revoke_link
from app.proposals import accept, decline
from app.qr import QrCode, qr_code
from app.rendering import render
from app.routing import PageRouter
from app.sentences.speaker import Speaker
from app.shared_parts import (
    HIDDEN,
    RefusedNote,
    ReportPart,
    StepNotes,
    VersionPart,
    is_too_long,
    note_typed,
    report_part,
    step_notes,
    version_part,
)
from app.shared_paths import (
    Link,
    OpenedPath,
    Purpose,
    delete_path,
    move_last_day,
    open_path,
)
from app.step_notes import NoteChangedError, write_note
from skills_taxonomy.model import Language

router = PageRouter()

Act = Literal[
    "open", "link", "revoke", "last_day", "accept", "decline", "note", "ask_delete", "delete"
]
Message = Literal["", "link", "revoke", "last_day", "accept", "decline", "note", "too_many"]
Word = Annotated[str, Field(max_length=5_000)]


class ManageForm(BaseModel):
    """Everything that a form on the page can send. `code` may be the whole edit link."""

    model_config = ConfigDict(frozen=True)

    code: Annotated[str, Field(max_length=300)] = ""
    act: Act = "open"
    number: Annotated[int, Field(ge=0, le=100_000)] = 0
    days: Literal["7", "30", "90"] = "90"
    purpose: Purpose = ""
    may: Literal["view", "notes", "propose"] = "view"
    stop: Annotated[str, Field(pattern=r"^([a-z0-9-]{1,60}\.(junior|medior|senior))?$")] = ""
    note: Word = ""
    next_step: Word = ""
    seen_note: Word = ""
    seen_next_step: Word = ""

    @property
    def secret(self) -> str:
        """The secret itself, also when the whole link was pasted."""
        return self.code.strip().rpartition("#")[2]


@dataclass(frozen=True)
class NewLink:
    """A link that was just made; it is shown this once."""

    address: str
    qr: QrCode
    may_propose: bool


@dataclass(frozen=True)
class ManagedPath:
    """All that the owner of a path sees."""

    title: str
    summary: str
    expires_on: date
    report: ReportPart
    links: tuple[Link, ...]
    can_add: bool
    proposals: tuple[VersionPart, ...]
    history: tuple[VersionPart, ...]
    notes: tuple[StepNotes, ...]


@dataclass(frozen=True)
class ManageView:
    """Everything templates/manage.html can show. Without `path` it asks for the code."""

    code: str = ""
    path: ManagedPath | None = None
    message: Message = ""
    new_link: NewLink | None = None


@dataclass(frozen=True)
class ForgetView:
    """Everything templates/forget.html can show."""

    code: str
    is_gone: bool


@dataclass(frozen=True)
class Outcome:
    """What came of an act, to be shown above the page."""

    message: Message = ""
    new_secret: str = ""
    new_may_propose: bool = False
    refused: RefusedNote | None = None


@router.page(nl="/beheer", en="/manage", name="manage")
def show_manage(request: Request) -> HTMLResponse:
    """Ask for the code of an edit link; with a script it comes from the address."""
    return render(request, "manage.html", ManageView(), headers=HIDDEN)


@router.action(nl="/beheer", en="/manage", name="manage_act")
def act(
    request: Request,
    form: Annotated[ManageForm, Form()],
    engine: EngineDep,
    knowledge: KnowledgeDep,
    settings: SettingsDep,
    today: TodayDep,
    language: LanguageDep,
) -> HTMLResponse:
    """Do what a form on the page asks, and show the page as it is then."""
    open_path(engine, form.secret, today, at_least=Right.EDIT)
    if form.act in ("ask_delete", "delete"):
        return _forget(request, form, engine, today)
    outcome = ACTS[form.act](engine, form, today) if form.act != "open" else Outcome()
    opened = open_path(engine, form.secret, today, at_least=Right.EDIT)
    new_link = None
    if outcome.new_secret:
        address = f"{settings.base_url}/p/{outcome.new_secret}"
        new_link = NewLink(address, qr_code(address), outcome.new_may_propose)
    view = ManageView(
        code=form.secret,
        path=_managed(opened, language, knowledge, outcome.refused),
        message=outcome.message,
        new_link=new_link,
    )
    status = 422 if outcome.refused or outcome.message == "too_many" else 200
    return render(request, "manage.html", view, headers=HIDDEN, status=status)


def _add_link(engine: Engine, form: ManageForm, today: date) -> Outcome:
    may_propose = form.may == "propose"
    try:
        secret = add_link(
            engine,
            form.secret,
            today,
            may_propose=may_propose,
            shows_notes=form.may != "view",
            purpose=form.purpose,
        )
    except TooManyError:
        return Outcome("too_many")
    return Outcome("link", secret, may_propose)


def _revoke(engine: Engine, form: ManageForm, today: date) -> Outcome:
    revoke_link(engine, form.secret, today, form.number)
    return Outcome("revoke")


def _move_last_day(engine: Engine, form: ManageForm, today: date) -> Outcome:
    move_last_day(engine, form.secret, today, days=int(form.days))
    return Outcome("last_day")


def _accept(engine: Engine, form: ManageForm, today: date) -> Outcome:
    accept(engine, form.secret, today, form.number)
    return Outcome("accept")


def _decline(engine: Engine, form: ManageForm, today: date) -> Outcome:
    decline(engine, form.secret, today, form.number)
    return Outcome("decline")


def _write(engine: Engine, form: ManageForm, today: date) -> Outcome:
    typed = note_typed(form.note, form.next_step)
    seen = note_typed(form.seen_note, form.seen_next_step)
    if is_too_long(typed):
        return Outcome(refused=RefusedNote(form.stop, typed, "long"))
    try:
        write_note(engine, form.secret, today, form.stop, typed, seen=seen)
    except NoteChangedError:
        return Outcome(refused=RefusedNote(form.stop, typed, "changed"))
    return Outcome("note")


ACTS: Mapping[Act, Callable[[Engine, ManageForm, date], Outcome]] = {
    "link": _add_link,
    "revoke": _revoke,
    "last_day": _move_last_day,
    "accept": _accept,
    "decline": _decline,
    "note": _write,
}


def _forget(request: Request, form: ManageForm, engine: Engine, today: date) -> HTMLResponse:
    """Ask whether the path must really go, or let it go."""
    is_gone = form.act == "delete"
    if is_gone:
        delete_path(engine, form.secret, today)
    view = ForgetView("" if is_gone else form.secret, is_gone)
    return render(request, "forget.html", view, headers=HIDDEN)


def _managed(
    opened: OpenedPath, language: Language, knowledge: Knowledge, refused: RefusedNote | None
) -> ManagedPath:
    say, saved = Speaker(language, knowledge.taxonomy), opened.saved
    answer = saved.answers[language]
    return ManagedPath(
        title=answer.title,
        summary=answer.itinerary.summary,
        expires_on=opened.expires_on,
        report=report_part(saved, language, knowledge),
        links=opened.links,
        can_add=len(opened.links) < MOST_LINKS,
        proposals=tuple(version_part(say, saved, one) for one in opened.proposals),
        history=tuple(version_part(say, saved, one) for one in opened.history),
        notes=step_notes(say, opened, refused),
    )
