"""GET /api/v1/roles and /api/v1/roles/{id}: ICT roles with their ladders."""

from fastapi import APIRouter
from pydantic import BaseModel

from app.api.listing import Item, LanguageCode, Limit, Offset, SearchText, first_uri, matching
from app.dependencies import NamesDep, TaxonomyDep
from skills_taxonomy.model import Language, Role

router = APIRouter(prefix="/api/v1", tags=["roles"])


class RoleItem(Item):
    """A role in a list."""

    family: str
    levels: list[str]
    summary: str
    isco_group: str


class Roles(BaseModel):
    """One page of roles."""

    items: list[RoleItem]
    total: int


class LevelDetail(BaseModel):
    """What a role asks at one level."""

    can: str
    does: str
    essential: dict[str, int]
    optional: dict[str, int]


class ProfileDetail(BaseModel):
    """The EN 16234 profile of a role, with its e-CF 3.0 levels."""

    name: str
    ecf: dict[str, int]


class RoleDetail(RoleItem):
    """Everything about one role."""

    alt_labels: list[str]
    profile: ProfileDetail | None
    ladder: dict[str, LevelDetail]
    tasks: list[str]
    tools: list[str]
    hard: list[str]
    purposes: list[str]
    interests: list[str]
    conditions: dict[str, str]
    sources: list[str]
    checked_on: str | None
    state: str


@router.get("/roles")
def list_roles(
    taxonomy: TaxonomyDep,
    names: NamesDep,
    q: SearchText = None,
    lang: LanguageCode = "nl",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Roles:
    """List roles, best hits first."""
    found = matching(taxonomy.roles, names.roles, q, lang)
    return Roles(
        items=[_item(role, lang) for role in found[offset : offset + limit]],
        total=len(found),
    )


@router.get("/roles/{id}", responses={404: {"description": "No role has this id."}})
def show_role(id: str, taxonomy: TaxonomyDep, lang: LanguageCode = "nl") -> RoleDetail:
    """Show one role."""
    role = taxonomy.role_named(id)
    story, provenance = role.story, role.provenance
    return RoleDetail(
        **_item(role, lang).model_dump(),
        alt_labels=list(role.alt_labels[lang]),
        profile=(
            ProfileDetail(name=role.profile.name, ecf=dict(role.profile.ecf))
            if role.profile
            else None
        ),
        ladder={
            level.id: LevelDetail(
                can=asked.can[lang],
                does=asked.does[lang],
                essential=dict(asked.essential),
                optional=dict(asked.optional),
            )
            for level, asked in role.levels.items()
        },
        tasks=[task[lang] for task in story.tasks],
        tools=list(story.tools),
        hard=[text[lang] for text in story.hard],
        purposes=list(story.purposes),
        interests=list(story.interests),
        conditions=dict(story.conditions),
        sources=list(provenance.sources),
        checked_on=provenance.checked_on.isoformat() if provenance.checked_on else None,
        state=provenance.state,
    )


def _item(role: Role, lang: Language) -> RoleItem:
    return RoleItem(
        id=role.id,
        uri=first_uri(role.esco),
        label=role.label[lang],
        family=role.family,
        levels=[level.id for level in role.levels],
        summary=role.story.summary[lang],
        isco_group=role.isco_group,
    )
