"""The one skill that opens most for somebody: what each single step of learning would open.

A skill that somebody holds from work grows in their work; any other is learned beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from career_graph.assumptions import hours_within
from career_graph.compiled import CompiledGraph, compiled
from career_graph.graph import Position
from career_graph.journey import Stand, after_stay, standing_of
from career_graph.keys import NOT_BY_SKILL
from career_graph.profile import Limits, Profile
from career_graph.transitions import (
    ReachablePosition,
    Transition,
    reachable_positions,
    transition_to,
)

EXPERT = 4


@dataclass(frozen=True, slots=True)
class Opening:
    """One skill raised from `held` by one step, in `hours`, and the positions that opens."""

    skill: str
    held: int
    hours: int
    opens: tuple[Position, ...]

    @property
    def raised(self) -> int:
        """The proficiency one step higher."""
        return self.held + 1


def opening_skills(
    graph: nx.DiGraph[Position],
    profile: Profile,
    *,
    limits: Limits,
    found: Sequence[ReachablePosition] | None = None,
) -> tuple[Opening, ...]:
    """Return every skill that opens a position when raised one step, the one that opens most first.

    `found` are the `reachable_positions` of the same question, where they are known already. Of
    equals the one that takes the fewest hours comes first, then the order of names. Positions stand
    in the order of `reachable_positions`: nearest first.
    """
    arrays = compiled(graph)
    wiser = _Wiser(graph, profile, limits)
    opened: dict[str, list[Position]] = {}
    if found is None:
        found = reachable_positions(graph, profile, limits=limits)
    for one in found:
        step = one.transition
        if step.is_open or any(block.kind in NOT_BY_SKILL for block in step.blocks):
            continue
        for skill in _promising(graph, arrays, profile, step, limits):
            if wiser.opens(skill, one.position):
                opened.setdefault(skill, []).append(one.position)
    openings = [
        Opening(skill, profile.skills.get(skill, 0), wiser.hours(skill), tuple(positions))
        for skill, positions in opened.items()
    ]
    return tuple(sorted(openings, key=lambda one: (-len(one.opens), one.hours, one.skill)))


@dataclass
class _Wiser:
    """Somebody with one skill one step higher."""

    graph: nx.DiGraph[Position]
    profile: Profile
    limits: Limits

    def stand_with(self, skill: str) -> Stand:
        higher = self.profile.skills.get(skill, 0) + 1
        skills = {**self.profile.skills, skill: higher}
        return standing_of(replace(self.profile, skills=skills))

    def opens(self, skill: str, goal: Position) -> bool:
        position = self.profile.position
        return transition_to(
            self.graph,
            self.stand_with(skill),
            goal,
            limits=self.limits,
            start_level=position.level if position else 0,
        ).is_open

    def hours(self, skill: str) -> int:
        costs, held = self.graph.graph["costs"], self.profile.skills
        step = held.get(skill, 0) + 1
        is_discounted = any(held.get(other, 0) >= step for other in costs.related[skill])
        hours: int = costs.hours(skill, step, is_discounted=is_discounted)
        return hours


def _promising(
    graph: nx.DiGraph[Position],
    arrays: CompiledGraph,
    profile: Profile,
    step: Transition,
    limits: Limits,
) -> Iterator[str]:
    """Yield the skills that could open `step` when one step higher: quick, and none is missed."""
    passport = step.passport
    short = passport.needed - len(passport.carried)
    if short > 1:
        return
    related = graph.graph["costs"].related
    missing = [gap.skill for gap in step.missing]
    candidates = dict.fromkeys(missing)
    candidates |= dict.fromkeys(helper for skill in missing for helper in related[skill])
    if short == 1:
        candidates = dict.fromkeys(s for s in passport.lacking if s in profile.from_work)
    stand = standing_of(profile)
    state = arrays.state(after_stay(graph, stand, step.stay_months).skills)
    stop = arrays.stop(step.destination)
    room = hours_within(limits.months_per_step, limits.hours_per_week)
    for skill in candidates:
        number, higher = arrays.skill_numbers[skill], profile.skills.get(skill, 0) + 1
        if higher > EXPERT:
            continue
        before = state[number]
        state[number] = max(before, higher)
        if arrays.study_hours(state, stop) <= room:
            yield skill
        state[number] = before
