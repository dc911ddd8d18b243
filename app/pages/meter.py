"""The barrier meter: seven questions that anybody may answer, and the sums for all to see."""

from dataclasses import dataclass
from typing import Literal, cast

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from app.barriers import (
    ANSWERS,
    BARRIERS,
    HIDDEN_BELOW,
    Barrier,
    Moment,
    Shown,
    count_answers,
    totals,
)
from app.dependencies import EngineDep, FormDep, LanguageDep, TaxonomyDep, TodayDep
from app.query import QuestionError
from app.redirects import see_other
from app.rendering import render
from app.routing import PageRouter
from app.sentences import barriers as said
from app.sentences.speaker import Speaker

router = PageRouter()


@dataclass(frozen=True)
class MeterRow:
    """One question with its sums before and after."""

    question: str
    before: Shown
    after: Shown


@dataclass(frozen=True)
class MeterView:
    """Everything templates/meter.html can show. `counted` thanks who just answered."""

    rows: tuple[MeterRow, ...]
    answers: tuple[str, ...]
    hidden_below: int
    counted: bool


@dataclass(frozen=True)
class MeterQuestionsView:
    """Everything templates/meter_questions.html can show. `nothing` is true after an empty form."""

    moment: Moment
    questions: tuple[tuple[str, str], ...]
    answers: tuple[str, ...]
    nothing: bool = False


@router.page(nl="/weten-meter", en="/barrier-meter", name="meter")
def show_meter(
    request: Request,
    engine: EngineDep,
    taxonomy: TaxonomyDep,
    language: LanguageDep,
    counted: Literal["1"] | None = None,
) -> HTMLResponse:
    """Show what people answered, in sums only."""
    say = Speaker(language, taxonomy)
    sums = totals(engine)
    view = MeterView(
        rows=tuple(
            MeterRow(said.question(say, one), sums[one, "before"], sums[one, "after"])
            for one in BARRIERS
        ),
        answers=said.answers(say),
        hidden_below=HIDDEN_BELOW,
        counted=counted is not None,
    )
    return render(request, "meter.html", view)


@router.page(nl="/weten-meter/vragen", en="/barrier-meter/questions", name="meter_questions")
def ask_meter(
    request: Request, taxonomy: TaxonomyDep, language: LanguageDep, moment: Moment = "before"
) -> HTMLResponse:
    """Ask the seven questions; each may be left out."""
    return _ask(request, Speaker(language, taxonomy), moment)


@router.action(nl="/weten-meter/vragen", en="/barrier-meter/questions", name="count_meter")
def count_meter(
    request: Request,
    form: FormDep,
    engine: EngineDep,
    taxonomy: TaxonomyDep,
    today: TodayDep,
    language: LanguageDep,
) -> Response:
    """Add the answers to the sums. Nothing ties them to who sent them, or to each other."""
    given = dict(form)
    moment = given.get("moment")
    if moment not in ("before", "after"):
        raise QuestionError([("moment", "unknown")])
    moment = cast(Moment, moment)
    answers = {one: _answer(one, given[one]) for one in BARRIERS if given.get(one)}
    if not answers:
        return _ask(request, Speaker(language, taxonomy), moment, nothing=True)
    count_answers(engine, moment, answers, today)
    return see_other(request, "meter", [("counted", "1")])


def _ask(request: Request, say: Speaker, moment: Moment, *, nothing: bool = False) -> HTMLResponse:
    view = MeterQuestionsView(
        moment=moment,
        questions=tuple((one, said.question(say, one)) for one in BARRIERS),
        answers=said.answers(say),
        nothing=nothing,
    )
    return render(request, "meter_questions.html", view, status=422 if nothing else 200)


def _answer(barrier: Barrier, given: str) -> int:
    if given not in {str(answer) for answer in ANSWERS}:
        raise QuestionError([(barrier, "unknown")])
    return int(given)
