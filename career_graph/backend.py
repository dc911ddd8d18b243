"""Our networkx backend: shortest paths of a `WeighedGraph` on arrays.

networkx finds this module by its entry point (`networkx.backends`) and calls these functions in
place of its own, with the same arguments, answers and errors. A graph of another type can ask for
it with `backend="padwijzer"`; it is then read anew each time, because it cannot tell when a weight
changes. For what is not here, ask `nx.DiGraph(graph)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from career_graph.shortest import Reached, nearest_first, reached_from, simple_paths
from career_graph.sweeps import costs_within
from career_graph.weighed import BACKEND, EdgeArrays, Weight, edge_arrays

Cost = int | float


class Borrowed:
    """A graph of another type, looked at through this backend. Nothing of it is kept."""

    __networkx_backend__ = BACKEND

    def __init__(self, graph: nx.Graph[Any]) -> None:
        self.adjacency = graph.adjacency
        self.nodes = graph.nodes

    def __iter__(self) -> Iterator[Any]:
        return iter(self.nodes)

    def is_multigraph(self) -> bool:
        """Whether two nodes may have several edges: never, see `can_run`."""
        return False


def convert_from_nx(graph: nx.Graph[Any], **_: Any) -> Borrowed:
    """Return `graph` for use by this backend."""
    return Borrowed(graph)


def convert_to_nx(result: Any, **_: Any) -> Any:
    """Return what this backend answered: plain values, or a graph that networkx knows."""
    return result


def can_run(_name: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Whether this backend can answer: not where two nodes have several edges."""
    graph = arguments[0] if arguments else named["G"]
    return not graph.is_multigraph()


def shortest_simple_paths(
    G: nx.Graph[Any],
    source: Any,
    target: Any,
    weight: Weight = None,
) -> Iterator[list[Any]]:
    """Yield the simple paths from `source` to `target`, cheapest first, as networkx does."""
    arrays = edge_arrays(G, weight)
    first, last = _number(arrays, source, "source"), _number(arrays, target, "target")
    found = False
    for path in simple_paths(arrays, first, last):
        found = True
        yield [arrays.nodes[number] for number in path]
    if not found:
        raise nx.NetworkXNoPath(f"No path between {source} and {target}.")


def single_source_dijkstra_path_length(
    G: nx.Graph[Any], source: Any, cutoff: float | None = None, weight: Weight = "weight"
) -> dict[Any, Cost]:
    """Return the cost of the cheapest path to every node within `cutoff`, nearest first."""
    arrays = edge_arrays(G, weight)
    number = _number(arrays, source, "source")
    if cutoff is None:
        return _costs(arrays, reached_from(arrays, number, None).cost)
    return _costs(arrays, costs_within(arrays.cheapest_first, number, cutoff))


def single_source_dijkstra_path(
    G: nx.Graph[Any], source: Any, cutoff: float | None = None, weight: Weight = "weight"
) -> dict[Any, list[Any]]:
    """Return the cheapest path to every node within `cutoff`, nearest first."""
    return _paths(*_from_source(G, source, cutoff, weight))


def single_source_dijkstra(
    G: nx.Graph[Any],
    source: Any,
    target: Any = None,
    cutoff: float | None = None,
    weight: Weight = "weight",
) -> tuple[Any, Any]:
    """Return costs and paths, by node or, with `target`, just those two."""
    arrays, reached = _from_source(G, source, cutoff, weight)
    if target is None:
        return _costs(arrays, reached.cost), _paths(arrays, reached)
    number = arrays.numbers.get(target)
    if number is None or number not in reached.nearest_first:
        raise nx.NetworkXNoPath(f"No path to {target}.")
    way = [arrays.nodes[n] for n in reached.way_to(number)]
    return _cost(arrays, float(reached.cost[number])), way


def dijkstra_path(
    G: nx.Graph[Any], source: Any, target: Any, weight: Weight = "weight"
) -> list[Any]:
    """Return the cheapest path."""
    path: list[Any] = single_source_dijkstra(G, source, target, None, weight)[1]
    return path


def dijkstra_path_length(
    G: nx.Graph[Any], source: Any, target: Any, weight: Weight = "weight"
) -> Cost:
    """Return the cost of the cheapest path."""
    cost: Cost = single_source_dijkstra(G, source, target, None, weight)[0]
    return cost


def _from_source(
    graph: nx.Graph[Any], source: Any, cutoff: float | None, weight: Weight
) -> tuple[EdgeArrays, Reached]:
    arrays = edge_arrays(graph, weight)
    return arrays, reached_from(arrays, _number(arrays, source, "source"), cutoff)


def _number(arrays: EdgeArrays, node: Any, part: str) -> int:
    if node not in arrays.numbers:
        raise nx.NodeNotFound(f"{part} node {node} not in graph")
    return arrays.numbers[node]


def _costs(arrays: EdgeArrays, cost: NDArray[np.float64]) -> dict[Any, Cost]:
    numbers = nearest_first(cost)
    costs = cost[numbers]
    nodes = arrays.nodes_array[numbers].tolist()
    return dict(
        zip(nodes, (costs.astype(np.int64) if arrays.is_whole else costs).tolist(), strict=True)
    )


def _paths(arrays: EdgeArrays, reached: Reached) -> dict[Any, list[Any]]:
    return {
        arrays.nodes[number]: [arrays.nodes[n] for n in reached.way_to(number)]
        for number in reached.nearest_first.tolist()
    }


def _cost(arrays: EdgeArrays, cost: float) -> Cost:
    return int(cost) if arrays.is_whole else cost
