"""POST /api/v1/paths: how to get somewhere."""

from fastapi import APIRouter

from app.answers import answer_paths
from app.dependencies import KnowledgeDep
from app.query import Query, QuestionError, question_of
from app.shapes import PathsShape

router = APIRouter(prefix="/api/v1", tags=["paths"])


@router.post("/paths")
def find_paths(query: Query, knowledge: KnowledgeDep) -> PathsShape:
    """List the paths to the goal that no other path beats, with the proof."""
    question = question_of(query, knowledge)
    if question.goal is None:
        raise QuestionError([("goal", "missing")])
    return answer_paths(question, question.goal, knowledge)
