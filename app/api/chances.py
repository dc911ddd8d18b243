"""Chances of work by role, level and place."""

from typing import Annotated

from fastapi import APIRouter
from fastapi import Query as Parameter

from app.api.listing import LanguageCode
from app.chances import region_asked
from app.dependencies import KnowledgeDep, TodayDep
from app.insights.chances import ChancesShape, RegionsShape, answer_chances, answer_regions
from app.query import Query
from app.sentences.speaker import Speaker
from skills_taxonomy.model import CareerLevel

router = APIRouter(prefix="/api/v1", tags=["chances"])
LevelName = Annotated[str | None, Parameter(pattern="^(junior|medior|senior)$")]
RegionName = Annotated[str, Parameter(max_length=8)]


@router.get("/roles/{id}/chances", responses={404: {"description": "No such role."}})
def list_chances(
    id: str,
    knowledge: KnowledgeDep,
    today: TodayDep,
    level: LevelName = None,
    region: RegionName = "NL",
    lang: LanguageCode = "nl",
) -> ChancesShape:
    """Return what is known of the chances of work; a place without facts has no figures."""
    return answer_chances(
        Speaker(lang, knowledge.taxonomy),
        knowledge.taxonomy.role_named(id),
        knowledge,
        today,
        level=CareerLevel.of(level) if level else None,
        region=region_asked(region, Query(), knowledge.labour_market),
    )


@router.get("/regions")
def list_regions(knowledge: KnowledgeDep) -> RegionsShape:
    """List the country, the 12 provinces and the 35 labour-market regions."""
    return answer_regions(knowledge.labour_market)
