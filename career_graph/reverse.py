"""The question turned round: from which occupations people reach a position, and how soon.

It is about typical people: somebody in an occupation at a level, with what is presumed of it and
the usual years. It counts the step straight to the position. Who goes by way of another job works
there for the minimum stay first, so for fewer months than that nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from career_graph.assumptions import hours_within
from career_graph.compiled import compiled
from career_graph.graph import Position, UnknownPositionError, assumptions_of
from career_graph.journey import after_stay, months_to_stay, standing_of
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.transitions import Transition, transition_to


@dataclass(frozen=True, slots=True)
class Feeder:
    """A typical person in `origin` who can take the step in time."""

    transition: Transition
    origin: Position


def typical_person(graph: nx.DiGraph[Position], position: Position) -> Profile:
    """Return somebody in `position` for the usual years, with all that is presumed of it."""
    months = 12 * assumptions_of(graph).years_worked
    skills = presumed_skills(graph, position, months)
    return Profile(position, months, skills, from_work=frozenset(skills))


def feeders(
    graph: nx.DiGraph[Position], goal: Position, *, months: int, hours_per_week: int
) -> tuple[Feeder, ...]:
    """Return every occupation and level from which `goal` is reached within `months`.

    Those that keep the level come first, then the soonest, the one with least to study, and the
    order of names. Raises UnknownPositionError when the graph has no such role position.
    """
    if goal not in graph or not graph.nodes[goal]["is_role"]:
        raise UnknownPositionError(goal.id)
    limits = Limits(hours_per_week=hours_per_week, months_per_step=months)
    found = [
        Feeder(step, origin)
        for origin in _hopeful(graph, goal, limits)
        if (step := _step(graph, origin, goal, limits)).is_open and step.months <= months
    ]
    return tuple(sorted(found, key=_nearest))


def _nearest(feeder: Feeder) -> tuple[object, ...]:
    step = feeder.transition
    return (step.levels_lost, step.months, step.study.study_hours, feeder.origin)


def _step(
    graph: nx.DiGraph[Position], origin: Position, goal: Position, limits: Limits
) -> Transition:
    stand = standing_of(typical_person(graph, origin))
    return transition_to(graph, stand, goal, limits=limits, start_level=origin.level)


def _hopeful(graph: nx.DiGraph[Position], goal: Position, limits: Limits) -> Iterator[Position]:
    """Yield the occupations from which the study fits; the rest need not be looked at closely."""
    arrays = compiled(graph)
    stop = arrays.stop(goal)
    room = hours_within(limits.months_per_step, limits.hours_per_week)
    for origin, is_role in graph.nodes(data="is_role"):
        if is_role:
            continue
        stand = standing_of(typical_person(graph, origin))
        stay = months_to_stay(graph, stand, goal)
        if stay is not None and stay <= limits.months_per_step:
            ready = after_stay(graph, stand, stay)
            if arrays.study_hours(arrays.state(ready.skills), stop) <= room:
                yield origin
