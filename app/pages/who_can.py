"""Who can do this: the occupations from which people reach a role in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query as Parameter
from fastapi import Request
from fastapi.responses import HTMLResponse

from app.dependencies import KnowledgeDep, LanguageDep
from app.insights.feeders import goal_of, who_reaches
from app.knowledge import Knowledge
from app.rendering import render
from app.routing import PageRouter
from app.sentences import feeders as feeders_said
from app.sentences.speaker import Speaker
from career_graph.graph import Position, assumptions_of
from career_graph.reverse import Feeder

router = PageRouter()

SHOWN = 30
MONTHS = (0, 3, 6, 9, 12, 18, 24)
HOURS = (4, 8, 12, 16, 24, 40)


@dataclass(frozen=True)
class FeederLine:
    """One occupation at a level: what the step takes, and the question for its path.

    `training` names the offers without which they are not in time; empty when there are none.
    """

    occupation: str
    level: str
    label: str
    note: str
    training: str


@dataclass(frozen=True)
class WhoCanView:
    """Everything templates/who_can.html can show."""

    role: str
    role_label: str
    level: str
    levels: list[str]
    months: int
    all_months: list[int]
    hours: int
    all_hours: list[int]
    summary: str
    alone: str
    keeping: list[FeederLine]
    keeping_more: list[FeederLine]
    losing: list[FeederLine]
    counted: str


@router.page(nl="/wie-kan-dit/{role}", en="/who-can/{role}", name="who_can")
def show_who_can(
    request: Request,
    role: str,
    knowledge: KnowledgeDep,
    language: LanguageDep,
    level: Annotated[str, Parameter(pattern="^(junior|medior|senior)?$")] = "",
    months: Annotated[int, Parameter(ge=0, le=120)] = 12,
    hours: Annotated[int, Parameter(ge=0, le=60)] = 0,
) -> HTMLResponse:
    """List who keeps their level first, each occupation once, then who steps back."""
    say = Speaker(language, knowledge.taxonomy)
    goal = goal_of(role, level, knowledge)
    hours = hours or assumptions_of(knowledge.career_graph).hours_per_week
    answer = who_reaches(goal, knowledge, months=months, hours_per_week=hours)
    nearest: dict[str, Feeder] = {}
    for one in answer.found:
        nearest.setdefault(one.origin.concept, one)
    keeping = [one for one in nearest.values() if not one.transition.levels_lost]
    losing = [one for one in nearest.values() if one.transition.levels_lost]
    lines = list(_lines(say, keeping, knowledge))
    view = WhoCanView(
        role=goal.concept,
        role_label=say.concept(goal),
        level=goal.level.id,
        levels=[one.id for one in sorted(knowledge.taxonomy.roles[goal.concept].levels)],
        months=months,
        all_months=sorted({*MONTHS, months}),
        hours=hours,
        all_hours=sorted({*HOURS, hours}),
        summary=feeders_said.summary(say, goal, keeping, months, hours),
        alone=feeders_said.alone(say, answer.found),
        keeping=lines[:SHOWN],
        keeping_more=lines[SHOWN:],
        losing=list(_lines(say, losing, knowledge)),
        counted=feeders_said.counted(say, is_complete=answer.complete),
    )
    return render(request, "who_can.html", view)


def _lines(say: Speaker, found: Sequence[Feeder], knowledge: Knowledge) -> Iterator[FeederLine]:
    for feeder in found:
        origin: Position = feeder.origin
        yield FeederLine(
            occupation=origin.concept,
            level=origin.level.id,
            label=say.concept(origin),
            note=feeders_said.note(say, feeder.transition),
            training=feeders_said.training(say, feeder.transition, knowledge.offers),
        )
