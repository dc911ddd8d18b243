"""Learning plans are exact, and no plan breaks a limit."""

from __future__ import annotations

import networkx as nx
from hypothesis import given, settings

from benchmarks.enumeration import enumerated_front
from career_graph.graph import Position
from career_graph.learning import PlanOffer
from career_graph.paths import CareerPath, career_paths
from career_graph.profile import Limits, Profile
from tests.builders import offers, questions

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


def stops(path: CareerPath) -> list[str]:
    return [step.destination.id for step in path.transitions]
