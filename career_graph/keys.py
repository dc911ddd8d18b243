"""The smallest key: the fewest skills that open a closed position.

A key opens the step straight to the position: who holds it can learn the rest within their limits,
alone, on the job and by offers. It is smallest in number: no smaller set of skills opens it,
however high they are raised. Then each skill is asked no higher than it must be, and from
work only where the level rests on it. Years and the wish to keep a level are not opened by any
skill; then there is no key, and the answer says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import networkx as nx

from career_graph.compiled import compiled
from career_graph.graph import Position
from career_graph.joint import JointPlans
from career_graph.journey import Stand, after_stay, raised, standing_of
from career_graph.labels import Leg
from career_graph.learning import PlanOffer
from career_graph.plans import Planner, courses_of
from career_graph.profile import Limits, Profile
from career_graph.program import MOST_SOLVING
from career_graph.savings import Course
from career_graph.transitions import Block, BlockKind, Transition, transition_to

NO_OFFER = "key "  # no id of an offer begins so
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
    `blocks` says why. `needs_offers`: open as it is, but only by offers. Nothing in `skills` can be
    left out; `is_smallest` is False when the solver had no time to prove that no fewer do.
    """

    goal: Position
    skills: tuple[KeySkill, ...] | None
    blocks: tuple[Block, ...] = ()
    needs_offers: bool = False
    is_smallest: bool = True


def smallest_key(
    graph: nx.DiGraph[Position],
    profile: Profile,
    goal: Position,
    *,
    limits: Limits,
    offers: Sequence[PlanOffer] = (),
) -> Key:
    """Return the smallest key to `goal`, where `offers` may teach the rest.

    Raises UnknownPositionError for an unknown goal.
    """
    lock = Lock(graph, profile, goal, limits, offers)
    step = lock.step_with(())
    if step.is_open or goal == profile.position:
        return Key(goal, (), needs_offers=bool(step.study.offers))
    if fixed := tuple(block for block in step.blocks if block.kind in NOT_BY_SKILL):
        return Key(goal, None, fixed)
    candidates = _candidates(lock, step)
    fewest, is_smallest = _fewest(lock, step, candidates)
    return Key(goal, _trimmed(lock, fewest), is_smallest=is_smallest)


@dataclass
class Lock:
    """One closed step: somebody, where they want to go, and how it looks with more skills."""

    graph: nx.DiGraph[Position]
    profile: Profile
    goal: Position
    limits: Limits
    offers: Sequence[PlanOffer] = ()
    stand: Stand = field(init=False)
    planner: Planner = field(init=False)

    def __post_init__(self) -> None:
        arrays = compiled(self.graph)
        self.stand = standing_of(self.profile)
        courses = courses_of(arrays, self.offers, self.limits)
        self.planner = Planner(arrays, courses, self.limits)

    def step_with(self, skills: Iterable[KeySkill]) -> Transition:
        """Return the step of somebody who also holds `skills`: alone, else by the quickest plan."""
        stand = holding(self.stand, skills)
        step = self._step(stand, ())
        if step.is_open or not self.planner.courses:
            return step
        plans = self.planner.step_plans(self.ready(stand, step), self.leg(step))
        if not plans:
            return step
        return self._step(stand, [course.offer for course in plans[0].courses])

    def opens_with(self, skills: Iterable[KeySkill]) -> bool:
        """Whether holding `skills` too opens it."""
        return self.step_with(skills).is_open

    def ready(self, stand: Stand, step: Transition) -> bytearray:
        """Return what is held at the end of the stay, in numbers."""
        return self.planner.arrays.state(after_stay(self.graph, stand, step.stay_months).skills)

    def leg(self, step: Transition) -> Leg:
        """Return the step in numbers."""
        stop = self.planner.arrays.stop(self.goal)
        return Leg(stop, step.stay_months, (), is_below=False)

    def _step(self, stand: Stand, offers: Sequence[PlanOffer]) -> Transition:
        position = self.profile.position
        return transition_to(
            self.graph,
            stand,
            self.goal,
            limits=self.limits,
            start_level=position.level if position else 0,
            offers=offers,
        )


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


def _fewest(
    lock: Lock, step: Transition, candidates: Sequence[KeySkill]
) -> tuple[tuple[KeySkill, ...], bool]:
    """Return as few of `candidates` as can be with which it opens, and whether that is proven.

    A skill in the key is as good as a course that takes no hours, months or euros. So it is the
    program of a learning plan, asked for as few of those as any plan can do with. All of them open
    it; that is the answer when the solver has no time for a better one.
    """
    planner, leg, held = lock.planner, lock.leg(step), lock.ready(lock.stand, step)
    numbers = planner.arrays.skill_numbers
    keys = [
        Course(
            PlanOffer(f"{NO_OFFER}{one.skill}", ((one.skill, one.needed),), hours=0),
            ((numbers[one.skill], one.needed),),
        )
        for one in candidates
    ]
    rows, gains = planner.costs.savings.gains(held, [leg.stop])
    rows = rows[planner.costs.savings.unbeaten(rows, gains)]
    courses = [*keys, *(planner.courses[row] for row in rows.tolist())]
    program = JointPlans(
        planner.arrays,
        [held],
        [leg],
        courses,
        [0] * len(courses),
        lock.limits,
        (0, 0),
        MOST_SOLVING,
    )
    carrying = [key for key, one in zip(keys, candidates, strict=True) if one.from_work]
    short = max(0, step.passport.needed - len(step.passport.carried))
    found = program.fewest(keys, carrying, short)
    if found is None:
        return tuple(candidates), False
    chosen = {course.offer.id for course in found[0]}
    return tuple(one for one in candidates if f"{NO_OFFER}{one.skill}" in chosen), program.is_proven


def _trimmed(lock: Lock, skills: tuple[KeySkill, ...]) -> tuple[KeySkill, ...]:
    """Return `skills` without those not needed, each as low and as freely held as it can be."""
    for one in reversed(skills):
        without = tuple(other for other in skills if other is not one)
        if lock.opens_with(without):
            skills = without
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
