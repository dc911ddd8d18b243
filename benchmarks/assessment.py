"""`padwijzer bench --assessment`: how soon the short questions agree with the whole questionnaire.

People are generated from the prior that the assessment states: an occupation at a level for some
years (or no work at all), and for every skill of the questionnaire a proficiency drawn from its
spread. After each number of answers, the first five positions on the result page are laid beside
the first five after the whole questionnaire. The same people answer in three orders: the one that
is expected to tell most, the skills that most positions ask first, and at random. The people come
from the same prior that the questions expect, so this says how well the order is chosen, not how
well the prior describes real people. The settings were chosen on people of other seeds.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache, partial
from math import sqrt
from statistics import mean, median, stdev
from time import perf_counter

import networkx as nx

from app.knowledge import Knowledge, load_knowledge
from career_graph.assessment import Answers, answered, next_question, questionnaire, spread_of
from career_graph.compiled import compiled
from career_graph.graph import Position, assumptions_of
from career_graph.journey import standing_of
from career_graph.learning import PlanOffer
from career_graph.plannable import plan_offers
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.steps import first_steps
from career_graph.transitions import Reach, ReachablePosition, transition_to
from skills_taxonomy.model import CareerLevel

PEOPLE = 1_000
SEED = 2026
CHECKED = (0, 4, 8, 12, 16, 20)
FIRST = 5
WITHOUT_WORK = 5  # one in so many
MEASURES = {
    "same": "the same first five",
    "all_same": "all five the same",
    "as_good": "as good as those five",
}

Ask = Callable[[Answers], str | None]


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
    questions: float
    agreement: Mapping[str, Mapping[str, Mapping[int, Agreement]]]
    question_ms: float
    question_p99_ms: float


@dataclass(frozen=True)
class Walk:
    """One person: how many questions the whole list has, shares by order and number, and times.

    A share is a triple, in the order of `MEASURES`.
    """

    questions: int
    shares: Mapping[str, Mapping[int, tuple[float, float, float]]]
    milliseconds: Sequence[float]


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


def walk(knowledge: Knowledge, seed: int, number: int) -> Walk | None:
    """Let one person answer in each order. None when nothing at all is open to them."""
    graph = knowledge.career_graph
    usual = assumptions_of(graph)
    limits = Limits(usual.hours_per_week, usual.months_per_step)
    chance = random.Random(f"{seed}:{number}")
    profile = person(knowledge, chance)
    skills = questionnaire(knowledge.taxonomy, profile)
    answers = {s: chance.choices(range(5), spread_of(profile, s, usual))[0] for s in skills}
    shuffled = chance.sample(skills, len(skills))
    offers = plan_offers(knowledge.offers.values(), limits, {})
    use = Counter(s for _, asked in graph.nodes(data="essential") for s in asked)
    times: list[float] = []

    @cache
    def opened(held: frozenset[tuple[str, int]]) -> tuple[ReachablePosition, ...]:
        return open_in_order(graph, answered(profile, _all_of(held, skills)), limits, offers)

    def shown(given: Answers) -> tuple[ReachablePosition, ...]:
        return opened(frozenset(answered(profile, given).skills.items()))

    def most_told(given: Answers) -> str | None:
        begin = perf_counter()
        told = next_question(graph, profile, skills, given, limits=limits)
        times.append((perf_counter() - begin) * 1000)
        return told.skill if told else None

    wanted = shown(answers)
    if not wanted:
        return None
    orders: dict[str, Ask] = {
        "most told": most_told,
        "most asked": _in_order(sorted(skills, key=lambda skill: -use[skill])),
        "random": _in_order(shuffled),
    }
    shares = {
        name: {n: _shares(shown(given), wanted) for n, given in _asked(ask, answers)}
        for name, ask in orders.items()
    }
    return Walk(len(skills), shares, times)


def open_in_order(
    graph: nx.DiGraph[Position], profile: Profile, limits: Limits, offers: Sequence[PlanOffer]
) -> tuple[ReachablePosition, ...]:
    """Return what `reachable_positions` would show as open, in its order, and nothing else."""
    arrays, stand = compiled(graph), standing_of(profile)
    surely = first_steps(arrays, standing_of(profile.one_step_lower()), limits, offers)
    start_level = profile.position.level if profile.position else 0
    found = [
        ReachablePosition(
            transition_to(graph, stand, goal, limits=limits, start_level=start_level, offers=plan),
            Reach.CERTAIN if goal in surely else Reach.PROBABLE,
        )
        for goal, plan in first_steps(arrays, stand, limits, offers).items()
    ]

    def rank(one: ReachablePosition) -> tuple[object, ...]:
        step = one.transition
        share_held = len(step.held) / max(1, len(step.held) + len(step.missing))
        return (*_rank(one), -share_held, -len(step.useful), one.position)

    return tuple(sorted(found, key=rank))


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


def _all_of(held: frozenset[tuple[str, int]], skills: Sequence[str]) -> dict[str, int | None]:
    return {**dict.fromkeys(skills, 0), **dict(held)}


def _asked(ask: Ask, answers: Mapping[str, int]) -> Iterator[tuple[int, Answers]]:
    """Yield what is answered after each number of questions that is checked."""
    given: dict[str, int | None] = {}
    for number in range(CHECKED[-1] + 1):
        if number in CHECKED:
            yield number, dict(given)
        if skill := ask(given):
            given[skill] = answers[skill]


def _shares(
    shown: Sequence[ReachablePosition], wanted: Sequence[ReachablePosition]
) -> tuple[float, float, float]:
    first = {one.position for one in wanted[:FIRST]}
    last = _rank(wanted[:FIRST][-1])
    as_good = {one.position for one in wanted if _rank(one) <= last}
    seen = {one.position for one in shown[:FIRST]}
    same = len(seen & first) / len(first)
    return same, float(seen == first), min(1.0, len(seen & as_good) / len(first))


def _rank(one: ReachablePosition) -> tuple[int, int, int]:
    step = one.transition
    return (step.levels_lost, list(Reach).index(one.reach), step.months)


def _summed(walks: Iterable[Walk | None], people: int, seed: int) -> Simulation:
    found = [one for one in walks if one is not None]
    times = sorted(time for one in found for time in one.milliseconds)
    agreement: dict[str, dict[str, dict[int, Agreement]]] = defaultdict(dict)
    for place, measure in enumerate(MEASURES):
        for order, numbers in found[0].shares.items():
            agreement[measure][order] = {
                number: _agreement([one.shares[order][number][place] for one in found])
                for number in numbers
            }
    return Simulation(
        people=people,
        seed=seed,
        questions=round(mean(one.questions for one in found), 1),
        agreement=agreement,
        question_ms=round(median(times), 1),
        question_p99_ms=round(times[int(len(times) * 0.99)], 1),
    )


def _agreement(shares: Sequence[float]) -> Agreement:
    spread = stdev(shares) if len(shares) > 1 else 1.0
    return Agreement(round(mean(shares), 3), round(1.96 * spread / sqrt(len(shares)), 3))


def _in_order(skills: Sequence[str]) -> Ask:
    return lambda answers: skills[len(answers)] if len(answers) < len(skills) else None


def main(*, as_json: bool, people: int = PEOPLE, seed: int = SEED) -> int:
    """Print the curves."""
    found = simulate_on_all_cores(people, seed)
    if as_json:
        print(json.dumps(asdict(found), indent=2))
        return 0
    print(f"{found.people} people, seed {found.seed}; whole list: {found.questions} questions")
    for measure, title in MEASURES.items():
        print(f"{title:24}" + "".join(f"{number:12}" for number in CHECKED))
        for order, curve in found.agreement[measure].items():
            cells = (f"{one.mean:6.3f} ±{one.margin:.3f}" for one in curve.values())
            print(f"  {order:20}" + " ".join(cells))
    print(f"choosing a question: {found.question_ms} ms, p99 {found.question_p99_ms} ms")
    return 0
