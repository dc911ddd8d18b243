"""Learning plans are exact, and no plan breaks a limit."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings

from benchmarks.enumeration import enumerated_front
from career_graph.graph import Position
from career_graph.learning import PlanOffer
from career_graph.paths import CareerPath, career_paths, path_along
from career_graph.profile import Limits, Profile
from tests.builders import JUNIOR, MEDIOR, SKILLS, graph_of, offers, questions, role

Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]


@settings(max_examples=300, deadline=None)
@given(questions(), offers())
def test_the_front_with_offers_is_that_of_trying_every_set_at_every_step(
    question: Question, taught: tuple[PlanOffer, ...]
) -> None:
    graph, profile, goal, limits = question

    answer = career_paths(graph, profile, goal, limits=limits, offers=taught)
    expected = enumerated_front(graph, profile, goal, limits, taught)

    assert answer.proof.complete
    assert [path.cost for path in answer.paths] == [path.cost for path in expected]
    assert [stops(path) for path in answer.paths] == [stops(path) for path in expected]
    assert all(step.is_open for path in answer.paths for step in path.transitions)
    assert all(p.study_hours >= answer.proof.study_hours_lower_bound for p in expected)


@settings(max_examples=200, deadline=None)
@given(questions(), offers())
def test_no_offer_of_a_plan_can_be_left_out_at_the_same_cost(
    question: Question, taught: tuple[PlanOffer, ...]
) -> None:
    graph, profile, goal, limits = question

    for path in career_paths(graph, profile, goal, limits=limits, offers=taught).paths:
        route = [step.destination for step in path.transitions]
        plans = [step.study.offers for step in path.transitions]
        for number, plan in enumerate(plans):
            for offer in plan:
                left = [*plans[:number], tuple(o for o in plan if o != offer), *plans[number + 1 :]]
                other = path_along(graph, profile, route, limits=limits, plans=left)
                is_open = all(step.is_open for step in other.transitions)
                assert not (
                    is_open and other.cost == path.cost and other.study_hours < path.study_hours
                )


def test_a_course_in_what_somebody_can_do_already_stands_in_for_no_other() -> None:
    asked = {JUNIOR: {"python": 2, "planning": 1, "sql": 1}}
    graph = graph_of(SKILLS, [role("a", asked)])
    profile = Profile(None, 0, {"sql": 1})
    held_already = PlanOffer("x", (("planning", 1), ("sql", 1)), hours=0)
    new = PlanOffer("y", (("python", 1),), hours=0)  # made shorter by sql, with or without x

    answer = career_paths(
        graph, profile, Position("a", JUNIOR), limits=Limits(4, 9), offers=(held_already, new)
    )

    assert [offer.id for offer in answer.paths[0].transitions[0].study.offers] == ["x", "y"]


def test_a_course_longer_than_what_it_saves_counts_where_nobody_learns_its_skill_alone() -> None:
    expert = role("tester", {MEDIOR: {"sql": 4, "testing": 1}}, budget=60)
    graph = graph_of(SKILLS, [expert], {"nurse": {}})
    nurse, limits = Profile(Position("nurse", MEDIOR), 60), Limits(8, 12)
    course = PlanOffer("x", (("sql", 4),), hours=200)  # alone its steps would take 150

    answer = career_paths(graph, nurse, Position("tester", MEDIOR), limits=limits, offers=[course])

    assert [step.study.offers for path in answer.paths for step in path.transitions] == [(course,)]


@pytest.mark.parametrize(("asked", "budget"), [(3, 30), (2, 15), (4, 45)])
def test_a_course_in_a_related_skill_counts_where_it_makes_a_step_short_enough_for_the_job(
    asked: int, budget: int
) -> None:
    tester = role("tester", {MEDIOR: {"sql": asked}}, budget=budget)
    graph = graph_of(SKILLS, [tester], {"nurse": {}})
    nurse, limits = Profile(Position("nurse", MEDIOR), 60, {"sql": asked - 1}), Limits(1, 36)
    course = PlanOffer("x", (("python", asked),), hours=budget)

    answer = career_paths(graph, nurse, Position("tester", MEDIOR), limits=limits, offers=[course])

    assert [step.study.offers for path in answer.paths for step in path.transitions] == [(course,)]


def stops(path: CareerPath) -> list[str]:
    return [step.destination.id for step in path.transitions]
