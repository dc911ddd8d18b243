"""The short questions: the same answers lead to the same question, and the estimate is honest."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.knowledge import Knowledge
from benchmarks.assessment import open_in_order, simulate
from career_graph.assessment import (
    answered,
    bits_told,
    next_question,
    questionnaire,
    spread_of,
)
from career_graph.graph import Position
from career_graph.journey import standing_of
from career_graph.plannable import plan_offers
from career_graph.profile import Limits, Profile
from career_graph.transitions import reachable_positions, transition_to
from career_graph.undecided import PEOPLE, undecided
from tests.builders import ASSUMPTIONS, MEDIOR, NAMES, SKILLS, graph_of, questions, role
from tests.career_graph.test_paths import typical

LIMITS = Limits(hours_per_week=8, months_per_step=12)
Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]
answers_given = st.dictionaries(st.sampled_from(NAMES), st.none() | st.integers(0, 4))


@settings(max_examples=100, deadline=None)
@given(questions(), answers_given)
def test_the_order_of_answers_does_not_matter(
    question: Question, answers: dict[str, int | None]
) -> None:
    graph, profile, _, limits = question
    turned = dict(reversed(answers.items()))

    first = next_question(graph, profile, NAMES, answers, limits=limits)

    assert first == next_question(graph, profile, NAMES, turned, limits=limits)
    assert first is None or (first.skill not in answers and first.left <= len(NAMES))


@settings(max_examples=100, deadline=None)
@given(questions())
def test_asking_on_ends_and_never_asks_twice(question: Question) -> None:
    graph, profile, _, limits = question
    answers: dict[str, int | None] = {}

    for _ in range(len(NAMES) + 1):
        following = next_question(graph, profile, NAMES, answers, limits=limits)
        if following is None:
            break
        assert following.skill not in answers
        answers[following.skill] = None
    assert following is None


@settings(max_examples=200, deadline=None)
@given(questions())
def test_when_all_is_known_the_estimate_is_the_rule_itself(question: Question) -> None:
    graph, profile, _, limits = question
    start_level = profile.position.level if profile.position else 0
    stand = standing_of(profile)

    found = undecided(graph, profile, {}, limits=limits, first=2)

    assert found.is_open.all(axis=1).tolist() == found.is_open.any(axis=1).tolist()
    for position, is_open in zip(found.positions, found.is_open[:, 0], strict=True):
        step = transition_to(graph, stand, position, limits=limits, start_level=start_level)
        assert is_open or not step.is_open
        last = sum(one.hours for one in step.study.on_the_job)
        fills = last == graph.nodes[position]["on_the_job_hours"] or not step.study.studied
        assert is_open == step.is_open or not fills
    others = {p for p, is_role in graph.nodes(data="is_role") if is_role} - {*found.positions}
    for position in others - {profile.position}:
        step = transition_to(graph, stand, position, limits=limits, start_level=start_level)
        assert not step.is_open


@settings(max_examples=60, deadline=None)
@given(questions(), answers_given)
def test_possible_people_follow_the_spreads_and_have_no_more_firsts_than_asked(
    question: Question, answers: dict[str, int | None]
) -> None:
    graph, profile, _, limits = question
    known = answered(profile, answers)
    unknown = {s: spread_of(profile, s, ASSUMPTIONS) for s in NAMES if answers.get(s) is None}

    found = undecided(graph, known, unknown, limits=limits, first=2)

    for skill, ratings in zip(found.skills, found.ratings, strict=True):
        for rating, chance in enumerate(unknown[skill]):
            assert (ratings == rating).mean() == pytest.approx(chance, abs=1 / PEOPLE)
    assert not (found.is_first & ~found.is_open).any()
    firsts = found.is_first.sum(axis=0)
    assert (firsts == found.is_open.sum(axis=0).clip(max=2)).all()
    assert 0 <= found.settled <= 1


def test_a_skill_that_decides_all_tells_all_and_another_tells_nothing() -> None:
    graph = graph_of(SKILLS, [role("tester", {MEDIOR: {"testing": 3}})], {"nurse": {}})
    nurse = Profile(Position("nurse", MEDIOR), 60)
    spreads = {"testing": (0.0, 0.0, 0.5, 0.5, 0.0), "law": (0.5, 0.0, 0.0, 0.0, 0.5)}

    found = undecided(graph, nurse, spreads, limits=Limits(1, 0), first=1)

    told = dict(zip(found.skills, bits_told(found.ratings, found.is_open), strict=True))
    assert told["testing"] == pytest.approx(1, abs=0.01)
    assert told["law"] < 0.01


@given(st.integers(0, 4), st.booleans())
def test_a_spread_is_a_distribution_around_what_is_presumed(rating: int, has_work: bool) -> None:
    position = Position("nurse", MEDIOR) if has_work else None
    spread = spread_of(
        Profile(position, skills={"sql": rating} if rating else {}), "sql", ASSUMPTIONS
    )

    assert sum(spread) == pytest.approx(1)
    assert max(range(5), key=spread.__getitem__) == rating


def test_an_answer_takes_the_place_of_what_was_presumed() -> None:
    person = Profile(Position("nurse", MEDIOR), 24, {"sql": 2, "law": 1})

    after = answered(person, {"sql": 0, "law": 3, "python": 1, "planning": None})

    assert after.skills == {"law": 3, "python": 1}


def test_a_skill_that_nothing_asks_is_not_asked() -> None:
    graph = graph_of(SKILLS, [role("tester", {MEDIOR: {"testing": 3}})], {"nurse": {}})
    nurse = Profile(Position("nurse", MEDIOR), 60)

    following = next_question(graph, nurse, NAMES, {}, limits=Limits(8, 3))

    assert following is not None
    assert following.skill in ("testing", *SKILLS[1].related)
    assert replace(following, left=0) != following


@pytest.mark.parametrize("origin", ["verpleegkundige.medior", "accountant.senior"])
def test_a_question_is_chosen_on_the_embedded_data(knowledge: Knowledge, origin: str) -> None:
    graph = knowledge.career_graph
    profile = typical(graph, origin)
    skills = questionnaire(knowledge.taxonomy, profile)

    following = next_question(graph, profile, skills, {}, limits=Limits(8, 12))

    assert following is not None
    assert following.left <= len(skills)


@pytest.mark.parametrize("origin", ["verpleegkundige.medior", "accountant.senior"])
def test_the_simulation_sees_what_the_result_page_shows(knowledge: Knowledge, origin: str) -> None:
    graph, profile, limits = knowledge.career_graph, typical(knowledge.career_graph, origin), LIMITS

    offers = plan_offers(knowledge.offers.values(), limits, {})

    shown = reachable_positions(graph, profile, limits=limits, offers=offers)

    assert open_in_order(graph, profile, limits, offers) == tuple(
        one for one in shown if one.transition.is_open
    )


def test_the_simulation_agrees_with_itself_once_all_is_answered(knowledge: Knowledge) -> None:
    found = simulate(knowledge, people=3)

    assert found.people == 3
    for orders in found.agreement.values():
        assert set(orders) == {"most told", "most asked", "random"}
    for order, curve in found.agreement["same"].items():
        for number, share in curve.items():
            all_same = found.agreement["all_same"][order][number].mean
            assert (
                0 <= all_same <= share.mean <= found.agreement["as_good"][order][number].mean <= 1
            )
    assert found == replace(
        simulate(knowledge, people=3),
        question_ms=found.question_ms,
        question_p99_ms=found.question_p99_ms,
    )
