"""What is somebody's own on the map: where they are, and their path through it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.metro.drawing import LANES, Station
from app.metro.labels import label_lines
from app.metro.shapes import CORRIDOR, Point, rounded, route
from career_graph.graph import MoveKind, Position
from career_graph.transitions import Transition

OUTSIDE = 46  # where somebody stands who does not work in ICT yet


@dataclass(frozen=True, slots=True)
class Here:
    """Where somebody is now: outside ICT, with the lines of a label, or at a station."""

    x: int
    y: int
    is_outside: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One step of the path as drawn: dotted when it goes sideways, solid when it goes up."""

    data: str
    is_sideways: bool


def here_of(
    position: Position | None,
    label: str,
    stations: Mapping[str, Station],
    steps: Sequence[Transition],
) -> Here:
    """Return where somebody is: at a station, or across the river at the height of the first."""
    if position and position.concept in stations:
        station = stations[position.concept]
        return Here(station.x, station.y + LANES[position.level], is_outside=False, lines=())
    rows = sorted({station.y for station in stations.values()})
    y = stations[steps[0].destination.concept].y if steps else rows[len(rows) // 2]
    return Here(OUTSIDE, y - CORRIDOR, is_outside=True, lines=label_lines(label))


def stretches_of(
    here: Here, steps: Sequence[Transition], stations: Mapping[str, Station]
) -> Iterator[Stretch]:
    """Yield the path through the map, step by step."""
    start: Point = (here.x, here.y)
    for step in steps:
        station = stations[step.destination.concept]
        end = (station.x, station.y + LANES[step.destination.level])
        is_up = step.kind in (MoveKind.GROWTH, MoveKind.HORIZONTAL_UP)
        yield Stretch(rounded(route(start, end, station.y), CORRIDOR / 5), is_sideways=not is_up)
        start = end
