"""What opens within some limits: a path to a goal, or any first step at all."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx

from career_graph.assumptions import hours_within
from career_graph.compiled import compiled
from career_graph.graph import Position
from career_graph.journey import standing_of
from career_graph.profile import Limits, Profile
from career_graph.search import reaches
from career_graph.transitions import Transition, transition_to

Opens = Callable[[Limits], Position | None]


def holds_on(limits: Limits) -> bool:
    """Whether a level or an income is to be kept."""
    return limits.keep_level or limits.min_income is not None


def path_to(graph: nx.DiGraph[Position], profile: Profile, goal: Position) -> Opens:
    """Return the question whether a path leads to `goal` within some limits.

    Only the study hours that fit in one step count, and more hours never close a path. So what was
    asked before is not searched again.
    """
    arrays, stand = compiled(graph), standing_of(profile)
    closed_at: dict[bool, int] = {}  # the most study hours in one step that still open nothing
    open_at: dict[bool, int] = {}  # the fewest that do; both by whether the level is kept

    def opens(limits: Limits) -> Position | None:
        hours = hours_within(limits.months_per_step, limits.hours_per_week)
        holds = holds_on(limits)
        if hours <= closed_at.get(holds, -1):
            return None
        if hours >= open_at.get(holds, hours + 1):
            return goal
        if reaches(arrays, stand, goal, limits):
            open_at[holds] = hours
            return goal
        closed_at[holds] = hours
        return None

    return opens


def first_step(graph: nx.DiGraph[Position], profile: Profile) -> Opens:
    """Return the question which first step is open within some limits: the nearest, or none."""
    stand = standing_of(profile)
    start_level = profile.position.level if profile.position else 0
    destinations = [
        position
        for position, is_role in graph.nodes(data="is_role")
        if is_role and position != profile.position
    ]

    def opens(limits: Limits) -> Position | None:
        steps = (
            transition_to(graph, stand, destination, limits=limits, start_level=start_level)
            for destination in destinations
        )
        first = min((step for step in steps if step.is_open), key=_nearest, default=None)
        return first.destination if first else None

    return opens


def _nearest(step: Transition) -> tuple[object, ...]:
    return (step.levels_lost, step.study.study_hours, step.destination)
