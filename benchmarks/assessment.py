"""`padwijzer bench --assessment`: how soon the short questions agree with the whole questionnaire.

People are generated from the prior that the assessment states: an occupation at a level for some
years (or no work at all), and for every skill of the questionnaire a proficiency drawn from its
spread. After each number of answers, the first five positions on the result page are laid beside
the first five after the whole questionnaire. The same people answer in three orders: the one that
is expected to tell most, the skills that most positions ask first, and at random. The people come
from the same prior that the questions expect, so this says how well the order is chosen, not how
well the prior describes real people.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from statistics import mean, median
from time import perf_counter

from app.knowledge import Knowledge, load_knowledge
from career_graph.assessment import Answers, answered, next_question, questionnaire, spread_of
from career_graph.graph import Position, assumptions_of
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.transitions import Reach, ReachablePosition, reachable_positions
from skills_taxonomy.model import CareerLevel

PEOPLE = 1_000
CHECKED = (0, 4, 8, 12, 16, 20, 30)
FIRST = 5
WITHOUT_WORK = 5  # one in so many

Ask = Callable[[Answers], str | None]


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


@dataclass(frozen=True)
class Simulation:
    """Mean agreement after each number of answers, per order of asking.

    `same` is the share of the first five that are the same; `as_good` counts a position too when
    it is no worse than the fifth of the whole questionnaire in level, reach and months.
    """

    people: int
    questions: float
    same: dict[str, dict[int, float]]
    as_good: dict[str, dict[int, float]]
    question_ms: float
    question_p99_ms: float


@dataclass(frozen=True)
class _Truth:
    """Somebody, what they would answer, and how every position ranks once all is answered."""

    profile: Profile
    answers: Mapping[str, int]
    ranks: Mapping[Position, tuple[int, int, int]]
    first: tuple[Position, ...]

    def shares(self, shown: Sequence[Position]) -> tuple[float, float]:
        """Return which share of the first five is the same, and which is as good."""
        last = self.ranks[self.first[-1]]
        as_good = sum(one in self.ranks and self.ranks[one] <= last for one in shown)
        same = len(set(shown) & set(self.first))
        return same / len(self.first), min(1.0, as_good / len(self.first))


def simulate(knowledge: Knowledge, people: int, seed: int = 1) -> Simulation:
    """Let `people` answer in each order, and return how soon they see what they would see."""
    graph = knowledge.career_graph
    usual = assumptions_of(graph)
    limits = Limits(usual.hours_per_week, usual.months_per_step)
    use = Counter(s for _, asked in graph.nodes(data="essential") for s in asked)
    shares: dict[str, dict[int, list[tuple[float, float]]]] = defaultdict(lambda: defaultdict(list))
    times: list[float] = []
    lengths: list[int] = []
    chance = random.Random(seed)  # noqa: S311 (people for a test, not secrets)

    def opened(profile: Profile, answers: Answers) -> list[ReachablePosition]:
        found = reachable_positions(graph, answered(profile, answers), limits=limits)
        return [one for one in found if one.transition.is_open]

    def most_told(profile: Profile, skills: Sequence[str], answers: Answers) -> str | None:
        begin = perf_counter()
        told = next_question(graph, profile, skills, answers, limits=limits)
        times.append((perf_counter() - begin) * 1000)
        return told.skill if told else None

    for _ in range(people):
        profile = person(knowledge, chance)
        skills = questionnaire(knowledge.taxonomy, profile)
        answers = {s: chance.choices(range(5), spread_of(profile, s, usual))[0] for s in skills}
        shuffled = chance.sample(skills, len(skills))
        lengths.append(len(skills))
        found = opened(profile, answers)
        if not found:
            continue
        first = tuple(one.position for one in found[:FIRST])
        truth = _Truth(profile, answers, {one.position: _rank(one) for one in found}, first)
        orders: dict[str, Ask] = {
            "most told": partial(most_told, profile, skills),
            "most asked": _in_order(sorted(skills, key=lambda skill: -use[skill])),
            "random": _in_order(shuffled),
        }
        for name, ask in orders.items():
            for number, share in _walked(ask, truth, partial(opened, profile)):
                shares[name][number].append(share)
    return Simulation(
        people=people,
        questions=round(mean(lengths), 1),
        same=_means(shares, 0),
        as_good=_means(shares, 1),
        question_ms=round(median(times), 1),
        question_p99_ms=round(sorted(times)[int(len(times) * 0.99)], 1),
    )


def _walked(
    ask: Ask, truth: _Truth, opened: Callable[[Answers], list[ReachablePosition]]
) -> Iterator[tuple[int, tuple[float, float]]]:
    """Yield the shares after each number of answers that is checked."""
    given: dict[str, int | None] = {}
    for number in range(CHECKED[-1] + 1):
        if number in CHECKED:
            yield number, truth.shares([one.position for one in opened(given)[:FIRST]])
        if skill := ask(given):
            given[skill] = truth.answers[skill]


def _rank(one: ReachablePosition) -> tuple[int, int, int]:
    step = one.transition
    return (step.levels_lost, list(Reach).index(one.reach), step.months)


def _means(
    shares: Mapping[str, Mapping[int, list[tuple[float, float]]]], which: int
) -> dict[str, dict[int, float]]:
    return {
        name: {number: round(mean(s[which] for s in found), 3) for number, found in curve.items()}
        for name, curve in shares.items()
    }


def _in_order(skills: Sequence[str]) -> Ask:
    return lambda answers: skills[len(answers)] if len(answers) < len(skills) else None


def main(*, as_json: bool, people: int = PEOPLE) -> int:
    """Print the curves."""
    found = simulate(load_knowledge(), people)
    if as_json:
        print(json.dumps(asdict(found), indent=2))
        return 0
    print(f"{found.people} people, {found.questions} skills in the whole questionnaire")
    for title, curves in (
        ("the same first five", found.same),
        ("as good as those five", found.as_good),
    ):
        print(f"{title:24}" + "".join(f"{number:6}" for number in CHECKED))
        for name, curve in curves.items():
            print(f"  {name:22}" + "".join(f"{curve[number]:6.2f}" for number in CHECKED))
    print(f"choosing a question: {found.question_ms} ms, p99 {found.question_p99_ms} ms")
    return 0
