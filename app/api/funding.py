"""Money towards learning: the schemes, and what offers cost after them."""

from datetime import date

from fastapi import APIRouter

from app.api.listing import LanguageCode, Limit, Offset, SearchText
from app.dependencies import KnowledgeDep, TodayDep
from app.insights.funding import (
    FundingShape,
    NetPricesQuery,
    NetPricesShape,
    answer_funding,
    answer_net_prices,
)

router = APIRouter(prefix="/api/v1", tags=["funding"])


@router.get("/funding")
def list_funding(
    knowledge: KnowledgeDep,
    today: TodayDep,
    q: SearchText = None,
    lang: LanguageCode = "nl",
    as_of: date | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> FundingShape:
    """List the schemes: who applies, on which conditions, from when until when."""
    page = slice(offset, offset + limit)
    return answer_funding(knowledge, lang, as_of or today, q or "", page)


@router.post("/net-prices")
def find_net_prices(
    asked: NetPricesQuery, knowledge: KnowledgeDep, today: TodayDep
) -> NetPricesShape:
    """Tell what offers cost after certain funding, and what else might help."""
    return answer_net_prices(asked, knowledge, today)
