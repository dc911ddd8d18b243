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
    stand = standing_of(profile)
    state = arrays.state(after_stay(graph, stand, step.stay_months).skills)
    stop = arrays.stop(step.destination)
    room = hours_within(limits.months_per_step, limits.hours_per_week)
    to_save = arrays.gap_hours(state, stop.asks) - room - stop.on_the_job_hours
    savings = _most_saved(arrays, profile, step)
    if short == 1:
        in_work = [skill for skill in passport.lacking if skill in profile.from_work]
        savings = {skill: savings.get(skill, 0) for skill in in_work}
    for skill, saving in savings.items():
        if saving < to_save or profile.skills.get(skill, 0) == EXPERT:
            continue
        number = arrays.skill_numbers[skill]
        before = state[number]
        state[number] = max(before, profile.skills.get(skill, 0) + 1)
        if arrays.study_hours(state, stop) <= room:
            yield skill
        state[number] = before


def _most_saved(arrays: CompiledGraph, profile: Profile, step: Transition) -> dict[str, int]:
    """Return the most hours that one step more of each skill takes off what is missing."""
    names = list(arrays.skill_numbers)
    savings: dict[str, int] = {}
    for gap in step.missing:
        number = arrays.skill_numbers[gap.skill]
        full, discounted = arrays.hours[number], arrays.discounted[number]
        savings[gap.skill] = savings.get(gap.skill, 0) + full[gap.held + 1]
        for helper in arrays.related[number]:
            raised = profile.skills.get(names[helper], 0) + 1
            helps = gap.held < raised <= gap.asked
            less = full[raised] - discounted[raised] if helps else 0
            savings[names[helper]] = savings.get(names[helper], 0) + less
    return savings
