"""Weten 7: not knowing how you can grow. The acceptance criteria that a machine can check."""

from itertools import pairwise

import pytest

from app.knowledge import Knowledge
from app.query import query_of, question_of
from career_graph.graph import MoveKind, Position
from career_graph.paths import career_paths
from career_graph.transitions import reachable_positions
from skills_taxonomy.model import CareerLevel
from tests.conftest import Visit
from tests.weten.origins import ORIGINS, TAXONOMY

JUNIOR_ROLES = [r.id for r in TAXONOMY.roles.values() if CareerLevel.JUNIOR in r.levels]


def test_a_each_junior_role_leads_up_to_senior_and_sideways(knowledge: Knowledge) -> None:
    graph = knowledge.career_graph
    for role in JUNIOR_ROLES:
        levels = sorted(knowledge.taxonomy.roles[role].levels)
        assert levels[-1] is CareerLevel.SENIOR, role
        for lower, higher in pairwise(levels):
            step = graph.edges[Position(role, lower), Position(role, higher)]
            assert step["kind"] is MoveKind.GROWTH, role
        kinds = {
            step["kind"]
            for _, _, step in graph.out_edges(Position(role, CareerLevel.JUNIOR), data=True)
        }
        assert MoveKind.HORIZONTAL in kinds, role


@pytest.mark.parametrize("role", ["testanalist", "servicedeskmedewerker", "webontwikkelaar"])
def test_a_the_page_names_the_skills_and_the_time_of_each_step(read: Visit, role: str) -> None:
    page = read(f"/nl/rollen/{role}")
    rungs = page.select(".rung")

    assert len(rungs) == 3
    for rung in rungs[1:]:
        assert rung.select_one(".rung__growth")
        assert "jaar werk" in rung.get_text()
    assert page.select(".move")
    assert all("Nog te leren:" in move.get_text() for move in page.select(".move"))


def _keeps_level(origin: str, knowledge: Knowledge) -> bool:
    asked = {
        "position": {"occupation": origin, "level": "medior"},
        "limits": {"keep_level": True},
    }
    question = question_of(query_of(asked), knowledge)
    found = reachable_positions(knowledge.career_graph, question.profile, limits=question.limits)
    return any(one.transition.is_open for one in found)


def test_b_a_medior_keeps_the_level_or_sees_the_cheapest_way_to(
    knowledge: Knowledge, read: Visit
) -> None:
    keeps = {origin: _keeps_level(origin, knowledge) for origin in ORIGINS}
    assert set(keeps.values()) == {True, False}
    open_one = next(origin for origin, kept in keeps.items() if kept)
    closed_one = next(origin for origin, kept in keeps.items() if not kept)

    shown = read(f"/nl/uitkomst?from={open_one}&level=medior&keep=1")
    advised = read(f"/nl/uitkomst?from={closed_one}&level=medior&keep=1")

    assert "je blijft medior" in shown.get_text()
    advice = advised.select_one("section[aria-labelledby=advice]")
    assert advice is not None
    assert advice.select("a.button")
    assert "Binnen jouw grenzen brandt nog niets" in advised.get_text()


@pytest.mark.parametrize("goal", ["functioneel-beheerder.medior", "testanalist.senior"])
def test_c_each_path_comes_with_its_proof(goal: str, knowledge: Knowledge) -> None:
    role, _, level = goal.partition(".")
    asked = {
        "position": {"occupation": "verpleegkundige", "level": "medior"},
        "goal": {"role": role, "level": level},
    }
    question = question_of(query_of(asked), knowledge)
    assert question.goal is not None

    answer = career_paths(
        knowledge.career_graph, question.profile, question.goal, limits=question.limits
    )

    assert answer.proof.complete
    assert answer.proof.routes_considered > 0
    for path in answer.paths:
        hours = sum(step.study.study_hours for step in path.transitions)
        assert hours >= answer.proof.study_hours_lower_bound
