"""GET /api/v1/skills and /api/v1/skills/{id}: the skills language."""

from fastapi import APIRouter
from pydantic import BaseModel

from app.api.listing import Item, LanguageCode, Limit, Offset, SearchText, first_uri, matching
from app.dependencies import NamesDep, TaxonomyDep
from skills_taxonomy.model import Language, Skill

router = APIRouter(prefix="/api/v1", tags=["skills"])


class EcfCode(BaseModel):
    """An e-CF competence, with the version its code belongs to."""

    code: str
    version: str


class SkillItem(Item):
    """A skill, with a sentence for each of the four proficiencies."""

    skill_type: str
    group: str
    is_bridge: bool
    carries_level: bool
    alt_labels: list[str]
    proficiency: list[str]
    related: list[str]
    ecf: list[EcfCode]


class Skills(BaseModel):
    """One page of skills."""

    items: list[SkillItem]
    total: int


@router.get("/skills")
def list_skills(
    taxonomy: TaxonomyDep,
    names: NamesDep,
    q: SearchText = None,
    lang: LanguageCode = "nl",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Skills:
    """List skills, best hits first."""
    found = matching(taxonomy.skills, names.skills, q, lang)
    return Skills(
        items=[_item(skill, lang) for skill in found[offset : offset + limit]],
        total=len(found),
    )


@router.get("/skills/{id}", responses={404: {"description": "No skill has this id."}})
def show_skill(id: str, taxonomy: TaxonomyDep, lang: LanguageCode = "nl") -> SkillItem:
    """Show one skill."""
    return _item(taxonomy.skill_named(id), lang)


def _item(skill: Skill, lang: Language) -> SkillItem:
    return SkillItem(
        id=skill.id,
        uri=first_uri(skill.esco),
        label=skill.label[lang],
        skill_type=skill.skill_type,
        group=skill.group,
        is_bridge=skill.is_bridge,
        carries_level=skill.carries_level,
        alt_labels=list(skill.alt_labels[lang]),
        proficiency=[sentence[lang] for sentence in skill.proficiency],
        related=list(skill.related),
        ecf=[EcfCode(code=e.code, version=e.version) for e in skill.ecf],
    )
