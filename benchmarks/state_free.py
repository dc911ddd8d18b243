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
from career_graph.graph import Position, typical_study_hours
from career_graph.weighed import STEP_HOURS, WeighedGraph, Weight, sealed, weighed_steps

PATHS = 5
ROUNDS = 9
CUTOFF = 600  # hours
Case = tuple[Any, Any]


def on_career_graph(graph: nx.DiGraph[Position], size: str, cases: int) -> Iterator[Row]:
    """Measure on the steps between all role positions.

    The weight function is the one of the career graph: it reckons the hours of each step anew, as
    networkx has to for hours that are not the same for everybody.
    """
    hours = typical_study_hours(graph)

    def reckoned(origin: Position, destination: Position, attributes: object) -> int:
        return hours(origin, destination, attributes) + STEP_HOURS

    yield from _rows(weighed_steps(graph), size, cases, reckoned)


def on_generated_steps(nodes: int, size: str, cases: int) -> Iterator[Row]:
    """Measure on generated steps with generated weights, which the weight function looks up."""

    def looked_up(_origin: int, _destination: int, attributes: Any) -> Any:
        return attributes["weight"]

    yield from _rows(sealed(step_graph(nodes)), size, cases, looked_up)


def _rows(ours: WeighedGraph, size: str, number: int, function: Weight) -> Iterator[Row]:
    plain: nx.DiGraph[Any] = nx.DiGraph()
    plain.add_weighted_edges_from(ours.edges(data="weight"))
    chance = random.Random(5)
    nodes = list(ours)
    cases: list[Case] = [(a, b) for a, b in (chance.sample(nodes, 2) for _ in range(number))]
    _five(ours, cases[0])  # the arrays are made with the first question
    weights: dict[str, tuple[Weight, int]] = {
        "stored weights": ("weight", number),
        "a weight function": (function, 2),
    }
    for name, (of, some) in weights.items():
        yield compared(
            "five shortest simple paths, fixed weights",
            size,
            cases[:some],
            partial(_five, ours),
            f"networkx, {name}",
            partial(_five, plain, weight=of),
            rounds=ROUNDS,
        )
        yield compared(
            "reachable set, fixed weights",
            size,
            cases[:some],
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
