"""A directed graph with fixed weights that networkx itself searches quickly.

`WeighedGraph` is an `nx.DiGraph` of our own type, so `nx.shortest_simple_paths(graph, …)` and the
functions named Dijkstra run on arrays (`career_graph.backend`). A graph from `sealed` cannot
change, not even by `graph[a][b]["weight"] = 3`, so its arrays are made once. Any other is read anew
for each question. So no answer is ever stale.

Fixed weights are what networkx can express. An answer for one person never rests on them, because
what is learned on the way stays learned; that is the work of `career_graph.paths`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from career_graph.graph import Position, typical_study_hours
from career_graph.sweeps import CheapestFirst, cheapest_first

BACKEND = "padwijzer"
STEP_HOURS = 1  # added to every step, so that no step is free

if TYPE_CHECKING:
    AnyDiGraph = nx.DiGraph[Any]
else:
    AnyDiGraph = nx.DiGraph  # takes no parameter when it runs

Weight = str | Callable[[Any, Any, Any], float | None] | None
"""What weighs an edge: the name of an attribute, a function, or None: each counts as one."""


class WeighedGraph(AnyDiGraph):
    """A DiGraph whose shortest paths networkx asks of our backend."""

    __networkx_backend__ = BACKEND
    kept: dict[str | None, EdgeArrays] | None = None  # only for a graph that cannot change


@dataclass(frozen=True)
class EdgeArrays:
    """The edges of a graph in numbers, by where they leave and by where they arrive.

    `is_whole` tells that every weight is a whole number, so that sums are whole numbers too.
    """

    nodes: tuple[Any, ...]
    numbers: Mapping[Any, int]
    leaving: csr_array[np.float64]
    arriving: csr_array[np.float64]
    is_whole: bool

    @cached_property
    def nodes_array(self) -> NDArray[np.object_]:
        """The nodes once more, to look up many at once."""
        return np.fromiter(self.nodes, dtype=np.object_, count=len(self.nodes))

    @cached_property
    def cheapest_first(self) -> CheapestFirst:
        """The edges that leave each node, the cheapest first."""
        return cheapest_first(self.leaving)


def sealed(graph: nx.Graph[Any]) -> WeighedGraph:
    """Return a copy of `graph` that can change no more: neither its edges nor their weights."""
    copy = WeighedGraph(graph)
    inside = vars(copy)  # networkx hands out views of these that cannot be written through
    for origin, destinations in inside["_succ"].items():
        for destination, attributes in destinations.items():
            fixed = MappingProxyType(attributes)
            destinations[destination] = inside["_pred"][destination][origin] = fixed
    nx.freeze(copy)
    copy.kept = {}
    return copy


def weighed_steps(graph: nx.DiGraph[Position], origins: Iterable[Position] = ()) -> WeighedGraph:
    """Return the steps between all role positions, and from `origins`, with their fixed `weight`.

    It is the hours of study for who holds just what the origin asks, and one hour for the step.
    """
    hours = typical_study_hours(graph)
    roles = [position for position, is_role in graph.nodes(data="is_role") if is_role]
    steps: nx.DiGraph[Position] = nx.DiGraph()
    for origin in dict.fromkeys((*roles, *origins)):
        steps.add_weighted_edges_from(
            (origin, role, hours(origin, role, None) + STEP_HOURS)
            for role in roles
            if role != origin
        )
    return sealed(steps)


def edge_arrays(graph: nx.Graph[Any], weight: Weight) -> EdgeArrays:
    """Return the edges of `graph` in numbers. Raises ValueError for a negative weight."""
    kept = getattr(graph, "kept", None)
    if kept is None or callable(weight):
        return _in_numbers(graph, weight)
    if weight not in kept:
        kept[weight] = _in_numbers(graph, weight)
    arrays: EdgeArrays = kept[weight]
    return arrays


def _in_numbers(graph: nx.Graph[Any], weight: Weight) -> EdgeArrays:
    nodes = tuple(graph)
    numbers = {node: number for number, node in enumerate(nodes)}
    found = [(numbers[a], numbers[b], w) for a, b, w in _edges(graph, weight) if w is not None]
    costs = np.array([cost for _, _, cost in found], dtype=np.float64)
    if not (np.isfinite(costs) & (costs >= 0)).all():
        raise ValueError("weights must be numbers of at least 0")
    places = np.array([(a, b) for a, b, _ in found], dtype=np.int32).reshape(-1, 2)
    is_whole = all(isinstance(cost, int | np.integer) for _, _, cost in found)
    return EdgeArrays(
        nodes=nodes,
        numbers=numbers,
        leaving=_rows(places[:, 0], places[:, 1], costs, len(nodes)),
        arriving=_rows(places[:, 1], places[:, 0], costs, len(nodes)),
        is_whole=is_whole,
    )


def _edges(graph: nx.Graph[Any], weight: Weight) -> Iterator[tuple[Any, Any, Any]]:
    for origin, destinations in graph.adjacency():
        for destination, attributes in destinations.items():
            if weight is None:
                yield origin, destination, 1
            elif callable(weight):
                yield origin, destination, weight(origin, destination, attributes)
            else:
                yield origin, destination, attributes.get(weight, 1)


def _rows(
    tails: NDArray[np.int32], heads: NDArray[np.int32], costs: NDArray[np.float64], size: int
) -> csr_array[np.float64]:
    """Return rows of edges by tail. Built by hand, so that an edge of 0 stays an edge."""
    order = np.lexsort((heads, tails))
    starts = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(np.bincount(tails, minlength=size), out=starts[1:])
    return csr_array((costs[order], heads[order], starts), shape=(size, size))
