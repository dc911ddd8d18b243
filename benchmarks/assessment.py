"""`padwijzer bench --assessment`: how soon the short questions agree with the whole questionnaire.

People are generated from the prior that the assessment states: an occupation at a level for some
years (or no work at all), and for every skill of the questionnaire a proficiency drawn from its
spread. After each number of questions, the first five positions on the result page are laid beside
the first five when every skill is rated. The same people answer in three orders: what is expected
to tell most, what most positions ask first, and at random; a question has as many statements in
each. Two smaller groups answer what tells most: people whose skills are drawn in another way than
the questions expect (`benchmarks.answering`). The settings were chosen on people of other seeds.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache, partial
from itertools import takewhile
from math import sqrt
from statistics import mean, median, stdev
from time import perf_counter

from app.knowledge import Knowledge, load_knowledge
from benchmarks.answering import (
    DRAWS,
    EXPECTED,
    Ask,
    asked,
    first_in_order,
    in_this_order,
    person,
    rank,
    statements_of,
)
from career_graph.assessment import (
    STATEMENTS,
    Answers,
    Statement,
    answered,
    next_question,
    questionnaire,
    spread_of,
)
from career_graph.graph import assumptions_of
from career_graph.offers import answers_about
from career_graph.plannable import plan_offers
from career_graph.profile import Limits, Profile
from career_graph.transitions import ReachablePosition

PEOPLE = 1_000
SEED = 2026
CHECKED = (0, 4, 8, 12, 16)
FIRST = 5
OTHERS = 4  # one in so many people is also drawn in the other ways
MEASURES = {
    "same": "the same first five",
    "all_same": "all five the same",
    "as_good": "as good as those five",
}


@dataclass(frozen=True)
class Agreement:
    """A mean over people, and how far the true mean may lie from it in 95 of 100 such runs."""

    mean: float
    margin: float


@dataclass(frozen=True)
class Simulation:
    """Agreement after each number of answers, per measure and order of asking.

    `same` is the share of the first five that are the same, `all_same` the share of people for
    whom all five are. `as_good` counts a position too when it is no worse than the fifth of the
    whole questionnaire in level, reach and months.
    """

    people: int
    seed: int
    statements: int
    skills: float
    needed: float
    promised: float
    agreement: Mapping[str, Mapping[str, Mapping[int, Agreement]]]
    question_ms: float
    question_p99_ms: float


@dataclass(frozen=True)
class Walk:
    """One person: how many skills the whole list has, shares by order and number, and times.

    A share is a triple, in the order of `MEASURES`. `needed` are the questions until they end by
    themselves, `promised` how many the first one said there would be.
    """

    skills: int
    needed: int
    promised: int
    shares: Mapping[str, Mapping[int, tuple[float, float, float]]]
    milliseconds: Sequence[float]


def walk(knowledge: Knowledge, seed: int, number: int) -> Walk | None:
    """Let one person answer in each order. None when nothing at all is open to them."""
    graph = knowledge.career_graph
    usual = assumptions_of(graph)
    limits = Limits(usual.hours_per_week, usual.months_per_step)
    chance = random.Random(f"{seed}:{number}")
    profile = person(knowledge, chance)
    skills = questionnaire(knowledge.taxonomy, profile)
    spreads = [spread_of(profile, skill, usual) for skill in skills]
    statements = statements_of(knowledge, profile, skills)
    offers = plan_offers(knowledge.offers.values(), limits, answers_about(profile))
    times: list[float] = []
    left: list[int] = []

    @cache
    def opened(held: frozenset[tuple[str, int]]) -> tuple[ReachablePosition, ...]:
        person = Profile(profile.position, profile.months_worked, dict(held), {}, profile.from_work)
        return first_in_order(graph, person, limits, offers, FIRST)

    def shown(given: Answers) -> tuple[ReachablePosition, ...]:
        return opened(frozenset(answered(profile, given).skills.items()))

    def most_told(given: Answers) -> Sequence[Statement]:
        begin = perf_counter()
        told = next_question(graph, profile, skills, given, limits=limits, offers=offers)
        times.append((perf_counter() - begin) * 1000)
        left.append(told.left if told else 0)
        return told.statements if told else ()

    draws = [draw for draw in DRAWS if draw == EXPECTED or number % OTHERS == 0]
    orders: dict[tuple[str, str], Ask] = {("most told", draw): most_told for draw in draws}
    orders["most asked", EXPECTED] = in_this_order(statements)
    orders["random", EXPECTED] = in_this_order(chance.sample(statements, len(statements)))
    able = {draw: dict(zip(skills, DRAWS[draw](chance, spreads), strict=True)) for draw in draws}
    shares: dict[str, dict[int, tuple[float, float, float]]] = {}
    for (order, draw), ask in orders.items():
        wanted = opened(frozenset(_whole(profile, able[draw]).items()))
        if not wanted:
            return None
        name = order if draw == EXPECTED else f"{order}, {draw}"
        shares[name] = {
            n: _shares(shown(given), wanted) for n, given in asked(ask, able[draw], CHECKED)
        }
    needed = sum(1 for _ in takewhile(bool, left[: CHECKED[-1]]))
    return Walk(len(skills), needed, left[0], shares, times)


def _whole(profile: Profile, rated: Mapping[str, int]) -> dict[str, int]:
    """Return what is held when the whole list is answered."""
    return {skill: held for skill, held in {**profile.skills, **rated}.items() if held}


def simulate(knowledge: Knowledge, people: int, seed: int = SEED) -> Simulation:
    """Let `people` answer in each order, one after the other, in this process."""
    return _summed((walk(knowledge, seed, number) for number in range(people)), people, seed)


def simulate_on_all_cores(people: int, seed: int) -> Simulation:
    """Let `people` answer in each order, on as many cores as there are."""
    with ProcessPoolExecutor() as pool:
        walks = pool.map(partial(_walk_of, seed), range(people), chunksize=10)
        return _summed(walks, people, seed)


def _walk_of(seed: int, number: int) -> Walk | None:
    return walk(_knowledge(), seed, number)


@cache
def _knowledge() -> Knowledge:
    return load_knowledge()


def _shares(
    shown: Sequence[ReachablePosition], wanted: Sequence[ReachablePosition]
) -> tuple[float, float, float]:
    first = {one.position for one in wanted[:FIRST]}
    last = rank(wanted[:FIRST][-1])
    as_good = {one.position for one in wanted if rank(one) <= last}
    seen = {one.position for one in shown[:FIRST]}
    same = len(seen & first) / len(first)
    return same, float(seen == first), min(1.0, len(seen & as_good) / len(first))


def _summed(walks: Iterable[Walk | None], people: int, seed: int) -> Simulation:
    found = [one for one in walks if one is not None]
    times = sorted(time for one in found for time in one.milliseconds)
    agreement: dict[str, dict[str, dict[int, Agreement]]] = defaultdict(dict)
    for place, measure in enumerate(MEASURES):
        for order in dict.fromkeys(order for one in found for order in one.shares):
            asked_so = [one.shares[order] for one in found if order in one.shares]
            agreement[measure][order] = {
                number: _agreement([shares[number][place] for shares in asked_so])
                for number in CHECKED
            }
    return Simulation(
        people=people,
        seed=seed,
        statements=STATEMENTS,
        skills=round(mean(one.skills for one in found), 1),
        needed=round(mean(one.needed for one in found), 1),
        promised=round(mean(one.promised for one in found), 1),
        agreement=agreement,
        question_ms=round(median(times), 1),
        question_p99_ms=round(times[int(len(times) * 0.99)], 1),
    )


def _agreement(shares: Sequence[float]) -> Agreement:
    spread = stdev(shares) if len(shares) > 1 else 1.0
    return Agreement(round(mean(shares), 3), round(1.96 * spread / sqrt(len(shares)), 3))


def main(*, as_json: bool, people: int = PEOPLE, seed: int = SEED) -> int:
    """Print the curves."""
    found = simulate_on_all_cores(people, seed)
    if as_json:
        print(json.dumps(asdict(found), indent=2))
        return 0
    print(f"{found.people} people, seed {found.seed}; the whole list has {found.skills} skills")
    print(f"a question has {found.statements} statements; they end after {found.needed} questions")
    print(f"(at most {CHECKED[-1]} were asked; the first said there would be {found.promised})")
    for measure, title in MEASURES.items():
        print(f"{title:36}" + "".join(f"{number:12}" for number in CHECKED))
        for order, curve in found.agreement[measure].items():
            cells = (f"{one.mean:6.3f} ±{one.margin:.3f}" for one in curve.values())
            print(f"  {order:34}" + " ".join(cells))
    print(f"choosing a question: {found.question_ms} ms, p99 {found.question_p99_ms} ms")
    return 0
