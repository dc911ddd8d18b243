"""The state-free form of the question: fixed weights on the steps, as networkx can express it.

It gives wrong answers for people, who keep what they learn; it is measured because it is the only
form that networkx can answer too. The same networkx functions are called on both sides; ours get a
`WeighedGraph`, which networkx hands to our backend.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any

import networkx as nx

from benchmarks.measuring import Row, compared
from benchmarks.synthetic import step_graph
from career_graph.graph import Position
from career_graph.weighed import WeighedGraph, sealed, weighed_steps

PATHS = 5
ROUNDS = 9
CUTOFF = 600  # hours
Case = tuple[Any, Any]


def on_career_graph(graph: nx.DiGraph[Position], size: str, cases: int) -> Iterator[Row]:
    """Measure on the steps between all role positions."""
    ours = weighed_steps(graph)
    yield from _rows(ours, size, cases)


def on_generated_steps(nodes: int, size: str, cases: int) -> Iterator[Row]:
    """Measure on generated steps with generated weights."""
    yield from _rows(sealed(step_graph(nodes)), size, cases)


def _rows(ours: WeighedGraph, size: str, number: int) -> Iterator[Row]:
    plain: nx.DiGraph[Any] = nx.DiGraph()
    plain.add_weighted_edges_from(ours.edges(data="weight"))
    chance = random.Random(5)
    nodes = list(ours)
    cases: list[Case] = [(a, b) for a, b in (chance.sample(nodes, 2) for _ in range(number))]
    _five(ours, cases[0])  # the arrays are made with the first question

    def weight(_origin: Any, _destination: Any, attributes: Any) -> Any:
        return attributes["weight"]

    for name, of in (("stored weights", "weight"), ("a weight function", weight)):
        yield compared(
            "five shortest simple paths, fixed weights",
            size,
            cases if isinstance(of, str) else cases[: max(2, number // 3)],
            partial(_five, ours),
            f"networkx, {name}",
            partial(_five, plain, weight=of),
            rounds=ROUNDS,
        )
        yield compared(
            "reachable set, fixed weights",
            size,
            cases,
            partial(_reach, ours),
            f"networkx, {name}",
            partial(_reach, plain, weight=of),
            rounds=ROUNDS,
        )


def _five(graph: nx.DiGraph[Any], case: Case, weight: Any = "weight") -> list[Any]:
    found = nx.shortest_simple_paths(graph, *case, weight=weight)
    return [nx.path_weight(graph, path, "weight") for path in islice(found, PATHS)]


def _reach(graph: nx.DiGraph[Any], case: Case, weight: Any = "weight") -> dict[Any, Any]:
    return nx.single_source_dijkstra_path_length(graph, case[0], cutoff=CUTOFF, weight=weight)
