"""A key opens, nothing in it can be left out, and no smaller one exists."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.knowledge import Knowledge
from career_graph.graph import Position, UnknownPositionError
from career_graph.journey import standing_of
from career_graph.keys import NOT_BY_SKILL, KeySkill, Lock, holding, smallest_key
from career_graph.learning import PlanOffer
from career_graph.openings import Opening, opening_skills
from career_graph.plannable import plan_offers
from career_graph.profile import Limits, Profile
from career_graph.transitions import BlockKind, reachable_positions, transition_to
from tests.builders import JUNIOR, MEDIOR, NAMES, SKILLS, graph_of, offers, questions, role
from tests.career_graph.test_paths import position, typical

Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]


def is_open(
    question: Question, skills: tuple[KeySkill, ...], taught: tuple[PlanOffer, ...] = ()
) -> bool:
    """Whether it opens with `skills` and any set of the offers."""
    graph, profile, goal, limits = question
    return any(
        transition_to(
            graph,
            holding(standing_of(profile), skills),
            goal,
            limits=limits,
            start_level=profile.position.level if profile.position else 0,
            offers=taken,
        ).is_open
        for number in range(len(taught) + 1)
        for taken in combinations(taught, number)
    )


@settings(max_examples=300, deadline=None)
@given(questions(), offers())
def test_a_key_opens_and_nothing_in_it_can_be_left_out_or_lower(
    question: Question, taught: tuple[PlanOffer, ...]
) -> None:
    graph, profile, goal, limits = question
    key = smallest_key(graph, profile, goal, limits=limits, offers=taught)

    if not key.skills or goal == profile.position:
        return
    assert is_open(question, key.skills, taught)
    for number, one in enumerate(key.skills):
        others = (*key.skills[:number], *key.skills[number + 1 :])
        assert not is_open(question, others, taught)
        if one.needed > one.held:
            lower = replace(one, needed=one.needed - 1)
            assert not is_open(question, (*others, lower), taught)
        if one.from_work:
            assert not is_open(question, (*others, replace(one, from_work=False)), taught)


@settings(max_examples=150, deadline=None)
@given(questions(), st.just(()) | offers())
def test_no_smaller_set_of_skills_opens_however_high(
    question: Question, taught: tuple[PlanOffer, ...]
) -> None:
    graph, profile, goal, limits = question
    key = smallest_key(graph, profile, goal, limits=limits, offers=taught)

    assert key.is_smallest
    assert not key.needs_offers or not is_open(question, ())
    for smaller in combinations(NAMES, len(key.skills) - 1) if key.skills else ():
        best = tuple(KeySkill(name, 0, 4, from_work=True) for name in smaller)
        assert not is_open(question, best, taught)


@settings(max_examples=150, deadline=None)
@given(questions(), offers())
def test_without_a_key_not_even_knowing_everything_opens(
    question: Question, taught: tuple[PlanOffer, ...]
) -> None:
    graph, profile, goal, limits = question
    key = smallest_key(graph, profile, goal, limits=limits, offers=taught)
    everything = tuple(KeySkill(name, 0, 4, from_work=True) for name in NAMES)

    if key.skills is None:
        assert not is_open(question, everything, taught)
        assert key.blocks
        assert {block.kind for block in key.blocks} <= NOT_BY_SKILL
    elif goal != profile.position:
        assert is_open(question, everything)


@settings(max_examples=60, deadline=None)
@given(questions())
def test_the_key_does_not_depend_on_the_order_of_the_skills(question: Question) -> None:
    graph, profile, goal, limits = question
    shuffled = replace(profile, skills=dict(sorted(profile.skills.items(), reverse=True)))

    assert smallest_key(graph, profile, goal, limits=limits) == smallest_key(
        graph, shuffled, goal, limits=limits
    )


@settings(max_examples=100, deadline=None)
@given(questions())
def test_an_opening_is_all_that_one_step_more_opens(question: Question) -> None:
    graph, profile, _, limits = question

    def lit(person: Profile) -> set[Position]:
        found = reachable_positions(graph, person, limits=limits)
        return {one.position for one in found if one.transition.is_open}

    now = lit(profile)
    plainly = {}
    for name in NAMES:
        if profile.skills.get(name, 0) < 4:
            more = {**profile.skills, name: profile.skills.get(name, 0) + 1}
            if new := lit(replace(profile, skills=more)) - now:
                plainly[name] = new

    openings = opening_skills(graph, profile, limits=limits)

    assert {one.skill: set(one.opens) for one in openings} == plainly
    assert [_rank(one) for one in openings] == sorted(_rank(one) for one in openings)


def _rank(opening: Opening) -> tuple[int, int, str]:
    return (-len(opening.opens), opening.hours, opening.skill)


def test_a_skill_that_must_come_from_work_is_said_to() -> None:
    graph = graph_of(SKILLS, [role("lead", {MEDIOR: {"planning": 2, "sql": 1}})], {"nurse": {}})
    person = Profile(Position("nurse", MEDIOR), 60, {"planning": 3})

    key = smallest_key(graph, person, Position("lead", MEDIOR), limits=Limits(8, 12))

    assert key.skills == (KeySkill("planning", 3, 2, from_work=True),)


def test_no_skill_opens_a_level_that_takes_years() -> None:
    graph = graph_of(SKILLS, [role("tester", {MEDIOR: {"testing": 2}})])

    key = smallest_key(graph, Profile(), Position("tester", MEDIOR), limits=Limits(8, 12))

    assert key.skills is None
    assert [block.kind for block in key.blocks] == [BlockKind.YEARS]


def test_what_is_open_needs_no_key_and_an_unknown_goal_is_named() -> None:
    graph = graph_of(SKILLS, [role("tester", {JUNIOR: {"testing": 1}})])

    assert (
        smallest_key(graph, Profile(), Position("tester", JUNIOR), limits=Limits(8, 12)).skills
        == ()
    )
    with pytest.raises(UnknownPositionError, match=r"astronaut\.junior"):
        smallest_key(graph, Profile(), Position("astronaut", JUNIOR), limits=Limits(8, 12))


@pytest.mark.parametrize(
    "origin", ["verpleegkundige.medior", "kassamedewerker.junior", "systeembeheerder.medior"]
)
def test_on_the_embedded_data_every_key_opens_and_every_part_is_needed(
    knowledge: Knowledge, origin: str
) -> None:
    graph = knowledge.career_graph
    profile, limits = typical(graph, origin), Limits(8, 9)
    taught = plan_offers(knowledge.offers.values(), limits)
    for found in reachable_positions(graph, profile, limits=limits, offers=taught)[::5]:
        goal = found.position
        key = smallest_key(graph, profile, goal, limits=limits, offers=taught)
        assert (key.skills == ()) == found.transition.is_open
        lock = Lock(graph, profile, goal, limits, taught)
        for left_out in key.skills or ():
            assert lock.opens_with(key.skills or ())
            assert not lock.opens_with(s for s in key.skills or () if s != left_out)
    assert opening_skills(graph, profile, limits=limits)
    assert position(origin) == profile.position
