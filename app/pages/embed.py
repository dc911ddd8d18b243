"""One role or one path in a frame, for the site of a school or region, and how to put it there."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from fastapi import Query as Parameter
from fastapi.responses import HTMLResponse

from app.chosen_path import path_chosen
from app.dependencies import (
    KnowledgeDep,
    LanguageDep,
    QueryDep,
    QuestionDep,
    SettingsDep,
    TaxonomyDep,
)
from app.framing import EMBEDDABLE
from app.itinerary import PathAnswer
from app.rendering import render
from app.routing import PageRouter, SiteMap
from app.sentences.speaker import Speaker
from app.travel import path_answer
from app.what_if import asked, without_interests
from skills_taxonomy.model import Role

router = PageRouter()

MOST_TASKS = 4


@dataclass(frozen=True)
class EmbedView:
    """Everything templates/embed.html can show.

    `frame` is the address to put in a frame, and `title` what is in it; None before a choice.
    """

    roles: tuple[tuple[str, str], ...]
    chosen: str
    frame: str | None
    title: str


@dataclass(frozen=True)
class EmbedRoleView:
    """Everything templates/embed_role.html can show."""

    label: str
    family: str
    letter: str
    summary: str
    tasks: list[str]
    levels: list[tuple[str, str]]
    more: str


@dataclass(frozen=True)
class EmbedPathView:
    """Everything templates/embed_path.html can show. `answer` is None where there is no path."""

    answer: PathAnswer | None
    more: str


def get_role(id: str, taxonomy: TaxonomyDep) -> Role:
    """Turn the {id} of an address into a role, or answer 404."""
    return taxonomy.role_named(id)


@router.page(nl="/inbedden", en="/embed", name="embed")
def show_embed(
    request: Request,
    query: QueryDep,
    taxonomy: TaxonomyDep,
    language: LanguageDep,
    settings: SettingsDep,
    show: Annotated[str, Parameter(pattern="^[a-z0-9-]{0,60}$")] = "",
) -> HTMLResponse:
    """Give the code for a frame: of the role `show`, or of the path that the address asks."""
    say = Speaker(language, taxonomy)
    site_map: SiteMap = request.app.state.site_map
    frame, title = None, ""
    if show:
        title = say.text(taxonomy.role_named(show).label)
        frame = settings.base_url + site_map.url(language, "embed_role", id=show)
    elif query.goal:
        title = say.text(taxonomy.role_named(query.goal.role).label)
        path = site_map.url(language, "embed_path")
        frame = f"{settings.base_url}{path}?{asked(without_interests(query))}"
    roles = sorted((say.text(role.label), role.id) for role in taxonomy.roles.values())
    view = EmbedView(
        roles=tuple((id_, label) for label, id_ in roles), chosen=show, frame=frame, title=title
    )
    return render(request, "embed.html", view)


@router.page(nl="/inbedden/rol/{id}", en="/embed/role/{id}", name="embed_role")
def show_embed_role(
    request: Request,
    role: Annotated[Role, Depends(get_role)],
    taxonomy: TaxonomyDep,
    language: LanguageDep,
    settings: SettingsDep,
) -> HTMLResponse:
    """Show one role in a frame."""
    say = Speaker(language, taxonomy)
    family = taxonomy.families[role.family]
    site_map: SiteMap = request.app.state.site_map
    view = EmbedRoleView(
        label=say.text(role.label),
        family=say.text(family.label),
        letter=family.letter,
        summary=say.text(role.story.summary),
        tasks=[say.text(task) for task in role.story.tasks[:MOST_TASKS]],
        levels=[
            (say.level(level), say.text(one.can)) for level, one in sorted(role.levels.items())
        ],
        more=settings.base_url + site_map.url(language, "role", id=role.id),
    )
    return render(request, "embed_role.html", view, in_frame=True, headers=EMBEDDABLE)


@router.page(nl="/inbedden/pad", en="/embed/path", name="embed_path")
def show_embed_path(
    request: Request,
    query: QueryDep,
    question: QuestionDep,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    settings: SettingsDep,
) -> HTMLResponse:
    """Show the first path to a goal in a frame."""
    say = Speaker(language, knowledge.taxonomy)
    site_map: SiteMap = request.app.state.site_map
    answer = None
    if question.goal is not None:
        chosen = path_chosen(question, question.goal, 1, knowledge)
        answer = path_answer(say, chosen) if chosen else None
    path = site_map.url(language, "path")
    view = EmbedPathView(answer, more=f"{settings.base_url}{path}?{asked(query)}")
    return render(request, "embed_path.html", view, in_frame=True, headers=EMBEDDABLE)
