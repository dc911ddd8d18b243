"""The short questions: the same answers lead to the same question, and the estimate is honest."""

from __future__ import annotations

import random
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.knowledge import Knowledge
from benchmarks.answering import DRAWS, EXPECTED, first_in_order, rank
from benchmarks.assessment import simulate
from career_graph.assessment import (
    STATEMENTS,
    Statement,
    answered,
    bits_told,
    next_question,
    questionnaire,
    spread_of,
    within,
)
from career_graph.graph import Position
from career_graph.journey import standing_of
from career_graph.learning import PlanOffer
from career_graph.plannable import plan_offers
from career_graph.profile import Limits, Profile
from career_graph.transitions import reachable_positions, transition_to
from career_graph.undecided import PEOPLE, undecided
from tests.builders import ASSUMPTIONS, MEDIOR, NAMES, SKILLS, graph_of, questions, role
from tests.career_graph.test_paths import typical

LIMITS = Limits(hours_per_week=8, months_per_step=12)
Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]
statements = st.builds(Statement, st.sampled_from(NAMES), st.integers(1, 4))
answers_given = st.dictionaries(statements, st.none() | st.booleans())
EXPERT = graph_of(  # nobody becomes an expert alone, and the job is too short for the last step
    SKILLS, [role("tester", {MEDIOR: {"sql": 4, "testing": 1}}, budget=60)], {"nurse": {}}
)
NURSE = Profile(Position("nurse", MEDIOR), 60)


@settings(max_examples=100, deadline=None)
@given(questions(), answers_given)
def test_the_order_of_answers_does_not_matter(
    question: Question, answers: dict[Statement, bool | None]
) -> None:
    graph, profile, _, limits = question
    turned = dict(reversed(answers.items()))

    first = next_question(graph, profile, NAMES, answers, limits=limits)

    assert first == next_question(graph, profile, NAMES, turned, limits=limits)
    assert first is None or 0 < first.left <= 4 * len(NAMES)


@settings(max_examples=100, deadline=None)
@given(questions(), st.data())
def test_asking_on_ends_and_never_asks_twice(question: Question, data: st.DataObject) -> None:
    graph, profile, _, limits = question
    answers: dict[Statement, bool | None] = {}

    for _ in range(4 * len(NAMES) + 1):
        following = next_question(graph, profile, NAMES, answers, limits=limits)
        if following is None:
            break
        assert not set(following.statements) & answers.keys()
        assert len({one.skill for one in following.statements}) == len(following.statements)
        assert 1 <= len(following.statements) <= STATEMENTS
        answers |= dict.fromkeys(following.statements, data.draw(st.none() | st.booleans()))
    assert following is None


@settings(max_examples=200, deadline=None)
@given(questions())
@example((EXPERT, NURSE, Position("tester", MEDIOR), Limits(16, 24)))
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


@pytest.mark.parametrize(("taught", "opens"), [(0, False), (3, False), (4, True)])
def test_what_nobody_learns_alone_opens_by_a_course_that_teaches_it(
    taught: int, opens: bool
) -> None:
    limits = Limits(16, 24)
    courses = [PlanOffer("course", (("sql", taught),), hours=100)] if taught else []

    found = undecided(EXPERT, NURSE, {}, limits=limits, first=2, offers=courses)

    assert found.is_open.any() == opens
    reached = reachable_positions(EXPERT, NURSE, limits=limits, offers=courses)
    assert [one.transition.is_open for one in reached] == [opens]


@settings(max_examples=60, deadline=None)
@given(questions(), answers_given)
def test_possible_people_follow_the_spreads_and_have_no_more_firsts_than_asked(
    question: Question, answers: dict[Statement, bool | None]
) -> None:
    graph, profile, _, limits = question
    known = answered(profile, answers)
    asked = {one.skill for one in answers}
    unknown = {s: spread_of(profile, s, ASSUMPTIONS) for s in NAMES if s not in asked}

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

    told = dict(zip(found.skills, bits_told(found.ratings >= 3, found.is_open), strict=True))
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


