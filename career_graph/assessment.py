"""A short assessment: of all that could be asked, ask what changes most.

A question is a few statements of what somebody can do; they tick those that are true. Each
statement is a skill at a proficiency, chosen because its answer is expected to tell most about the
positions still undecided: which are among the first five, and which are open. What is expected
rests on a prior: in an occupation people mostly hold what is presumed of it, sometimes one step
more or less; of what it does not name they mostly hold nothing. Both spreads are judgements in
`assumptions.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, log

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from career_graph.assumptions import Assumptions
from career_graph.graph import Position, assumptions_of
from career_graph.learning import PlanOffer
from career_graph.profile import Evidence, Limits, Profile
from career_graph.undecided import Spread, undecided
from skills_taxonomy.model import Taxonomy

FIRST_POSITIONS = 5
STATEMENTS = 3  # in one question: with the four sentences of one skill there was more to read
OPEN_WEIGHT = 0.1  # what is open at all counts less than what comes first
LEAST_BITS = 0.02  # who learns less than this from a statement need not read it
SETTLED_BITS = 0.3  # a first position; with less left about 95% of them are expected to stay
BITS_A_QUESTION = 1.1  # what a question takes off on the embedded data, by simulation


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """That somebody does `skill` as well as `proficiency` (1 to 4), or better."""

    skill: str
    proficiency: int


Answers = Mapping[Statement, bool | None]
"""Statement → whether it is true, or None for who does not know."""


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """What to ask together, what the answers are expected to tell, and how many questions are left.

    `left` is how many it likely takes, this one too, until the first positions are as good as sure.
    `settled` is the share of them, as shown now, that is expected to stay. `bits` is information
    summed over the undecided positions and the statements.
    """

    statements: tuple[Statement, ...]
    bits: float
    left: int
    settled: float


def questionnaire(taxonomy: Taxonomy, profile: Profile) -> tuple[str, ...]:
    """Return the skills worth asking: those presumed, and the bridge skills, that any role asks."""
    asked = {
        skill
        for role in taxonomy.roles.values()
        for level in role.levels.values()
        for skill in level.essential
    }
    return tuple(
        skill.id
        for skill in taxonomy.skills.values()
        if skill.id in asked and (skill.is_bridge or skill.id in profile.skills)
    )


def answered(profile: Profile, answers: Answers) -> Profile:
    """Return the profile with what was answered: a presumed rating stays within what was said."""
    said = _ranges(answers)
    ratings = {
        skill: min(max(profile.skills.get(skill, 0), least), most)
        for skill, (least, most) in said.items()
    }
    skills = {**profile.skills, **ratings}
    return replace(
        profile,
        skills={skill: rating for skill, rating in skills.items() if rating},
        evidence={**profile.evidence, **dict.fromkeys(ratings, Evidence.SELF_RATED)},
    )


def spread_of(profile: Profile, skill: str, assumptions: Assumptions) -> Spread:
    """Return how likely each proficiency is for somebody of whom only `profile` is known."""
    presumed = profile.skills.get(skill, 0)
    chances = [0.0] * 5
    if presumed:
        for offset, people in zip((-1, 0, 1), assumptions.presumed_of_20, strict=True):
            chances[min(4, presumed + offset)] += people / 20
    else:
        in_work = profile.position is not None
        people_of_20 = assumptions.unnamed_of_20 if in_work else assumptions.without_work_of_20
        chances[: len(people_of_20)] = [people / 20 for people in people_of_20]
    return (chances[0], chances[1], chances[2], chances[3], chances[4])


def within(spread: Spread, least: int, most: int) -> Spread:
    """Return `spread` for who is known to be at `least` and at `most` so good."""
    kept = [chance if least <= n <= most else 0.0 for n, chance in enumerate(spread)]
    if not any(kept):  # more, or less, than anybody was expected to hold
        kept[least if sum(spread[:least]) else most] = 1.0
    total = sum(kept)
    none, one, two, three, four = (chance / total for chance in kept)
    return (none, one, two, three, four)


def next_question(
    graph: nx.DiGraph[Position],
    profile: Profile,
    skills: Sequence[str],
    answers: Answers,
    *,
    limits: Limits,
    offers: Sequence[PlanOffer] = (),
) -> NextQuestion | None:
    """Return what to ask next about `skills`, or None when no answer would tell enough.

    `profile` is who they were before the first question. Pure: the same answers, in whatever
    order, lead to the same question.
    """
    assumptions, said = assumptions_of(graph), _ranges(answers)
    spreads = {
        skill: within(spread_of(profile, skill, assumptions), *said.get(skill, (0, 4)))
        for skill in sorted(skills)
    }
    people = undecided(
        graph,
        answered(profile, answers),
        {skill: spread for skill, spread in spreads.items() if max(spread) < 1},
        limits=limits,
        first=FIRST_POSITIONS,
        offers=offers,
    )
    chance_of_first = people.is_first.mean(axis=1)
    unsure = float(_bits(chance_of_first).sum() - SETTLED_BITS * chance_of_first.sum())
    skipped = {one.skill for one, is_true in answers.items() if is_true is None}
    could = [
        (Statement(skill, proficiency), row >= proficiency)
        for skill, row in zip(people.skills, people.ratings, strict=True)
        for proficiency in range(1, 5)
        if skill not in skipped
    ]
    is_true = np.array([row for _, row in could], np.bool_).reshape(-1, people.ratings.shape[1])
    told = bits_told(is_true, people.is_first) + OPEN_WEIGHT * bits_told(is_true, people.is_open)
    chosen: dict[str, tuple[Statement, float]] = {}
    for place in np.argsort(-told, kind="stable").tolist():
        if len(chosen) < STATEMENTS and told[place] >= LEAST_BITS:
            statement, _ = could[place]
            chosen.setdefault(statement.skill, (statement, float(told[place])))
    if not chosen or unsure <= 0:
        return None
    most = ceil(int((told >= LEAST_BITS).sum()) / STATEMENTS)
    return NextQuestion(
        statements=tuple(statement for statement, _ in chosen.values()),
        bits=sum(bits for _, bits in chosen.values()),
        left=min(ceil(unsure / BITS_A_QUESTION), most),
        settled=people.settled,
    )


def bits_told(is_true: NDArray[np.bool_], happens: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return how many bits each row of `is_true` tells about what `happens`, summed over its rows.

    Seen in a number of people, chance alone seems to tell something: Miller and Madow's
    correction takes that away.
    """
    share = happens.mean(axis=1)
    unsure = happens[(share > 0) & (share < 1)].astype(np.float32)
    people = is_true.shape[1]
    told = np.full(len(is_true), _bits(unsure.mean(axis=1)).sum())
    answers = np.zeros(len(is_true))
    for who in (is_true.astype(np.float32), (~is_true).astype(np.float32)):
        number = who.sum(axis=1)
        both = np.einsum("sp,hp->sh", who, unsure)  # a matrix product starts threads: slower
        chance = both / np.maximum(number, 1)[:, None]
        told -= number / people * _bits(chance).sum(axis=1)
        answers += number > 0
    by_chance = (answers - 1) * len(unsure) / (2 * people * log(2))
    corrected: NDArray[np.float64] = np.maximum(0.0, told - by_chance)
    return corrected


def _bits(chance: NDArray[np.floating]) -> NDArray[np.float64]:
    """The uncertainty of a yes or no."""
    yes = np.clip(chance.astype(np.float64), 1e-12, 1)
    no = np.clip(1 - yes, 1e-12, 1)
    uncertainty: NDArray[np.float64] = -(yes * np.log2(yes) + no * np.log2(no))
    return uncertainty


def _ranges(answers: Answers) -> dict[str, tuple[int, int]]:
    """Return between which proficiencies each skill lies. Where answers clash, a yes counts."""
    least: dict[str, int] = {}
    most: dict[str, int] = {}
    for one, is_true in answers.items():
        if is_true:
            least[one.skill] = max(one.proficiency, least.get(one.skill, 0))
        elif is_true is not None:
            most[one.skill] = min(one.proficiency - 1, most.get(one.skill, 4))
    return {
        skill: (least.get(skill, 0), max(most.get(skill, 4), least.get(skill, 0)))
        for skill in least.keys() | most.keys()
    }
