"""What must hold for everybody, whatever they can, want and ask."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from career_graph.graph import Position
from career_graph.journey import carrying_skills, standing_of
from career_graph.passport import level_passport
from career_graph.paths import CareerPath, career_paths
from career_graph.profile import Evidence, Limits, Profile
from career_graph.transitions import Reach, reachable_positions, transition_to
from tests.builders import NAMES, graphs, limits, people, questions

Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]


@st.composite
def people_who_learn(draw: st.DrawFn) -> tuple[Question, Profile]:
    """A question, and the same person with one skill raised or added."""
    graph, person, goal, set_limits = draw(questions())
    skill = draw(st.sampled_from(NAMES))
    higher = draw(st.integers(person.skills.get(skill, 0), 4))
    wiser = replace(person, skills={**person.skills, skill: max(1, higher)})
    return (graph, person, goal, set_limits), wiser


@settings(max_examples=300, deadline=None)
@given(people_who_learn())
def test_more_skill_never_closes_a_position_nor_lengthens_its_shortest_path(
    case: tuple[Question, Profile],
) -> None:
    (graph, person, goal, set_limits), wiser = case

    before = career_paths(graph, person, goal, limits=set_limits).paths
    after = career_paths(graph, wiser, goal, limits=set_limits).paths

    if before:
        assert after
        assert min(p.months for p in after) <= min(p.months for p in before)
        assert cheapest(after) <= cheapest(before)


def cheapest(paths: tuple[CareerPath, ...]) -> int:
    return min(path.own_euros for path in paths if path.own_euros is not None)


@settings(max_examples=200, deadline=None)
@given(people_who_learn())
def test_more_skill_never_lowers_a_reach(case: tuple[Question, Profile]) -> None:
    (graph, person, _, set_limits), wiser = case
    order = [Reach.NOT_YET, Reach.PROBABLE, Reach.CERTAIN]

    before = reachable_positions(graph, person, limits=set_limits)
    after = {f.position: f for f in reachable_positions(graph, wiser, limits=set_limits)}

    for found in before:
        assert order.index(after[found.position].reach) >= order.index(found.reach)


@settings(max_examples=200, deadline=None)
@given(questions())
def test_what_is_certain_is_open_when_every_unseen_rating_is_one_lower(question: Question) -> None:
    graph, person, _, set_limits = question
    lower = replace(
        person,
        skills={
            skill: rating if person.evidence[skill] is Evidence.SHOWN else rating - 1
            for skill, rating in person.skills.items()
            if rating > 1 or person.evidence[skill] is Evidence.SHOWN
        },
    )
    still_open = {
        f.position
        for f in reachable_positions(graph, lower, limits=set_limits)
        if f.reach is not Reach.NOT_YET
    }

    for found in reachable_positions(graph, person, limits=set_limits):
        assert (found.reach is Reach.CERTAIN) == (
            found.transition.is_open and found.position in still_open
        )


@settings(max_examples=200, deadline=None)
@given(questions())
def test_a_passport_names_a_smallest_set_that_carries_the_level(question: Question) -> None:
    graph, person, goal, set_limits = question
    stand = standing_of(person)
    step = transition_to(graph, stand, goal, limits=set_limits, start_level=0)
    passport, share = step.passport, graph.graph["assumptions"].passport_share
    carrying = carrying_skills(graph, goal)

    def with_only(skills: tuple[str, ...]) -> bool:
        held = {s: p for s, p in stand.from_work.items() if s in skills}
        return level_passport(held, carrying, share).suffices

    if passport.suffices and step.stay_months == 0:
        assert with_only(passport.carried)
        for left_out in passport.carried:
            assert not with_only(tuple(s for s in passport.carried if s != left_out))
    assert not set(passport.carried) & set(passport.spare)
    assert {*passport.carried, *passport.spare, *passport.lacking} == set(carrying)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_every_role_position_but_ones_own_is_in_the_answer_once(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    person = data.draw(people(graph))

    found = [f.position for f in reachable_positions(graph, person, limits=data.draw(limits))]

    roles = {position for position, is_role in graph.nodes(data="is_role") if is_role}
    assert sorted(found) == sorted(roles - {person.position})