def test_what_was_presumed_stays_within_what_was_answered() -> None:
    person = Profile(Position("nurse", MEDIOR), 24, {"sql": 2, "law": 1, "listening": 2})

    after = answered(
        person,
        {
            Statement("sql", 1): False,
            Statement("law", 3): True,
            Statement("python", 1): True,
            Statement("python", 3): False,
            Statement("listening", 3): False,
            Statement("planning", 1): None,
        },
    )

    assert after.skills == {"law": 3, "python": 1, "listening": 2}
    assert after.evidence.keys() == {"sql", "law", "python", "listening"}


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4), st.booleans())
def test_what_is_expected_lies_within_what_was_answered_and_peaks_at_what_is_shown(
    presumed: int, one: int, other: int, has_work: bool
) -> None:
    least, most = sorted((one, other))
    position = Position("nurse", MEDIOR) if has_work else None
    person = Profile(position, skills={"sql": presumed} if presumed else {})
    answers = {Statement("sql", n): n <= least for n in range(1, 5) if not least < n <= most}

    spread = within(spread_of(person, "sql", ASSUMPTIONS), least, most)

    assert sum(spread) == pytest.approx(1)
    assert all(least <= n <= most for n, chance in enumerate(spread) if chance)
    assert max(spread) == spread[answered(person, answers).skills.get("sql", 0)]


def test_a_skill_that_nothing_asks_is_not_asked() -> None:
    graph = graph_of(SKILLS, [role("tester", {MEDIOR: {"testing": 3}})], {"nurse": {}})
    nurse = Profile(Position("nurse", MEDIOR), 60)

    following = next_question(graph, nurse, NAMES, {}, limits=Limits(8, 3))

    assert following is not None
    assert {one.skill for one in following.statements} <= {"testing", *SKILLS[1].related}
    assert replace(following, left=0) != following


@pytest.mark.parametrize("origin", ["verpleegkundige.medior", "accountant.senior"])
def test_a_question_is_chosen_on_the_embedded_data(knowledge: Knowledge, origin: str) -> None:
    graph = knowledge.career_graph
    profile = typical(graph, origin)
    skills = questionnaire(knowledge.taxonomy, profile)

    following = next_question(graph, profile, skills, {}, limits=LIMITS)

    assert following is not None
    assert len(following.statements) == STATEMENTS
    assert following.left <= len(skills)


def test_the_estimate_mostly_finds_the_first_five_of_the_rules_with_offers(
    knowledge: Knowledge,
) -> None:
    graph = knowledge.career_graph
    offers = plan_offers(knowledge.offers.values(), LIMITS, {})
    same = wanted = 0
    for origin in ("verpleegkundige.medior", "accountant.senior", "kok.junior", "jurist.medior"):
        profile = typical(graph, origin)
        found = undecided(graph, profile, {}, limits=LIMITS, first=5, offers=offers)
        first = first_in_order(graph, profile, LIMITS, offers, 5)[:5]
        shown = {p for p, is_it in zip(found.positions, found.is_shown, strict=True) if is_it}
        same += len(shown & {one.position for one in first})
        wanted += len(first)

    assert wanted >= 15
    assert same >= 0.8 * wanted


@pytest.mark.parametrize("origin", ["verpleegkundige.medior", "accountant.senior"])
def test_the_simulation_sees_what_the_result_page_shows(knowledge: Knowledge, origin: str) -> None:
    graph, profile, limits = knowledge.career_graph, typical(knowledge.career_graph, origin), LIMITS

    offers = plan_offers(knowledge.offers.values(), limits, {})

    every = reachable_positions(graph, profile, limits=limits, offers=offers)
    shown = [one for one in every if one.transition.is_open]
    counted = [one for one in shown if rank(one) <= rank(shown[4])]

    assert list(first_in_order(graph, profile, limits, offers, 5))[: len(counted)] == counted


@given(st.integers(0, 1000))
def test_people_are_drawn_from_the_spread_that_is_expected(seed: int) -> None:
    spread = (0.0, 0.25, 0.5, 0.25, 0.0)

    for name, draw in DRAWS.items():
        drawn = draw(random.Random(seed), [spread] * 400)
        least = 0 if name == "further off" else 1
        assert {*drawn} <= {*range(least, 5 - least)}
        if name == EXPECTED:
            assert drawn.count(2) / 400 == pytest.approx(0.5, abs=0.15)


def test_the_simulation_agrees_with_itself_once_all_is_answered(knowledge: Knowledge) -> None:
    found = simulate(knowledge, people=1)

    assert found.people == 1
    for orders in found.agreement.values():
        assert {"most told", "most asked", "random"} < set(orders)
    for order, curve in found.agreement["same"].items():
        for number, share in curve.items():
            all_same = found.agreement["all_same"][order][number].mean
            assert (
                0 <= all_same <= share.mean <= found.agreement["as_good"][order][number].mean <= 1
            )
    assert found == replace(
        simulate(knowledge, people=1),
        question_ms=found.question_ms,
        question_p99_ms=found.question_p99_ms,
    )
