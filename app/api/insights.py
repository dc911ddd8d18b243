"""POST /api/v1/key and /api/v1/opening-skills: what would open what is closed."""

from fastapi import APIRouter

from app.dependencies import KnowledgeDep
from app.insights.key import KeyShape, OpeningsShape, answer_key, answer_opening_skills
from app.query import Query, QuestionError, question_of

router = APIRouter(prefix="/api/v1", tags=["insights"])


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
