"""From what went wrong to what the reader sees: a page, a part of one, or JSON under /api."""

import re
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.ballast import is_out_of_room
from app.capabilities import NoSuchLinkError
from app.capacity import TooBusyError
from app.language import reading_language, translations
from app.pdf import NoPdfError
from app.query import QuestionError
from app.rendering import render, retarget
from app.sentences.speaker import Speaker
from app.wrong_answers import WayOn, WrongAnswer, way_on, wrong_answers
from career_graph.graph import UnknownPositionError
from skills_taxonomy.model import UnknownConceptError

_ = str  # marks a sentence for translation; it is translated when it is shown

SENTENCES = {
    400: _("Deze vraag konden we niet lezen."),
    403: _("Deze vraag kwam van een andere website. Daarom doen we er niets mee."),
    404: _("Deze pagina bestaat niet. Misschien is de link oud of niet compleet."),
    405: _("Dit kan hier niet."),
    409: _("Iemand anders was je net voor. Kijk wat er nu staat."),
    413: _("Dit is te veel tekst om in één keer te sturen."),
    422: _("Een deel van je antwoord begrijpen we niet."),
    429: _("Je vraagt te veel tegelijk. Wacht even en probeer het opnieuw."),
    500: _("Er ging bij ons iets mis. Probeer het later opnieuw."),
    501: _(
        "Een PDF kunnen we hier niet maken. Print de pagina, of bewaar haar als PDF met je browser."
    ),
    503: _("Het is even te druk. Probeer het zo opnieuw."),
    507: _("We kunnen nu niets opslaan. Probeer het later opnieuw."),
}


@dataclass(frozen=True)
class ErrorView:
    """Everything templates/error.html can show. `wrong` are the answers to look at again."""

    status: int
    sentence: str
    wrong: tuple[WrongAnswer, ...] = ()
    way_on: WayOn | None = None


def explain(
    request: Request,
    status: int,
    *,
    fields: Sequence[dict[str, str]] = (),
    of_question: bool = False,
    headers: dict[str, str] | None = None,
) -> Response:
    """Answer with what went wrong, in the reader's language.

    `fields` are the fields with a problem, `of_question` when the question has them, not the page.
    """
    known = SENTENCES.get(status, SENTENCES[400 if status < 500 else 500])
    sentence = translations(reading_language(request)).gettext(known)
    if request.url.path.startswith("/api/"):
        body: dict[str, Any] = {"detail": sentence}
        return JSONResponse(body | ({"fields": list(fields)} if fields else {}), status, headers)
    view = ErrorView(status, sentence)
    if fields:
        problems = [(field["field"], field["problem"]) for field in fields]
        say = Speaker(reading_language(request), request.app.state.knowledge.taxonomy)
        way = way_on(request, problems, of_question=of_question)
        view = ErrorView(status, sentence, wrong_answers(say, problems), way)
    return render(
        request, "error.html", view, status=status, headers=retarget("main") | (headers or {})
    )


async def _on_validation(request: Request, error: RequestValidationError) -> Response:
    """Name the fields, and never send back what was typed."""
    wrong = [
        {"field": _field(problem["loc"]), "problem": str(problem["type"])}
        for problem in error.errors()[:20]
    ]
    return explain(request, 422, fields=wrong)


def _field(location: Sequence[object]) -> str:
    """Return where the problem is: our own names, and a dot for what the sender made up."""
    parts = [str(part) for part in location[1:]]
    return ".".join(part if re.fullmatch(r"[a-z_]{1,40}|\d{1,3}", part) else "…" for part in parts)


async def _on_question(request: Request, error: QuestionError) -> Response:
    """Name the fields of a question that we cannot answer."""
    wrong = [
        {"field": _field(("body", *field.split("."))), "problem": problem}
        for field, problem in error.fields[:20]
    ]
    return explain(request, 422, fields=wrong, of_question=True)


async def _on_http(request: Request, error: HTTPException) -> Response:
    return explain(request, error.status_code, headers=dict(error.headers or {}))


async def _on_unknown(request: Request, error: LookupError) -> Response:
    """An unknown name in an address is a page that is not there; in a question, a wrong answer."""
    return explain(request, 404 if request.method in ("GET", "HEAD") else 422)


async def _on_no_link(request: Request, error: NoSuchLinkError) -> Response:
    """Unknown, expired, revoked or not allowed: the same answer, so that nobody learns which."""
    return explain(request, 404)


async def _on_no_pdf(request: Request, error: NoPdfError) -> Response:
    return explain(request, 501)


async def _on_busy(request: Request, error: Exception) -> Response:
    if is_out_of_room(error):
        return explain(request, 507, headers={"Retry-After": "300"})
    return explain(request, 503, headers={"Retry-After": "2"})


async def _on_crash(request: Request, error: Exception) -> Response:
    return explain(request, 500)


Handler = Callable[[Request, Any], Coroutine[Any, Any, Response]]
HANDLERS: dict[int | type[Exception], Handler] = {
    RequestValidationError: _on_validation,
    QuestionError: _on_question,
    HTTPException: _on_http,
    NoSuchLinkError: _on_no_link,
    UnknownConceptError: _on_unknown,
    UnknownPositionError: _on_unknown,
    OperationalError: _on_busy,
    InterfaceError: _on_busy,
    TooBusyError: _on_busy,
    NoPdfError: _on_no_pdf,
    PoolTimeoutError: _on_busy,
    Exception: _on_crash,
}


class ExplainPlainAnswers:
    """Turns the bare sentences of the layers (413, 403, a wrong host) into an explained answer."""

    def __init__(self, app: ASGIApp, site: FastAPI) -> None:
        self.app = app
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = 0

        async def hold_back(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and _is_plain_refusal(message):
                refused = message["status"]
            if not refused:
                await send(message)

        await self.app(scope, receive, hold_back)
        if refused:
            scope["app"] = self.site
            await explain(Request(scope), refused)(scope, receive, send)


def _is_plain_refusal(message: Message) -> bool:
    content_type = dict(message["headers"]).get(b"content-type", b"")
    return bool(message["status"] >= 400 and content_type.startswith(b"text/plain"))
