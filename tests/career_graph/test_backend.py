"""networkx gives the same answers on our arrays as on its own dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.knowledge import Knowledge
from career_graph.graph import Position, typical_study_hours
from career_graph.weighed import STEP_HOURS, WeighedGraph, sealed, weighed_steps
from skills_taxonomy.model import CareerLevel

NODES = 7
Edge = tuple[int, int, int]
weights = st.one_of(st.integers(0, 3), st.integers(1, 40))
edges = st.lists(
    st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1), weights), max_size=30
)


def plain_graph(steps: list[Edge]) -> nx.DiGraph[int]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(NODES))
    graph.add_weighted_edges_from(steps)
    return graph


def outcome(answer: Callable[[], Any]) -> Any:
    try:
        return answer()
    except (nx.NetworkXNoPath, nx.NodeNotFound) as error:
        return type(error)


def all_costs(graph: nx.DiGraph[int], weight: str | None) -> Any:
    paths = list(nx.shortest_simple_paths(graph, 0, NODES - 1, weight=weight))
    costs = [nx.path_weight(graph, path, weight) if weight else len(path) for path in paths]
    assert costs == sorted(costs)
    return sorted(zip(costs, paths, strict=True))


@settings(max_examples=300, deadline=None)
@given(edges, st.sampled_from(["weight", None]))
def test_all_simple_paths_come_with_the_same_costs(steps: list[Edge], weight: str | None) -> None:
    graph = plain_graph(steps)

    assert outcome(lambda: all_costs(sealed(graph), weight)) == outcome(
        lambda: all_costs(graph, weight)
    )


@settings(max_examples=300, deadline=None)
@given(edges, st.none() | st.integers(0, 60))
def test_the_reachable_set_and_its_costs_are_the_same(
    steps: list[Edge], cutoff: int | None
) -> None:
    graph = plain_graph(steps)
    ours = sealed(graph)

    plainly = nx.single_source_dijkstra_path_length(graph, 0, cutoff=cutoff)
    lengths, paths = nx.single_source_dijkstra(ours, 0, cutoff=cutoff)

    assert lengths == plainly
    assert nx.single_source_dijkstra_path_length(ours, 0, cutoff=cutoff) == plainly
    assert paths == nx.single_source_dijkstra_path(ours, 0, cutoff=cutoff)
    assert list(lengths.values()) == sorted(lengths.values())
    for node, path in paths.items():
        assert path[0] == 0
        assert path[-1] == node
        assert nx.path_weight(graph, path, "weight") == plainly[node]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, NODES - 1),
            st.integers(0, NODES - 1),
            st.sampled_from([0.0, 0.1, 0.2, 0.30000000000000004, 1 / 3, 7.7, 70_000.0, 1e9]),
        ),
        max_size=30,
    ),
    st.sampled_from([-1.0, 0.0, 0.1, 0.3, 0.30000000000000004, 0.6, 2.0, 100.0, float("inf")]),
)
def test_what_lies_just_within_the_limit_is_the_same_for_costs_that_are_not_whole(
    steps: list[tuple[int, int, float]], cutoff: float
) -> None:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(NODES))
    graph.add_weighted_edges_from(steps)

    within = nx.single_source_dijkstra_path_length(sealed(graph), 0, cutoff=cutoff)
    assert within == nx.single_source_dijkstra_path_length(graph, 0, cutoff=cutoff)
    assert list(within.values()) == sorted(within.values())


@settings(max_examples=200, deadline=None)
@given(edges, st.integers(0, NODES), st.integers(0, NODES))
def test_one_path_costs_the_same_or_fails_the_same(
    steps: list[Edge], source: int, target: int
) -> None:
    graph = plain_graph(steps)
    ours = sealed(graph)

    assert outcome(lambda: nx.dijkstra_path_length(ours, source, target)) == outcome(
        lambda: nx.dijkstra_path_length(graph, source, target)
    )
    path = outcome(lambda: nx.dijkstra_path(ours, source, target))
    if isinstance(path, list):
        assert nx.path_weight(graph, path, "weight") == nx.dijkstra_path_length(
            graph, source, target
        )


@settings(max_examples=100, deadline=None)
@given(edges)
def test_a_weight_function_is_asked_anew_each_time(steps: list[Edge]) -> None:
    graph = plain_graph(steps)
    ours = sealed(graph)
    factor = [1]

    def weight(_origin: int, destination: int, attributes: dict[str, int]) -> int | None:
        return attributes["weight"] * factor[0] if destination % 3 else None

    for factor[0] in (2, 5):
        assert nx.single_source_dijkstra_path_length(
            ours, 0, weight=weight
        ) == nx.single_source_dijkstra_path_length(graph, 0, weight=weight)


def test_a_sealed_graph_refuses_every_change() -> None:
    graph = sealed(plain_graph([(0, 1, 2), (1, 2, 2)]))
    assert nx.dijkstra_path_length(graph, 0, 2) == 4

    with pytest.raises(TypeError):
        graph[0][1]["weight"] = 9
    with pytest.raises(TypeError):
        graph.edges[0, 1]["weight"] = 9
    with pytest.raises(nx.NetworkXError):
        graph.add_edge(0, 2, weight=1)
    with pytest.raises(nx.NetworkXError):
        graph.remove_node(1)
    assert nx.dijkstra_path_length(graph, 0, 2) == 4


def test_changed_weights_change_the_answer_of_a_graph_that_is_not_sealed() -> None:
    copy = sealed(plain_graph([(0, 1, 2), (1, 2, 2)])).copy()
    view = copy.subgraph([0, 1, 2])
    assert isinstance(copy, WeighedGraph)
    assert nx.dijkstra_path_length(view, 0, 2) == nx.dijkstra_path_length(copy, 0, 2) == 4

    copy[0][1]["weight"] = 9

    assert nx.dijkstra_path_length(view, 0, 2) == nx.dijkstra_path_length(copy, 0, 2) == 11
    assert next(nx.shortest_simple_paths(copy, 0, 2, weight="weight")) == [0, 1, 2]


def test_a_plain_graph_may_ask_for_the_backend_and_is_read_anew() -> None:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from([(0, 1, 2), (1, 2, 2)])
    assert nx.dijkstra_path_length(graph, 2, 0, backend="padwijzer") == 4

    graph[0][1]["weight"] = 9

    with pytest.warns(UserWarning, match="cached graph"):  # networkx keeps our handle, not weights
        changed = nx.dijkstra_path_length(graph, 2, 0, backend="padwijzer")
    assert changed == 11


def test_several_edges_between_two_nodes_are_left_to_networkx() -> None:
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    graph.add_edge(0, 1, weight=3)

    with pytest.raises(NotImplementedError):
        nx.dijkstra_path_length(graph, 0, 1, backend="padwijzer")


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 0"):
        nx.dijkstra_path_length(sealed(plain_graph([(0, 1, -1)])), 0, 1)


def test_the_career_graph_with_fixed_weights_gives_the_same_paths(knowledge: Knowledge) -> None:
    graph = knowledge.career_graph
    origin = Position("verpleegkundige", CareerLevel.MEDIOR)
    goal = Position("informatieanalist", CareerLevel.MEDIOR)
    ours = weighed_steps(graph, [origin])
    plain: nx.DiGraph[Position] = nx.DiGraph(ours)
    hours = typical_study_hours(graph)

    def costs(steps: nx.DiGraph[Position]) -> list[float]:
        found = nx.shortest_simple_paths(steps, origin, goal, weight="weight")
        return [nx.path_weight(plain, path, "weight") for path in islice(found, 5)]

    assert costs(ours) == costs(plain)
    assert nx.single_source_dijkstra_path_length(
        ours, origin, cutoff=600
    ) == nx.single_source_dijkstra_path_length(plain, origin, cutoff=600)
    weight: int
    for a, b, weight in islice(ours.edges(data="weight"), 0, None, 997):
        assert weight == hours(a, b, None) + STEP_HOURS
    assert type(plain) is nx.DiGraph
