"""Who is said to reach a position does, and nobody who does is left out."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.knowledge import Knowledge
from career_graph.graph import Position, UnknownPositionError
from career_graph.paths import career_paths
from career_graph.profile import Limits
from career_graph.reverse import feeders, typical_person
from career_graph.transitions import reachable_positions
from skills_taxonomy.model import CareerLevel
from tests.builders import JUNIOR, SKILLS, graph_of, graphs, role
from tests.career_graph.test_paths import position


@settings(max_examples=150, deadline=None)
@given(graphs(), st.data(), st.integers(0, 40), st.sampled_from([2, 8, 20]))
def test_feeders_are_exactly_those_for_whom_the_step_is_open_in_time(
    graph: nx.DiGraph[Position], data: st.DataObject, months: int, hours: int
) -> None:
    goals = [p for p, is_role in graph.nodes(data="is_role") if is_role]
    goal = data.draw(st.sampled_from(goals))
    plainly = set()
    for level in CareerLevel:
        origin = Position("nurse", level)
        person = typical_person(graph, origin)
        for found in reachable_positions(graph, person, limits=Limits(hours, months)):
            step = found.transition
            if found.position == goal and step.is_open and step.months <= months:
                plainly.add(origin)

    found_origins = [f.origin for f in feeders(graph, goal, months=months, hours_per_week=hours)]

    assert set(found_origins) == plainly
    assert len(found_origins) == len(plainly)


@settings(max_examples=80, deadline=None)
@given(graphs(), st.data(), st.integers(0, 24))
def test_more_months_never_take_a_feeder_away(
    graph: nx.DiGraph[Position], data: st.DataObject, months: int
) -> None:
    goals = [p for p, is_role in graph.nodes(data="is_role") if is_role]
    goal = data.draw(st.sampled_from(goals))

    fewer = {f.origin for f in feeders(graph, goal, months=months, hours_per_week=8)}
    more = {f.origin for f in feeders(graph, goal, months=months + 3, hours_per_week=8)}

    assert fewer <= more


@pytest.mark.parametrize("goal", ["functioneel-beheerder.medior", "testanalist.junior"])
def test_on_the_embedded_data_each_feeder_has_a_path_that_is_as_quick(
    knowledge: Knowledge, goal: str
) -> None:
    graph = knowledge.career_graph
    found = feeders(graph, position(goal), months=9, hours_per_week=8)

    assert found
    for feeder in found[::25]:
        person = typical_person(graph, feeder.origin)
        answer = career_paths(graph, person, position(goal), limits=Limits(8, 9))
        assert min(path.months for path in answer.paths) <= feeder.transition.months
    lost = [feeder.transition.levels_lost for feeder in found]
    assert lost == sorted(lost)


def test_only_role_positions_have_feeders() -> None:
    graph = graph_of(SKILLS, [role("tester", {JUNIOR: {"testing": 1}})], {"nurse": {}})

    for unknown in (Position("astronaut", JUNIOR), Position("nurse", JUNIOR)):
        with pytest.raises(UnknownPositionError):
            feeders(graph, unknown, months=6, hours_per_week=8)
