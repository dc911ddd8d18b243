"""One role: what the work really is, what it asks at each level, and where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi import Query as Parameter
from fastapi.responses import HTMLResponse

from app.address import parameters_of
from app.chances import ChancesView, chances_view, region_asked
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, SettingsDep, TaxonomyDep, TodayDep
from app.knowledge import Knowledge
from app.ladder import Move, Rung, moves_from, rungs_of
from app.marks import chosen_for
from app.query import AskedGoal, Query, question_of
from app.rendering import render
from app.routing import PageRouter
from app.schema_org import Thing, occupation
from app.sentences import interests as said
from app.sentences.reasons import look_out, reach_word, speaks_for
from app.sentences.speaker import Speaker
from app.stories import StoryTold, told
from career_graph.graph import Position
from career_graph.transitions import reachable_positions
from skills_taxonomy.model import CareerLevel, Match, Provenance, Role, RoleProfile

router = PageRouter()


@dataclass(frozen=True)
class ForYou:
    """How far this role is from somebody. `goal` is the question for the page of the path."""

    reach: str
    reach_word: str
    level: str
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    months: int
    goal: str


@dataclass(frozen=True)
class RoleView:
    """Everything templates/role.html can show. `level` is the one that the moves start from.

    `trial` is the title of the trial task of its family. `thing` is the role as search engines
    read it. `drivers` and `against` are the answers of the interest check that speak for and
    against it.
    """

    id: str
    label: str
    also_called: list[str]
    family_id: str
    family: str
    letter: str
    summary: str
    for_you: ForYou | None
    drivers: list[str]
    against: str
    own_level: str | None
    rungs: list[Rung]
    tasks: list[str]
    day: list[tuple[str, str]]
    tools: list[str]
    people: str
    hard: list[str]
    stories: tuple[StoryTold, ...]
    trial: str
    try_it: str
    purposes: list[str]
    conditions: Mapping[str, str]
    level: str
    moves: list[Move]
    profile: RoleProfile | None
    esco: list[tuple[str, bool]]
    provenance: Provenance
    question: str
    thing: Thing
    chances: ChancesView


def get_role(id: str, taxonomy: TaxonomyDep) -> Role:
    """Turn the {id} of an address into a role, or answer 404."""
    return taxonomy.role_named(id)


@router.page(nl="/rollen/{id}", en="/roles/{id}", name="role")
def show_role(
    request: Request,
    role: Annotated[Role, Depends(get_role)],
    knowledge: KnowledgeDep,
    query: QueryDep,
    language: LanguageDep,
    settings: SettingsDep,
    today: TodayDep,
    region: Annotated[str, Parameter(max_length=8)] = "",
) -> HTMLResponse:
    """Tell what the work is, and how far it is from the person whom the address describes."""
    say = Speaker(language, knowledge.taxonomy)
    family = knowledge.taxonomy.families[role.family]
    story = role.story
    trial = knowledge.content.trial_tasks.get(family.id)
    parameters = parameters_of(query)
    fit = chosen_for(query, knowledge.taxonomy).get(role.id)
    for_you = _for_you(say, role, query, knowledge)
    own = question_of(query, knowledge).profile.position
    own_level = own.level if own and own.concept == role.id else None
    level = own_level or _level(role, for_you)
    view = RoleView(
        id=role.id,
        label=role.label[language],
        also_called=list(role.alt_labels[language]),
        family_id=family.id,
        family=family.label[language],
        letter=family.letter,
        summary=story.summary[language],
        for_you=for_you,
        drivers=[said.driver(say, reason) for reason in fit.drivers] if fit else [],
        against=said.against(say, fit.against) if fit and query.interests else "",
        own_level=own_level.id if own_level else None,
        rungs=rungs_of(say, knowledge.career_graph, role),
        tasks=[task[language] for task in story.tasks],
        day=[(moment.time, moment.text[language]) for moment in story.day],
        tools=list(story.tools),
        people=story.people[language],
        hard=[each[language] for each in story.hard],
        stories=told(say, knowledge.content.stories.get(family.id, ())),
        try_it=story.try_it[language],
        trial=trial.title[language] if trial else "",
        purposes=list(story.purposes),
        conditions=story.conditions,
        level=level.id,
        moves=moves_from(say, knowledge.career_graph, Position(role.id, level)),
        profile=role.profile,
        esco=[(match.uri, match.match is Match.EXACT) for match in role.esco],
        provenance=role.provenance,
        question=f"?{urlencode(parameters)}" if parameters else "",
        thing=occupation(say, role, settings.base_url),
        chances=chances_view(
            say,
            role,
            region_asked(region, query, knowledge.labour_market),
            knowledge,
            today,
            hidden=parameters,
        ),
    )
    return render(request, "role.html", view)


def _for_you(say: Speaker, role: Role, query: Query, knowledge: Knowledge) -> ForYou | None:
    """Return the best level of this role for somebody, or None when nobody told us anything."""
    if query.position is None and query.skills is None:
        return None
    question = question_of(query, knowledge)
    found = reachable_positions(
        knowledge.career_graph, question.profile, limits=question.limits, offers=question.offers
    )
    best = next((one for one in found if one.position.concept == role.id), None)
    if best is None:
        return None
    level = best.position.level.id
    goal = query.model_copy(update={"goal": AskedGoal(role=role.id, level=level)})
    return ForYou(
        reach=best.reach.value.replace("_", "-"),
        reach_word=reach_word(say, best.reach),
        level=level,
        speaks_for=speaks_for(say, best.transition),
        speaks_against=look_out(say, best.transition),
        months=best.transition.months,
        goal=f"?{urlencode(parameters_of(goal))}",
    )


def _level(role: Role, for_you: ForYou | None) -> CareerLevel:
    """Return the level to start the moves from: that for you, else medior, else the lowest."""
    if for_you:
        return CareerLevel.of(for_you.level)
    return CareerLevel.MEDIOR if CareerLevel.MEDIOR in role.levels else min(role.levels)
