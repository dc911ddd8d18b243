"""The search tells the truth about itself: complete or not, and the least that opens a goal."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings

from app.knowledge import Knowledge
from career_graph import search as searching
from career_graph.compiled import compiled
from career_graph.graph import Position
from career_graph.journey import standing_of
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.search import least_study_limit, reaches, search
from skills_taxonomy.model import CareerLevel
from tests.builders import questions

Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]
ENOUGH = 5_000  # hours; more than any step in the made-up graphs takes


@settings(max_examples=300, deadline=None)
@given(questions())
def test_the_least_study_limit_opens_the_goal_and_an_hour_less_does_not(question: Question) -> None:
    graph, person, goal, limits = question
    arrays, stand = compiled(graph), standing_of(person)

    least = least_study_limit(arrays, stand, goal, limits, most=ENOUGH)

    wide = replace(limits, hours_per_week=60, months_per_step=24)
    if least is None:
        assert not reaches(arrays, stand, goal, wide)
    else:
        assert least_study_limit(arrays, stand, goal, limits, most=least) == least
        assert least_study_limit(arrays, stand, goal, limits, most=least - 1) is None


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
