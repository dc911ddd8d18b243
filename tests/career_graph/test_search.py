"""The search tells the truth about itself: complete or not, and the least that opens a goal."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings

from app.knowledge import Knowledge
from career_graph import search as searching
from career_graph.compiled import compiled
from career_graph.graph import Position
from career_graph.journey import standing_of
from career_graph.learning import PlanOffer
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.search import first_route, search
from skills_taxonomy.model import CareerLevel
from tests.builders import offers, questions

Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]


@settings(max_examples=150, deadline=None)
@given(questions(), offers())
def test_a_first_route_is_found_just_when_the_whole_search_finds_one(
    question: Question, taught: tuple[PlanOffer, ...]
) -> None:
    graph, person, goal, limits = question
    arrays, stand = compiled(graph), standing_of(person)
    whole = search(arrays, stand, goal, limits, taught)

    found = first_route(arrays, stand, goal, limits, taught)

    assert found.is_proven
    assert (found.route is not None) == bool(whole.front)
    if found.route:
        assert found.route.stops[-1] == goal


def test_an_answer_that_ran_out_of_work_says_so(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = knowledge.career_graph
    nurse = Position("verpleegkundige", CareerLevel.MEDIOR)
    skills = presumed_skills(graph, nurse)
    person = Profile(nurse, 24, skills, from_work=frozenset(skills))
    goal = Position("enterprise-architect", CareerLevel.SENIOR)
    monkeypatch.setattr(searching, "MOST_WORK", 50)

    found = search(compiled(graph), standing_of(person), goal, Limits(12, 12))

    assert not found.complete
