"""Shortest paths on arrays: what `career_graph.backend` answers networkx with.

The paths come one by one, cheapest first, as in Yen's method: each path found is split at every
node, and a candidate is what starts like it and then leaves it. What a candidate costs at least
is known at once from the exact costs to the target, and mostly that is what it costs. Only a
candidate whose cheapest rest would visit a node twice is searched again, and only when its turn
comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count, islice

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from career_graph.weighed import EdgeArrays

SMALL = 1 << 16  # what fits in 16 bits
NONE = -9999  # what scipy says where no node comes before


@dataclass(frozen=True)
class Reached:
    """The cost of the cheapest path to each node within reach, and the way there."""

    cost: NDArray[np.float64]
    before: NDArray[np.signedinteger]

    @property
    def nearest_first(self) -> NDArray[np.intp]:
        """The nodes within reach."""
        return nearest_first(self.cost)

    def way_to(self, number: int) -> list[int]:
        """Return the nodes of the cheapest path to `number`."""
        way = [number]
        while self.before[way[-1]] != NONE:
            way.append(int(self.before[way[-1]]))
        return way[::-1]


def reached_from(arrays: EdgeArrays, source: int, cutoff: float | None) -> Reached:
    """Return what lies within `cutoff` of `source`: Dijkstra's method."""
    limit = np.inf if cutoff is None else cutoff
    costs, befores = dijkstra(
        arrays.leaving, indices=np.array([source]), return_predecessors=True, limit=limit
    )
    return Reached(costs[0], befores[0])


def nearest_first(cost: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the nodes whose cost is not infinite, the cheapest first."""
    within = np.flatnonzero(cost < np.inf)
    costs = cost[within]
    if costs.max(initial=0) < SMALL:  # numpy sorts 16 bits by their digits: far quicker
        small = costs.astype(np.uint16)
        if (small == costs).all():
            return within[np.argsort(small, kind="stable")]
    return within[np.argsort(costs, kind="stable")]


def simple_paths(arrays: EdgeArrays, source: int, target: int) -> Iterator[list[int]]:
    """Yield every path from `source` to `target` that visits no node twice, cheapest first."""
    left, following = dijkstra(
        arrays.arriving, indices=np.array([target]), return_predecessors=True
    )
    search = _Search(arrays, target, left[0].tolist(), following[0].tolist())
    ticket = count()
    waiting: list[tuple[float, int, _Candidate]] = []

    def add(candidate: _Candidate | None) -> None:
        if candidate is not None:
            heappush(waiting, (candidate.cost, next(ticket), candidate))

    add(search.candidate([source], {source}, 0.0, frozenset(), source))
    while waiting:
        _, _, best = heappop(waiting)
        rest = best.rest or search.rest_along_the_tree(best)
        if rest is None:
            add(search.searched_again(best))
            continue
        path = best.start + rest
        yield path
        spent, leaves = best.spent, best.leaves
        visited = set(best.start)
        for place in range(max(0, len(best.start) - 1), len(path) - 1):
            visited.add(path[place])
            others = leaves | {path[place + 1]}
            beginning = islice(path, place + 1)
            add(search.candidate(beginning, visited, spent, others, path[place]))
            spent += search.cost_of(path[place], path[place + 1])
            leaves = frozenset()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Paths that begin with `start`, which costs `spent`, and do not go on to any of `leaves`.

    None of them costs less than `cost`. `rest` completes the cheapest, once that is sure.
    """

    cost: float
    start: list[int]
    spent: float
    leaves: frozenset[int]
    first: int
    rest: list[int] | None = None


@dataclass
class _Search:
    """One target: the exact cost from every node to it, and the next node on the way there."""

    arrays: EdgeArrays
    target: int
    left: Sequence[float]
    following: Sequence[int]
    ways: dict[int, list[tuple[float, int, float]]] = field(default_factory=dict)

    def ways_from(self, node: int) -> list[tuple[float, int, float]]:
        """Return the edges that leave `node`, the cheapest way to the target first."""
        if node not in self.ways:
            rows = self.arrays.leaving
            edges = slice(rows.indptr[node], rows.indptr[node + 1])
            pairs = zip(rows.indices[edges].tolist(), rows.data[edges].tolist(), strict=True)
            self.ways[node] = sorted((cost + self.left[to], to, cost) for to, cost in pairs)
        return self.ways[node]

    def cost_of(self, node: int, to: int) -> float:
        return next(cost for _, head, cost in self.ways_from(node) if head == to)

    def candidate(
        self,
        start: Iterable[int],
        visited: Set[int],
        spent: float,
        leaves: frozenset[int],
        last: int,
    ) -> _Candidate | None:
        """Return the cheapest way on from `last` by the bound, or None when there is no way on.

        `start` is written out only when it is needed: most of a long path has no other way on.
        """
        if last == self.target:
            return _Candidate(spent, [], spent, leaves, self.target)
        for cost, to, _ in self.ways_from(last):
            if cost == np.inf:
                break
            if to not in leaves and to not in visited:
                return _Candidate(spent + cost, list(start), spent, leaves, to)
        return None

    def rest_along_the_tree(self, one: _Candidate) -> list[int] | None:
        """Return the cheapest rest, or None when it would come back to the start."""
        rest = [one.first]
        while rest[-1] != self.target:
            rest.append(self.following[rest[-1]])
        return None if set(rest) & set(one.start) else rest

    def searched_again(self, one: _Candidate) -> _Candidate | None:
        """Return the same candidate with its true cost, found around all nodes of its start."""
        begin, closed = one.start[-1], set(one.start)
        before: dict[int, int] = {}
        open_nodes = [
            (one.spent + bound, one.spent + cost, to, begin)
            for bound, to, cost in self.ways_from(begin)
            if to not in one.leaves and bound < np.inf
        ]
        open_nodes.sort()
        while open_nodes:
            total, spent, node, origin = heappop(open_nodes)
            if node in closed:
                continue
            closed.add(node)
            before[node] = origin
            if node == self.target:
                rest = [node]
                while before[rest[-1]] != begin:
                    rest.append(before[rest[-1]])
                return _Candidate(total, one.start, one.spent, one.leaves, rest[-1], rest[::-1])
            for bound, to, cost in self.ways_from(node):
                if to not in closed and bound < np.inf:
                    heappush(open_nodes, (spent + bound, spent + cost, to, node))
        return None
