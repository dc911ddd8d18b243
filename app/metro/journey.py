"""What is somebody's own on the map: where they are, and their path through it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.metro.drawing import LANES, Picture, Station
from app.metro.labels import label_lines
from app.metro.shapes import CORRIDOR, PITCH_X, Point, rounded, route
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


def stretches_of(here: Here, steps: Sequence[Transition], picture: Picture) -> Iterator[Stretch]:
    """Yield the path through the map, step by step."""
    stations = picture.stations
    beginnings = {(line.x, line.y) for line in picture.lines}
    start: Point = (here.x, here.y)
    own = next((s for s in stations.values() if s.x == here.x and abs(s.y - here.y) <= 10), None)
    row = own.y if own else here.y
    for step in steps:
        station = stations[step.destination.concept]
        end = (station.x, station.y + LANES[step.destination.level])
        is_up = step.kind in (MoveKind.GROWTH, MoveKind.HORIZONTAL_UP)
        leaves_left = (start[0] + PITCH_X, row) in beginnings
        way = route(start, end, station.y, leaves_left=leaves_left)
        yield Stretch(rounded(way, CORRIDOR / 5), is_sideways=not is_up)
        start, row = end, station.y
