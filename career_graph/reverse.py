"""The question turned round: from which occupations people reach a position, and how soon.

It is about typical people: somebody in an occupation at a level, with what is presumed of it and
the usual years. It counts the step straight to the position. Who goes by way of another job works
there for the minimum stay first, so for fewer months than that nothing is left out.

Who can learn it in time alone, and on the job, needs no offer. For who cannot, offers count: the
cheapest plan that is in time, whoever pays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from career_graph.assumptions import hours_within
from career_graph.compiled import CompiledGraph, Stop, compiled
from career_graph.crowd import standing
from career_graph.graph import Position, UnknownPositionError, assumptions_of
from career_graph.journey import standing_of
from career_graph.labels import Leg, after_stay, carried_of, grows, label_of, months_to_stay
from career_graph.learning import PlanOffer
from career_graph.opening_offers import cheapest_first
from career_graph.plan import StepPlan
from career_graph.plans import Planner, courses_of
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.terms import terms_of
from career_graph.transitions import Transition, transition_to


@dataclass(frozen=True, slots=True)
class Feeder:
    """A typical person in `origin` who can take the step in time."""

    transition: Transition
    origin: Position

    @property
    def needs_offers(self) -> bool:
        """Whether they cannot learn it in time without an offer."""
        return bool(self.transition.study.offers)


@dataclass(frozen=True, slots=True)
class Feeders:
    """Who reaches a position in time, nearest first.

    `complete` is False when a budget of work ended the look at offers: then somebody may be missing
    who needs an offer, or a cheaper plan than theirs.
    """

    found: tuple[Feeder, ...]
    complete: bool


def typical_person(graph: nx.DiGraph[Position], position: Position) -> Profile:
    """Return somebody in `position` for the usual years, with all that is presumed of it."""
    months = 12 * assumptions_of(graph).years_worked
    skills = presumed_skills(graph, position, months)
    return Profile(position, months, skills, from_work=frozenset(skills))


def feeders(
    graph: nx.DiGraph[Position],
    goal: Position,
    *,
    months: int,
    hours_per_week: int,
    offers: Sequence[PlanOffer] = (),
) -> Feeders:
    """Return every occupation and level from which `goal` is reached within `months`.

    `offers` are those that anybody may take, whatever they cost. Those that keep the level come
    first, then the soonest, the one with least to study, and the order of names. Raises
    UnknownPositionError when the graph has no such role position.
    """
    if goal not in graph or not graph.nodes[goal]["is_role"]:
        raise UnknownPositionError(goal.id)
    limits = Limits(hours_per_week=hours_per_week, months_per_step=months)
    arrays = compiled(graph)
    planner = Planner(arrays, courses_of(arrays, offers, limits), limits)
    plans = _Plans(graph, arrays.stop(goal), planner)
    found = [
        Feeder(_step(graph, origin, goal, limits, taken), origin) for origin, taken in plans.each()
    ]
    return Feeders(tuple(sorted(found, key=_nearest)), planner.is_complete)


def _nearest(feeder: Feeder) -> tuple[object, ...]:
    step = feeder.transition
    return (step.levels_lost, step.months, step.study.study_hours, feeder.origin)


def _step(
    graph: nx.DiGraph[Position],
    origin: Position,
    goal: Position,
    limits: Limits,
    taken: Sequence[PlanOffer],
) -> Transition:
    stand = standing_of(typical_person(graph, origin))
    return transition_to(graph, stand, goal, limits=limits, start_level=origin.level, offers=taken)


@dataclass(frozen=True, slots=True)
class _Learner:
    """People in `origin`, at the end of their stay there; `held` is what counts for the goal."""

    origin: Position
    stay: int
    held: bytes


class _Plans:
    """How people in each occupation learn what `stop` asks, within the planner's limits."""

    def __init__(self, graph: nx.DiGraph[Position], stop: Stop, planner: Planner) -> None:
        self._graph, self._stop, self._planner = graph, stop, planner
        self._arrays: CompiledGraph = planner.arrays
        self._months = planner.limits.months_per_step
        self._room = hours_within(self._months, planner.limits.hours_per_week)
        asked = [skill for skill, _ in stop.asks]
        self._counts = {*asked, *(r for skill in asked for r in self._arrays.related[skill])}

    def each(self) -> Iterator[tuple[Position, tuple[PlanOffer, ...]]]:
        """Yield every occupation whose people are in time, with the offers that they need."""
        in_need: dict[bytes, list[_Learner]] = {}
        for origin, is_role in self._graph.nodes(data="is_role"):
            if is_role or (learner := self._learner(origin)) is None:
                continue
            if self._arrays.study_hours(bytearray(learner.held), self._stop) <= self._room:
                yield origin, ()
            else:
                in_need.setdefault(learner.held, []).append(learner)
        if self._planner.courses:
            for held in self._hopeful(list(in_need)):
                for learner in in_need[held]:
                    if plan := self._cheapest(learner):
                        yield learner.origin, tuple(course.offer for course in plan.courses)

    def _learner(self, origin: Position) -> _Learner | None:
        """Return the people in `origin` when nothing but learning keeps them from `stop`."""
        label = label_of(self._arrays, standing_of(typical_person(self._graph, origin)))
        stay = months_to_stay(self._arrays, label, self._stop)
        if stay is None or stay > self._months:
            return None
        ready = after_stay(label, grown=grows(label, stay))
        if carried_of(ready.worked, self._stop.carrying).bit_count() < self._stop.carrying_needed:
            return None
        held = bytearray(len(ready.held))
        for skill in self._counts:
            held[skill] = ready.held[skill]
        return _Learner(origin, stay, bytes(held))

    def _hopeful(self, held: Sequence[bytes]) -> Iterator[bytes]:
        """Yield those for whom offers may open it, by true bounds on their hours."""
        arrays, stop = self._arrays, self._stop
        terms = terms_of(arrays, bytearray(len(arrays.hours)), self._planner.courses)
        people = standing(arrays.vectors, held)
        rows, stops = np.arange(len(held)), np.full(len(held), stop.number)
        may = np.ones(len(held), dtype=np.bool_)
        for prices in (terms.fitting, terms.sharing):
            may &= people.study(rows, stops, prices) <= self._room
        yield from (held[row] for row in np.flatnonzero(may).tolist())

    def _cheapest(self, learner: _Learner) -> StepPlan | None:
        leg = Leg(self._stop, learner.stay, (), is_below=False)
        plans = self._planner.step_plans(bytearray(learner.held), leg)
        return min(plans, key=cheapest_first, default=None)
