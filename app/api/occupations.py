"""GET /api/v1/occupations and /api/v1/occupations/{id}: what people come from."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.api.listing import Item, LanguageCode, Limit, Offset, SearchText, first_uri, matching
from app.dependencies import NamesDep, TaxonomyDep
from skills_taxonomy.model import Language, Occupation

router = APIRouter(prefix="/api/v1", tags=["occupations"])


class OccupationItem(Item):
    """An occupation, with what a typical person holds at each level."""

    isco_group: str
    alt_labels: list[str]
    skills: dict[str, Annotated[list[int], Field(min_length=3, max_length=3)]]


class Occupations(BaseModel):
    """One page of occupations."""

    items: list[OccupationItem]
    total: int


@router.get("/occupations")
def list_occupations(
    taxonomy: TaxonomyDep,
    names: NamesDep,
    q: SearchText = None,
    lang: LanguageCode = "nl",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Occupations:
    """List occupations, best hits first."""
    found = matching(taxonomy.occupations, names.occupations, q, lang)
    return Occupations(
        items=[_item(occupation, lang) for occupation in found[offset : offset + limit]],
        total=len(found),
    )


@router.get("/occupations/{id}", responses={404: {"description": "No occupation has this id."}})
def show_occupation(id: str, taxonomy: TaxonomyDep, lang: LanguageCode = "nl") -> OccupationItem:
    """Show one occupation."""
    return _item(taxonomy.occupation_named(id), lang)


def _item(occupation: Occupation, lang: Language) -> OccupationItem:
    return OccupationItem(
        id=occupation.id,
        uri=first_uri(occupation.esco),
        label=occupation.label[lang],
        isco_group=occupation.isco_group,
        alt_labels=list(occupation.alt_labels[lang]),
        skills={skill: list(held) for skill, held in occupation.skills.items()},
    )
