"""Short questions: one skill at a time, always the one whose answer changes most."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query as Parameter
from fastapi import Request
from fastapi.responses import Response

from app.address import Parameters, parameters_of
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, QuestionDep
from app.knowledge import Knowledge
from app.query import AskedLimits, Query, QuestionError
from app.redirects import see_other
from app.rendering import render
from app.routing import PageRouter
from app.sentences import questions, results
from app.sentences.speaker import Speaker
from app.what_if import with_presumed, with_skills
from career_graph.assessment import Answers, answered, next_question, questionnaire
from career_graph.profile import Evidence, Profile

router = PageRouter()

UNKNOWN = "x"
Answer = Annotated[str, Parameter(pattern=r"^[a-z0-9-]{1,60}\.[0-4x]$")]


@dataclass(frozen=True)
class ShortQuestionsView:
    """Everything templates/short_questions.html can show.

    `presumed_said` tells what counts for who does not know. `sentences` tell what somebody does at
    proficiency 1 to 4; empty: the usual sentences. `carried` is everything answered so far,
    `result` leads to the answer now, on the page `after`; `back` leads one question back, or to
    the page before the first. `how_far` tells how many questions are likely left, and how sure the
    answer is already.
    """

    whereabouts: str
    number: int
    how_far: str
    skill: str
    asked: str
    presumed_said: str
    sentences: list[str]
    carried: Parameters
    result: Parameters
    after: str
    back_page: str
    back: Parameters


@router.page(nl="/korte-vragen", en="/short-questions", name="short_questions")
def show_short_questions(
    request: Request,
    query: QueryDep,
    question: QuestionDep,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    a: Annotated[list[Answer], Parameter(default_factory=list, max_length=300)],
) -> Response:
    """Ask the next question; when none would change much, go on: to the limits, or the result."""
    say = Speaker(language, knowledge.taxonomy)
    profile = question.profile
    answers = _answers(a, knowledge)
    asked = questionnaire(knowledge.taxonomy, profile)
    after = answered(profile, answers)
    result = parameters_of(_told(query, after) if answers else query)
    after_them = "limits" if query.limits == AskedLimits() else "result"
    following = next_question(
        knowledge.career_graph, profile, asked, answers, limits=question.limits
    )
    if following is None:
        return see_other(request, after_them, result)
    skill = knowledge.taxonomy.skills[following.skill]
    own = parameters_of(query)
    given = [("a", word) for word in a]
    view = ShortQuestionsView(
        whereabouts=results.whereabouts(say, profile.position),
        number=len(answers) + 1,
        how_far=questions.how_far(say, following),
        skill=skill.id,
        asked=questions.question(say, skill.id),
        presumed_said=questions.presumed(say, profile.skills.get(skill.id, 0)),
        sentences=[sentence[language] for sentence in skill.proficiency],
        carried=own + given,
        result=result,
        after=after_them,
        back_page="short_questions" if given else "level" if profile.position else "start",
        back=own + given[:-1],
    )
    return render(request, "short_questions.html", view)


def _told(query: Query, after: Profile) -> Query:
    """The question of somebody who holds what `after` holds; what was not asked stays presumed."""
    told = with_skills(query, after.skills, query.from_work)
    unconfirmed = (s for s in after.skills if after.evidence.get(s) is Evidence.PRESUMED)
    return with_presumed(told, unconfirmed)


def _answers(given: list[str], knowledge: Knowledge) -> Answers:
    answers: dict[str, int | None] = {}
    for word in given:
        name, _, rating = word.rpartition(".")
        if name not in knowledge.taxonomy.skills:
            raise QuestionError([("a", "unknown")])
        answers[name] = None if rating == UNKNOWN else int(rating)
    return answers
