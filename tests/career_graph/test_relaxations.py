"""The relaxation named really opens something, and a smaller one of the same kind does not."""

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from career_graph.compiled import compiled
from career_graph.graph import Position, UnknownPositionError, build_career_graph
from career_graph.journey import standing_of
from career_graph.loader import load_assumptions
from career_graph.paths import career_paths
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.relaxations import Relaxation, relaxations
from career_graph.relaxations import RelaxationKind as Kind
from career_graph.search import reaches
from career_graph.transitions import reachable_positions
from career_graph.within_limits import MOST_HOURS, MOST_MONTHS
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.model import CareerLevel

Graph = nx.DiGraph  # of Position

TAXONOMY = load_taxonomy()
SOME_ROLES = (
    "functioneel-beheerder",
    "testanalist",
    "data-analist",
    "servicedeskmedewerker",
    "cloudengineer",
    "security-specialist",
)
# Six roles and every occupation: small enough to ask hundreds of questions.
GRAPH = build_career_graph(
    replace(TAXONOMY, roles={name: TAXONOMY.roles[name] for name in SOME_ROLES}),
    load_assumptions(),
)
GOALS = tuple(p for p, is_role in GRAPH.nodes(data="is_role") if is_role)


def person(position: Position | None, years: int) -> Profile:
    if position is None:
        return Profile()
    skills = presumed_skills(GRAPH, position, years * 12)
    return Profile(position, years * 12, skills, from_work=frozenset(skills))


people = st.builds(person, st.none() | st.sampled_from(tuple(GRAPH)), st.integers(0, 10))
some_limits = st.builds(
    Limits,
    hours_per_week=st.integers(1, 12),
    months_per_step=st.integers(0, 14),
    keep_level=st.booleans(),
    min_income=st.none() | st.just(2500),
)


def is_open(profile: Profile, limits: Limits, goal: Position | None) -> bool:
    if goal is None:
        found = reachable_positions(GRAPH, profile, limits=limits)
        return any(position.transition.is_open for position in found)
    return bool(career_paths(GRAPH, profile, goal, limits=limits).paths)


def one_less(relaxation: Relaxation) -> Limits | None:
    """The same relaxation, one month or one hour smaller."""
    limits = relaxation.limits
    if relaxation.kind in (Kind.MONTHS, Kind.LEVEL_AND_MONTHS):
        return replace(limits, months_per_step=limits.months_per_step - 1)
    if relaxation.kind is Kind.HOURS:
        return replace(limits, hours_per_week=limits.hours_per_week - 1)
    return None


@settings(max_examples=120, deadline=None)
@given(people, some_limits, st.none() | st.sampled_from(GOALS))
def test_what_it_names_opens_and_one_less_does_not(
    profile: Profile, limits: Limits, goal: Position | None
) -> None:
    for relaxation in relaxations(GRAPH, profile, limits, goal):
        assert is_open(profile, relaxation.limits, relaxation.opens)
        smaller = one_less(relaxation)
        assert smaller is None or not is_open(profile, smaller, goal)


@settings(max_examples=60, deadline=None)
@given(people, some_limits)
def test_where_nothing_is_open_there_is_always_a_change_that_opens_something(
    profile: Profile, limits: Limits
) -> None:
    if is_open(profile, limits, None):
        assert relaxations(GRAPH, profile, limits) == ()
    elif limits.hours_per_week >= 2:
        assert relaxations(GRAPH, profile, limits)


@settings(max_examples=60, deadline=None)
@given(people, some_limits, st.sampled_from(GOALS))
def test_a_relaxation_changes_only_what_its_kind_says(
    profile: Profile, limits: Limits, goal: Position
) -> None:
    for relaxation in relaxations(GRAPH, profile, limits, goal):
        allowed = {
            Kind.MONTHS: replace(limits, months_per_step=relaxation.limits.months_per_step),
            Kind.HOURS: replace(limits, hours_per_week=relaxation.limits.hours_per_week),
            Kind.LEVEL: replace(limits, keep_level=False, min_income=None),
            Kind.LOWER_GOAL: limits,
            Kind.LEVEL_AND_MONTHS: replace(
                limits,
                keep_level=False,
                min_income=None,
                months_per_step=relaxation.limits.months_per_step,
            ),
        }
        assert relaxation.limits == allowed[relaxation.kind]
        assert relaxation.limits.months_per_step <= max(MOST_MONTHS, limits.months_per_step)
        assert relaxation.limits.hours_per_week <= max(MOST_HOURS, limits.hours_per_week)


def test_a_nurse_who_keeps_her_level_hears_how_many_months_a_data_analyst_takes() -> None:
    nurse = person(Position("verpleegkundige", CareerLevel.MEDIOR), 8)
    limits = Limits(hours_per_week=8, months_per_step=9, keep_level=True)

    found = relaxations(GRAPH, nurse, limits, Position("data-analist", CareerLevel.MEDIOR))

    assert [relaxation.kind for relaxation in found][:2] == [Kind.MONTHS, Kind.HOURS]
    assert found[0].limits.months_per_step > 9


def test_what_is_open_already_needs_no_relaxation() -> None:
    nurse = person(Position("verpleegkundige", CareerLevel.MEDIOR), 8)
    assert relaxations(GRAPH, nurse, Limits(hours_per_week=8, months_per_step=12)) == ()


def test_a_goal_one_level_lower_is_offered_at_the_highest_level_that_has_a_path() -> None:
    nurse = person(Position("verpleegkundige", CareerLevel.MEDIOR), 8)
    limits = Limits(hours_per_week=8, months_per_step=6)
    goal = Position("testanalist", CareerLevel.SENIOR)

    for relaxation in relaxations(GRAPH, nurse, limits, goal):
        if relaxation.kind is Kind.LOWER_GOAL:
            higher = Position(goal.concept, CareerLevel(relaxation.opens.level + 1))
            assert not is_open(nurse, limits, higher)


def test_an_unknown_goal_is_named() -> None:
    with pytest.raises(UnknownPositionError, match=r"astronaut\.junior"):
        relaxations(GRAPH, Profile(), Limits(8, 12), Position("astronaut", CareerLevel.JUNIOR))


@settings(max_examples=60, deadline=None)
@given(people, some_limits, st.sampled_from(GOALS))
def test_stopping_at_the_first_route_finds_one_just_when_the_whole_search_does(
    profile: Profile, limits: Limits, goal: Position
) -> None:
    found = reaches(compiled(GRAPH), standing_of(profile), goal, limits)
    assert found == is_open(profile, limits, goal)
