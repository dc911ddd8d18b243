"""The person's own question, which carries the whole state: a match, and the exact front."""

from __future__ import annotations

import cProfile
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import mean, median
from types import CodeType
from typing import Any

import networkx as nx

from app.knowledge import Knowledge
from benchmarks.enumeration import enumerated_front
from benchmarks.measuring import Row, compared, measured, percentile, timed
from career_graph.compiled import compiled
from career_graph.graph import Position, assumptions_of, build_career_graph
from career_graph.journey import standing_of
from career_graph.learning import PlanOffer
from career_graph.paths import PathsAnswer, career_paths
from career_graph.plans import Planner
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.steps import first_steps
from career_graph.transitions import reachable_positions, transition_to
from skills_taxonomy.model import CareerLevel

LIMITS = Limits(hours_per_week=12, months_per_step=12, own_euros=2500, keep_level=True)
YEARS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody and where they want to go."""

    person: Profile
    goal: Position


def questions_on(
    graph: nx.DiGraph[Position], number: int, *, origins: Iterable[Position] = (), seed: int = 3
) -> list[Asked]:
    """Return typical people from `origins` (all positions, when empty) with goals at random."""
    chance = random.Random(seed)
    goals = [p for p, is_role in graph.nodes(data="is_role") if is_role]
    places = list(origins) or list(graph)
    asked: list[Asked] = []
    while len(asked) < number:
        origin, goal = chance.choice(places), chance.choice(goals)
        if origin != goal and goal.level <= origin.level + 1:
            asked.append(Asked(typical(graph, origin), goal))
    return asked


def typical(graph: nx.DiGraph[Position], position: Position) -> Profile:
    """Return a typical person in `position`."""
    skills = presumed_skills(graph, position)
    return Profile(position, 12 * YEARS, skills, from_work=frozenset(skills))


def matching(graph: nx.DiGraph[Position], size: str, asked: Sequence[Asked]) -> Row:
    """Which positions one step opens."""

    def ours(one: Asked) -> set[Position]:
        return set(first_steps(compiled(graph), standing_of(one.person), LIMITS))

    ours(asked[0])
    return measured("match of a person", size, asked, ours, rounds=3)


def matching_plainly(graph: nx.DiGraph[Position], size: str, asked: Sequence[Asked]) -> Row:
    """The same beside plain Python over the networkx graph, with all explanations."""

    def ours(one: Asked) -> set[Position]:
        return set(first_steps(compiled(graph), standing_of(one.person), LIMITS))

    def plainly(one: Asked) -> set[Position]:
        stand = standing_of(one.person)
        level = one.person.position.level if one.person.position else 0
        return {
            p
            for p, is_role in graph.nodes(data="is_role")
            if is_role
            and p != one.person.position
            and transition_to(graph, stand, p, limits=LIMITS, start_level=level).is_open
        }

    return compared("match of a person", size, asked, ours, "plain Python", plainly)


def explained(
    graph: nx.DiGraph[Position], size: str, asked: Sequence[Asked], offers: Sequence[PlanOffer]
) -> Row:
    """Every position with its reach, its plan and why."""
    return measured(
        "every position, ranked and explained",
        size,
        asked,
        lambda one: reachable_positions(graph, one.person, limits=LIMITS, offers=offers),
    )


def fronts(
    graph: nx.DiGraph[Position],
    size: str,
    asked: Sequence[Asked],
    offers: Sequence[PlanOffer] = (),
) -> Row:
    """The exact front, at most four steps, by self-study or with `offers` in the plans."""
    with_offers = ", with offers" if offers else ""

    def ours(one: Asked) -> PathsAnswer:
        return career_paths(graph, one.person, one.goal, limits=LIMITS, offers=offers)

    row = measured(
        f"paths of at most four steps, exact front{with_offers}", size, asked, ours, note=told
    )
    if not offers:
        return row
    share = share_of(Planner.route_plans.__name__, lambda: [ours(one) for one in asked])
    return replace(row, note=f"{row.note}; {share:.0%} of it goes to plans")


def growth(
    small: nx.DiGraph[Position], large: nx.DiGraph[Position], size: str, asked: Sequence[Asked]
) -> Row:
    """The exact front in `large`, beside that of the same questions in `small`, a part of it.

    Where the answer in `large` is complete, it has to be at least as good on everything.
    """
    times, same, both = [], True, []
    for one in asked:
        ours, theirs = (timed(partial(_answer, graph), one) for graph in (large, small))
        times.append((ours[0], theirs[0]))
        same = same and _is_no_worse(ours[1], theirs[1])
        if ours[1].proof.complete and theirs[1].proof.complete:
            both.append(ours[0] / theirs[0])
    our_times, their_times = zip(*times, strict=True)
    longer = median(ours / theirs for ours, theirs in times)
    return Row(
        "paths of at most four steps, the same questions",
        size,
        len(asked),
        median(our_times),
        percentile(our_times, 99),
        "among the positions of A",
        median(their_times),
        percentile(their_times, 99),
        1 / longer,
        same,
        f"{longer:.1f} × as long; {median(both):.1f} × where both are complete ({len(both)})",
    )


def _answer(graph: nx.DiGraph[Position], one: Asked) -> PathsAnswer:
    return career_paths(graph, one.person, one.goal, limits=LIMITS)


def _is_no_worse(one: PathsAnswer, other: PathsAnswer) -> bool:
    """Whether every path of `other` is equalled by one of `one`, if that is complete."""
    return not one.proof.complete or all(
        any(
            ours.months <= theirs.months
            and ours.euros.no_dearer(theirs.euros)
            and ours.income_dip <= theirs.income_dip
            and ours.levels_lost <= theirs.levels_lost
            for ours in one.paths
        )
        for theirs in other.paths
    )


def share_of(function: str, work: Callable[[], object]) -> float:
    """Return which part of the time of `work` goes to `function` and what it calls."""
    profile = cProfile.Profile()
    profile.runcall(work)
    times = [
        (one.code.co_name, one.totaltime)
        for one in profile.getstats()
        if isinstance(one.code, CodeType)
    ]
    inside = sum(taken for name, taken in times if name == function)
    return inside / max(taken for _, taken in times)


def told(answers: Sequence[PathsAnswer]) -> str:
    """Say how many answers are complete, and how many routes were looked at."""
    complete = sum(answer.proof.complete for answer in answers)
    routes = mean(answer.proof.routes_considered for answer in answers)
    found = sum(bool(answer.paths) for answer in answers)
    return (
        f"{complete} of {len(answers)} complete, {found} with a path, "
        f"{routes:,.0f} routes on average"
    )


def fronts_by_enumeration(knowledge: Knowledge, number: int) -> Row:
    """The front beside brute force, where that can finish: at most two steps."""
    assumptions = replace(assumptions_of(knowledge.career_graph), maximum_steps=2)
    graph = build_career_graph(knowledge.taxonomy, assumptions)

    def costs(paths: Iterable[Any]) -> list[Any]:
        return [(path.cost, tuple(s.destination for s in path.transitions)) for path in paths]

    asked = questions_on(graph, number, origins=[p for p in graph if p.level == CareerLevel.MEDIOR])
    return compared(
        "paths of at most two steps, exact front",
        "S",
        asked,
        lambda one: costs(career_paths(graph, one.person, one.goal, limits=LIMITS).paths),
        "brute force",
        lambda one: costs(enumerated_front(graph, one.person, one.goal, LIMITS)),
    )
