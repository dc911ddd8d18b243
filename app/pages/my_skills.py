"""What you can already: pre-ticked from your work, and yours to change."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response
from starlette.datastructures import QueryParams

from app.address import Parameters, likes_of, parameters_of
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep
from app.doors import Door
from app.query import AskedLimits, question_of
from app.redirects import see_other
from app.rendering import render
from app.routing import PageRouter
from app.what_if import still_shown
from career_graph.profile import Evidence
from skills_taxonomy.model import Language, Taxonomy
from skills_taxonomy.search import search

router = PageRouter()

Ratings = dict[str, int]
MOST_FOUND = 8
EVERYDAY = (  # what people without work have often done, at school or at home
    "digital-basics", "digital-collaboration", "spreadsheets", "explaining", "teamwork",
    "presenting", "planning", "problem-solving", "creative-thinking", "learning-fast",
    "numeracy", "technical-insight", "working-in-english",
)  # fmt: skip


@dataclass(frozen=True)
class Pick:
    """A skill to tick, with a sentence for each proficiency (none: the usual sentences)."""

    id: str
    label: str
    is_held: bool
    rating: int
    sentences: list[str]


@dataclass(frozen=True)
class PickGroup:
    """Skills shown together."""

    id: str
    label: str
    picks: list[Pick]


@dataclass(frozen=True)
class MySkillsView:
    """Everything templates/my_skills.html can show.

    `added` and `found` come after the groups: what somebody put on the list themselves, and what a
    search offers to put there. `found` is None before a search. `carried` are the other answers,
    `likes` those about interests. `is_presumed` tells that nobody changed anything yet;
    `is_derived`, that nobody wrote the list down: it follows by rule from an ESCO occupation.
    """

    door: Door | None
    work: str | None
    level: str | None
    number_presumed: int
    is_presumed: bool
    is_derived: bool
    groups: list[PickGroup]
    added: list[Pick]
    text: str
    found: list[Pick] | None
    already: list[str]
    carried: Parameters
    likes: dict[str, list[str]]


@router.page(nl="/mijn-vaardigheden", en="/my-skills", name="my_skills")
def show_my_skills(
    request: Request,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    query: QueryDep,
    door: Door | None = None,
    chosen: bool = False,
    more: bool = False,
    q: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Show what somebody is presumed to hold, and take over what they tick.

    The form sends `chosen`, so that no ticks is an answer too. Without `more` (a search for
    another skill) the answer becomes the question's own address, and the visitor goes on.
    """
    taxonomy = knowledge.taxonomy
    as_presumed = query.model_copy(update={"skills": None})
    origin = question_of(as_presumed, knowledge).profile
    presumed = dict(origin.skills)
    if chosen:
        held = _ticked(request.query_params, taxonomy, presumed)
        query = query.model_copy(update={"skills": None if held == presumed else held})
        query = still_shown(query, held)
        is_presumed = query.skills is None
    else:
        profile = question_of(query, knowledge).profile
        held = dict(profile.skills)
        how_known = {profile.evidence.get(skill) for skill in held}
        is_presumed = query.skills is None or how_known == {Evidence.PRESUMED}
    door_parameter: Parameters = [("door", door)] if door else []
    if chosen and not more:
        page = "limits" if query.limits == AskedLimits() else "result"
        return see_other(request, page, parameters_of(query) + door_parameter)
    everyday = {} if origin.position else {s: 1 for s in EVERYDAY if s in taxonomy.skills}
    offered = everyday | presumed
    hits = [hit.id for hit in search(knowledge.names.skills, q, language, MOST_FOUND)]
    listed = offered | held
    position = origin.position

    def picks(skills: Iterable[str]) -> list[Pick]:
        return _picks(taxonomy, skills, listed, held, language)

    view = MySkillsView(
        door=door,
        work=_work_label(taxonomy, position.concept, language) if position else None,
        level=position.level.id if position else None,
        number_presumed=len(presumed),
        is_presumed=is_presumed,
        is_derived=bool(
            position and knowledge.career_graph.nodes[position].get("is_derived", False)
        ),
        groups=_groups(taxonomy, picks(offered), language),
        added=picks(skill for skill in held if skill not in offered),
        text=q,
        found=picks(skill for skill in hits if skill not in listed) if q.strip() else None,
        already=[taxonomy.skills[skill].label[language] for skill in hits if skill in listed],
        carried=parameters_of(as_presumed) + door_parameter,
        likes=likes_of(query),
    )
    return render(request, "my_skills.html", view, fragment="more_skills")


def _ticked(parameters: QueryParams, taxonomy: Taxonomy, presumed: Ratings) -> Ratings:
    """Return what is ticked, each at the level chosen for it, in the order of the form."""
    held = {}
    for name in parameters.getlist("have"):
        skill = taxonomy.skill_named(name).id
        level = parameters.get(f"level-{skill}", "")
        held[skill] = int(level) if level in {"1", "2", "3", "4"} else presumed.get(skill, 1)
    return held


def _picks(
    taxonomy: Taxonomy, skills: Iterable[str], ratings: Ratings, held: Ratings, language: Language
) -> list[Pick]:
    return [
        Pick(
            id=skill.id,
            label=skill.label[language],
            is_held=skill.id in held,
            rating=ratings.get(skill.id, 1),
            sentences=[sentence[language] for sentence in skill.proficiency],
        )
        for skill in (taxonomy.skills[id_] for id_ in skills)
    ]


def _groups(taxonomy: Taxonomy, picks: Iterable[Pick], language: Language) -> list[PickGroup]:
    """Return the picks under their skill groups, both in the order of the taxonomy."""
    by_group: dict[str, list[Pick]] = {}
    for pick in picks:
        by_group.setdefault(taxonomy.skills[pick.id].group, []).append(pick)
    return [
        PickGroup(group.id, group.label[language], by_group[group.id])
        for group in taxonomy.groups.values()
        if group.id in by_group
    ]


def _work_label(taxonomy: Taxonomy, concept: str, language: Language) -> str:
    known = taxonomy.occupations.get(concept) or taxonomy.roles[concept]
    return known.label[language]
