"""Short questions: a few statements at a time, always those whose answer changes most."""

from dataclasses import dataclass
from math import ceil
from typing import Annotated

from fastapi import Query as Parameter
from fastapi import Request
from fastapi.responses import Response

from app.address import Parameters, parameters_of
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, QuestionDep
from app.insights.assessment import STATEMENT, following_question, statement_named
from app.knowledge import Knowledge
from app.query import AskedLimits, Query, QuestionError
from app.redirects import see_other
from app.rendering import render
from app.routing import PageRouter
from app.sentences import questions, results
from app.sentences.speaker import Speaker
from app.what_if import with_presumed, with_skills
from career_graph.assessment import STATEMENTS, Answers, Statement, answered
from career_graph.profile import Evidence, Profile
from skills_taxonomy.model import UnknownConceptError

router = PageRouter()

Name = Annotated[str, Parameter(pattern=STATEMENT)]
Names = Annotated[list[Name], Parameter(default_factory=list, max_length=300)]


@dataclass(frozen=True)
class Choice:
    """A statement that can be ticked: its name in the address, the skill, and the sentence."""

    name: str
    skill: str
    sentence: str


@dataclass(frozen=True)
class ShortQuestionsView:
    """Everything templates/short_questions.html can show.

    `carried` is everything answered so far, `result` leads to the answer now, on the page `after`;
    `skip` leads to the next question, `back` one question back, or to the page before the first.
    `how_far` tells how many questions are likely left, and how sure the answer is already.
    """

    whereabouts: str
    has_work: bool
    number: int
    how_far: str
    asked: str
    choices: list[Choice]
    carried: Parameters
    result: Parameters
    after: str
    skip: Parameters
    back_page: str
    back: Parameters


@router.page(nl="/korte-vragen", en="/short-questions", name="short_questions")
def show_short_questions(
    request: Request,
    query: QueryDep,
    question: QuestionDep,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    asked: Names,
    can: Names,
    skipped: Names,
) -> Response:
    """Ask the next question; when none would change much, go on: to the limits, or the result."""
    say = Speaker(language, knowledge.taxonomy)
    profile = question.profile
    answers = _answers(asked, can, skipped, knowledge)
    after = answered(profile, answers)
    has_told = any(is_true is not None for is_true in answers.values())
    result = parameters_of(_told(query, after) if has_told else query)
    after_them = "limits" if query.limits == AskedLimits() else "result"
    following = following_question(question, answers, knowledge)
    if following is None:
        return see_other(request, after_them, result)
    own = parameters_of(query)
    number = ceil(len(asked) / STATEMENTS)
    given = _parameters(asked, can, skipped)
    choices = [
        Choice(_name(one), say.skill(one.skill), questions.can(say, one))
        for one in following.statements
    ]
    new = [choice.name for choice in choices]
    view = ShortQuestionsView(
        whereabouts=results.whereabouts(say, profile.position),
        has_work=profile.position is not None,
        number=number + 1,
        how_far=questions.how_far(say, following),
        asked=questions.question(say),
        choices=choices,
        carried=[*own, *given, *(("asked", name) for name in new)],
        result=result,
        after=after_them,
        skip=own + _parameters([*asked, *new], can, [*skipped, *new]),
        back_page="short_questions" if asked else "level" if profile.position else "start",
        back=own + _parameters(asked[: max(0, number - 1) * STATEMENTS], can, skipped),
    )
    return render(request, "short_questions.html", view)


def _told(query: Query, after: Profile) -> Query:
    """The question of somebody who holds what `after` holds; what was not asked stays presumed."""
    told = with_skills(query, after.skills, query.from_work)
    unconfirmed = (s for s in after.skills if after.evidence.get(s) is Evidence.PRESUMED)
    return with_presumed(told, unconfirmed)


def _name(statement: Statement) -> str:
    return f"{statement.skill}.{statement.proficiency}"


def _parameters(asked: list[str], can: list[str], skipped: list[str]) -> Parameters:
    """Return the answers to what was `asked` as they stand in an address."""
    return [
        *(("asked", name) for name in asked),
        *(("can", name) for name in can if name in asked),
        *(("skipped", name) for name in skipped if name in asked),
    ]


def _answers(asked: list[str], can: list[str], skipped: list[str], knowledge: Knowledge) -> Answers:
    """Return whether each statement that was asked is true: it is when it was ticked."""
    try:
        return {
            statement_named(name, knowledge): None if name in skipped else name in can
            for name in asked
        }
    except UnknownConceptError:
        raise QuestionError([("asked", "unknown")]) from None
