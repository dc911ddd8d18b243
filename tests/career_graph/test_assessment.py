"""The short questions: the same answers lead to the same question, and the estimate is honest."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.knowledge import Knowledge
from benchmarks.assessment import simulate
from career_graph.assessment import answered, next_question, questionnaire, spread_of
from career_graph.graph import Position
from career_graph.journey import after_stay, months_to_stay, standing_of
from career_graph.learning import missing_steps
from career_graph.profile import Limits, Profile
from career_graph.transitions import transition_to
from career_graph.undecided import places_left, prospects
from tests.builders import ASSUMPTIONS, MEDIOR, NAMES, SKILLS, graph_of, questions, role
from tests.career_graph.test_paths import typical

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
    stand = standing_of(profile)
    plainly = []
    for goal, is_role in graph.nodes(data="is_role"):
        stay = months_to_stay(graph, stand, goal) if is_role else None
        start_level = profile.position.level if profile.position else 0
        holds_on = limits.keep_level or limits.min_income is not None
        if stay is None or goal == profile.position or (holds_on and goal.level < start_level):
            continue
        ready = after_stay(graph, stand, stay)
        steps = missing_steps(ready.skills, graph.nodes[goal]["essential"], graph.graph["costs"])
        step = transition_to(graph, stand, goal, limits=limits, start_level=start_level)
        plainly.append((sum(one.hours for one in steps), step.passport.suffices))

    found = list(prospects(graph, profile, {}, limits))

    assert len(found) == len(plainly)
    for one, (hours, suffices) in zip(found, plainly, strict=True):
        assert (one.mean, one.variance, one.parts) == (hours, 0, ())
        assert one.carried(None, one.needed) == suffices
    assert all(
        b is None or b <= one.within for one, b in zip(found, places_left(found, 1), strict=True)
    )


@settings(max_examples=60, deadline=None)
@given(questions(), st.sampled_from(NAMES))
def test_a_chance_is_the_mean_of_the_chances_per_answer(question: Question, skill: str) -> None:
    graph, profile, _, limits = question
    spread = spread_of(profile, skill, ASSUMPTIONS)
    for one in prospects(graph, profile, {skill: spread}, limits):
        for part in one.parts:
            mean = sum(
                p * one.chance_when(part, rating, one.within) for rating, p in enumerate(spread)
            )
            assert 0 <= mean <= 1 + 1e-9
            assert one.carried(None, one.needed) == pytest.approx(
                sum(
                    p
                    * one.carried(
                        part,
                        one.needed - (part.carried_from is not None and r >= part.carried_from),
                    )
                    for r, p in enumerate(spread)
                )
            )


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


def test_the_simulation_answers_the_whole_questionnaire_in_the_end(knowledge: Knowledge) -> None:
    found = simulate(knowledge, people=3)

    assert found.people == 3
    assert set(found.same) == {"most told", "most asked", "random"}
    for name, curve in found.same.items():
        assert all(0 <= share <= found.as_good[name][n] <= 1 for n, share in curve.items())
