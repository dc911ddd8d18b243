"""The question answered the plain way: every path, over the networkx graph, one step at a time.

No arrays, no bounds, nothing skipped but what is closed. It is what the search is measured against
and, in the tests, what it must agree with. With offers every set of them is tried before each stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import networkx as nx

from career_graph.compiled import NEVER
from career_graph.frontier import is_no_worse
from career_graph.graph import Position, assumptions_of
from career_graph.journey import Stand, after_stay, arrived, standing_of
from career_graph.learning import PlanOffer
from career_graph.paths import CareerPath, path_along
from career_graph.profile import Limits, Profile
from career_graph.transitions import Transition, transition_to

Offers = tuple[PlanOffer, ...]


def all_paths(
    graph: nx.DiGraph[Position],
    profile: Profile,
    goal: Position,
    limits: Limits,
    offers: Sequence[PlanOffer] = (),
) -> Iterator[CareerPath]:
    """Yield every open path to `goal`, by every plan."""
    if goal == profile.position:
        return
    for stops, plans in _walked(graph, profile, goal, limits, tuple(offers)):
        path = path_along(graph, profile, stops, limits=limits, plans=plans)
        if path.euros.is_within(limits.own_euros):
            yield path


def _walked(
    graph: nx.DiGraph[Position], profile: Profile, goal: Position, limits: Limits, offers: Offers
) -> Iterator[tuple[tuple[Position, ...], tuple[Offers, ...]]]:
    start_level = profile.position.level if profile.position else 0
    roles = [position for position, is_role in graph.nodes(data="is_role") if is_role]
    most = assumptions_of(graph).maximum_steps

    def steps(stand: Stand, destination: Position, left: Offers) -> Iterator[Transition]:
        for taken in _subsets(left):
            step = transition_to(
                graph, stand, destination, limits=limits, start_level=start_level, offers=taken
            )
            if step.is_open and destination not in stand.visited:
                yield step

    def walk(
        stand: Stand, stops: tuple[Position, ...], plans: tuple[Offers, ...], left: Offers
    ) -> Iterator[tuple[tuple[Position, ...], tuple[Offers, ...]]]:
        for destination in roles:
            is_too_far = len(stops) == most - 1 and destination != goal
            for step in () if is_too_far else steps(stand, destination, left):
                taken = step.study.offers
                if destination == goal:
                    yield (*stops, goal), (*plans, taken)
                    continue
                ready = after_stay(graph, stand, step.stay_months)
                yield from walk(
                    arrived(graph, ready, destination, taken),
                    (*stops, destination),
                    (*plans, taken),
                    tuple(offer for offer in left if offer not in taken),
                )

    yield from walk(standing_of(profile), (), (), offers)


def _subsets(offers: Offers) -> Iterator[Offers]:
    for size in range(len(offers) + 1):
        yield from combinations(offers, size)


def enumerated_front(
    graph: nx.DiGraph[Position],
    profile: Profile,
    goal: Position,
    limits: Limits,
    offers: Sequence[PlanOffer] = (),
) -> list[CareerPath]:
    """Return the exact front by looking at every path there is: one for each cost, in order."""
    paths = list(all_paths(graph, profile, goal, limits, offers))
    costs = {path.cost for path in paths}
    unbeaten = [
        cost for cost in costs if not any(o != cost and is_no_worse(o, cost) for o in costs)
    ]

    def rank(path: CareerPath) -> tuple[object, ...]:
        stops = tuple(step.destination for step in path.transitions)
        alone = path_along(graph, profile, stops, limits=limits)
        too_high = any(step.study.too_high for step in alone.transitions)
        return (
            len(stops),
            NEVER if too_high else alone.study_hours,
            -len(alone.transitions[-1].useful),
            stops,
            path.study_hours,
        )

    return [
        min((path for path in paths if path.cost == cost), key=rank)
        for cost in sorted(unbeaten, key=lambda c: (c[0], not c[1].is_known, c[1].least, *c[2:]))
    ]
