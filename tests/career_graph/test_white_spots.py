"""White spots: what plain search for one person finds, for everybody at once."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.knowledge import Knowledge
from career_graph.graph import Position
from career_graph.journey import standing_of
from career_graph.offers import Offer
from career_graph.paths import career_paths
from career_graph.plannable import plan_offers
from career_graph.profile import Limits, Profile
from career_graph.reverse import typical_person
from career_graph.transitions import reachable_positions, transition_to
from career_graph.white_spots import WhiteSpots, white_spots
from skills_taxonomy.model import CareerLevel
from tests import builders

PLACES = ("DR", "ZE")
MONTHS = 12


@st.composite
def courses(draw: st.DrawFn) -> tuple[Offer, ...]:
    """One or two offers: online or in one province, free, dear or of unknown price."""
    return tuple(
        builders.offer(
            name,
            teaches=draw(
                st.dictionaries(
                    st.sampled_from(builders.NAMES), st.integers(1, 4), min_size=1, max_size=3
                )
            ),
            hours=draw(st.sampled_from([10, 90])),
            price_euros=draw(st.sampled_from([0, 300, None])),
            online=draw(st.booleans()),
            provinces=draw(st.sampled_from([(), PLACES[:1], PLACES])),
        )
        for name in "xy"[: draw(st.integers(1, 2))]
    )


def occupations(graph: nx.DiGraph[Position]) -> list[Position]:
    return [position for position, is_role in graph.nodes(data="is_role") if not is_role]


@settings(deadline=None, max_examples=60)
@given(builders.graphs(), courses(), st.sampled_from([0, 500]), st.sampled_from([3, MONTHS, 24]))
def test_a_spot_is_where_no_path_to_any_role_keeps_the_level_in_time(
    graph: nx.DiGraph[Position], offers: tuple[Offer, ...], euros: int, months: int
) -> None:
    asked = Limits(8, months, own_euros=euros, keep_level=True)
    found = white_spots(graph, offers, asked, provinces=PLACES)
    spots = {spot.origin: spot.provinces for spot in found.spots}
    roles = [position for position, is_role in graph.nodes(data="is_role") if is_role]
    for origin in occupations(graph):
        person = typical_person(graph, origin)
        for place in PLACES:
            limits = replace(asked, provinces=(place,))
            within = plan_offers(offers, limits)
            paths = (
                path
                for goal in roles
                for path in career_paths(graph, person, goal, limits=limits, offers=within).paths
            )
            has_way = any(path.months <= months and not path.levels_lost for path in paths)
            assert has_way == (place not in spots.get(origin, ()))


@settings(deadline=None, max_examples=60)
@given(builders.graphs(), st.sampled_from([0, 3, MONTHS]))
def test_a_training_opens_what_it_says_and_where_none_can_help_none_does(
    graph: nx.DiGraph[Position], months: int
) -> None:
    asked = Limits(8, months, own_euros=0, keep_level=True)
    found = white_spots(graph, (), asked, provinces=PLACES)
    for training in found.trainings:
        for origin in training.origins:
            assert opens(graph, wiser(graph, origin, {training.skill: training.proficiency}), asked)
    for spot in found.spots:
        if not spot.is_open_to_training:
            expert = wiser(graph, spot.origin, dict.fromkeys(builders.NAMES, 4))
            assert not opens(graph, expert, asked)
    assert_bundle_holds(graph, found, asked)


@settings(deadline=None, max_examples=60)
@given(builders.graphs(), st.sampled_from([0, 3, MONTHS]))
def test_a_training_counts_all_whom_it_opens_something_for(
    graph: nx.DiGraph[Position], months: int
) -> None:
    asked = Limits(8, months, own_euros=0, keep_level=True)
    found = white_spots(graph, (), asked, provinces=PLACES)
    told = {(t.skill, t.proficiency): {*t.origins} for t in found.trainings}
    levels: dict[str, set[int]] = {}
    for _, node in graph.nodes(data=True):
        for skill, proficiency in node["essential"].items() if node["is_role"] else ():
            levels.setdefault(skill, set()).add(proficiency)

    really = {}
    for skill, proficiencies in levels.items():
        before: set[Position] = set()
        for proficiency in sorted(proficiencies):
            opened = {
                spot.origin
                for spot in found.spots
                if opens(graph, wiser(graph, spot.origin, {skill: proficiency}), asked)
            }
            if opened != before:
                really[skill, proficiency] = opened
            before = opened

    assert told == really
    places = [training.places for training in found.trainings]
    assert places == sorted(places, reverse=True)


def assert_bundle_holds(graph: nx.DiGraph[Position], found: WhiteSpots, asked: Limits) -> None:
    learned: dict[str, int] = {}
    helped = 0
    for bundle in found.together:
        training = bundle.training
        learned[training.skill] = max(training.proficiency, learned.get(training.skill, 0))
        helped += len(training.origins)
        assert bundle.places_together == helped * len(PLACES)
        for origin in training.origins:
            assert opens(graph, wiser(graph, origin, learned), asked)


@pytest.mark.parametrize(("months", "is_spot"), [(5, True), (6, False)])
def test_years_that_still_have_to_be_worked_count_as_months(months: int, is_spot: bool) -> None:
    usual = dict.fromkeys((builders.JUNIOR, builders.MEDIOR, builders.SENIOR), 30)
    graph = builders.graph_of(  # two years worked, thirty months asked: six to go
        builders.SKILLS,
        [builders.role("a", {builders.SENIOR: {"sql": 1}})],
        {"nurse": {"sql": (1, 1, 1)}},
        replace(builders.ASSUMPTIONS, usual_months=usual),
    )
    asked = Limits(8, months, own_euros=0, keep_level=True)
    found = white_spots(graph, (), asked, [CareerLevel.MEDIOR], PLACES)
    assert bool(found.spots) == is_spot


def wiser(graph: nx.DiGraph[Position], origin: Position, learned: dict[str, int]) -> Profile:
    person = typical_person(graph, origin)
    more = {skill: max(to, person.skills.get(skill, 0)) for skill, to in learned.items()}
    return replace(person, skills={**person.skills, **more}, from_work=person.from_work)


def opens(
    graph: nx.DiGraph[Position], person: Profile, limits: Limits, only: Position | None = None
) -> bool:
    """Whether a first step is open in time, by the plain rules of one step: any, or only one."""
    assert person.position is not None
    origin = typical_person(graph, person.position)
    worked = {s: r for s, r in origin.skills.items() if s in origin.from_work}
    stand = replace(standing_of(person), from_work=worked)  # a training is no work
    start = person.position.level
    steps = (
        transition_to(graph, stand, goal, limits=limits, start_level=start)
        for goal, is_role in graph.nodes(data="is_role")
        if is_role and only in (None, goal)
    )
    return any(step.is_open and step.months <= limits.months_per_step for step in steps)


@pytest.mark.parametrize("level", [CareerLevel.MEDIOR, CareerLevel.SENIOR])
def test_real_spots_are_those_of_plain_search(knowledge: Knowledge, level: CareerLevel) -> None:
    graph, offers = knowledge.career_graph, knowledge.offers.values()
    asked = Limits(8, MONTHS, own_euros=500, keep_level=True)
    found = white_spots(graph, offers, asked, [level], PLACES)
    spots = {spot.origin for spot in found.spots}
    limits = replace(asked, provinces=PLACES[1:])
    within = plan_offers(offers, limits)
    sample = [one for one in occupations(graph) if one.level is level][::29]
    for origin in sample:
        person = typical_person(graph, origin)
        steps = reachable_positions(graph, person, limits=limits, offers=within)
        has_way = any(s.transition.is_open and s.transition.months <= MONTHS for s in steps)
        assert has_way == (origin not in spots)


def test_more_euros_and_more_months_only_take_spots_away(knowledge: Knowledge) -> None:
    def spots(months: int, euros: int) -> set[Position]:
        asked = Limits(8, months, own_euros=euros, keep_level=True)
        offers = knowledge.offers.values()
        graph = knowledge.career_graph
        found = white_spots(graph, offers, asked, [CareerLevel.MEDIOR], PLACES)
        return {spot.origin for spot in found.spots}

    usual = spots(9, 0)
    assert spots(18, 0) < usual
    assert spots(9, 2_500) <= usual
