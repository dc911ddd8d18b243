"""What a path is said to hang on is what plainly trying every rating finds."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings

from app.knowledge import Knowledge
from career_graph.graph import Position
from career_graph.paths import career_paths, path_along
from career_graph.profile import Evidence, Limits, Profile
from career_graph.sensitivity import hangs_on
from tests.builders import MEDIOR, SKILLS, graph_of, questions, role
from tests.career_graph.test_paths import position, typical

Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]


@settings(max_examples=200, deadline=None)
@given(questions())
def test_no_other_rating_matters_more(question: Question) -> None:
    graph, profile, goal, limits = question
    for path in career_paths(graph, profile, goal, limits=limits).paths:
        stops = [step.destination for step in path.transitions]
        plainly = {}
        for skill, rating in profile.skills.items():
            if profile.evidence[skill] is Evidence.SHOWN:
                continue
            skills = {**profile.skills, skill: rating - 1}
            lower = replace(profile, skills={s: r for s, r in skills.items() if r})
            other = path_along(graph, lower, stops, limits=limits)
            closes = not all(step.is_open for step in other.transitions)
            if closes or other.months > path.months:
                plainly[skill] = (closes, other.months - path.months)

        found = hangs_on(graph, profile, path, limits=limits)

        if found is None:
            assert plainly == {}
        else:
            assert plainly[found.skill] == (found.closes, found.months_more)
            assert max(plainly.values()) == (found.closes, found.months_more)


@settings(max_examples=60, deadline=None)
@given(questions())
def test_a_path_hangs_on_nothing_that_was_shown(question: Question) -> None:
    graph, profile, goal, limits = question
    sure = replace(profile, evidence=dict.fromkeys(profile.skills, Evidence.SHOWN))
    for path in career_paths(graph, sure, goal, limits=limits).paths:
        assert hangs_on(graph, sure, path, limits=limits) is None


def test_a_level_that_rests_on_one_skill_hangs_on_it() -> None:
    graph = graph_of(SKILLS, [role("lead", {MEDIOR: {"planning": 2, "sql": 2}})], {"nurse": {}})
    person = Profile(
        Position("nurse", MEDIOR), 60, {"planning": 2, "sql": 2}, from_work=frozenset({"planning"})
    )
    (path,) = career_paths(graph, person, Position("lead", MEDIOR), limits=Limits(8, 12)).paths

    found = hangs_on(graph, person, path, limits=Limits(8, 12))

    assert found is not None
    assert (found.skill, found.held, found.closes) == ("planning", 2, True)


@pytest.mark.parametrize("goal", ["functioneel-beheerder.medior", "testanalist.medior"])
def test_on_the_embedded_data_a_nurse_hears_what_her_path_hangs_on(
    knowledge: Knowledge, goal: str
) -> None:
    graph, limits = knowledge.career_graph, Limits(8, 12)
    nurse = typical(graph, "verpleegkundige.medior")
    for path in career_paths(graph, nurse, position(goal), limits=limits).paths:
        found = hangs_on(graph, nurse, path, limits=limits)
        assert found is not None
        assert found.skill in nurse.skills
