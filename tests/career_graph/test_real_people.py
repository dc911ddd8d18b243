"""What must hold for everybody, held against random people on the embedded data.

`make test` looks at 2,000 of them, `make long` at 50,000 others.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, replace

import networkx as nx
import pytest

from app.knowledge import Knowledge
from career_graph.graph import Position
from career_graph.journey import carrying_skills
from career_graph.learning import PlanOffer
from career_graph.passport import level_passport
from career_graph.paths import CareerPath, PathsAnswer, career_paths
from career_graph.plannable import plan_offers
from career_graph.profile import Evidence, Limits, Profile, presumed_skills

WITH_OFFERS = 100  # one in so many asks for offers too: that takes longer
PEOPLE = 2_000  # in one run
OTHERS = 50_000


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody, where they want to go, and the same person with one skill raised or added."""

    person: Profile
    wiser: Profile
    goal: Position
    limits: Limits


def case_of(graph: nx.DiGraph[Position], skills: list[str], seed: int) -> Case:
    chance = random.Random(seed)
    position = chance.choice(list(graph))
    months = chance.choice([0, 6, 24, 60, 120, 300])
    held = dict(presumed_skills(graph, position, months))
    for skill in chance.sample(sorted(held), k=min(len(held), chance.randrange(4))):
        held[skill] = chance.randint(1, 4)
    for skill in chance.sample(skills, k=chance.randrange(5)):
        held.setdefault(skill, chance.randint(1, 4))
    shown = {skill: Evidence.SHOWN for skill in held if chance.random() < 0.1}
    from_work = frozenset(skill for skill in held if chance.random() < 0.9)
    person = Profile(position, months, held, evidence=shown, from_work=from_work)
    raised = chance.choice(skills)
    higher = {**held, raised: chance.randint(max(1, held.get(raised, 0)), 4)}
    roles = [p for p, is_role in graph.nodes(data="is_role") if is_role and p != position]
    return Case(
        person,
        replace(person, skills=higher),
        chance.choice([p for p in roles if p.level <= position.level] or roles),
        Limits(
            hours_per_week=chance.choice([2, 4, 8, 12, 24, 40]),
            months_per_step=chance.choice([3, 6, 12, 24]),
            own_euros=chance.choice([None, 0, 1_000, 5_000]),
            keep_level=chance.random() < 0.3,
        ),
    )


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(first, marks=pytest.mark.long if first else ())
        for first in range(0, PEOPLE + OTHERS, PEOPLE)
    ],
    ids=lambda first: f"from person {first}",
)
def test_the_invariants_hold_for_random_people(knowledge: Knowledge, first: int) -> None:
    graph, skills = knowledge.career_graph, sorted(knowledge.taxonomy.skills)
    told: Counter[str] = Counter()
    for seed in range(first, first + PEOPLE):
        case = case_of(graph, skills, seed)
        offers = (
            plan_offers(knowledge.offers.values(), case.limits) if seed % WITH_OFFERS == 0 else ()
        )
        told.update(_held(graph, case, offers, f"person {seed}"))
    seen = ", ".join(f"{number} {what}" for what, number in sorted(told.items()))
    print(f"people {first} to {first + PEOPLE - 1}: {seen}")

    assert told["with a path"] > PEOPLE / 4


def _held(
    graph: nx.DiGraph[Position], case: Case, offers: tuple[PlanOffer, ...], who: str
) -> list[str]:
    """Hold the invariants of design §3 to one case, and tell what was seen."""
    answer = career_paths(graph, case.person, case.goal, limits=case.limits, offers=offers)
    again = career_paths(graph, case.wiser, case.goal, limits=case.limits, offers=offers)
    _keeps_limits(answer, case.limits, who)
    _carries_level(graph, answer, case.person, who)
    if answer.paths and answer.proof.complete and again.proof.complete:
        assert again.paths, who
        assert min(p.months for p in again.paths) <= min(p.months for p in answer.paths), who
        prices = [p.own_euros for p in answer.paths if p.own_euros is not None]
        after = [p.own_euros for p in again.paths if p.own_euros is not None]
        assert not prices or min(after) <= min(prices), who
    return [
        "with a path" if answer.paths else "without",
        "complete" if answer.proof.complete else "cut off",
    ]


def _keeps_limits(answer: PathsAnswer, limits: Limits, who: str) -> None:
    assert 0 <= answer.proof.routes_pruned <= answer.proof.routes_considered, who
    for path in answer.paths:
        assert 1 <= len(path.transitions) <= 4, who
        assert all(step.is_open for step in path.transitions), who
        assert path.study_hours >= answer.proof.study_hours_lower_bound, who
        assert limits.own_euros is None or (path.own_euros or 0) <= limits.own_euros, who
        assert limits.own_euros is None or path.own_euros is not None, who
        assert path.level_kept or not limits.keep_level, who
        for step in path.transitions:
            assert step.study_months <= limits.months_per_step, who
    for one in answer.paths:
        for other in answer.paths:
            assert one is other or not _no_worse(one, other), who


def _no_worse(one: CareerPath, other: CareerPath) -> bool:
    return (
        one.own_euros is not None
        and (other.own_euros is None or one.own_euros <= other.own_euros)
        and one.months <= other.months
        and one.income_dip <= other.income_dip
        and one.levels_lost <= other.levels_lost
    )


def _carries_level(
    graph: nx.DiGraph[Position], answer: PathsAnswer, person: Profile, who: str
) -> None:
    share = graph.graph["assumptions"].passport_share
    for path in answer.paths:
        step = path.transitions[0]
        if step.stay_months:
            continue
        carrying, named = carrying_skills(graph, step.destination), step.passport.carried
        held = {skill: person.skills[skill] for skill in named}
        assert level_passport(held, carrying, share).suffices, who
        for left_out in named:
            rest = {skill: held[skill] for skill in named if skill != left_out}
            assert not level_passport(rest, carrying, share).suffices, who
