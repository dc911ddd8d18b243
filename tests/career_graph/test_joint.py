"""The solver's plans for a route are those of trying every offer before every stop."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

import networkx as nx
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from career_graph.compiled import compiled
from career_graph.graph import Position
from career_graph.joint import Rival, RouteCost
from career_graph.journey import standing_of
from career_graph.labels import Leg
from career_graph.learning import PlanOffer
from career_graph.paths import CareerPath, path_along
from career_graph.plans import Planner, courses_of
from career_graph.profile import Limits, Profile
from career_graph.search import search
from career_graph.transitions import BlockKind
from skills_taxonomy.model import CareerLevel
from tests.builders import SKILLS, graph_of, offers, questions, role

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


@settings(max_examples=150, deadline=None)
@given(questions(), offers(), st.sampled_from([0, 1, 4]))
def test_a_solver_out_of_work_shows_true_plans_only_and_says_what_is_missing(
    question: Question, taught: tuple[PlanOffer, ...], checks: int
) -> None:
    graph, profile, goal, limits = question
    alone = path_along(graph, profile, [goal], limits=limits)
    kinds = {block.kind for step in alone.transitions for block in step.blocks}
    assume(profile.position != goal and kinds <= BY_LEARNING)
    arrays = compiled(graph)
    planner = Planner(arrays, courses_of(arrays, taught, limits), limits, checks)
    held, legs = arrays.state(profile.skills), legs_of(graph, profile, alone)

    found = {plan.cost for plan in planner.together(held, legs, [])}

    every = {cost(path) for path in every_plan(graph, profile, [goal], limits, taught)}
    assert found <= every
    assert not planner.is_complete or found == front(every)


def test_an_answer_for_which_the_solver_got_no_work_is_a_part_and_says_so() -> None:
    names = ("sql", "testing", "python", "law")
    steps = {CareerLevel.JUNIOR: {"sql": 1}, CareerLevel.MEDIOR: dict.fromkeys(names, 3)}
    graph = graph_of(SKILLS, [role("a", steps)])
    arrays, stand = compiled(graph), standing_of(Profile(None, 0, {}))
    goal = Position("a", CareerLevel.MEDIOR)
    limits = Limits(hours_per_week=8, months_per_step=36, own_euros=1000)
    courses = [
        PlanOffer(
            f"{one}-{other}",
            ((one, 3), (other, 3)),
            hours=40 + (7 * names.index(one) + 11 * names.index(other)) % 50,
            months=0,
            euros=50 + (13 * names.index(one) + 29 * names.index(other)) % 70,
        )
        for one, other in permutations(names, 2)
    ]

    whole = search(arrays, stand, goal, limits, courses)
    part = search(arrays, stand, goal, limits, courses, most_solving=0.0)

    assert whole.complete
    assert [route.cost[1].least for route in whole.front] == [51, 0]
    assert not part.complete
    assert [route.cost for route in part.front] == [whole.front[1].cost]


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
