"""What opens within some limits: a path to a goal, or any first step at all."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx

from career_graph.assumptions import hours_within
from career_graph.compiled import compiled
from career_graph.graph import Position
from career_graph.journey import standing_of
from career_graph.profile import Limits, Profile
from career_graph.search import least_study_limit
from career_graph.transitions import Transition, transition_to

MOST_HOURS = 40  # a full working week; nobody is asked to study more
MOST_MONTHS = 36  # three years beside work for one step

MOST_WORK = 1_000_000  # for one relaxation, as the search counts it: some tenths of a second

Opens = Callable[[Limits], Position | None]


def holds_on(limits: Limits) -> bool:
    """Whether a level or an income is to be kept."""
    return limits.keep_level or limits.min_income is not None


def path_to(graph: nx.DiGraph[Position], profile: Profile, goal: Position) -> Opens:
    """Return the question whether a path leads to `goal` within some limits.

    Of a limit only the study hours that fit in one step count, and whether the level is kept. So
    one search for the fewest hours that open the goal answers every question. It is a search with
    a budget: what it calls open is open, and on a graph of hundreds of positions it may miss a
    route that opens with a little less.
    """
    arrays, stand = compiled(graph), standing_of(profile)
    least: dict[bool, int | None] = {}  # by whether the level is kept

    def opens(limits: Limits) -> Position | None:
        holds = holds_on(limits)
        if holds not in least:
            least[holds] = least_study_limit(
                arrays, stand, goal, limits, most=most_hours(limits), most_work=MOST_WORK
            )
        hours = hours_within(limits.months_per_step, limits.hours_per_week)
        fewest = least[holds]
        return goal if fewest is not None and fewest <= hours else None

    return opens


def most_hours(limits: Limits) -> int:
    """Return the most study hours in one step that one larger limit could give."""
    return max(
        hours_within(MOST_MONTHS, limits.hours_per_week),
        hours_within(limits.months_per_step, MOST_HOURS),
        hours_within(limits.months_per_step, limits.hours_per_week),
    )


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
