"""POST /api/v1/key, /opening-skills and /next-question: what would open, what to ask first."""

from fastapi import APIRouter

from app.dependencies import KnowledgeDep
from app.insights.assessment import AssessmentQuery, NextQuestionShape, answer_next_question
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


@router.post("/next-question")
def find_next_question(asked: AssessmentQuery, knowledge: KnowledgeDep) -> NextQuestionShape:
    """Name the skill whose answer changes most, given what was answered so far."""
    return answer_next_question(asked, knowledge)
