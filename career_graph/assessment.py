"""A short assessment: of all skills, ask the one whose answer changes most.

The next question is the skill that is expected to tell most about the positions still undecided:
which are among the first five, and which are open. What is expected rests on a prior: in an
occupation people mostly hold what is presumed of it, sometimes one step more or less; of what it
does not name they mostly hold nothing. Both spreads are judgements in `assumptions.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, log

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from career_graph.asked import Ratings
from career_graph.assumptions import Assumptions
from career_graph.graph import Position, assumptions_of
from career_graph.profile import Evidence, Limits, Profile
from career_graph.undecided import Spread, undecided
from skills_taxonomy.model import Taxonomy

FIRST_POSITIONS = 5
OPEN_WEIGHT = 0.1  # what is open at all counts less than what comes first
LEAST_BITS = 0.02  # who learns less than this from a question need not ask it
SETTLED_BITS = 0.3  # a first position; with less left about 95% of them are expected to stay
BITS_A_QUESTION = 0.45  # what a question takes off on the embedded data, by simulation

Answers = Mapping[str, int | None]
"""Skill id → proficiency 0 to 4, or None for who does not know."""


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The skill to ask, what its answer is expected to tell, and how many questions are left.

    `left` is how many it likely takes, this one too, until the first positions are as good as sure.
    `settled` is the share of them, as shown now, that is expected to stay. `bits` is information
    summed over the undecided positions.
    """

    skill: str
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
    """Return the profile with what was answered in place of what was presumed."""
    ratings = {skill: rating for skill, rating in answers.items() if rating is not None}
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


def next_question(
    graph: nx.DiGraph[Position],
    profile: Profile,
    skills: Sequence[str],
    answers: Answers,
    *,
    limits: Limits,
) -> NextQuestion | None:
    """Return what to ask next of `skills`, or None when no answer would tell enough.

    `profile` is who they were before the first question. Pure: the same answers, in whatever
    order, lead to the same question.
    """
    assumptions = assumptions_of(graph)
    unknown = {
        skill: spread_of(profile, skill, assumptions)
        for skill in sorted(skills)
        if answers.get(skill) is None
    }
    people = undecided(
        graph, answered(profile, answers), unknown, limits=limits, first=FIRST_POSITIONS
    )
    chance_of_first = people.is_first.mean(axis=1)
    unsure = float(_bits(chance_of_first).sum() - SETTLED_BITS * chance_of_first.sum())
    first, opens = (
        bits_told(people.ratings, people.is_first),
        bits_told(people.ratings, people.is_open),
    )
    told = dict(zip(people.skills, (first + OPEN_WEIGHT * opens).tolist(), strict=True))
    worth = {s: told[s] for s in skills if s not in answers and told[s] >= LEAST_BITS}
    if not worth or unsure <= 0:
        return None
    best = max(worth, key=lambda skill: worth[skill])
    left = ceil(unsure / BITS_A_QUESTION)
    return NextQuestion(best, worth[best], min(left, len(worth)), people.settled)


def bits_told(ratings: Ratings, happens: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return how many bits each row of `ratings` tells about what `happens`, summed over its rows.

    Seen in a number of people, chance alone seems to tell something: Miller and Madow's
    correction takes that away.
    """
    share = happens.mean(axis=1)
    unsure = happens[(share > 0) & (share < 1)]
    people = ratings.shape[1]
    told = np.full(len(ratings), _bits(unsure.mean(axis=1)).sum())
    seen = np.zeros(len(ratings))
    for rating in range(5):
        who = (ratings == rating).astype(np.float32)
        number = who.sum(axis=1)
        chance = who @ unsure.T.astype(np.float32) / np.maximum(number, 1)[:, None]
        told -= number / people * _bits(chance).sum(axis=1)
        seen += number > 0
    by_chance = (seen - 1) * len(unsure) / (2 * people * log(2))
    corrected: NDArray[np.float64] = np.maximum(0.0, told - by_chance)
    return corrected


def _bits(chance: NDArray[np.floating]) -> NDArray[np.float64]:
    """The uncertainty of a yes or no."""
    yes = np.clip(chance.astype(np.float64), 1e-12, 1)
    no = np.clip(1 - yes, 1e-12, 1)
    uncertainty: NDArray[np.float64] = -(yes * np.log2(yes) + no * np.log2(no))
    return uncertainty
