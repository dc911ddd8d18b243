"""A difference is exactly what two answers differ in, and more never closes anything."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_graph.comparison import compare
from career_graph.graph import Position, UnknownPositionError
from career_graph.paths import career_paths
from career_graph.profile import Limits, Profile
from career_graph.transitions import reachable_positions
from career_graph.what_if import Situation, difference
from tests.builders import JUNIOR, NAMES, graphs, limits, people, questions

Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]


def lit(graph: nx.DiGraph[Position], profile: Profile, limits: Limits) -> dict[Position, int]:
    found = reachable_positions(graph, profile, limits=limits)
    return {one.position: one.transition.months for one in found if one.transition.is_open}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_difference_is_what_two_answers_differ_in(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    before = data.draw(people(graph)), data.draw(limits)
    after = data.draw(people(graph)), data.draw(limits)
    was, becomes = lit(graph, *before), lit(graph, *after)

    found = difference(graph, Situation(*before), Situation(*after))

    assert {one.position: one.after for one in found.opens} == {
        p: months for p, months in becomes.items() if p not in was
    }
    assert {one.position: one.before for one in found.closes} == {
        p: months for p, months in was.items() if p not in becomes
    }
    changed = {p for p in was if p in becomes and was[p] != becomes[p]}
    assert {one.position for one in (*found.sooner, *found.later)} == changed
    assert all(becomes[one.position] < was[one.position] for one in found.sooner)
    assert found.unchanged == len(was.keys() & becomes.keys()) - len(changed)


@settings(max_examples=150, deadline=None)
@given(questions(), st.sampled_from(NAMES), st.integers(0, 8), st.integers(0, 6))
def test_more_skill_hours_and_months_close_nothing_and_lengthen_nothing(
    question: Question, skill: str, hours: int, months: int
) -> None:
    graph, profile, _, set_limits = question
    higher = min(4, profile.skills.get(skill, 0) + 1)
    wiser = replace(profile, skills={**profile.skills, skill: higher})
    wider = replace(
        set_limits,
        hours_per_week=set_limits.hours_per_week + hours,
        months_per_step=set_limits.months_per_step + months,
        keep_level=False,
    )

    found = difference(graph, Situation(profile, set_limits), Situation(wiser, wider))

    assert found.closes == found.later == ()


@settings(max_examples=60, deadline=None)
@given(questions())
def test_nothing_changes_when_the_question_stays_the_same(question: Question) -> None:
    graph, profile, _, set_limits = question
    found = difference(graph, Situation(profile, set_limits), Situation(profile, set_limits))

    assert (found.opens, found.closes, found.sooner, found.later) == ((), (), (), ())
    assert found.unchanged == len(lit(graph, profile, set_limits))


@settings(max_examples=60, deadline=None)
@given(questions(), st.data())
def test_each_goal_is_compared_by_its_quickest_path(
    question: Question, data: st.DataObject
) -> None:
    graph, profile, goal, set_limits = question
    roles = [p for p, is_role in graph.nodes(data="is_role") if is_role]
    goals = (goal, data.draw(st.sampled_from(roles)))

    found = compare(graph, profile, goals, limits=set_limits)

    assert tuple(one.goal for one in found.goals) == goals
    learned = []
    for one in found.goals:
        paths = career_paths(graph, profile, one.goal, limits=set_limits).paths
        assert (one.path is None) == (not paths)
        if one.path:
            assert one.path.months == min(path.months for path in paths)
            assert one.others == len(paths) - 1
            learned.append({gap.skill for s in one.path.transitions for gap in s.missing})
    if len(learned) > 1:
        assert set(found.learned_anyway) == set.intersection(*learned)
    else:
        assert found.learned_anyway == ()


def test_an_unknown_goal_is_named() -> None:
    graph: nx.DiGraph[Position] = nx.DiGraph()

    with pytest.raises(UnknownPositionError, match=r"astronaut\.junior"):
        compare(graph, Profile(), [Position("astronaut", JUNIOR)], limits=Limits(8, 12))
