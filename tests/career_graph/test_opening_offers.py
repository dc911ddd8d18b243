"""The cheapest offers open a closed step, and none of them can be left out."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import networkx as nx
from hypothesis import given, settings

from career_graph.graph import Position
from career_graph.journey import standing_of
from career_graph.learning import PlanOffer, total_euros
from career_graph.opening_offers import MOST_MONTHS, cheapest_offers, straight_step
from career_graph.profile import Limits, Profile
from career_graph.transitions import BlockKind, Transition, transition_to
from skills_taxonomy.model import CareerLevel
from tests.builders import SKILLS, graph_of, offers, questions, role

Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]


def step_with(question: Question, taken: tuple[PlanOffer, ...], months: int) -> Transition:
    graph, profile, goal, limits = question
    return transition_to(
        graph,
        standing_of(profile),
        goal,
        limits=replace(limits, own_euros=None, months_per_step=months),
        start_level=profile.position.level if profile.position else 0,
        offers=taken,
    )


@settings(max_examples=300, deadline=None)
@given(questions(), offers())
def test_they_open_it_none_can_go_and_no_others_are_cheaper(
    question: Question, taught: tuple[PlanOffer, ...]
) -> None:
    graph, profile, goal, limits = question
    found = cheapest_offers(graph, profile, goal, limits=limits, offers=taught)
    months = limits.months_per_step
    every = [c for n in range(len(taught) + 1) for c in combinations(taught, n)]
    opens = [c for c in every if step_with(question, c, months).is_open]
    if not opens:
        months = max(MOST_MONTHS, months)
        opens = [c for c in every if step_with(question, c, months).is_open]

    if found is None:
        assert goal == profile.position or not opens or () in opens
        return
    assert found.is_in_time == (months == limits.months_per_step)
    assert found.step.is_open
    for offer in found.offers:
        left = tuple(one for one in found.offers if one is not offer)
        assert not step_with(question, left, months).is_open
    cost = found.step.study.own_euros
    for taken in opens:
        other = total_euros(offer.price for offer in taken)
        assert other == cost or not other.no_dearer(cost)


@settings(max_examples=200, deadline=None)
@given(questions(), offers())
def test_what_stands_in_the_way_of_going_straight_counts_every_set_of_offers(
    question: Question, taught: tuple[PlanOffer, ...]
) -> None:
    graph, profile, goal, limits = question
    step = straight_step(graph, profile, goal, limits=limits, offers=taught)

    def way(taken: tuple[PlanOffer, ...]) -> Transition:
        return transition_to(
            graph,
            standing_of(profile),
            goal,
            limits=limits,
            start_level=profile.position.level if profile.position else 0,
            offers=taken,
        )

    ways = [way(c) for n in range(len(taught) + 1) for c in combinations(taught, n)]
    within = [
        one
        for one in ways
        if not one.study.too_high
        and one.study.own_euros.is_within(limits.own_euros)
        and one.study_months <= max(MOST_MONTHS, limits.months_per_step)
    ]
    if goal != profile.position and within and BlockKind.YEARS not in _kinds(step):
        assert step.months == min(one.months for one in within)
        assert not {BlockKind.TOO_HIGH, BlockKind.EUROS} & _kinds(step)
        assert step.is_open == any(one.is_open for one in ways)


def test_a_step_that_a_course_shortens_enough_is_open_though_the_years_here_take_longer() -> None:
    low, high = CareerLevel.JUNIOR, CareerLevel.MEDIOR
    here = role("a", {low: {"sql": 1}, high: {"sql": 2}})
    graph = graph_of(SKILLS, [here, role("b", {high: {"law": 2}})])
    profile = Profile(Position("a", low), 0, {})
    goal, limits = Position("b", high), Limits(hours_per_week=8, months_per_step=4)
    course = PlanOffer("x", (("law", 1),), hours=0, months=0, euros=0)

    alone = straight_step(graph, profile, goal, limits=limits, offers=[])
    step = straight_step(graph, profile, goal, limits=limits, offers=[course])

    assert limits.months_per_step < alone.study_months < alone.stay_months
    assert not alone.is_open
    assert step.is_open
    assert step.months == alone.months


def _kinds(step: Transition) -> set[BlockKind]:
    return {block.kind for block in step.blocks}
