"""A short assessment: of all skills, ask the one whose answer changes most.

The next question is the skill that is expected to tell most about the positions still undecided:
which are open, and which are among the first five. What is expected rests on a prior: in an
occupation people mostly hold what is presumed of it, sometimes one step more or less; of what it
does not name they mostly hold nothing. Both spreads are judgements in `assumptions.yaml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2

import networkx as nx

from career_graph.assumptions import Assumptions
from career_graph.graph import Position, assumptions_of
from career_graph.profile import Evidence, Limits, Profile
from career_graph.undecided import Prospect, Spread, places_left, prospects
from skills_taxonomy.model import Taxonomy

FIRST_POSITIONS = 5
OPEN_WEIGHT = 0.3  # what is open at all counts less than what comes first
LEAST_BITS = 0.02  # who learns less than this from a question need not ask it

Answers = Mapping[str, int | None]
"""Skill id → proficiency 0 to 4, or None for who does not know."""


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The skill to ask, what its answer is expected to tell, and how many such questions are left.

    `left` counts this one too. `bits` is information summed over the undecided positions.
    """

    skill: str
    bits: float
    left: int


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
    told = _information(graph, answered(profile, answers), unknown, limits)
    worth = {s: told[s] for s in skills if s not in answers and told[s] >= LEAST_BITS}
    if not worth:
        return None
    best = max(worth, key=lambda skill: worth[skill])
    return NextQuestion(best, worth[best], len(worth))


def _information(
    graph: nx.DiGraph[Position], profile: Profile, unknown: Mapping[str, Spread], limits: Limits
) -> Mapping[str, float]:
    """Return the bits that each unknown skill is expected to tell."""
    told: defaultdict[str, float] = defaultdict(float)
    candidates = list(prospects(graph, profile, unknown, limits))
    for one, soon in zip(candidates, places_left(candidates, FIRST_POSITIONS), strict=True):
        _add_told(told, one, one.within, OPEN_WEIGHT)
        if soon is not None:
            _add_told(told, one, soon, 1.0)
    return told


def _add_told(told: dict[str, float], one: Prospect, within: float, weight: float) -> None:
    now = _bits(one.chance(within))
    if now < LEAST_BITS / 4:
        return
    for part in one.parts:
        expected = sum(
            chance * _bits(one.chance_when(part, rating, within))
            for rating, chance in enumerate(part.spread)
            if chance
        )
        told[part.skill] += weight * max(0.0, now - expected)


def _bits(chance: float) -> float:
    """The uncertainty of a yes or no."""
    if not 1e-9 < chance < 1 - 1e-9:
        return 0.0
    return -(chance * log2(chance) + (1 - chance) * log2(1 - chance))
