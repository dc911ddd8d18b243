"""The question answered the plain way: every path, over the networkx graph, one step at a time.

No arrays, no bounds, nothing skipped but what is closed. It is what the search is measured against
and, in the tests, what it must agree with.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from career_graph.graph import Position, assumptions_of
from career_graph.journey import Stand, after_stay, arrived, standing_of
from career_graph.paths import CareerPath, path_along
from career_graph.profile import Limits, Profile
from career_graph.transitions import transition_to


def all_routes(
    graph: nx.DiGraph[Position], profile: Profile, goal: Position, limits: Limits
) -> Iterator[tuple[Position, ...]]:
    """Yield the stops of every open path to `goal`."""
    if goal == profile.position:
        return
    start_level = profile.position.level if profile.position else 0
    roles = [position for position, is_role in graph.nodes(data="is_role") if is_role]
    most = assumptions_of(graph).maximum_steps

    def walk(stand: Stand, stops: tuple[Position, ...]) -> Iterator[tuple[Position, ...]]:
        for destination in roles:
            if destination in stand.visited or (len(stops) == most - 1 and destination != goal):
                continue
            step = transition_to(graph, stand, destination, limits=limits, start_level=start_level)
            if not step.is_open:
                continue
            if destination == goal:
                yield (*stops, goal)
            else:
                after = arrived(graph, after_stay(graph, stand, step.stay_months), destination)
                yield from walk(after, (*stops, destination))

    yield from walk(standing_of(profile), ())


def front_of(paths: list[CareerPath]) -> list[CareerPath]:
    """Return the paths that no other beats on all four, one for each cost, in order of cost."""
    costs = {path.cost for path in paths}
    unbeaten = {
        cost
        for cost in costs
        if not any(
            other != cost and all(a <= b for a, b in zip(other, cost, strict=True))
            for other in costs
        )
    }
    return [
        min((path for path in paths if path.cost == cost), key=_rank_among_equals)
        for cost in sorted(unbeaten)
    ]


def enumerated_front(
    graph: nx.DiGraph[Position], profile: Profile, goal: Position, limits: Limits
) -> list[CareerPath]:
    """Return the exact front by looking at every path there is."""
    return front_of(
        [
            path_along(graph, profile, route, limits=limits)
            for route in all_routes(graph, profile, goal, limits)
        ]
    )


def _rank_among_equals(path: CareerPath) -> tuple[object, ...]:
    return (
        len(path.transitions),
        path.study_hours,
        -len(path.transitions[-1].useful),
        tuple(step.destination for step in path.transitions),
    )
