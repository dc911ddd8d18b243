"""The next question of the short assessment, as data."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field

from app.knowledge import Knowledge
from app.query import MAX_SKILLS, Asked, Name, Query, Question, QuestionError
from app.shapes import Shape
from career_graph.assessment import Answers, next_question, questionnaire
from skills_taxonomy.model import UnknownConceptError

Given = Annotated[int, Field(strict=True, ge=0, le=4)] | None


def _at_most(given: dict[str, int | None]) -> dict[str, int | None]:
    if len(given) > MAX_SKILLS:
        raise ValueError("too many answers")
    return given


class AssessmentQuery(Asked):
    """Somebody, and what they answered so far: skill → 0 to 4, or null for "I do not know"."""

    query: Query = Query()
    answers: Annotated[dict[Name, Given], AfterValidator(_at_most)] = Field(default_factory=dict)


class NextQuestionShape(Shape):
    """The skill to ask next, or null when the answers hardly change any more.

    `bits` is what its answer is expected to tell about the positions still undecided. `left` is
    how many questions it likely takes, this one too, until the first five positions are as good as
    sure; `settled` the share of those five, as they are now, that is expected to stay. `questions`
    are all that could be asked.
    """

    skill: str | None
    bits: float
    left: int
    settled: float
    questions: int


def answers_given(answers: Mapping[str, int | None], knowledge: Knowledge) -> Answers:
    """Return `answers` by the ids of the skills. Raises QuestionError for unknown skills."""
    named = knowledge.taxonomy.skill_named
    try:
        return {named(name).id: rating for name, rating in answers.items()}
    except UnknownConceptError:
        raise QuestionError([("answers", "unknown")]) from None


def answer_next_question(
    question: Question, answers: Answers, knowledge: Knowledge
) -> NextQuestionShape:
    """Return the question whose answer changes most."""
    skills = questionnaire(knowledge.taxonomy, question.profile)
    found = next_question(
        knowledge.career_graph, question.profile, skills, answers, limits=question.limits
    )
    return NextQuestionShape(
        skill=found.skill if found else None,
        bits=round(found.bits, 3) if found else 0.0,
        left=found.left if found else 0,
        settled=round(found.settled, 2) if found else 1.0,
        questions=len(skills),
    )
