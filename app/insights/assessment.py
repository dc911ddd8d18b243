"""The next question of the short assessment, as data."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, StrictBool, StringConstraints

from app.knowledge import Knowledge
from app.query import MAX_SKILLS, Asked, Query, Question, QuestionError
from app.shapes import Shape
from career_graph.assessment import (
    Answers,
    NextQuestion,
    Statement,
    next_question,
    questionnaire,
)
from skills_taxonomy.model import UnknownConceptError

STATEMENT = r"^([a-z0-9-]{1,60}|http://data\.europa\.eu/esco/[a-z]+/[0-9a-fA-F-]{36})\.[1-4]$"
StatementName = Annotated[str, StringConstraints(pattern=STATEMENT)]


def _at_most(given: dict[str, bool | None]) -> dict[str, bool | None]:
    if len(given) > MAX_SKILLS:
        raise ValueError("too many answers")
    return given


class AssessmentQuery(Asked):
    """Somebody, and what they answered so far.

    `answers` tells of each statement, as "sql.2" (at least so good), whether it is true; null for
    "I do not know".
    """

    query: Query = Query()
    answers: Annotated[dict[StatementName, StrictBool | None], AfterValidator(_at_most)] = Field(
        default_factory=dict
    )


class StatementShape(Shape):
    """That somebody has a skill at a proficiency (1 to 4), or better."""

    skill: str
    proficiency: int


class NextQuestionShape(Shape):
    """The statements to ask next, none when the answers hardly change any more.

    `bits` is what the answers are expected to tell about the positions still undecided. `left` is
    how many questions it likely takes, this one too, until the first five positions are as good as
    sure; `settled` the share of those five, as they are now, that is expected to stay. `skills` are
    all that could be asked about.
    """

    statements: list[StatementShape]
    bits: float
    left: int
    settled: float
    skills: int


def statement_named(name: str, knowledge: Knowledge) -> Statement:
    """Return what "sql.2" states. Raises UnknownConceptError for an unknown skill."""
    skill, _, proficiency = name.rpartition(".")
    return Statement(knowledge.taxonomy.skill_named(skill).id, int(proficiency))


def answers_given(answers: Mapping[str, bool | None], knowledge: Knowledge) -> Answers:
    """Return `answers` by their statements. Raises QuestionError for unknown skills."""
    try:
        return {statement_named(name, knowledge): is_true for name, is_true in answers.items()}
    except UnknownConceptError:
        raise QuestionError([("answers", "unknown")]) from None


def following_question(
    question: Question, answers: Answers, knowledge: Knowledge
) -> NextQuestion | None:
    """Return the question that changes most, None when nothing would change much."""
    return next_question(
        knowledge.career_graph,
        question.profile,
        questionnaire(knowledge.taxonomy, question.profile),
        answers,
        limits=question.limits,
        offers=question.offers,
    )


def answer_next_question(
    question: Question, answers: Answers, knowledge: Knowledge
) -> NextQuestionShape:
    """Return the question that changes most."""
    found = following_question(question, answers, knowledge)
    return NextQuestionShape(
        statements=list(_shapes(found.statements if found else ())),
        bits=round(found.bits, 3) if found else 0.0,
        left=found.left if found else 0,
        settled=round(found.settled, 2) if found else 1.0,
        skills=len(questionnaire(knowledge.taxonomy, question.profile)),
    )


def _shapes(statements: Iterable[Statement]) -> Iterable[StatementShape]:
    return (StatementShape(skill=one.skill, proficiency=one.proficiency) for one in statements)
