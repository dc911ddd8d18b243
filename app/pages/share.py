"""Saving a path behind a link, which is shown once."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Form, HTTPException, Request
from fastapi.responses import HTMLResponse

from app.address import query_from
from app.dependencies import (
    EngineDep,
    FormDep,
    KnowledgeDep,
    LanguageDep,
    SettingsDep,
    TodayDep,
)
from app.qr import QrCode, qr_code
from app.rendering import render
from app.routing import PageRouter, SiteMap
from app.saving import answered
from app.shared_paths import share_path

router = PageRouter()


@dataclass(frozen=True)
class ShareView:
    """What templates/share.html shows before anything is saved: no link."""

    link: None = None


@dataclass(frozen=True)
class SavedView:
    """Everything templates/share.html can show.

    `code` is the secret of the edit link. `is_version` says that it came from a path that somebody
    else shared. The other language is that of the shared path: this page cannot be asked for again.
    """

    asked: str
    link: str
    edit_link: str
    code: str
    expires_on: date
    qr: QrCode
    is_version: bool
    other_language_url: str


@router.page(nl="/deel", en="/share", name="share")
def show_share(request: Request) -> HTMLResponse:
    """Explain what a link does: saving starts at a path."""
    return render(request, "share.html", ShareView())


@router.action(nl="/deel", en="/share", name="save")
def save(
    request: Request,
    form: FormDep,
    knowledge: KnowledgeDep,
    engine: EngineDep,
    settings: SettingsDep,
    today: TodayDep,
    language: LanguageDep,
    path: Annotated[int, Form(ge=1, le=99)] = 1,
    days: Annotated[str, Form(pattern="^(7|30|90)$")] = "90",
) -> HTMLResponse:
    """Store the whole answer, and show both links: this once, because only we could not."""
    query = query_from(form, language)
    saved = answered(query, path, knowledge, created_on=today)
    if saved is None:
        raise HTTPException(422)
    secrets = share_path(engine, saved, days=int(days))
    site_map: SiteMap = request.app.state.site_map
    link = f"{settings.base_url}/p/{secrets.view}"
    view = SavedView(
        asked=urlencode(saved.question),
        link=link,
        edit_link=f"{settings.base_url}{site_map.url(language, 'manage')}#{secrets.edit}",
        code=secrets.edit,
        expires_on=today + timedelta(days=int(days)),
        qr=qr_code(link),
        is_version=bool(saved.version_of),
        other_language_url=f"/p/{secrets.view}?lang={'en' if language == 'nl' else 'nl'}",
    )
    return render(request, "share.html", view)
