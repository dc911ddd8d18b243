"""A sheet to take along to a talk with a manager: what you can, what you learn, who does what."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query as Parameter
from fastapi import Request
from fastapi.responses import HTMLResponse

from app.answers import paths_found
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, QuestionDep, TodayDep
from app.knowledge import Knowledge
from app.query import Question
from app.rendering import render
from app.routing import PageRouter
from app.sentences import funding as funding_said
from app.sentences import offers as offers_said
from app.sentences.speaker import Speaker, sentence_start
from app.what_if import asked
from career_graph.funding import Applicant, FundingKind
from career_graph.offers import OfferForm, offers_for
from career_graph.transitions import Transition

router = PageRouter()

SKILLS_SHOWN = 6
LEARNING_SHOWN = 8
AT_WORK = {OfferForm.ON_THE_JOB, OfferForm.BBL, OfferForm.DUAL, OfferForm.TRAINEESHIP}


@dataclass(frozen=True, slots=True)
class EmployerScheme:
    """A scheme on the sheet: who asks for it, and what it pays."""

    id: str
    title: str
    who: str
    how_much: str
    when: str


@dataclass(frozen=True, slots=True)
class TalkStep:
    """The next step of somebody's path, in their own words to a manager.

    `courses` are those of the plan with their hours, which `sum` counts; `offers` are a choice.
    """

    wish: str
    goal: str
    can: tuple[str, ...]
    learn: tuple[tuple[str, str], ...]
    learn_more: int
    sum: str
    courses: tuple[tuple[str, str], ...]
    at_work: tuple[str, ...]
    offers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class EmployerView:
    """Everything templates/employer.html can show. Without a path there is no `step`."""

    step: TalkStep | None
    schemes: tuple[EmployerScheme, ...]
    hours: int
    asked: str
    as_of: date


@router.page(nl="/werkgever", en="/employer", name="employer")
def show_employer(
    request: Request,
    query: QueryDep,
    question: QuestionDep,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    today: TodayDep,
    path: Annotated[int, Parameter(ge=1, le=99)] = 1,
) -> HTMLResponse:
    """Show the sheet for the first step of path number `path`, or the sheet without a path."""
    say = Speaker(language, knowledge.taxonomy)
    step = None
    if question.goal is not None:
        found = paths_found(question, question.goal, knowledge)
        if found.paths:
            chosen = found.paths[min(path, len(found.paths)) - 1]
            last = chosen.transitions[-1]
            step = _step(say, chosen.transitions[0], last, question, knowledge)
    as_of = query.as_of or today
    view = EmployerView(
        step=step,
        schemes=_schemes(say, knowledge, as_of),
        hours=question.limits.hours_per_week,
        asked=asked(query),
        as_of=as_of,
    )
    return render(request, "employer.html", view)


def _step(
    say: Speaker, step: Transition, last: Transition, question: Question, knowledge: Knowledge
) -> TalkStep:
    _ = say.gettext
    held = sorted(step.held, key=lambda one: (-one.asked, -one.held))[:SKILLS_SHOWN]
    learn = [
        (
            say.skill(gap.skill),
            _("van %(have)s naar %(asked)s")
            % {"have": say.proficiency(gap.held), "asked": say.proficiency(gap.asked)},
        )
        for gap in step.missing
    ]
    useful = offers_for(step, knowledge.offers.values(), question.limits, question.answers)
    planned = {one.id: one.hours for one in step.study.offers}
    offers = [o for o in useful.fitting if o.form in AT_WORK and o.id not in planned]
    goal = ""
    if last.destination != step.destination:
        goal = _("Later wil ik verder, naar %(goal)s.") % {"goal": say.position(last.destination)}
    return TalkStep(
        wish=_("Ik wil graag werken als %(position)s.")
        % {"position": say.position(step.destination)},
        goal=goal,
        can=tuple(say.skill(one.skill) for one in held),
        learn=tuple(learn[:LEARNING_SHOWN]),
        learn_more=max(0, len(learn) - LEARNING_SHOWN),
        sum=_("Samen is dat %(hours)s leren. Dat duurt %(months)s.")
        % {"hours": say.hours(step.study.study_hours), "months": say.months(step.study_months)}
        if step.study_months
        else "",
        courses=tuple(
            (say.text(knowledge.offers[offer].title), say.hours(hours))
            for offer, hours in planned.items()
        ),
        at_work=tuple(dict.fromkeys(say.skill(one.skill) for one in step.study.on_the_job)),
        offers=tuple(
            (say.text(o.title), sentence_start(offers_said.form_of(say, o))) for o in offers[:3]
        ),
    )


def _schemes(say: Speaker, knowledge: Knowledge, as_of: date) -> tuple[EmployerScheme, ...]:
    """Return what runs now: first what the employer asks for, then what you ask for."""
    running = [
        scheme
        for scheme in knowledge.funding.schemes.values()
        if scheme.is_open(as_of) and scheme.kind is not FundingKind.LOAN and not scheme.provinces
    ]
    _ = say.gettext
    running.sort(key=lambda scheme: (scheme.applicant is not Applicant.EMPLOYER, scheme.id))
    return tuple(
        EmployerScheme(
            id=scheme.id,
            title=say.text(scheme.title),
            who=_("Je werkgever") if scheme.applicant is Applicant.EMPLOYER else _("Jij"),
            how_much=funding_said.how_much(say, scheme),
            when=funding_said.from_when(say, scheme),
        )
        for scheme in running
    )
