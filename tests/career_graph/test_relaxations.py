"""The relaxation named really opens something, and a smaller one of the same kind does not."""

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.knowledge import Knowledge
from career_graph.graph import Position, UnknownPositionError, build_career_graph
from career_graph.learning import PlanOffer
from career_graph.loader import load_assumptions, load_offers
from career_graph.paths import career_paths
from career_graph.plannable import offered_to
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.relaxations import MOST_HOURS, MOST_MONTHS, NO_LIMIT, Relaxation, relaxations
from career_graph.relaxations import RelaxationKind as Kind
from career_graph.reverse import typical_person
from career_graph.transitions import reachable_positions
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.model import CareerLevel
from tests.builders import offers, questions

Question = tuple["nx.DiGraph[Position]", Profile, Position, Limits]

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


OFFERED = offered_to(load_offers(TAXONOMY.skills).values())


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
    own_euros=st.sampled_from([None, 0, 0, 300]),
    provinces=st.sampled_from([(), ("GR",), ("UT", "ZH")]),
    online=st.booleans(),
    keep_level=st.booleans(),
    min_income=st.none() | st.just(2500),
)


def advice(
    profile: Profile, limits: Limits, goal: Position | None = None
) -> tuple[Relaxation, ...]:
    return relaxations(GRAPH, profile, limits, goal, offered=OFFERED).found


def is_open(profile: Profile, limits: Limits, goal: Position | None) -> bool:
    if goal is None:
        found = reachable_positions(GRAPH, profile, limits=limits, offers=OFFERED(limits))
        return any(position.transition.is_open for position in found)
    answer = career_paths(GRAPH, profile, goal, limits=limits, offers=OFFERED(limits))
    return bool(answer.paths)


def one_less(relaxation: Relaxation) -> Limits | None:
    """The same relaxation, one month, hour or euro smaller."""
    limits = relaxation.limits
    if relaxation.kind is Kind.EUROS:
        most = NO_LIMIT if limits.own_euros is None else limits.own_euros
        return replace(limits, own_euros=most - 1)
    if relaxation.kind in (Kind.MONTHS, Kind.LEVEL_AND_MONTHS):
        return replace(limits, months_per_step=limits.months_per_step - 1)
    if relaxation.kind is Kind.HOURS:
        return replace(limits, hours_per_week=limits.hours_per_week - 1)
    return None


@settings(max_examples=60, deadline=None)
@given(people, some_limits, st.none() | st.sampled_from(GOALS))
def test_what_it_names_opens_and_one_less_does_not(
    profile: Profile, limits: Limits, goal: Position | None
) -> None:
    for relaxation in advice(profile, limits, goal):
        assert is_open(profile, relaxation.limits, relaxation.opens)
        smaller = one_less(relaxation)
        if smaller and relaxation.is_least:
            assert not is_open(profile, smaller, goal)


@settings(max_examples=150, deadline=None)
@given(questions(), offers(), st.sampled_from([(), ("GR",)]), st.booleans())
def test_a_kind_is_left_out_only_where_its_widest_change_opens_nothing(
    question: Question, taught: tuple[PlanOffer, ...], provinces: tuple[str, ...], online: bool
) -> None:
    graph, profile, goal, limits = question
    limits = replace(limits, provinces=provinces, online=online)

    def offered(within: Limits) -> tuple[PlanOffer, ...]:
        """The first asks some hours a week, the second is online, the third in one province."""
        is_there = (
            within.hours_per_week >= 8,
            within.online,
            not within.provinces or "GE" in within.provinces,
        )
        return tuple(one for one, is_so in zip(taught, is_there, strict=False) if is_so)

    def opens(within: Limits) -> bool:
        offers_there = offered(within)
        return bool(career_paths(graph, profile, goal, limits=within, offers=offers_there).paths)

    answer = relaxations(graph, profile, limits, goal, offered=offered)

    if goal == profile.position or opens(limits):
        assert answer.found == ()
        return
    assert answer.complete
    found = {one.kind: one for one in answer.found}
    widest = {
        Kind.MONTHS: replace(limits, months_per_step=MOST_MONTHS),
        Kind.HOURS: replace(limits, hours_per_week=MOST_HOURS),
        Kind.EUROS: replace(limits, own_euros=None),
        Kind.ONLINE: replace(limits, online=True),
        Kind.PLACE: replace(limits, provinces=()),
        Kind.LEVEL: replace(limits, keep_level=False, min_income=None),
    }
    assert {kind for kind in widest if kind in found} == {
        kind for kind, within in widest.items() if opens(within)
    }
    for one in answer.found:
        assert one.is_least
        if one.kind is not Kind.LOWER_GOAL:
            assert opens(one.limits)
            smaller = one_less(one)
            assert smaller is None or not opens(smaller)
    if Kind.PLACE in found and found[Kind.PLACE].limits.provinces == ():
        assert not opens(replace(limits, provinces=(*provinces, "GE")))


