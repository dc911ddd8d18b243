"""Lines as SVG path data: parallel tracks with rounded corners, and routes between stations."""

import math
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]

PITCH_X = 156  # between columns
PITCH_Y = 144  # between rows
GUTTER = 26  # how far the vertical part of a line lies left of the next station
CORNER = 12  # how much of a bend is slanted
CORRIDOR = 64  # how far above a row a route runs past other stations


def spine(stations: Sequence[Point]) -> list[Point]:
    """Return the corner points of a line along `stations`, slanted in the gutters."""
    points: list[Point] = []
    for (x1, y1), (x2, y2) in pairwise(stations):
        points.append((x1, y1))
        if y1 != y2:
            gutter, turn = x2 - GUTTER, math.copysign(CORNER, y2 - y1)
            points += [(gutter - CORNER, y1), (gutter, y1 + turn)]
            points += [(gutter, y2 - turn), (gutter + CORNER, y2)]
    return [*points, stations[-1]]


def shifted(points: Sequence[Point], offset: float) -> list[Point]:
    """Return a track beside `points`, mitred at each corner.

    >>> shifted([(0, 0), (10, 0), (20, 0)], 5)
    [(0.0, 5.0), (10.0, 5.0), (20.0, 5.0)]
    """
    normals = []
    for (x1, y1), (x2, y2) in pairwise(points):
        length = math.hypot(x2 - x1, y2 - y1)
        normals.append(((y1 - y2) / length, (x2 - x1) / length))
    moved = []
    for (x, y), (ax, ay), (bx, by) in zip(
        points, [normals[0], *normals], [*normals, normals[-1]], strict=True
    ):
        reach = offset / (1 + ax * bx + ay * by)
        moved.append((x + reach * (ax + bx), y + reach * (ay + by)))
    return moved


def rounded(points: Sequence[Point], radius: float = 9) -> str:
    """Return path data along `points` with round corners.

    >>> rounded([(0, 0), (20, 0), (20, 20)], 5)
    'M0 0L15 0Q20 0 20 5L20 20'
    """
    data = [f"M{_at(points[0])}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        data.append(f"L{_at(_towards(here, before, radius))}Q{_at(here)} ")
        data.append(_at(_towards(here, after, radius)))
    return "".join(data) + f"L{_at(points[-1])}"


def route(start: Point, end: Point, row_of_end: float, *, leaves_left: bool = False) -> list[Point]:
    """Return the way from one stop to another, past all stations between.

    It leaves into the gutter beside `start`, runs along the corridor above the row of `end`, and
    comes in through the gutter left of `end`. Next stations on one row are joined directly.
    `leaves_left`: to the right another line begins.
    """
    (x1, y1), (x2, y2) = start, end
    if x1 == x2:
        return [start, end] if abs(y2 - y1) < CORRIDOR else _around(start, end, x1 - GUTTER)
    if 0 < x2 - x1 <= PITCH_X and abs(y2 - y1) < CORRIDOR:
        return [start, (x2 - GUTTER - 2 * abs(y2 - y1), y1), (x2 - GUTTER - abs(y2 - y1), y2), end]
    leaving = x1 + PITCH_X - GUTTER if x2 > x1 and not leaves_left else x1 - GUTTER
    if leaving == x2 - GUTTER:
        return _around(start, end, leaving)
    corridor = row_of_end - CORRIDOR
    way = [start] if y1 == corridor else [start, (leaving, y1), (leaving, corridor)]
    return [*way, (x2 - GUTTER, corridor), (x2 - GUTTER, y2), end]


def _around(start: Point, end: Point, gutter: float) -> list[Point]:
    return [start, (gutter, start[1]), (gutter, end[1]), end]


def _towards(here: Point, other: Point, distance: float) -> Point:
    length = max(math.hypot(other[0] - here[0], other[1] - here[1]), 1)
    part = min(distance, length / 2) / length
    return here[0] + (other[0] - here[0]) * part, here[1] + (other[1] - here[1]) * part


def _at(point: Point) -> str:
    return f"{round(point[0], 1):g} {round(point[1], 1):g}"
