"""A path behind its link: shown to who has it, and deleted by who may."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypedDict
from urllib.parse import urlencode

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse

from app.dependencies import EngineDep, LanguageDep, TodayDep, get_settings
from app.itinerary import PathAnswer
from app.qr import QrCode, qr_code
from app.rendering import render
from app.routing import PageRouter
from app.shared_paths import SavedPath, can_be_deleted, delete_path, find_path
from app.strip import Strip, strips_of
from skills_taxonomy.model import LANGUAGES, Language

router = PageRouter()

HIDDEN = {"X-Robots-Tag": "noindex, nofollow, noarchive"}


class InBoth(TypedDict):
    """Where the same page is in each language."""

    other_language_url: str
    alternates: Mapping[Language, str]


@dataclass(frozen=True)
class SharedView:
    """Everything templates/shared.html can show. Without `answer` only a button.

    `link` and `qr` are for paper: they lead back to this page.
    """

    here: str
    link: str
    qr: QrCode | None
    answer: PathAnswer | None
    strips: tuple[Strip, ...]
    created_on: date | None
    expires_on: date | None
    asked: str
    other_language_url: str
    alternates: Mapping[Language, str]


@dataclass(frozen=True)
class ForgetView:
    """Everything templates/forget.html can show."""

    here: str
    is_gone: bool
    other_language_url: str
    alternates: Mapping[Language, str]


@router.get("/p/{token}")
@router.head("/p/{token}")
def show_shared(
    request: Request, token: str, engine: EngineDep, today: TodayDep, lang: Language | None = None
) -> HTMLResponse:
    """Show the path to a person. A program that makes link previews gets a page with a button."""
    saved = _found(find_path(engine, token, today))
    is_person = request.headers.get("sec-fetch-mode") == "navigate"
    return _shared(request, token, saved, lang or saved.language, is_open=is_person)


@router.post("/p/{token}")
def open_shared(
    request: Request, token: str, engine: EngineDep, today: TodayDep, lang: Language | None = None
) -> HTMLResponse:
    """Show the path to who pressed the button."""
    saved = _found(find_path(engine, token, today))
    return _shared(request, token, saved, lang or saved.language, is_open=True)


@router.get("/p/weg/{delete_token}")
@router.head("/p/weg/{delete_token}")
def ask_to_forget(
    request: Request,
    delete_token: str,
    engine: EngineDep,
    today: TodayDep,
    reading: LanguageDep,
    lang: Language | None = None,
) -> HTMLResponse:
    """Ask whether the path must really go. Looking deletes nothing."""
    if not can_be_deleted(engine, delete_token, today):
        raise HTTPException(404)
    return _forget(request, delete_token, lang or reading, is_gone=False)


@router.post("/p/weg/{delete_token}")
def forget(
    request: Request,
    delete_token: str,
    engine: EngineDep,
    reading: LanguageDep,
    lang: Language | None = None,
) -> HTMLResponse:
    """Delete the path now, so that no byte of it is left."""
    if not delete_path(engine, delete_token):
        raise HTTPException(404)
    return _forget(request, delete_token, lang or reading, is_gone=True)


def _found(saved: SavedPath | None) -> SavedPath:
    """Return the path, or answer 404: unknown, expired and deleted must look the same."""
    if saved is None:
        raise HTTPException(404)
    return saved


def _shared(
    request: Request, token: str, saved: SavedPath, language: Language, *, is_open: bool
) -> HTMLResponse:
    answer = saved.answers[language] if is_open else None
    link = f"{get_settings(request).base_url}/p/{token}"
    view = SharedView(
        here=f"/p/{token}?lang={language}",
        link=link,
        qr=qr_code(link) if is_open else None,
        answer=answer,
        strips=strips_of(answer.itinerary) if answer else (),
        created_on=saved.created_on if is_open else None,
        expires_on=saved.expires_on if is_open else None,
        asked=urlencode(saved.question) if is_open else "",
        **_in_both(f"/p/{token}", language),
    )
    return render(request, "shared.html", view, headers=HIDDEN, language=language)


def _forget(request: Request, token: str, language: Language, *, is_gone: bool) -> HTMLResponse:
    here = f"/p/weg/{token}"
    view = ForgetView(f"{here}?lang={language}", is_gone, **_in_both(here, language))
    return render(request, "forget.html", view, headers=HIDDEN, language=language)


def _in_both(path: str, language: Language) -> InBoth:
    """Return the same address in both languages."""
    alternates: dict[Language, str] = {code: f"{path}?lang={code}" for code in LANGUAGES}
    other: Language = "en" if language == "nl" else "nl"
    return InBoth(other_language_url=alternates[other], alternates=alternates)
