"""The map of ICT work: every role a station, every family a line, and what is lit for you."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.address import parameters_of
from app.answers import paths_found
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep, QuestionDep
from app.knowledge import Knowledge
from app.metro.drawing import LANES, Line, Picture, Station, picture_of
from app.metro.journey import Here, Stretch, here_of, stretches_of
from app.metro.nearness import TRANSFER_HOURS, TRANSFERS_PER_ROLE
from app.metro.network import network_of
from app.query import Query, Question
from app.rendering import render
from app.routing import PageRouter
from app.sentences import maps
from app.sentences.paths import title_of
from app.sentences.speaker import Speaker
from career_graph.graph import Position
from career_graph.transitions import Reach, Transition, reachable_positions
from skills_taxonomy.model import CareerLevel

router = PageRouter()


@dataclass(frozen=True, slots=True)
class Stop:
    """A station as one visitor sees it. `lamps` pair the height of a level with its reach."""

    station: Station
    is_open: bool
    is_goal: bool
    lamps: tuple[tuple[int, str], ...]
    reach: str
    changes: str


@dataclass(frozen=True)
class MapView:
    """Everything templates/map.html can show.

    `path` is the path in words, with the role of each step; `stretches` is the path as drawn.
    Without a question nothing is lit and nobody is `here`.
    """

    size: str
    lit: str
    picture: Picture
    lines: tuple[tuple[Line, tuple[Stop, ...]], ...]
    here: Here | None
    path_title: str
    path: tuple[tuple[str, str], ...]
    stretches: tuple[Stretch, ...]
    question: str
    transfer_hours: int
    transfers_per_role: int


@router.page(nl="/kaart", en="/map", name="map")
def show_map(
    request: Request,
    query: QueryDep,
    question: QuestionDep,
    knowledge: KnowledgeDep,
    language: LanguageDep,
) -> HTMLResponse:
    """Draw the map; with a question, light what is within reach, with a goal, draw the path."""
    say = Speaker(language, knowledge.taxonomy)
    picture = picture_of(network_of(knowledge), language)
    is_asked = query.position is not None or query.skills is not None
    reach = _reach(question, knowledge) if is_asked else {}
    steps = _steps(question, knowledge)
    position = question.profile.position
    lines = tuple(
        (line, tuple(_stop(say, station, reach, question) for station in line.stations))
        for line in picture.lines
    )
    stations, here = picture.stations, None
    if is_asked or steps:
        here = here_of(position, say.concept(position) if position else "", stations, steps)
    open_stations = sum(stop.is_open for _, stops in lines for stop in stops)
    view = MapView(
        size=maps.size_of(say, len(stations), len(lines)),
        lit=maps.lit_of(say, open_stations) if is_asked else "",
        picture=picture,
        lines=lines,
        here=here,
        path_title=title_of(say, position, question.goal) if question.goal else "",
        path=tuple((step.destination.concept, maps.step_of(say, step)) for step in steps),
        stretches=tuple(stretches_of(here, steps, picture)) if here else (),
        question=_address(query),
        transfer_hours=TRANSFER_HOURS,
        transfers_per_role=TRANSFERS_PER_ROLE,
    )
    return render(request, "map.html", view)


def _reach(question: Question, knowledge: Knowledge) -> dict[Position, Reach | None]:
    found = reachable_positions(
        knowledge.career_graph, question.profile, limits=question.limits, offers=question.offers
    )
    reach: dict[Position, Reach | None] = {one.position: one.reach for one in found}
    if question.profile.position:
        reach[question.profile.position] = None
    return reach


def _steps(question: Question, knowledge: Knowledge) -> Sequence[Transition]:
    """Return the shortest of the paths that no other path beats, if there is a goal and a path."""
    if question.goal is None:
        return ()
    found = paths_found(question, question.goal, knowledge)
    return found.paths[0].transitions if found.paths else ()


def _stop(
    say: Speaker,
    station: Station,
    reach: dict[Position, Reach | None],
    question: Question,
) -> Stop:
    known: dict[CareerLevel, Reach | None] = {
        level: reach[Position(station.role, level)]
        for level in station.levels
        if Position(station.role, level) in reach
    }
    goal = question.goal
    is_goal = goal is not None and goal.concept == station.role
    return Stop(
        station=station,
        is_open=any(one in (Reach.CERTAIN, Reach.PROBABLE) for one in known.values()),
        is_goal=is_goal,
        lamps=tuple(
            (LANES[level], "goal" if goal == Position(station.role, level) else _lamp(level, known))
            for level in station.levels
        ),
        reach=maps.station_of(say, station.levels, known, goal if is_goal else None),
        changes=maps.changes_of(say, station.changes),
    )


def _lamp(level: CareerLevel, known: dict[CareerLevel, Reach | None]) -> str:
    """The class of the lamp of one level."""
    lamp = known.get(level, Reach.NOT_YET)
    return lamp.value.replace("_", "-") if lamp else "here"


def _address(query: Query) -> str:
    parameters = parameters_of(query)
    return f"?{urlencode(parameters)}" if parameters else ""
