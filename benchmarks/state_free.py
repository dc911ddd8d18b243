"""The state-free form of the question: fixed weights on the steps, as networkx can express it.

It gives wrong answers for people, who keep what they learn; it is measured because it is the only
form that networkx can answer too. The same networkx functions are called on both sides; ours get a
`WeighedGraph`, which networkx hands to our backend.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

import networkx as nx

from benchmarks.measuring import Row, compared
from benchmarks.synthetic import step_graph
from career_graph.graph import Position, typical_study_hours
from career_graph.learning import LearningCosts
from career_graph.weighed import STEP_HOURS, WeighedGraph, Weight, sealed, weighed_steps

PATHS = 5
ROUNDS = 9
CUTOFF = 600  # hours: within it lie about a third of the positions of S and of E
FAR = 7_000  # hours: and within these of A, where two positions share less and each has 37 steps
FEW = 2  # cases: networkx takes long where it reckons every weight
Case = tuple[Any, Any]
Others = Mapping[str, tuple[Weight, int]]
"""Who answers too: by name the weight that networkx gets, and the number of cases."""


def on_career_graph(graph: nx.DiGraph[Position], size: str, cases: int) -> Iterator[Row]:
    """Measure on the steps between all role positions.

    The weight function is the one of the career graph: it reckons the hours of each step anew, as
    networkx has to for hours that are not the same for everybody.
    """
    hours = typical_study_hours(graph)

    def reckoned(origin: Position, destination: Position, attributes: object) -> int:
        return hours(origin, destination, attributes) + STEP_HOURS

    others: Others = {"stored weights": ("weight", cases), "a weight function": (reckoned, FEW)}
    yield from _rows(weighed_steps(graph), size, cases, others)


def on_generated_steps(nodes: int, size: str, cases: int) -> Iterator[Row]:
    """Measure on generated steps with generated weights.

    There is nothing to reckon: a weight function can only look up what is stored. That costs
    networkx hardly more than stored weights, and is not what somebody writes such a function for.
    It is measured because no weight function can be quicker.
    """

    def looked_up(_origin: int, _destination: int, attributes: Any) -> Any:
        return attributes["weight"]

    steps = sealed(step_graph(nodes))
    others: Others = {
        "stored weights": ("weight", cases),
        "a function that looks up": (looked_up, FEW),
    }
    yield from _rows(steps, size, cases, others)


def on_generated_positions(graph: nx.DiGraph[Position], size: str, cases: int) -> Iterator[Row]:
    """Measure the same steps between generated positions, which do ask something.

    Here the weight function reckons, as on S and E: the hours of what the destination asks and the
    origin does not, skill by skill. It is a plain one, without the hours that the job teaches.
    """
    asks: dict[Position, dict[str, int]] = {p: graph.nodes[p]["essential"] for p in graph}
    costs: LearningCosts = graph.graph["costs"]
    positions = list(graph)

    def reckoned(origin: Position, destination: Position, _attributes: object) -> int:
        held = asks[origin]
        return STEP_HOURS + sum(
            sum(costs.full[skill][held.get(skill, 0) : asked])
            for skill, asked in asks[destination].items()
        )

    steps: nx.DiGraph[Position] = nx.DiGraph()
    for start, end in step_graph(len(positions)).edges:
        origin, destination = positions[start], positions[end]
        steps.add_edge(origin, destination, weight=reckoned(origin, destination, None))
    others: Others = {"a weight function": (reckoned, cases)}
    yield from _rows(sealed(steps), size, cases, others, FAR)


def _rows(
    ours: WeighedGraph,
    size: str,
    number: int,
    others: Others,
    cutoff: int = CUTOFF,
) -> Iterator[Row]:
    """Yield how `others`, each a name with its weight and the cases it gets, do beside ours."""
    plain: nx.DiGraph[Any] = nx.DiGraph()
    plain.add_weighted_edges_from(ours.edges(data="weight"))
    chance = random.Random(5)
    nodes = list(ours)
    cases: list[Case] = [(a, b) for a, b in (chance.sample(nodes, 2) for _ in range(number))]
    _five(ours, cases[0])  # the arrays are made with the first question
    _reach(ours, cases[0], cutoff)
    for name, (of, some) in others.items():
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
            partial(_reach, ours, cutoff=cutoff),
            f"networkx, {name}",
            partial(_reach, plain, cutoff=cutoff, weight=of),
            rounds=ROUNDS,
        )


def _five(graph: nx.DiGraph[Any], case: Case, weight: Any = "weight") -> list[Any]:
    found = nx.shortest_simple_paths(graph, *case, weight=weight)
    return [nx.path_weight(graph, path, "weight") for path in islice(found, PATHS)]


def _reach(
    graph: nx.DiGraph[Any], case: Case, cutoff: int, weight: Any = "weight"
) -> dict[Any, Any]:
    return nx.single_source_dijkstra_path_length(graph, case[0], cutoff=cutoff, weight=weight)
