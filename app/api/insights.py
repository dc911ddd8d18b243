"""What follows from an answer: keys, differences, comparisons, feeders, the next question."""

from typing import Annotated

from fastapi import APIRouter
from fastapi import Query as Parameter

from app.api.listing import LanguageCode, Limit, Offset
from app.dependencies import KnowledgeDep
from app.insights.assessment import (
    AssessmentQuery,
    NextQuestionShape,
    answer_next_question,
    answers_given,
)
from app.insights.comparison import ComparisonShape, GoalsQuery, answer_comparison
from app.insights.difference import DifferenceShape, TwoQueries, answer_difference
from app.insights.feeders import FeedersShape, answer_feeders, goal_of
from app.insights.key import KeyShape, OpeningsShape, answer_key, answer_opening_skills
from app.insights.white_spots import WhiteSpotsShape, answer_white_spots, limits_asked
from app.query import ProvinceCode, Query, QuestionError, question_of
from career_graph.offers import PROVINCES
from skills_taxonomy.model import CareerLevel

router = APIRouter(prefix="/api/v1", tags=["insights"])
LevelName = Annotated[str | None, Parameter(pattern="^(junior|medior|senior)$")]
Months = Annotated[int, Parameter(ge=0, le=120)]
HoursPerWeek = Annotated[int | None, Parameter(ge=1, le=60)]


@router.post("/key")
def find_key(query: Query, knowledge: KnowledgeDep) -> KeyShape:
    """Name the smallest set of skills that opens the step to the goal."""
    question = question_of(query, knowledge)
    if question.goal is None:
        raise QuestionError([("goal", "missing")])
    return answer_key(question, question.goal, knowledge)


@router.post("/opening-skills")
def find_opening_skills(query: Query, knowledge: KnowledgeDep) -> OpeningsShape:
    """List the skills that open something when raised by one step, most first."""
    return answer_opening_skills(question_of(query, knowledge), knowledge)


@router.post("/next-question")
def find_next_question(asked: AssessmentQuery, knowledge: KnowledgeDep) -> NextQuestionShape:
    """Name the statements whose answers change most, given what was answered so far."""
    answers = answers_given(asked.answers, knowledge)
    return answer_next_question(question_of(asked.query, knowledge), answers, knowledge)


@router.post("/difference")
def find_difference(asked: TwoQueries, knowledge: KnowledgeDep) -> DifferenceShape:
    """List which positions open, close, or come sooner or later between two questions."""
    return answer_difference(asked, knowledge)


@router.post("/compare")
def compare_goals(asked: GoalsQuery, knowledge: KnowledgeDep) -> ComparisonShape:
    """Lay the quickest paths to two or three goals side by side."""
    return answer_comparison(asked, knowledge)


@router.get("/roles/{id}/feeders", responses={404: {"description": "No such role or level."}})
def find_feeders(
    id: str,
    knowledge: KnowledgeDep,
    level: LevelName = None,
    months: Months = 12,
    hours_per_week: HoursPerWeek = None,
    lang: LanguageCode = "nl",
    limit: Limit = 50,
    offset: Offset = 0,
) -> FeedersShape:
    """List the occupations from which a typical person reaches this role in time."""
    return answer_feeders(
        goal_of(id, level, knowledge),
        knowledge,
        months=months,
        hours_per_week=hours_per_week,
        language=lang,
        page=slice(offset, offset + limit),
    )


@router.get("/white-spots")
def find_white_spots(
    knowledge: KnowledgeDep,
    province: Annotated[ProvinceCode | None, Parameter()] = None,
    level: LevelName = None,
    budget: Annotated[int, Parameter(ge=0, le=1_000_000)] = 0,
    months: Months = 12,
    hours_per_week: HoursPerWeek = None,
    online: bool = True,
) -> WhiteSpotsShape:
    """List origins without a path that keeps the level, and the training that would open most."""
    return answer_white_spots(
        knowledge,
        limits_asked(knowledge, months, budget, hours_per_week, online),
        [CareerLevel.of(level)] if level else tuple(CareerLevel),
        (province,) if province else PROVINCES,
    )
