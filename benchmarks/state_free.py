"""The state-free form of the question: fixed weights on the steps, as networkx can express it.

The weight of a step is what somebody who holds just what its origin asks would study, plus one hour
for the step itself, so that no step is free. It gives wrong answers for people, who keep what they
learn; it is measured here because it is the only form that networkx can answer too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

import networkx as nx

from career_graph.compiled import compiled
from career_graph.graph import Position

STEP_HOURS = 1


@dataclass(frozen=True, slots=True)
class FixedWeights:
    """The hours of every step between role positions, by number, and those from one origin."""

    positions: tuple[Position, ...]
    hours: tuple[tuple[int, ...], ...]
    from_origin: tuple[int, ...]


def fixed_weights(graph: nx.DiGraph[Position], origin: Position) -> FixedWeights:
    """Return the fixed weights between all role positions, and from `origin` to them."""
    arrays = compiled(graph)
    rows = []
    for stop in arrays.stops:
        held = arrays.state(graph.nodes[stop.position]["essential"])
        rows.append(tuple(arrays.study_hours(held, to) + STEP_HOURS for to in arrays.stops))
    held = arrays.state(graph.nodes[origin]["essential"])
    return FixedWeights(
        positions=tuple(stop.position for stop in arrays.stops),
        hours=tuple(rows),
        from_origin=tuple(arrays.study_hours(held, to) + STEP_HOURS for to in arrays.stops),
    )


def least_hours(weights: FixedWeights, cutoff: int) -> dict[Position, int]:
    """Return the least hours to every position within `cutoff`: Dijkstra on a dense graph."""
    least = [hours if hours <= cutoff else cutoff + 1 for hours in weights.from_origin]
    open_numbers = set(range(len(least)))
    while open_numbers:
        here = min(open_numbers, key=least.__getitem__)
        if least[here] > cutoff:
            break
        open_numbers.discard(here)
        row, so_far = weights.hours[here], least[here]
        for number in open_numbers:
            if so_far + row[number] < least[number]:
                least[number] = so_far + row[number]
    return {p: hours for p, hours in zip(weights.positions, least, strict=True) if hours <= cutoff}


def shortest_routes(weights: FixedWeights, goal: Position) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the simple routes to `goal`, cheapest first, with their hours.

    Best first, with the exact hours left to the goal as bound: nothing is expanded that is not
    part of a route at least as good as the one yielded.
    """
    target = weights.positions.index(goal)
    left = _hours_left(weights, target)
    ticket = count()
    heap: list[tuple[int, int, int, tuple[int, ...]]] = []
    for number, hours in enumerate(weights.from_origin):
        heappush(heap, (hours + left[number], next(ticket), hours, (number,)))
    while heap:
        _, _, so_far, route = heappop(heap)
        if route[-1] == target:
            yield so_far, route
            continue
        row = weights.hours[route[-1]]
        for number, hours in enumerate(row):
            if number not in route:
                total = so_far + hours
                heappush(heap, (total + left[number], next(ticket), total, (*route, number)))


def _hours_left(weights: FixedWeights, target: int) -> list[int]:
    left = [row[target] for row in weights.hours]
    left[target] = 0
    open_numbers = set(range(len(left)))
    while open_numbers:
        here = min(open_numbers, key=left.__getitem__)
        open_numbers.discard(here)
        for number in open_numbers:
            through = weights.hours[number][here] + left[here]
            if through < left[number]:
                left[number] = through
    return left
