"""A path and a skills statement as tagged PDF, to keep and to read with a screen reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, HTTPException, Request, Response
from fastapi import Query as Parameter
from fastapi.responses import RedirectResponse

from app.chosen_path import path_chosen
from app.dependencies import (
    EngineDep,
    KnowledgeDep,
    LanguageDep,
    QuestionDep,
    SettingsDep,
    TaxonomyDep,
    TodayDep,
    wait_to_compute,
)
from app.itinerary import PathAnswer
from app.qr import qr_code
from app.rendering import render_pdf
from app.routing import PageRouter
from app.sentences.speaker import Speaker
from app.shared_parts import HIDDEN, by_link
from app.shared_paths import open_path
from app.statement import SkillsStatement, statement_of
from app.travel import path_answer
from skills_taxonomy.model import Language

router = PageRouter()

PATH_FILE: Mapping[Language, str] = {"nl": "loopbaanpad", "en": "career-path"}
STATEMENT_FILE: Mapping[Language, str] = {"nl": "vaardighedenbewijs", "en": "skills-statement"}
QR_CODE = "code.svg"


@dataclass(frozen=True)
class PaperPathView:
    """Everything templates/paper_path.html can show. All but `answer` is of a shared path."""

    answer: PathAnswer
    link: str | None = None
    qr: str | None = None
    created_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True)
class PaperStatementView:
    """Everything templates/paper_statement.html can show."""

    statement: SkillsStatement


@router.get("/nl/pad.pdf")
@router.get("/en/path.pdf")
def give_path(
    question: QuestionDep,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    settings: SettingsDep,
    path: Annotated[int, Parameter(ge=1, le=99)] = 1,
) -> Response:
    """Give path number `path` of the front. Without a goal or a path there is nothing to give."""
    if question.goal is None:
        raise HTTPException(404)
    chosen = path_chosen(question, question.goal, path, knowledge)
    if chosen is None:
        raise HTTPException(404)
    view = PaperPathView(path_answer(Speaker(language, knowledge.taxonomy), chosen))
    return render_pdf(
        "paper_path.html",
        view,
        language=language,
        site=settings.base_url,
        file_name=PATH_FILE[language],
    )


@router.get("/p/{token}/pdf", dependencies=[Depends(wait_to_compute)])
def give_shared_path(
    request: Request,
    token: str,
    engine: EngineDep,
    settings: SettingsDep,
    today: TodayDep,
    lang: Language | None = None,
) -> Response:
    """Give a shared path as it was made, with its link; unknown, expired and deleted are 404.

    A program that makes link previews is sent to the page, which shows it nothing.
    """
    opened = by_link(open_path(engine, token, today))
    if request.headers.get("sec-fetch-mode") != "navigate":
        return RedirectResponse(f"/p/{token}", 303, headers=HIDDEN)
    language = lang or opened.language
    link = f"{settings.base_url}/p/{token}"
    view = PaperPathView(
        answer=opened.saved.answers[language],
        link=link,
        qr=QR_CODE,
        created_on=opened.created_on,
        expires_on=opened.expires_on,
    )
    return render_pdf(
        "paper_path.html",
        view,
        language=language,
        site=settings.base_url,
        file_name=PATH_FILE[language],
        pictures={QR_CODE: qr_code(link).picture},
        headers=HIDDEN,
    )


@router.get("/nl/vaardighedenbewijs.pdf")
@router.get("/en/skills-statement.pdf")
def give_statement(
    question: QuestionDep, taxonomy: TaxonomyDep, language: LanguageDep, settings: SettingsDep
) -> Response:
    """Give the skills statement. Who told nothing has none."""
    statement = statement_of(Speaker(language, taxonomy), question)
    if not statement.groups:
        raise HTTPException(404)
    return render_pdf(
        "paper_statement.html",
        PaperStatementView(statement),
        language=language,
        site=settings.base_url,
        file_name=STATEMENT_FILE[language],
    )
