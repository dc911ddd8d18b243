"""The next question of the short assessment, as data."""

from typing import Annotated

from pydantic import AfterValidator, Field

from app.knowledge import Knowledge
from app.query import MAX_SKILLS, Asked, Name, Query, QuestionError, question_of
from app.shapes import Shape
from career_graph.assessment import next_question, questionnaire
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
    """The skill to ask next, or null when no answer would change much.

    `bits` is what its answer is expected to tell about the positions still undecided. `left` is
    how many such questions there are now, this one too; `questions` all that could be asked.
    """

    skill: str | None
    bits: float
    left: int
    questions: int


def answer_next_question(asked: AssessmentQuery, knowledge: Knowledge) -> NextQuestionShape:
    """Return the question whose answer changes most. Raises QuestionError for unknown skills."""
    question = question_of(asked.query, knowledge)
    try:
        named = knowledge.taxonomy.skill_named
        answers = {named(name).id: rating for name, rating in asked.answers.items()}
    except UnknownConceptError:
        raise QuestionError([("answers", "unknown")]) from None
    skills = questionnaire(knowledge.taxonomy, question.profile)
    found = next_question(
        knowledge.career_graph, question.profile, skills, answers, limits=question.limits
    )
    return NextQuestionShape(
        skill=found.skill if found else None,
        bits=round(found.bits, 3) if found else 0.0,
        left=found.left if found else 0,
        questions=len(skills),
    )
