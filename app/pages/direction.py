"""One direction (a family of roles): its roles, what the work is like, and two stories."""

from collections import Counter
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from app.address import parameters_of
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, TaxonomyDep
from app.rendering import render
from app.routing import PageRouter
from app.sentences import directions as said
from app.sentences.speaker import Speaker
from app.stories import StoryTold, told
from skills_taxonomy.model import Role, RoleFamily, UnknownConceptError

router = PageRouter()


@dataclass(frozen=True)
class RoleHere:
    """One role of the direction, with the first thing that people find hard in it."""

    id: str
    label: str
    summary: str
    hard: str


@dataclass(frozen=True)
class DirectionView:
    """Everything templates/direction.html can show.

    `trial` is the title of its trial task. `conditions` pair a condition with in how many of the
    roles it is usual, in words. `question` goes along to the page of a role.
    """

    id: str
    label: str
    letter: str
    summary: str
    roles: tuple[RoleHere, ...]
    conditions: tuple[tuple[str, str], ...]
    stories: tuple[StoryTold, ...]
    trial: str
    question: str


def get_family(id: str, taxonomy: TaxonomyDep) -> RoleFamily:
    """Turn the {id} of an address into a family, or answer 404."""
    if id not in taxonomy.families:
        raise UnknownConceptError(id)
    return taxonomy.families[id]


@router.page(nl="/richtingen/{id}", en="/directions/{id}", name="direction")
def show_direction(
    request: Request,
    family: Annotated[RoleFamily, Depends(get_family)],
    knowledge: KnowledgeDep,
    query: QueryDep,
    language: LanguageDep,
) -> HTMLResponse:
    """Tell what this direction is, before anybody chooses a role in it."""
    say = Speaker(language, knowledge.taxonomy)
    roles = [r for r in knowledge.taxonomy.roles.values() if r.family == family.id]
    parameters = parameters_of(query)
    task = knowledge.content.trial_tasks.get(family.id)
    view = DirectionView(
        id=family.id,
        label=say.text(family.label),
        letter=family.letter,
        summary=say.text(family.summary),
        roles=tuple(_role(say, role) for role in roles),
        conditions=_conditions(say, roles),
        stories=told(say, knowledge.content.stories.get(family.id, ())),
        trial=say.text(task.title) if task else "",
        question=f"?{urlencode(parameters)}" if parameters else "",
    )
    return render(request, "direction.html", view)


def _role(say: Speaker, role: Role) -> RoleHere:
    return RoleHere(
        id=role.id,
        label=say.text(role.label),
        summary=say.text(role.story.summary),
        hard=say.text(role.story.hard[0]),
    )


def _conditions(say: Speaker, roles: list[Role]) -> tuple[tuple[str, str], ...]:
    often = Counter(
        name
        for role in roles
        for name, how_often in role.story.conditions.items()
        if how_often == "often"
    )
    names = sorted({name for role in roles for name in role.story.conditions})
    names.sort(key=lambda name: -often[name])
    return tuple((name, said.often_in(say, often[name], len(roles))) for name in names)