def test_months_beside_a_lower_level_are_least_only_where_the_lower_level_alone_is_proven_closed(
    knowledge: Knowledge,
) -> None:
    graph, goal = knowledge.career_graph, Position("frontendontwikkelaar", CareerLevel.MEDIOR)
    surveyor = typical_person(graph, Position("landmeter", CareerLevel.SENIOR))
    offered = offered_to(knowledge.offers.values())
    limits = Limits(60, 1, own_euros=0, keep_level=True, online=False)

    answer = relaxations(graph, surveyor, limits, goal, offered=offered)

    both = [one for one in answer.found if one.kind is Kind.LEVEL_AND_MONTHS and one.is_least]
    alone = replace(limits, keep_level=False)
    opened = career_paths(graph, surveyor, goal, limits=alone, offers=offered(alone))
    assert opened.paths
    assert not both


@settings(max_examples=60, deadline=None)
@given(people, some_limits)
def test_where_nothing_is_open_there_is_always_a_change_that_opens_something(
    profile: Profile, limits: Limits
) -> None:
    if is_open(profile, limits, None):
        assert advice(profile, limits) == ()
    elif limits.hours_per_week >= 2:
        assert advice(profile, limits)


@settings(max_examples=60, deadline=None)
@given(people, some_limits, st.sampled_from(GOALS))
def test_a_relaxation_changes_only_what_its_kind_says(
    profile: Profile, limits: Limits, goal: Position
) -> None:
    for relaxation in advice(profile, limits, goal):
        allowed = {
            Kind.MONTHS: replace(limits, months_per_step=relaxation.limits.months_per_step),
            Kind.HOURS: replace(limits, hours_per_week=relaxation.limits.hours_per_week),
            Kind.EUROS: replace(limits, own_euros=relaxation.limits.own_euros),
            Kind.ONLINE: replace(limits, online=True),
            Kind.PLACE: replace(limits, provinces=relaxation.limits.provinces),
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
    limits = Limits(hours_per_week=8, months_per_step=4, keep_level=True)

    found = advice(nurse, limits, Position("data-analist", CareerLevel.MEDIOR))

    assert [relaxation.kind for relaxation in found][:2] == [Kind.MONTHS, Kind.HOURS]
    assert found[0].limits.months_per_step > 4


def test_what_is_open_already_needs_no_relaxation() -> None:
    nurse = person(Position("verpleegkundige", CareerLevel.MEDIOR), 8)
    assert advice(nurse, Limits(hours_per_week=8, months_per_step=12)) == ()


def test_a_goal_one_level_lower_is_offered_at_the_highest_level_that_has_a_path() -> None:
    nurse = person(Position("verpleegkundige", CareerLevel.MEDIOR), 8)
    limits = Limits(hours_per_week=8, months_per_step=6)
    goal = Position("testanalist", CareerLevel.SENIOR)

    for relaxation in advice(nurse, limits, goal):
        if relaxation.kind is Kind.LOWER_GOAL:
            higher = Position(goal.concept, CareerLevel(relaxation.opens.level + 1))
            assert not is_open(nurse, limits, higher)


def test_an_unknown_goal_is_named() -> None:
    with pytest.raises(UnknownPositionError, match=r"astronaut\.junior"):
        relaxations(GRAPH, Profile(), Limits(8, 12), Position("astronaut", CareerLevel.JUNIOR))
