"""The route strip: a small drawing of a path. It says nothing that the itinerary does not say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.itinerary import Itinerary, Leg, Stop

LEVELS = ("senior", "medior", "junior")  # top to bottom


@dataclass(frozen=True, slots=True)
class DrawnStop:
    """Where a stop stands. `dots` are the heights of its three levels, for a stop in ICT."""

    x: float
    y: float
    top: float
    dots: tuple[float, ...]
    when: str
    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class DrawnLeg:
    """The line between two stops: dotted when it goes sideways."""

    line: str
    is_sideways: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """One drawing, `width` by `height`, with the heights of its two rows of words."""

    size: str
    width: int
    height: int
    when_height: int
    name_height: int
    stops: tuple[DrawnStop, ...]
    legs: tuple[DrawnLeg, ...]


def strips_of(itinerary: Itinerary) -> tuple[Strip, Strip]:
    """Return the drawing for a wide screen, and the one for a phone."""
    names = [stop.name for stop in itinerary.stops]
    ends = [stop.when for stop in itinerary.stops]
    ends[1:-1] = [""] * len(ends[1:-1])
    return (
        _strip(itinerary, "wide", 1180, 182, names, [stop.when for stop in itinerary.stops]),
        _strip(itinerary, "small", 328, 112, [""] * len(names), ends),
    )


def _strip(
    itinerary: Itinerary, size: str, width: int, height: int, names: list[str], whens: list[str]
) -> Strip:
    gap = 26 if size == "wide" else 18
    heights = {level: 36 + number * gap for number, level in enumerate(LEVELS)}
    first, last = 20, width - (40 if size == "wide" else 30)
    stride = (last - first) / (len(itinerary.stops) - 1)
    places = [
        (round(first + number * stride, 1), float(heights.get(stop.level, heights["junior"])))
        for number, stop in enumerate(itinerary.stops)
    ]
    return Strip(
        size=size,
        width=width,
        height=height,
        when_height=height - 32 if size == "wide" else height - 8,
        name_height=height - 8,
        stops=tuple(_stops(itinerary.stops, places, whens, names, tuple(heights.values()))),
        legs=tuple(_legs(itinerary.legs, places)),
    )


def _stops(
    stops: Sequence[Stop],
    places: Sequence[tuple[float, float]],
    whens: Sequence[str],
    names: Sequence[str],
    heights: tuple[int, ...],
) -> Iterator[DrawnStop]:
    for number, (stop, (x, y)) in enumerate(zip(stops, places, strict=True)):
        is_last = number == len(stops) - 1
        yield DrawnStop(
            x=x if number else 4,
            y=y,
            top=heights[0] - 12,
            dots=tuple(float(height) for height in heights) if stop.role and number else (),
            when=whens[number],
            name=names[number],
            anchor="end" if is_last else "middle" if number else "start",
        )


def _legs(legs: Sequence[Leg], places: Sequence[tuple[float, float]]) -> Iterator[DrawnLeg]:
    for leg, ((x1, y1), (x2, y2)) in zip(legs, pairwise(places), strict=True):
        middle, rise = (x1 + x2) / 2, abs(y2 - y1) / 2
        line = f"M{x1:g} {y1:g}H{middle - rise:g}L{middle + rise:g} {y2:g}H{x2:g}"
        yield DrawnLeg(line, is_sideways=leg.track in ("horizontal", "step_back", "entry"))
