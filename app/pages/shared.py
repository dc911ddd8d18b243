"""A path behind its link: read by who has it; noted on and answered by who may propose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.candidates import NUMBERS
from app.capabilities import Right
from app.dependencies import EngineDep, KnowledgeDep, TodayDep
from app.itinerary import PathAnswer
from app.knowledge import Knowledge
from app.no_path import GoalFamily, goals_of
from app.qr import QrCode, qr_code
from app.query import QuestionError
from app.rendering import render
from app.routing import PageRouter
from app.saved_path import SavedPath
from app.saving import asked_by
from app.sentences.speaker import Speaker
from app.settings import Settings
from app.shared_parts import (
    HIDDEN,
    RefusedNote,
    ReportPart,
    StepNotes,
    by_link,
    in_both,
    is_too_long,
    note_typed,
    report_part,
    step_notes,
)
from app.shared_paths import OpenedPath, open_path
from app.step_notes import NoteChangedError, write_note
from app.strip import Strip, strips_of
from app.what_if import as_version_of
from app.what_if import asked as asked_in_address
from skills_taxonomy.model import Language

router = PageRouter()

Done = Literal["", "note", "proposed"]


@dataclass(frozen=True)
class OpenPart:
    """All that is personal. `own_version` is the question to go on with, as a query string.

    `notes` is None for who may not see them. `fields` is the question as the short form shows it.
    """

    answer: PathAnswer
    strips: tuple[Strip, ...]
    created_on: date
    expires_on: date
    report: ReportPart
    own_version: str
    may_propose: bool
    notes: tuple[StepNotes, ...] | None
    goals: tuple[GoalFamily, ...]
    fields: Mapping[str, str]


@dataclass(frozen=True)
class SharedView:
    """Everything templates/shared.html can show. Without `opened` only a button.

    `link` and `qr` are for paper: they lead back to this page.
    """

    here: str
    address: str
    link: str
    qr: QrCode | None
    opened: OpenPart | None
    done: Done
    other_language_url: str
    alternates: Mapping[Language, str]


@router.get("/p/{token}")
@router.head("/p/{token}")
def show_shared(
    request: Request,
    token: str,
    engine: EngineDep,
    knowledge: KnowledgeDep,
    today: TodayDep,
    lang: Language | None = None,
    done: Done = "",
) -> HTMLResponse:
    """Show the path to a person. A program that makes link previews gets a page with a button."""
    opened = by_link(open_path(engine, token, today))
    language = lang or opened.language
    is_person = request.headers.get("sec-fetch-mode") == "navigate"
    part = _open(opened, language, knowledge) if is_person else None
    return _shared(request, token, language, part, done=done)


@router.post("/p/{token}")
def open_shared(
    request: Request,
    token: str,
    engine: EngineDep,
    knowledge: KnowledgeDep,
    today: TodayDep,
    lang: Language | None = None,
) -> HTMLResponse:
    """Show the path to who pressed the button."""
    opened = by_link(open_path(engine, token, today))
    language = lang or opened.language
    return _shared(request, token, language, _open(opened, language, knowledge))


@router.post("/p/{token}/aantekening")
def write(
    request: Request,
    token: str,
    engine: EngineDep,
    knowledge: KnowledgeDep,
    today: TodayDep,
    stop: Annotated[str, Form(pattern=r"^[a-z0-9-]{1,60}\.(junior|medior|senior)$")],
    note: Annotated[str, Form(max_length=5_000)] = "",
    next_step: Annotated[str, Form(max_length=5_000)] = "",
    seen_note: Annotated[str, Form(max_length=1_500)] = "",
    seen_next_step: Annotated[str, Form(max_length=1_500)] = "",
    lang: Language | None = None,
) -> Response:
    """Keep what was written with a step, unless somebody else wrote in the meantime."""
    opened = by_link(open_path(engine, token, today, at_least=Right.PROPOSE))
    language = lang or opened.language
    typed, seen = note_typed(note, next_step), note_typed(seen_note, seen_next_step)
    refused = None
    if is_too_long(typed):
        refused = RefusedNote(stop, typed, "long")
    else:
        try:
            write_note(engine, token, today, stop, typed, seen=seen)
        except NoteChangedError:
            refused = RefusedNote(stop, typed, "changed")
    if refused is None:
        return RedirectResponse(f"/p/{token}?lang={language}&done=note", 303, headers=HIDDEN)
    opened = open_path(engine, token, today)
    part = _open(opened, language, knowledge, refused)
    return _shared(
        request, token, language, part, status=409 if refused.wrong == "changed" else 422
    )


def _open(
    opened: OpenedPath,
    language: Language,
    knowledge: Knowledge,
    refused: RefusedNote | None = None,
) -> OpenPart:
    say, saved = Speaker(language, knowledge.taxonomy), opened.saved
    answer = saved.answers[language]
    may_propose = opened.right is Right.PROPOSE
    return OpenPart(
        answer=answer,
        strips=strips_of(answer.itinerary),
        created_on=saved.created_on,
        expires_on=opened.expires_on,
        report=report_part(saved, language, knowledge),
        own_version=_own_version(opened),
        may_propose=may_propose,
        notes=None if opened.notes is None else step_notes(say, opened, refused),
        goals=goals_of(say) if may_propose else (),
        fields=_fields(saved),
    )


def _own_version(opened: OpenedPath) -> str:
    """Return the question to go on with; it names the path, without giving away its link."""
    try:
        query = asked_by(opened.saved)
    except QuestionError:
        return ""
    return asked_in_address(as_version_of(query, opened.in_force.content_hash))


def _fields(saved: SavedPath) -> dict[str, str]:
    asked = dict(saved.question)
    return {name: asked.get(name, "") for name in (*NUMBERS, "goal", "keep")}


def _shared(
    request: Request,
    token: str,
    language: Language,
    part: OpenPart | None,
    *,
    done: Done = "",
    status: int = 200,
) -> HTMLResponse:
    settings: Settings = request.app.state.settings
    link = f"{settings.base_url}/p/{token}"
    view = SharedView(
        here=f"/p/{token}?lang={language}",
        address=f"/p/{token}",
        link=link,
        qr=qr_code(link) if part else None,
        opened=part,
        done=done,
        **in_both(f"/p/{token}", language),
    )
    return render(request, "shared.html", view, headers=HIDDEN, language=language, status=status)
