"""POST /api/v1/income: pay, month by month, along one path. Nothing of it is kept."""

from fastapi import APIRouter

from app.dependencies import KnowledgeDep
from app.insights.income import IncomeQuery, IncomeShape, answer_income

router = APIRouter(prefix="/api/v1", tags=["income"])


@router.post("/income")
def find_income(asked: IncomeQuery, knowledge: KnowledgeDep) -> IncomeShape:
    """Tell what somebody earns in each month until the goal, and when it is made up."""
    return answer_income(asked, knowledge)
