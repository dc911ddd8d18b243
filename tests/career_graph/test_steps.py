"""What one step opens, all positions at once, is what the rules say of each alone."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_graph.alone import fits_alone
from career_graph.compiled import compiled
from career_graph.graph import Position
from career_graph.journey import standing_of
from career_graph.profile import Limits, Profile
from career_graph.steps import Steps
from career_graph.transitions import transition_to
from skills_taxonomy.model import CareerLevel
from tests.builders import SKILLS, graph_of, questions, role

Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]


@settings(max_examples=300, deadline=None)
@given(questions())
def test_a_step_opens_just_the_positions_that_the_rules_open(question: Question) -> None:
    graph, person, goal, limits = question
    stand = standing_of(person)
    steps = Steps(compiled(graph), stand, limits)

    opened = steps.open()

    level = person.position.level if person.position else 0
    assert list(opened) == [
        position
        for position, is_role in graph.nodes(data="is_role")
        if is_role
        and position != person.position
        and transition_to(graph, stand, position, limits=limits, start_level=level).is_open
    ]
    assert list(steps.open(among={goal})) == [one for one in opened if one == goal]


@settings(max_examples=300, deadline=None)
@given(questions(), st.integers(0, 400))
def test_what_fits_alone_is_the_same_for_all_stops_at_once_as_for_each(
    question: Question, room: int
) -> None:
    graph, person, _, _ = question
    arrays = compiled(graph)
    held = arrays.state(person.skills)

    fits = fits_alone(arrays, held, np.arange(len(arrays.stops)), room)

    assert fits.tolist() == [arrays.study_hours(held, stop) <= room for stop in arrays.stops]


@pytest.mark.parametrize(("budget", "hours"), [(0, 90), (45, 50), (50, 40), (60, 30), (85, 20)])
def test_the_job_teaches_whole_steps_only(budget: int, hours: int) -> None:
    asks = {"testing": 1, "planning": 1, "listening": 1}  # 20, 30 and 40 hours
    arrays = compiled(graph_of(SKILLS, [role("a", {CareerLevel.JUNIOR: asks}, budget=budget)]))
    nothing, only_stop = arrays.state({}), np.array([0])

    assert fits_alone(arrays, nothing, only_stop, hours).tolist() == [True]
    assert fits_alone(arrays, nothing, only_stop, hours - 1).tolist() == [False]
