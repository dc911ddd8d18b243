"""The front of career paths is exact, and everything shown follows from the rules."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import example, given, settings

from app.knowledge import Knowledge
from benchmarks.enumeration import all_paths, enumerated_front
from career_graph.graph import Position, UnknownPositionError, build_career_graph
from career_graph.learning import PlanOffer
from career_graph.paths import CareerPath, career_paths
from career_graph.profile import Limits, Profile, presumed_skills
from skills_taxonomy.model import CareerLevel
from tests.builders import ASSUMPTIONS, JUNIOR, MEDIOR, SKILLS, graph_of, offers, questions, role

Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]


def stops(path: CareerPath) -> list[str]:
    return [step.destination.id for step in path.transitions]


@settings(max_examples=1000, deadline=None)
@given(questions())
def test_the_front_is_that_of_plain_enumeration(question: Question) -> None:
    graph, profile, goal, limits = question

    answer = career_paths(graph, profile, goal, limits=limits)

    assert list(answer.paths) == enumerated_front(graph, profile, goal, limits)


@settings(max_examples=200, deadline=None)
@given(questions())
def test_no_route_asks_less_study_than_the_lower_bound(question: Question) -> None:
    graph, profile, goal, limits = question
    bound = career_paths(graph, profile, goal, limits=limits).proof.study_hours_lower_bound

    for path in all_paths(graph, profile, goal, limits):
        assert path.study_hours >= bound


def test_what_the_years_at_the_start_teach_is_no_study_also_where_it_was_lacking() -> None:
    start, goal = Position("b", JUNIOR), Position("a", MEDIOR)
    ladder = role("b", {JUNIOR: {"sql": 1}, MEDIOR: {"sql": 2}})
    graph = graph_of(SKILLS, [role("a", {MEDIOR: {"sql": 1}}), ladder])
    lacks_all = Profile(start, 0, {})

    answer = career_paths(graph, lacks_all, goal, limits=Limits(4, 0))

    assert [path.study_hours for path in answer.paths] == [0]
    assert answer.proof.study_hours_lower_bound == 0


@settings(max_examples=200, deadline=None)
@given(questions())
def test_no_path_breaks_a_limit(question: Question) -> None:
    graph, profile, goal, limits = question

    for path in career_paths(graph, profile, goal, limits=limits).paths:
        assert all(step.is_open for step in path.transitions)
        assert all(step.study_months <= limits.months_per_step for step in path.transitions)
        assert len(path.transitions) <= ASSUMPTIONS.maximum_steps
        assert limits.own_euros is None or (path.own_euros or 0) <= limits.own_euros
        assert not (limits.keep_level and path.levels_lost)


@settings(max_examples=100, deadline=None)
@given(questions())
def test_a_path_adds_up_from_its_steps(question: Question) -> None:
    graph, profile, goal, limits = question
    start_level = profile.position.level if profile.position else 0

    for path in career_paths(graph, profile, goal, limits=limits).paths:
        steps = path.transitions
        levels = [step.destination.level for step in steps]
        assert path.months == sum(max(s.study_months, s.stay_months) for s in steps)
        assert path.levels_lost == max(0, *(start_level - level for level in levels), 0)
        assert path.income_dip == sum(
            step.months for step in steps[1:] if step.origin and step.origin.level < start_level
        )
        assert len({step.destination for step in steps}) == len(steps)


@settings(max_examples=50, deadline=None)
@given(questions(), offers())
@example(
    (
        graph_of(  # the years at the start teach two skills
            SKILLS,
            [role("a", {JUNIOR: {"sql": 1, "testing": 1}, MEDIOR: {"sql": 2, "testing": 2}})],
        ),
        Profile(Position("a", JUNIOR), 0, {"sql": 1, "testing": 1}),
        Position("a", MEDIOR),
        Limits(8, 12),
    ),
    (),
)
def test_the_same_question_has_the_same_answer(
    question: Question, taught: tuple[PlanOffer, ...]
) -> None:
    graph, profile, goal, limits = question
    shuffled = replace(
        profile,
        skills=dict(reversed([*profile.skills.items()])),
        evidence=dict(reversed([*profile.evidence.items()])),
    )

    first = career_paths(graph, profile, goal, limits=limits, offers=taught)
    second = career_paths(graph, shuffled, goal, limits=limits, offers=taught[::-1])

    assert first == second


def test_learned_skills_stay_learned() -> None:
    near = role("near", {JUNIOR: {"sql": 2}})
    far = role("far", {JUNIOR: {"sql": 2, "law": 2}})
    graph = graph_of(SKILLS, [near, far])
    limits = Limits(hours_per_week=4, months_per_step=11)

    answer = career_paths(graph, Profile(), Position("far", JUNIOR), limits=limits)

    assert [stops(path) for path in answer.paths] == [["near.junior", "far.junior"]]
    assert [step.study.study_hours for step in answer.paths[0].transitions] == [30, 180]


def test_growth_waits_for_the_usual_years_and_work_teaches_meanwhile() -> None:
    ladder = role("tester", {JUNIOR: {"testing": 1}, MEDIOR: {"testing": 2, "sql": 1}})
    graph = graph_of(SKILLS, [ladder])
    start = Position("tester", JUNIOR)
    profile = Profile(start, 12, {"testing": 1}, from_work=frozenset({"testing"}))

    answer = career_paths(graph, profile, Position("tester", MEDIOR), limits=Limits(8, 12))

    (step,) = answer.paths[0].transitions
    assert step.stay_months == 12
    assert [gap.skill for gap in step.taught] == ["testing"]
    assert [one.skill for one in step.study.studied] == ["sql"]


def test_nobody_without_work_enters_above_junior() -> None:
    graph = graph_of(SKILLS, [role("tester", {MEDIOR: {"testing": 1}})])
    profile = Profile(skills={"testing": 4}, from_work=frozenset({"testing"}))

    answer = career_paths(graph, profile, Position("tester", MEDIOR), limits=Limits(8, 12))

    assert answer.paths == ()


def test_an_unknown_goal_is_named() -> None:
    graph = graph_of(SKILLS, [role("tester", {JUNIOR: {"testing": 1}})])

    with pytest.raises(UnknownPositionError, match=r"astronaut\.junior"):
        career_paths(graph, Profile(), Position("astronaut", JUNIOR), limits=Limits(8, 12))


@pytest.mark.parametrize(
    ("origin", "goal"),
    [
        ("verpleegkundige.medior", "functioneel-beheerder.medior"),
        ("verpleegkundige.medior", "informatieanalist.medior"),
        ("leerkracht-basisonderwijs.senior", "ict-trainer.senior"),
        ("logistiek-planner.medior", "data-engineer.medior"),
        ("servicedeskmedewerker.junior", "cloudengineer.junior"),
    ],
)
def test_on_the_embedded_data_two_steps_agree_with_enumeration(
    knowledge: Knowledge, origin: str, goal: str
) -> None:
    graph = build_career_graph(knowledge.taxonomy, replace(ASSUMPTIONS, maximum_steps=2))
    profile = typical(graph, origin)
    limits = Limits(hours_per_week=12, months_per_step=12)

    answer = career_paths(graph, profile, position(goal), limits=limits)

    assert list(answer.paths) == enumerated_front(graph, profile, position(goal), limits)


@pytest.mark.parametrize("goal", ["informatieanalist.senior", "testanalist.senior"])
def test_on_the_embedded_data_four_steps_agree_with_enumeration(
    knowledge: Knowledge, goal: str
) -> None:
    graph = knowledge.career_graph
    profile = typical(graph, "functioneel-beheerder.medior")
    limits = Limits(hours_per_week=8, months_per_step=2, keep_level=True)

    answer = career_paths(graph, profile, position(goal), limits=limits)

    assert list(answer.paths) == enumerated_front(graph, profile, position(goal), limits)


def position(word: str) -> Position:
    concept, level = word.rsplit(".", 1)
    return Position(concept, CareerLevel.of(level))


def typical(graph: nx.DiGraph[Position], word: str) -> Profile:
    skills = presumed_skills(graph, position(word))
    return Profile(position(word), 24, skills, from_work=frozenset(skills))
