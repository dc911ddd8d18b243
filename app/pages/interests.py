"""What you want: the short interest check, one statement per page, and what you want to work for.

Nothing is kept here: the answers are in the address, so Back works and a link holds them all.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, get_args
from urllib.parse import urlencode

from fastapi import Query as Parameter
from fastapi import Request
from fastapi.responses import Response

from app.address import Parameters, parameters_of
from app.dependencies import LanguageDep, QueryDep, TaxonomyDep
from app.doors import Door
from app.marks import NOT_ANSWERED, answers_of, mark_of, with_mark
from app.query import Query, QuestionError
from app.redirects import see_other
from app.rendering import render
from app.routing import PageRouter
from app.sentences.interests import MARKS, answer_word
from app.sentences.speaker import Speaker
from skills_taxonomy.schema import Purpose

router = PageRouter()

Step = Annotated[str, Parameter(pattern="^(purposes|[1-9][0-9]?)?$")]
Mark = Annotated[str, Parameter(pattern="^[0-5]?$")]
Marks = Annotated[str, Parameter(pattern="^[0-5-]{0,60}$")]
PURPOSES: tuple[str, ...] = get_args(Purpose)


@dataclass(frozen=True)
class InterestsView:
    """Everything templates/interests.html can show.

    `number` is the statement asked, counted from 1. `carried` are the other answers; `asked` is
    all there is, as a query string. `before` and `after` are the steps beside this one. `was` are
    the answers before a change: then this is the only statement asked.
    """

    step: Literal["intro", "statement", "purposes"]
    number: int
    total: int
    statement: str
    chosen: str
    words: list[tuple[str, str]]
    purposes: tuple[str, ...]
    wanted: tuple[str, ...]
    carried: Parameters
    asked: str
    before: str
    after: str
    was: str
    is_wrong: bool


@router.page(nl="/wat-wil-je", en="/what-do-you-want", name="interests")
def show_interests(
    request: Request,
    taxonomy: TaxonomyDep,
    query: QueryDep,
    language: LanguageDep,
    at: Step = "",
    answered: bool = False,
    a: Mark = "",
    was: Marks = "",
    door: Door | None = None,
) -> Response:
    """Ask one thing, and go on with the answer in the address.

    The form of a statement sends `answered`, so that no choice can be told from a first visit.
    """
    statements = taxonomy.interest_check.statements
    answers_of(query.interests, statements)  # refuses marks too many
    number = int(at) if at.isdigit() else 0
    if number > len(statements):
        raise QuestionError([("at", "unknown")])
    rest: Parameters = [("door", door)] if door else []
    after = "purposes" if number == len(statements) else str(number + 1)
    if answered and a and number:
        marks = with_mark(query.interests, number - 1, a)
        told = parameters_of(query.model_copy(update={"interests": marks})) + rest
        if was:
            return see_other(request, "fitting_roles", [*told, ("was", was)])
        return see_other(request, "interests", [*told, ("at", after)])
    say = Speaker(language, taxonomy)
    view = InterestsView(
        step="purposes" if at == "purposes" else "statement" if number else "intro",
        number=number,
        total=len(statements),
        statement=say.text(statements[number - 1].text) if number else "",
        chosen=a or (mark_of(query.interests, number - 1) if number else NOT_ANSWERED),
        words=[(mark, answer_word(say, mark)) for mark in MARKS],
        purposes=PURPOSES,
        wanted=query.purposes,
        carried=_carried(query, at) + rest,
        asked=urlencode(parameters_of(query) + rest),
        before=str(number - 1 or "") if number else str(len(statements)),
        after=after,
        was=was,
        is_wrong=answered and bool(number),
    )
    return render(request, "interests.html", view, status=422 if view.is_wrong else 200)


def _carried(query: Query, at: str) -> Parameters:
    """Return all answers, but not the purposes where these are asked."""
    left = query.model_copy(update={"purposes": ()}) if at == "purposes" else query
    return parameters_of(left)
