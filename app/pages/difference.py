"""A shared path beside another version: the difference in words, and sending it as a proposal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.candidates import (
    MOST_CHARACTERS,
    CandidateError,
    Problem,
    candidate,
    carried,
    changed,
    pasted,
    uncarried,
)
from app.capabilities import Right
from app.dependencies import EngineDep, KnowledgeDep, TodayDep
from app.insights.versions import VersionDifference, difference_of
from app.path_links import TooManyError
from app.proposals import propose
from app.query import Query, QuestionError
from app.rendering import render
from app.routing import PageRouter
from app.sentences.speaker import Speaker
from app.shared_parts import HIDDEN, by_link, in_both
from app.shared_paths import open_path
from skills_taxonomy.model import Language

router = PageRouter()


@dataclass(frozen=True)
class DifferenceView:
    """Everything templates/difference.html can show: a `difference`, or a `problem`.

    `asked` and `path` are the other version as fields of a form; `other` is what was pasted.
    """

    here: str
    address: str
    may_propose: bool
    difference: VersionDifference | None
    problem: Problem | str
    asked: str
    path: int
    other: str
    other_language_url: str
    alternates: Mapping[Language, str]


@router.post("/p/{token}/verschil")
def show_difference(
    request: Request,
    token: str,
    engine: EngineDep,
    knowledge: KnowledgeDep,
    today: TodayDep,
    other: Annotated[str | None, Form(max_length=MOST_CHARACTERS)] = None,
    goal: Annotated[str, Form(max_length=80)] = "",
    hours: Annotated[str, Form(max_length=6)] = "",
    months: Annotated[str, Form(max_length=6)] = "",
    euros: Annotated[str, Form(max_length=8)] = "",
    keep: Annotated[str, Form(max_length=1)] = "",
    lang: Language | None = None,
) -> HTMLResponse:
    """Show how the version that was pasted, or changed in the form, differs from the path."""
    opened = by_link(open_path(engine, token, today))
    language = lang or opened.language
    fields = {"goal": goal, "hours": hours, "months": months, "euros": euros, "keep": keep}
    difference, problem, query, number = None, "", Query(), 1
    try:
        if other is None:
            query = changed(opened, fields)
        else:
            query, number = pasted(engine, other, language, knowledge, today)
        found = candidate(opened, query, number, knowledge, today)
        number = found.number
        difference = difference_of(Speaker(language, knowledge.taxonomy), opened.saved, found)
        problem = "" if difference.sentences else "same"
    except CandidateError as error:
        problem = error.problem
    view = DifferenceView(
        here=f"/p/{token}/verschil?lang={language}",
        address=f"/p/{token}",
        may_propose=opened.right is Right.PROPOSE,
        difference=difference,
        problem=problem,
        asked=carried(query),
        path=number,
        other=other or "",
        **in_both(f"/p/{token}", language),
    )
    status = 422 if difference is None else 200
    return render(
        request, "difference.html", view, headers=HIDDEN, language=language, status=status
    )


@router.post("/p/{token}/voorstel")
def send_proposal(
    token: str,
    engine: EngineDep,
    knowledge: KnowledgeDep,
    today: TodayDep,
    asked: Annotated[str, Form(max_length=MOST_CHARACTERS * 5)],
    path: Annotated[int, Form(ge=1, le=99)] = 1,
    lang: Language | None = None,
) -> Response:
    """Leave another version for who owns the path. It is computed here, never taken on trust."""
    opened = by_link(open_path(engine, token, today, at_least=Right.PROPOSE))
    language = lang or opened.language
    try:
        found = candidate(opened, uncarried(asked), path, knowledge, today)
        propose(engine, token, today, found)
    except CandidateError as error:
        raise QuestionError([("asked", error.problem)]) from None
    except TooManyError:
        raise QuestionError([("proposals", "too_many")]) from None
    return RedirectResponse(f"/p/{token}?lang={language}&done=proposed", 303, headers=HIDDEN)
