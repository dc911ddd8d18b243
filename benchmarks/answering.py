"""People who answer the short questions: who they are, what they can, and what is shown to them.

What they can is drawn in three ways. *As expected*: each skill apart, from the spread that the
questions expect. *Alike*: each skill has that same spread, but a part of it is the person's own,
so that who can more of one thing mostly can more of another. *Further off*: as expected, and then
some skills one more step up or down, so that people hold what the questions think impossible. The
questions know of the first way alone.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import sqrt
from statistics import NormalDist

import networkx as nx

from app.knowledge import Knowledge
from career_graph.assessment import STATEMENTS, Answers, Statement, spread_of
from career_graph.compiled import compiled
from career_graph.graph import Position, assumptions_of
from career_graph.journey import standing_of
from career_graph.learning import PlanOffer
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.steps import Steps, first_steps
from career_graph.transitions import Reach, ReachablePosition, transition_to
from skills_taxonomy.model import CareerLevel

WITHOUT_WORK = 5  # one in so many
OWN_PART = 0.3  # of how far somebody is from what is presumed: for who is alike in all they can
OFF = 5  # one in so many skills is another step off

Ask = Callable[[Answers], Sequence[Statement]]
Draw = Callable[[random.Random, Sequence[Sequence[float]]], list[int]]


def person(knowledge: Knowledge, chance: random.Random) -> Profile:
    """Return somebody in an occupation that we described, or now and then without work."""
    graph, taxonomy = knowledge.career_graph, knowledge.taxonomy
    if chance.randrange(WITHOUT_WORK) == 0:
        return Profile()
    occupations = [one.id for one in taxonomy.occupations.values() if not one.is_derived]
    level = chance.choice(
        (CareerLevel.JUNIOR, CareerLevel.MEDIOR, CareerLevel.MEDIOR, *CareerLevel)
    )
    position = Position(chance.choice(occupations), level)
    months = 12 * chance.randint(1, 10)
    skills = presumed_skills(graph, position, months)
    return Profile(position, months, skills, from_work=frozenset(skills))


def as_expected(chance: random.Random, spreads: Sequence[Sequence[float]]) -> list[int]:
    """Draw each skill apart."""
    return [chance.choices(range(5), spread)[0] for spread in spreads]


def alike(chance: random.Random, spreads: Sequence[Sequence[float]]) -> list[int]:
    """Draw each skill from the same spread, `OWN_PART` of it the same in all skills."""
    normal, own = NormalDist(), chance.gauss()
    drawn = []
    for spread in spreads:
        place = sqrt(OWN_PART) * own + sqrt(1 - OWN_PART) * chance.gauss()
        drawn.append(bisect(list(accumulate(spread))[:4], normal.cdf(place)))
    return drawn


def further_off(chance: random.Random, spreads: Sequence[Sequence[float]]) -> list[int]:
    """Draw each skill apart, one in `OFF` another step up or down."""
    return [
        min(4, max(0, one + chance.choice((-1, 1)))) if chance.randrange(OFF) == 0 else one
        for one in as_expected(chance, spreads)
    ]


EXPECTED = "as expected"
DRAWS: Mapping[str, Draw] = {
    EXPECTED: as_expected,
    "alike in all they can": alike,
    "further off": further_off,
}


def first_in_order(
    graph: nx.DiGraph[Position],
    profile: Profile,
    limits: Limits,
    offers: Sequence[PlanOffer],
    first: int,
) -> tuple[ReachablePosition, ...]:
    """Return what `reachable_positions` shows as open, in its order: at least the `first` ones.

    A position is left out only when no plan can be so quick that it would come before them, or
    beside the last of them.
    """
    arrays, stand = compiled(graph), standing_of(profile)
    lower = standing_of(profile.one_step_lower())
    start_level = profile.position.level if profile.position else 0
    steps, steps_lower = (Steps(arrays, one, limits, offers) for one in (stand, lower))
    surely = first_steps(arrays, lower, limits)
    maybe_sure = steps_lower.least_months()

    def at_best(goal: Position, months: int) -> tuple[int, int, int]:
        return (max(0, start_level - goal.level), int(goal not in maybe_sure), months)

    least = {goal: at_best(goal, months) for goal, months in steps.least_months().items()}
    waiting = sorted(least, key=lambda goal: (least[goal], goal))
    found: list[ReachablePosition] = []
    while waiting:
        last = rank(found[first - 1]) if len(found) >= first else None
        if last and least[waiting[0]] > last:
            break
        some, waiting = waiting[: 2 * first], waiting[2 * first :]
        plans = steps.open(some)
        surely |= steps_lower.open([goal for goal in plans if goal not in surely])
        for goal, plan in plans.items():
            step = transition_to(
                graph, stand, goal, limits=limits, start_level=start_level, offers=plan
            )
            reach = Reach.CERTAIN if goal in surely else Reach.PROBABLE
            found.append(ReachablePosition(step, reach))
        found.sort(key=_in_order)
    return tuple(found)


def rank(one: ReachablePosition) -> tuple[int, int, int]:
    """Return what makes a position come first: level, reach and months, before ties are broken."""
    step = one.transition
    return (step.levels_lost, list(Reach).index(one.reach), step.months)


def _in_order(one: ReachablePosition) -> tuple[object, ...]:
    step = one.transition
    share_held = len(step.held) / max(1, len(step.held) + len(step.missing))
    return (*rank(one), -share_held, -len(step.useful), one.position)


def statements_of(
    knowledge: Knowledge, profile: Profile, skills: Sequence[str]
) -> tuple[Statement, ...]:
    """Return every statement whose answer is not sure beforehand, what most positions ask first."""
    graph = knowledge.career_graph
    use = Counter(pair for _, asked in graph.nodes(data="essential") for pair in asked.items())
    unsure = []
    for skill in skills:
        spread = spread_of(profile, skill, assumptions_of(graph))
        unsure += [Statement(skill, n) for n in range(1, 5) if 0 < sum(spread[n:]) < 1 - 1e-9]
    return tuple(sorted(unsure, key=lambda one: (-use[one.skill, one.proficiency], one)))


def in_this_order(statements: Sequence[Statement]) -> Ask:
    """Ask `statements` in their order, as many at a time as a question has."""

    def ask(given: Answers) -> Sequence[Statement]:
        return statements[len(given) : len(given) + STATEMENTS]

    return ask


def asked(
    ask: Ask, rated: Mapping[str, int], checked: Sequence[int]
) -> Iterator[tuple[int, Answers]]:
    """Yield what is answered after each number of questions that is checked."""
    given: dict[Statement, bool | None] = {}
    is_over = False
    for number in range(checked[-1] + 1):
        if number in checked:
            yield number, dict(given)
        if not is_over and number < checked[-1]:
            following = ask(given)
            is_over = not following
            given |= {one: rated[one.skill] >= one.proficiency for one in following}
