"""The smallest key: the fewest skills that open a closed position.

A key opens the step straight to the position. It is smallest in number: no smaller set of skills
opens it, however high they are raised. Then each skill is asked no higher than it must be, and from
work only where the level rests on it. Years and the wish to keep a level are not opened by any
skill; then there is no key, and the answer says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import networkx as nx

from career_graph.assumptions import hours_within
from career_graph.compiled import compiled
from career_graph.graph import Position
from career_graph.journey import Stand, after_stay, raised, standing_of
from career_graph.profile import Limits, Profile
from career_graph.transitions import Block, BlockKind, Transition, transition_to

NOT_BY_SKILL = frozenset({BlockKind.YEARS, BlockKind.LEVEL_KEPT, BlockKind.INCOME})


@dataclass(frozen=True, slots=True)
class KeySkill:
    """A skill to raise from `held` to `needed`. `from_work`: only work counts, study does not."""

    skill: str
    held: int
    needed: int
    from_work: bool


@dataclass(frozen=True, slots=True)
class Key:
    """What opens the step to `goal`.

    `skills` is empty when it is open as it is, and None when no set of skills opens it: then
    `blocks` says why.
    """

    goal: Position
    skills: tuple[KeySkill, ...] | None
    blocks: tuple[Block, ...] = ()


def smallest_key(
    graph: nx.DiGraph[Position], profile: Profile, goal: Position, *, limits: Limits
) -> Key:
    """Return the smallest key to `goal`. Raises UnknownPositionError for an unknown goal."""
    lock = Lock(graph, profile, goal, limits)
    step = lock.step_with(())
    if step.is_open or goal == profile.position:
        return Key(goal, ())
    if fixed := tuple(block for block in step.blocks if block.kind in NOT_BY_SKILL):
        return Key(goal, None, fixed)
    candidates = _candidates(lock, step)
    for size in range(1, len(candidates) + 1):
        for skills in promising_sets(lock, step, candidates, size):
            if lock.opens_with(skills):
                return Key(goal, _trimmed(lock, skills))
    raise AssertionError(f"{goal.id} stays closed with everything it asks")


@dataclass
class Lock:
    """One closed step: somebody, where they want to go, and how it looks with more skills."""

    graph: nx.DiGraph[Position]
    profile: Profile
    goal: Position
    limits: Limits
    stand: Stand = field(init=False)

    def __post_init__(self) -> None:
        self.stand = standing_of(self.profile)

    def step_with(self, skills: Iterable[KeySkill]) -> Transition:
        """Return the step of somebody who also holds `skills`."""
        position = self.profile.position
        return transition_to(
            self.graph,
            holding(self.stand, skills),
            self.goal,
            limits=self.limits,
            start_level=position.level if position else 0,
        )

    def opens_with(self, skills: Iterable[KeySkill]) -> bool:
        """Whether holding `skills` too opens it."""
        return self.step_with(skills).is_open


def holding(stand: Stand, skills: Iterable[KeySkill]) -> Stand:
    """Return `stand` with `skills` held at what is needed, from work where that is asked."""
    skills = tuple(skills)
    return replace(
        stand,
        skills=raised(stand.skills, {one.skill: one.needed for one in skills}),
        from_work=raised(stand.from_work, {s.skill: s.needed for s in skills if s.from_work}),
    )


def _candidates(lock: Lock, step: Transition) -> list[KeySkill]:
    """Return every skill that can help, each as high as it can help.

    That are the skills missing, the related ones that make a missing skill shorter to learn, and
    those that carry the level but are not held from work.
    """
    ready = after_stay(lock.graph, lock.stand, step.stay_months).skills
    essential, lacking = lock.graph.nodes[lock.goal]["essential"], step.passport.lacking
    highest = {gap.skill: gap.asked for gap in step.missing}
    highest |= {skill: essential[skill] for skill in lacking}
    related = lock.graph.graph["costs"].related
    for gap in step.missing:
        for helper in related[gap.skill]:
            if ready.get(helper, 0) < gap.asked:
                highest[helper] = max(gap.asked, highest.get(helper, 0))
    held = lock.profile.skills
    return [KeySkill(s, held.get(s, 0), top, s in lacking) for s, top in highest.items()]


def promising_sets(
    lock: Lock, step: Transition, candidates: Sequence[KeySkill], size: int
) -> Iterator[tuple[KeySkill, ...]]:
    """Yield the sets of `size` that bring the study within the limit and carry the level.

    What a skill saves only becomes less when others are raised too (the hours saved overlap). So
    the savings left, given those chosen, are a true upper bound: what cannot get there is skipped.
    """
    arrays = compiled(lock.graph)
    stop = arrays.stop(lock.goal)
    room = hours_within(lock.limits.months_per_step, lock.limits.hours_per_week)
    ready = after_stay(lock.graph, lock.stand, step.stay_months)
    numbers = [arrays.skill_numbers[one.skill] for one in candidates]

    def saving(state: bytearray, number: int) -> int:
        more = bytearray(state)
        more[numbers[number]] = max(more[numbers[number]], candidates[number].needed)
        return arrays.gap_hours(state, stop.asks) - arrays.gap_hours(more, stop.asks)

    def extend(chosen: tuple[int, ...], state: bytearray, short: int) -> Iterator[tuple[int, ...]]:
        left = size - len(chosen)
        if left == 0:
            if short <= 0 and arrays.study_hours(state, stop) <= room:
                yield chosen
            return
        to_save = arrays.gap_hours(state, stop.asks) - room - stop.on_the_job_hours
        first = order.index(chosen[-1]) + 1 if chosen else 0
        savings = {number: saving(state, number) for number in order[first:]}
        for place in range(first, len(order) - left + 1):
            rest = order[place:]
            if not _could_do(left, to_save, short, [(savings[n], carries[n]) for n in rest]):
                return
            number = order[place]
            more = bytearray(state)
            more[numbers[number]] = max(more[numbers[number]], candidates[number].needed)
            yield from extend((*chosen, number), more, short - carries[number])

    carries = [one.from_work for one in candidates]
    state = arrays.state(ready.skills)
    order = sorted(range(len(candidates)), key=lambda number: -saving(state, number))
    short = max(0, step.passport.needed - len(step.passport.carried))
    for chosen in extend((), state, short):
        yield tuple(candidates[number] for number in chosen)


def _could_do(left: int, to_save: int, short: int, rest: list[tuple[int, bool]]) -> bool:
    """Whether `left` of `rest` (saving, carries) may save enough and carry `short` of the level."""
    rest.sort(reverse=True)
    carrying = [saving for saving, carries in rest if carries]
    if short > min(left, len(carrying)):
        return False
    best = sum(saving for saving, _ in rest[:left])
    if short > 0 and sum(carries for _, carries in rest[:left]) < short:
        others = [saving for saving, carries in rest if not carries]
        best = sum(carrying[:short]) + sum(others[: left - short])
    return best >= to_save


def _trimmed(lock: Lock, skills: tuple[KeySkill, ...]) -> tuple[KeySkill, ...]:
    """Return `skills` each as low as it can be, and from work only where that is needed."""
    for number in reversed(range(len(skills))):
        learned = replace(skills[number], from_work=False)
        without = (*skills[:number], learned, *skills[number + 1 :])
        if lock.opens_with(without):
            skills = without
    for number, one in enumerate(skills):
        for needed in range(one.held, one.needed):
            lower = (*skills[:number], replace(one, needed=needed), *skills[number + 1 :])
            if lock.opens_with(lower):
                skills = lower
                break
    return skills
