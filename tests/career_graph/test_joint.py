"""The solver's plans for a route are those of trying every offer before every stop."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import networkx as nx
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from career_graph.compiled import compiled
from career_graph.graph import Position
from career_graph.joint import Rival, RouteCost
from career_graph.labels import Leg
from career_graph.learning import PlanOffer
from career_graph.paths import CareerPath, path_along
from career_graph.plans import Planner, courses_of
from career_graph.profile import Limits, Profile
from career_graph.transitions import BlockKind
from tests.builders import offers, questions

Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]
BY_LEARNING = {BlockKind.STUDY, BlockKind.EUROS, BlockKind.TOO_HIGH}


@settings(max_examples=400, deadline=None)
@given(questions(), offers(), st.data())
def test_the_solver_finds_what_brute_force_finds(
    question: Question, taught: tuple[PlanOffer, ...], data: st.DataObject
) -> None:
    graph, profile, goal, limits = question
    roles = [p for p, is_role in graph.nodes(data="is_role") if is_role and p != goal]
    between = data.draw(st.lists(st.sampled_from(roles), max_size=2, unique=True)) if roles else []
    route = [*between, goal]
    alone = path_along(graph, profile, route, limits=limits)
    kinds = {block.kind for step in alone.transitions for block in step.blocks}
    assume(profile.position not in route and kinds <= BY_LEARNING)
    arrays = compiled(graph)
    planner = Planner(arrays, courses_of(arrays, taught, limits), limits)
    held, legs = arrays.state(profile.skills), legs_of(graph, profile, alone)

    found = [plan.cost for plan in planner.together(held, legs, [])]
    expected = front({cost(path) for path in every_plan(graph, profile, route, limits, taught)})

    assert planner.is_complete
    assert len(found) == len(set(found))
    assert set(found) == expected
    if found:
        rivals = [Rival(found[0])]
        left = {plan.cost for plan in planner.together(held, legs, rivals)}
        assert left == expected - {found[0]}


def legs_of(graph: nx.DiGraph[Position], profile: Profile, path: CareerPath) -> list[Leg]:
    arrays = compiled(graph)
    start = profile.position.level if profile.position else 0
    return [
        Leg(
            stop=arrays.stop(step.destination),
            stay=step.stay_months,
            taught=tuple((arrays.skill_numbers[m.skill], m.asked) for m in step.taught),
            is_below=step.origin is not None and step.origin.level < start,
        )
        for step in path.transitions
    ]


def every_plan(
    graph: nx.DiGraph[Position],
    profile: Profile,
    route: list[Position],
    limits: Limits,
    taught: tuple[PlanOffer, ...],
) -> Iterator[CareerPath]:
    for places in product(range(len(route) + 1), repeat=len(taught)):
        plans = [
            [offer for offer, place in zip(taught, places, strict=True) if place == step]
            for step in range(len(route))
        ]
        path = path_along(graph, profile, route, limits=limits, plans=plans)
        is_open = all(step.is_open for step in path.transitions)
        if is_open and path.euros.is_within(limits.own_euros):
            yield path


def cost(path: CareerPath) -> RouteCost:
    return (path.months, path.euros, path.income_dip)


def front(costs: set[RouteCost]) -> set[RouteCost]:
    def is_beaten(one: RouteCost) -> bool:
        return any(
            other != one
            and other[0] <= one[0]
            and other[1].no_dearer(one[1])
            and other[2] <= one[2]
            for other in costs
        )

    return {one for one in costs if not is_beaten(one)}
