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
from collections.abc import Callable, Mapping, Sequence
from statistics import mean, median
from time import perf_counter

from app.knowledge import Knowledge, load_knowledge
from career_graph.assessment import Answers, answered, next_question, questionnaire, spread_of
from career_graph.graph import Position, assumptions_of
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.transitions import reachable_positions
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


def simulate(knowledge: Knowledge, people: int, seed: int = 1) -> dict[str, object]:
    """Return the mean agreement after each number of answers, per order, and the times."""
    graph = knowledge.career_graph
    usual = assumptions_of(graph)
    limits = Limits(usual.hours_per_week, usual.months_per_step)
    use = Counter(s for _, asked in graph.nodes(data="essential") for s in asked)
    agreement: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    times: list[float] = []
    lengths: list[int] = []
    chance = random.Random(seed)  # noqa: S311 (people for a test, not secrets)

    for _ in range(people):
        profile = person(knowledge, chance)
        skills = questionnaire(knowledge.taxonomy, profile)
        truth = {s: chance.choices(range(5), spread_of(profile, s, usual))[0] for s in skills}
        lengths.append(len(skills))

        def first(answers: Answers, profile: Profile = profile) -> set[Position]:
            found = reachable_positions(graph, answered(profile, answers), limits=limits)
            return {one.position for one in found[:FIRST] if one.transition.is_open}

        def most_told(
            answers: Answers, profile: Profile = profile, skills: Sequence[str] = skills
        ) -> str | None:
            begin = perf_counter()
            told = next_question(graph, profile, skills, answers, limits=limits)
            times.append((perf_counter() - begin) * 1000)
            return told.skill if told else None

        whole = first(truth)
        if not whole:
            continue
        shuffled = chance.sample(skills, len(skills))
        orders: dict[str, Ask] = {
            "most told": most_told,
            "most asked": _in_order(sorted(skills, key=lambda skill: -use[skill])),
            "random": _in_order(shuffled),
        }
        for name, ask in orders.items():
            for number, share in _asked_one_by_one(ask, truth, first, whole):
                agreement[name][number].append(share)
    return {
        "people": people,
        "questions": round(mean(lengths), 1),
        "agreement": {
            name: {number: round(mean(shares), 3) for number, shares in curve.items()}
            for name, curve in agreement.items()
        },
        "question_ms": round(median(times), 1),
        "question_p99_ms": round(sorted(times)[int(len(times) * 0.99)], 1),
    }


def _in_order(skills: Sequence[str]) -> Ask:
    return lambda answers: skills[len(answers)] if len(answers) < len(skills) else None


def _asked_one_by_one(
    ask: Ask,
    truth: Mapping[str, int],
    first: Callable[[Answers], set[Position]],
    whole: set[Position],
) -> list[tuple[int, float]]:
    answers: dict[str, int | None] = {}
    shares = []
    for number in range(CHECKED[-1] + 1):
        if number in CHECKED:
            shares.append((number, len(first(answers) & whole) / len(whole)))
        if number < CHECKED[-1] and (skill := ask(answers)):
            answers[skill] = truth[skill]
    return shares


def main(*, as_json: bool, people: int = PEOPLE) -> int:
    """Print the curves."""
    found = simulate(load_knowledge(), people)
    if as_json:
        print(json.dumps(found, indent=2))
        return 0
    curves = found["agreement"]
    assert isinstance(curves, dict)
    print(f"{found['people']} people, {found['questions']} skills in the whole questionnaire")
    print(f"{'answers':12}" + "".join(f"{number:7}" for number in CHECKED))
    for name, curve in curves.items():
        print(f"{name:12}" + "".join(f"{curve[number]:7.2f}" for number in CHECKED))
    print(f"choosing a question: {found['question_ms']} ms, p99 {found['question_p99_ms']} ms")
    return 0
