"""Who is said to reach a position does, and nobody who does is left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.knowledge import Knowledge
from career_graph.graph import Position, UnknownPositionError
from career_graph.journey import standing_of
from career_graph.learning import PlanOffer
from career_graph.paths import career_paths
from career_graph.plannable import plan_offers
from career_graph.profile import Limits
from career_graph.reverse import feeders, typical_person
from career_graph.transitions import Transition, transition_to
from skills_taxonomy.model import CareerLevel
from tests.builders import JUNIOR, SKILLS, graph_of, graphs, offers, role
from tests.career_graph.test_paths import position


def reaching(
    graph: nx.DiGraph[Position],
    goal: Position,
    taken: Sequence[PlanOffer],
    months: int,
    hours: int,
) -> dict[Position, Transition]:
    """Every origin from which `taken` and self-study open `goal` in time, one by one."""
    found = {}
    for level in CareerLevel:
        origin = Position("nurse", level)
        step = transition_to(
            graph,
            standing_of(typical_person(graph, origin)),
            goal,
            limits=Limits(hours, months),
            start_level=origin.level,
            offers=taken,
        )
        if step.is_open and step.months <= months:
            found[origin] = step
    return found


@settings(max_examples=200, deadline=None)
@given(graphs(), st.data(), offers(), st.integers(0, 40), st.sampled_from([2, 8, 20]))
def test_feeders_are_exactly_those_whom_some_set_of_offers_brings_there_in_time(
    graph: nx.DiGraph[Position],
    data: st.DataObject,
    taught: tuple[PlanOffer, ...],
    months: int,
    hours: int,
) -> None:
    goals = [p for p, is_role in graph.nodes(data="is_role") if is_role]
    goal = data.draw(st.sampled_from(goals))
    sets = [c for n in range(len(taught) + 1) for c in combinations(taught, n)]
    plainly = [reaching(graph, goal, taken, months, hours) for taken in sets]

    answer = feeders(graph, goal, months=months, hours_per_week=hours, offers=taught)

    origins = [one.origin for one in answer.found]
    assert answer.complete
    assert len(origins) == len(set(origins))
    assert set(origins) == set().union(*plainly)
    assert {one.origin for one in answer.found if not one.needs_offers} == set(plainly[0])
    for one in answer.found:
        assert one.transition.is_open
        if one.needs_offers:
            rivals = [way[one.origin].study.own_euros for way in plainly if one.origin in way]
            cost = one.transition.study.own_euros
            assert all(rival == cost or not rival.no_dearer(cost) for rival in rivals)


@settings(max_examples=60, deadline=None)
@given(graphs(), st.data(), offers(), st.integers(0, 24))
def test_one_offer_less_never_adds_a_feeder(
    graph: nx.DiGraph[Position], data: st.DataObject, taught: tuple[PlanOffer, ...], months: int
) -> None:
    goals = [p for p, is_role in graph.nodes(data="is_role") if is_role]
    goal = data.draw(st.sampled_from(goals))

    def origins(some: tuple[PlanOffer, ...]) -> set[Position]:
        answer = feeders(graph, goal, months=months, hours_per_week=8, offers=some)
        return {one.origin for one in answer.found}

    assert origins(taught[1:]) <= origins(taught)


@settings(max_examples=80, deadline=None)
@given(graphs(), st.data(), offers(), st.integers(0, 24))
def test_more_months_never_take_a_feeder_away(
    graph: nx.DiGraph[Position], data: st.DataObject, taught: tuple[PlanOffer, ...], months: int
) -> None:
    goals = [p for p, is_role in graph.nodes(data="is_role") if is_role]
    goal = data.draw(st.sampled_from(goals))

    def origins(months: int) -> set[Position]:
        answer = feeders(graph, goal, months=months, hours_per_week=8, offers=taught)
        return {one.origin for one in answer.found}

    assert origins(months) <= origins(months + 3)


@pytest.mark.parametrize("goal", ["functioneel-beheerder.medior", "testanalist.junior"])
def test_on_the_embedded_data_each_feeder_has_a_path_that_is_as_quick(
    knowledge: Knowledge, goal: str
) -> None:
    graph = knowledge.career_graph
    limits = Limits(8, 9)
    taught = plan_offers(knowledge.offers.values(), limits)
    found = feeders(graph, position(goal), months=9, hours_per_week=8, offers=taught).found
    in_need = [feeder for feeder in found if feeder.needs_offers]

    assert found
    assert bool(in_need) == (goal == "functioneel-beheerder.medior")
    for feeder in (*found[::25], *in_need[::25]):
        person = typical_person(graph, feeder.origin)
        answer = career_paths(graph, person, position(goal), limits=limits, offers=taught)
        assert min(path.months for path in answer.paths) <= feeder.transition.months
    lost = [feeder.transition.levels_lost for feeder in found]
    assert lost == sorted(lost)


def test_only_role_positions_have_feeders() -> None:
    graph = graph_of(SKILLS, [role("tester", {JUNIOR: {"testing": 1}})], {"nurse": {}})

    for unknown in (Position("astronaut", JUNIOR), Position("nurse", JUNIOR)):
        with pytest.raises(UnknownPositionError):
            feeders(graph, unknown, months=6, hours_per_week=8)
