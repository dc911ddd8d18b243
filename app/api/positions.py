"""POST /api/v1/positions: what is within reach."""

from fastapi import APIRouter

from app.answers import answer_positions
from app.dependencies import KnowledgeDep
from app.query import Query, question_of
from app.shapes import PositionsShape

router = APIRouter(prefix="/api/v1", tags=["positions"])


@router.post("/positions")
def find_positions(query: Query, knowledge: KnowledgeDep) -> PositionsShape:
    """List every role position with its reach, best first."""
    return answer_positions(question_of(query, knowledge), knowledge)
