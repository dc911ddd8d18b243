"""White spots: from which work nobody gets into ICT in time without losing their level.

It is about typical people: somebody in an occupation at a level, with what is presumed of it and
the usual years. A spot is an origin at a level in a province with no path to any ICT role that
keeps the level, within the months and the own euros. The first step of such a path is such a path
itself, only shorter; so looking at every first step with every plan leaves nothing out.

Nothing of visitors comes in: only the career graph and the offers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import networkx as nx

from career_graph.assumptions import hours_within
from career_graph.compiled import NEVER, CompiledGraph, Stop, compiled
from career_graph.graph import Position
from career_graph.journey import standing_of
from career_graph.labels import (
    Label,
    Leg,
    after_stay,
    carried_of,
    grows,
    label_of,
    months_to_stay,
)
from career_graph.offers import PROVINCES, Offer
from career_graph.openers import Bundle, Closed, Training, best_bundle, openers
from career_graph.plannable import plan_offers
from career_graph.plans import Planner, courses_of
from career_graph.profile import Limits
from career_graph.reverse import typical_person
from skills_taxonomy.model import CareerLevel


@dataclass(frozen=True, slots=True)
class WhiteSpot:
    """An origin at a level, and the provinces in which no step opens in time.

    `nearest` is the role that asks the fewest study hours too many, `short_hours` how many. Both
    are None where no training can help: the level itself asks more than the work brought, or
    nobody learns alone what is missing there (then only `short_hours` is None).
    """

    origin: Position
    provinces: tuple[str, ...]
    nearest: Position | None
    short_hours: int | None

    @property
    def is_open_to_training(self) -> bool:
        """Whether learning could open it; else only more work experience at this level can."""
        return self.nearest is not None


@dataclass(frozen=True, slots=True)
class WhiteSpots:
    """What was looked at and what was found, for one level or for all.

    `trainings` are single skills, that which opens most first; `together` are skills that open most
    as a set, each given those before it.
    """

    limits: Limits
    months: int
    origins: int
    spots: tuple[WhiteSpot, ...]
    trainings: tuple[Training, ...]
    together: tuple[Bundle, ...]


def white_spots(
    graph: nx.DiGraph[Position],
    offers: Iterable[Offer],
    limits: Limits,
    levels: Iterable[CareerLevel] = tuple(CareerLevel),
    provinces: Sequence[str] = PROVINCES,
) -> WhiteSpots:
    """Return the white spots among the occupations that we described ourselves.

    `limits` say the hours a week, the months, the own euros and whether to learn online; the level
    is always kept. Derived occupations are left out: nobody has looked whether they are right.
    """
    limits = replace(limits, keep_level=True, min_income=None)
    look = _Look(graph, tuple(offers), limits, tuple(provinces))
    wanted = frozenset(levels)
    origins = [
        position
        for position, node in graph.nodes(data=True)
        if not node["is_role"] and not node["is_derived"] and position.level in wanted
    ]
    spots: list[WhiteSpot] = []
    closed: list[Closed] = []
    for origin in origins:
        person = look.person(origin)
        where = look.closed_in(person)
        if where:
            spots.append(_spot(look, person, where))
            if person.entrances:
                closed.append(Closed(origin, len(where), person.entrances))
    return WhiteSpots(
        limits=limits,
        months=limits.months_per_step,
        origins=len(origins),
        spots=tuple(spots),
        trainings=openers(look.arrays, closed, look.room),
        together=best_bundle(look.arrays, closed, look.room),
    )


@dataclass(frozen=True, slots=True)
class _Person:
    """A typical person, and the stops whose rules (level, years) let them in, before any study.

    Each entrance comes with the stay before it and what is held at the end of that stay.
    """

    origin: Position
    label: Label
    entrances: tuple[tuple[Stop, int, bytearray], ...]


@dataclass
class _Look:
    """One look over the country."""

    graph: nx.DiGraph[Position]
    offers: tuple[Offer, ...]
    limits: Limits
    provinces: tuple[str, ...]
    arrays: CompiledGraph = field(init=False)
    room: int = field(init=False)

    def __post_init__(self) -> None:
        self.arrays = compiled(self.graph)
        self.room = hours_within(self.limits.months_per_step, self.limits.hours_per_week)
        self._anywhere = self._planner(self.provinces)
        self._by_province: Mapping[str, Planner] = {
            province: self._planner((province,)) for province in self.provinces
        }

    def _planner(self, provinces: tuple[str, ...]) -> Planner:
        limits = replace(self.limits, provinces=provinces)
        offers = plan_offers(self.offers, limits)
        return Planner(self.arrays, courses_of(self.arrays, offers, limits), limits)

    def person(self, origin: Position) -> _Person:
        """Return the typical person of `origin`, and what they may enter in time."""
        label = label_of(self.arrays, standing_of(typical_person(self.graph, origin)))
        return _Person(origin, label, tuple(self._entrances(label)))

    def _entrances(self, label: Label) -> Iterator[tuple[Stop, int, bytearray]]:
        for stop in self.arrays.stops:
            if stop.level < label.here_level:
                continue
            stay = months_to_stay(self.arrays, label, stop)
            if stay is None or stay > self.limits.months_per_step:
                continue
            ready = after_stay(label, grown=grows(label, stay))
            if carried_of(ready.worked, stop.carrying).bit_count() >= stop.carrying_needed:
                yield stop, stay, ready.held

    def closed_in(self, person: _Person) -> tuple[str, ...]:
        """Return the provinces in which nothing opens. More offers never close anything."""
        if any(self.arrays.study_hours(h, s) <= self.room for s, _, h in person.entrances):
            return ()
        if not self._opens(person, self._anywhere):
            return self.provinces
        return tuple(
            p for p, planner in self._by_province.items() if not self._opens(person, planner)
        )

    def _opens(self, person: _Person, planner: Planner) -> bool:
        return any(
            planner.step_plans(held, Leg(stop, stay, (), is_below=False))
            for stop, stay, held in person.entrances
        )


def _spot(look: _Look, person: _Person, where: tuple[str, ...]) -> WhiteSpot:
    short = [
        (look.arrays.study_hours(held, stop) - look.room, stop.position)
        for stop, _, held in person.entrances
    ]
    if not short:
        return WhiteSpot(person.origin, where, None, None)
    hours, nearest = min(short)
    is_known = hours + look.room < NEVER
    return WhiteSpot(person.origin, where, nearest, hours if is_known else None)
