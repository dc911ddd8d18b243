"""Learning plans along a route: which whole offers to take at which step.

A plan for one step is a small set-cover problem. Offers are tried one by one, the one that saves most
for its hours first; a branch is left when even the best hours per skill step of the offers left
cannot make it better than a plan already found. Along a route the steps are planned apart where each
later step is within its stay without any euro: then nothing that an earlier step could teach makes
the route better. Otherwise all steps are planned together, what is taught carried along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from career_graph.assumptions import months_of_study
from career_graph.compiled import NEVER, Asked, CompiledGraph, Stop
from career_graph.labels import Leg, raise_to
from career_graph.learning import Euros, PlanOffer, total_euros
from career_graph.profile import Limits

MOST_PLANS = 500  # sets of offers looked at for one step of one route
MOST_TOGETHER = 2_000  # the same, where all steps of a route are planned together


@dataclass(frozen=True, slots=True)
class Course:
    """A `PlanOffer` in numbers."""

    offer: PlanOffer
    teaches: Asked


Saved = Mapping[Course, Mapping[int, int]]
"""Courses, each with the most hours that it takes off every skill asked."""


@dataclass(frozen=True, slots=True)
class StepPlan:
    """A plan for one step: its months, the stay included, its own euros and study hours."""

    months: int
    euros: Euros
    hours: int
    courses: tuple[Course, ...]

    @property
    def rank(self) -> tuple[object, ...]:
        """Which of two plans of equal cost stands for both: the lower."""
        return (self.hours, len(self.courses), tuple(one.offer.id for one in self.courses))


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """A plan for every step of a route, with what the whole costs."""

    months: int
    euros: Euros
    income_dip: int
    steps: tuple[StepPlan, ...]

    @property
    def hours(self) -> int:
        """All hours of study."""
        return sum(step.hours for step in self.steps)

    @property
    def cost(self) -> tuple[int, Euros, int]:
        """Months, own euros, and months with less pay."""
        return (self.months, self.euros, self.income_dip)

    @property
    def rank(self) -> tuple[object, ...]:
        """Which of two plans of equal cost stands for both: the lower."""
        return (self.hours, *(step.rank for step in self.steps))


def courses_of(
    arrays: CompiledGraph, offers: Sequence[PlanOffer], limits: Limits
) -> tuple[Course, ...]:
    """Return the offers that fit in one step within `limits`, in numbers, in the order of names.

    An unknown price fits no limit on euros.
    """
    numbers = arrays.skill_numbers
    courses = []
    for offer in sorted(offers, key=lambda one: one.id):
        months = months_of_study(offer.hours, limits.hours_per_week)
        affordable = offer.price.is_within(limits.own_euros)
        teaches = tuple((numbers[s], reached) for s, reached in offer.teaches if s in numbers)
        if teaches and affordable and max(months, offer.months) <= limits.months_per_step:
            courses.append(Course(offer, teaches))
    return tuple(courses)


@dataclass
class Planner:
    """Finds plans for one question: somebody's limits, and the courses within them."""

    arrays: CompiledGraph
    courses: tuple[Course, ...]
    limits: Limits
    is_complete: bool = True
    plans_considered: int = 0
    _known: dict[tuple[bytes, int, int], tuple[StepPlan, ...]] = field(default_factory=dict)

    def step_plans(self, held: bytearray, leg: Leg) -> tuple[StepPlan, ...]:
        """Return the plans for one step that none beats on months and euros, quickest first.

        `held` is what is held at the end of the stay. Empty when no plan fits the limits.
        """
        key = (bytes(held), leg.stop.number, leg.stay)
        if key not in self._known:
            search = _StepSearch(self, leg)
            search.run(held)
            self.plans_considered += search.looked_at
            self.is_complete &= search.looked_at < MOST_PLANS
            self._known[key] = tuple(sorted(search.found, key=lambda one: one.months))
        return self._known[key]

    def route_plans(self, held: bytearray, legs: Sequence[Leg]) -> tuple[RoutePlan, ...]:
        """Return the plans for a route that no other plan beats, quickest first.

        `held` is what is held before the first stay. Empty when no plan fits the limits.
        """
        apart = self._apart(held, legs)
        if apart is not None:
            return apart
        search = _RouteSearch(self, legs)
        search.look(held, ())
        self.plans_considered += search.looked_at
        self.is_complete &= search.looked_at < MOST_TOGETHER
        return tuple(sorted(search.found, key=lambda one: (one.months, one.rank)))

    def finished(self, held: bytearray, leg: Leg, chosen: tuple[Course, ...]) -> StepPlan | None:
        """Return the plan of `chosen` and self-study; `held` is what is held after `chosen`."""
        hours = self.arrays.study_hours(held, leg.stop)
        if hours == NEVER:
            return None
        hours += sum(course.offer.hours for course in chosen)
        months = self.months(hours, chosen)
        if months > self.limits.months_per_step:
            return None
        euros = euros_of(chosen)
        if not euros.is_within(self.limits.own_euros):
            return None
        return StepPlan(max(leg.stay, months), euros, hours, chosen)

    def months(self, hours: int, chosen: Sequence[Course]) -> int:
        """Return the months that `hours` of study take, at least as long as `chosen` last."""
        least = max((course.offer.months for course in chosen), default=0)
        return max(least, months_of_study(hours, self.limits.hours_per_week))

    def _apart(self, held: bytearray, legs: Sequence[Leg]) -> tuple[RoutePlan, ...] | None:
        """Return the plans step by step, or None where steps have to be planned together."""
        row = bytearray(held)
        first: tuple[StepPlan, ...] = ()
        later: list[StepPlan] = []
        for number, leg in enumerate(legs):
            raise_to(row, leg.taught)
            plans = self.step_plans(row, leg)
            if number == 0:
                first = plans
            else:
                free = [p for p in plans if p.euros == Euros() and p.months == leg.stay]
                if not free:
                    return None
                later.append(free[0])
            if not plans and len(legs) > 1:
                return None
            raise_to(row, leg.stop.asks)
        return tuple(_route_plan(legs, (one, *later)) for one in first)

    def about(self, held: bytearray, stop: Stop) -> list[Course]:
        """Return the courses about something that `stop` asks of who holds `held`."""
        numbers: set[int] = set()
        for skill, asked in stop.asks:
            if held[skill] < asked:
                for one in (skill, *self.arrays.related[skill]):
                    numbers.update(self._by_skill.get(one, ()))
        return [self.courses[number] for number in sorted(numbers)]

    @cached_property
    def _by_skill(self) -> dict[int, list[int]]:
        index: dict[int, list[int]] = {}
        for number, course in enumerate(self.courses):
            for skill, _ in course.teaches:
                index.setdefault(skill, []).append(number)
        return index


@dataclass
class _StepSearch:
    """Tries sets of courses for one step. `found` are the plans that none beats so far."""

    planner: Planner
    leg: Leg
    found: list[StepPlan] = field(default_factory=list)
    looked_at: int = 0

    def run(self, held: bytearray) -> None:
        """Try every set of courses that can make the step better for who holds `held`."""
        useful = self._still_useful(held, self.planner.about(held, self.leg.stop))
        self._look(held, (), undominated(useful))

    def _look(self, held: bytearray, chosen: tuple[Course, ...], courses: Saved) -> None:
        """Try `chosen` and every set that adds some of `courses` to it."""
        self.looked_at += 1
        plan = self.planner.finished(held, self.leg, chosen)
        if plan is not None:
            self._keep(plan)
        left = sorted(courses, key=lambda c: (c.offer.hours / sum(courses[c].values()), c.offer.id))
        for number, course in enumerate(left):
            rest = left[number:]
            if self.looked_at >= MOST_PLANS or self._is_hopeless(held, chosen, rest, courses):
                return
            after = bytearray(held)
            raise_to(after, course.teaches)
            self._look(after, (*chosen, course), self._still_useful(after, rest[1:]))

    def _still_useful(self, held: bytearray, courses: Sequence[Course]) -> Saved:
        arrays, stop = self.planner.arrays, self.leg.stop
        useful = {}
        for course in courses:
            saved = savings(arrays, course, held, stop)
            if sum(saved.values()) > course.offer.hours:
                useful[course] = saved
        return useful

    def _keep(self, plan: StepPlan) -> None:
        for known in self.found:
            if known.months <= plan.months and known.euros.no_dearer(plan.euros):
                if known.months < plan.months or known.euros != plan.euros:
                    return
                if known.rank <= plan.rank:
                    return
        self.found = [
            known
            for known in self.found
            if not (plan.months <= known.months and plan.euros.no_dearer(known.euros))
        ]
        self.found.append(plan)

    def _is_hopeless(
        self,
        held: bytearray,
        chosen: tuple[Course, ...],
        courses: Sequence[Course],
        saved: Saved,
    ) -> bool:
        """Whether no set that adds some of `courses` to `chosen` can be better than what is found.

        A course shares its hours out over what it saves, in proportion. What it saves only becomes
        less when more is held, so no set can learn a skill for less than the smallest share.
        """
        planner, stop = self.planner, self.leg.stop
        euros = euros_of(chosen)
        if planner.limits.own_euros is not None and euros.least > planner.limits.own_euros:
            return True
        hours = sum(course.offer.hours for course in chosen)
        hours += max(
            0, least_hours(planner.arrays, held, stop, courses, saved) - stop.on_the_job_hours
        )
        months = max(self.leg.stay, planner.months(hours, chosen))
        if months > max(self.leg.stay, planner.limits.months_per_step):
            return True
        return any(known.months <= months and known.euros.no_dearer(euros) for known in self.found)


@dataclass
class _RouteSearch:
    """Tries sets of courses for all steps of a route together, what is taught carried along."""

    planner: Planner
    legs: Sequence[Leg]
    found: list[RoutePlan] = field(default_factory=list)
    seen: dict[tuple[int, bytes], list[RoutePlan]] = field(default_factory=dict)
    looked_at: int = 0

    def look(self, held: bytearray, done: tuple[StepPlan, ...]) -> None:
        """Try every plan for the step after `done`, by who held `held` on the day it began."""
        leg = self.legs[len(done)]
        ready = bytearray(held)
        raise_to(ready, leg.taught)
        if len(done) == len(self.legs) - 1:
            for plan in self.planner.step_plans(ready, leg):
                self._keep(_route_plan(self.legs, (*done, plan)))
            self.looked_at += 1
            return
        later = self.legs[len(done) :]
        useful = list(
            dict.fromkeys(c for one in later for c in self.planner.about(ready, one.stop))
        )
        self._take(ready, done, (), useful)

    def _take(
        self,
        held: bytearray,
        done: tuple[StepPlan, ...],
        chosen: tuple[Course, ...],
        courses: Sequence[Course],
    ) -> None:
        self.looked_at += 1
        if self.looked_at >= MOST_TOGETHER or self._is_hopeless(done, chosen):
            return
        leg = self.legs[len(done)]
        plan = self.planner.finished(held, leg, chosen)
        if plan is not None:
            after = bytearray(held)
            raise_to(after, leg.stop.asks)
            if self._is_new(after, (*done, plan)):
                self.look(after, (*done, plan))
        for number, course in enumerate(courses):
            after = bytearray(held)
            raise_to(after, course.teaches)
            if after != held:
                self._take(after, done, (*chosen, course), courses[number + 1 :])

    def _is_new(self, held: bytearray, done: tuple[StepPlan, ...]) -> bool:
        """Whether nobody came here with the same skills at no higher cost."""
        sofar = _route_plan(self.legs[: len(done)], done)
        known = self.seen.setdefault((len(done), bytes(held)), [])
        if any(_no_worse(other, sofar) for other in known):
            return False
        known.append(sofar)
        return True

    def _is_hopeless(self, done: tuple[StepPlan, ...], chosen: tuple[Course, ...]) -> bool:
        planner, leg = self.planner, self.legs[len(done)]
        months = planner.months(sum(c.offer.hours for c in chosen), chosen)
        euros = total_euros((*(step.euros for step in done), euros_of(chosen)))
        limits = planner.limits
        if months > limits.months_per_step:
            return True
        if limits.own_euros is not None and euros.least > limits.own_euros:
            return True
        least = (
            *done,
            StepPlan(max(leg.stay, months), euros_of(chosen), 0, ()),
            *(StepPlan(one.stay, Euros(), 0, ()) for one in self.legs[len(done) + 1 :]),
        )
        best = _route_plan(self.legs, least)
        return any(_no_worse(known, best) for known in self.found)

    def _keep(self, plan: RoutePlan) -> None:
        if not plan.euros.is_within(self.planner.limits.own_euros):
            return
        if any(_no_worse(known, plan) for known in self.found):
            return
        self.found = [known for known in self.found if not _no_worse(plan, known)] + [plan]


def _no_worse(one: RoutePlan, than: RoutePlan) -> bool:
    return (
        one.months <= than.months
        and one.income_dip <= than.income_dip
        and one.euros.no_dearer(than.euros)
    )


def euros_of(courses: Iterable[Course]) -> Euros:
    """Return what `courses` cost together."""
    return total_euros(course.offer.price for course in courses)


def least_hours(
    arrays: CompiledGraph,
    held: bytearray,
    stop: Stop,
    courses: Sequence[Course],
    saved: Saved,
) -> int:
    """Return a number of hours that no set of `courses` and self-study can go below for `stop`.

    `saved` are the `savings` of each course. What the job may teach is not taken off yet.
    """
    shares = [(c.offer.hours, sum(saved[c].values()), saved[c]) for c in courses]
    total = 0
    for skill, asked in stop.asks:
        if held[skill] >= asked:
            continue
        full = arrays.step_hours(held, skill, held[skill], asked)
        if only_by_offer(arrays, stop, skill, held[skill], asked):
            full += NEVER
        least = full
        for hours, worth_, by_skill in shares:
            if skill in by_skill and hours < worth_:
                part = min(full, by_skill[skill])
                least = min(least, full - part + part * hours // worth_)
        total += least
    return total


def undominated(useful: Saved) -> Saved:
    """Return the courses of `useful` but those in whose place another does at least as well.

    The other takes no more hours or months, is surely no dearer, and saves as much of every skill.
    """
    kept: dict[Course, Mapping[int, int]] = {}
    for course in sorted(
        useful, key=lambda c: (c.offer.hours, -sum(useful[c].values()), c.offer.id)
    ):
        saved = useful[course]
        if not any(
            other.offer.months <= course.offer.months
            and other.offer.price.no_dearer(course.offer.price)
            and all(by_other.get(skill, 0) >= hours for skill, hours in saved.items())
            for other, by_other in kept.items()
        ):
            kept[course] = saved
    return kept


def only_by_offer(arrays: CompiledGraph, stop: Stop, skill: int, have: int, asked: int) -> bool:
    """Whether only an offer gets somebody from `have` to `asked`: not alone, nor on the job."""
    alone = arrays.alone[skill]
    if asked <= alone:
        return False
    is_last = have == asked - 1 or alone == asked - 1
    return not is_last or arrays.discounted[skill][asked] > stop.on_the_job_hours


def savings(arrays: CompiledGraph, course: Course, held: bytearray, stop: Stop) -> dict[int, int]:
    """Return for each skill that `stop` asks the most hours that `course` can take off it.

    What it teaches falls away, and a related skill that it teaches makes what is left shorter. What
    only an offer teaches counts NEVER more.
    """
    taught = dict(course.teaches)
    saved: dict[int, int] = {}
    for skill, asked in stop.asks:
        have = held[skill]
        if have >= asked:
            continue
        reached = min(asked, taught.get(skill, 0))
        hours = arrays.step_hours(held, skill, have, reached) if reached > have else 0
        if reached > have and only_by_offer(arrays, stop, skill, have, asked):
            hours += NEVER
        related = max((taught[r] for r in arrays.related[skill] if r in taught), default=0)
        full, short = arrays.hours[skill], arrays.discounted[skill]
        first = max(have, reached) + 1
        hours += sum(full[t] - short[t] for t in range(first, min(asked, related) + 1))
        if hours:
            saved[skill] = hours
    return saved


def _route_plan(legs: Sequence[Leg], steps: tuple[StepPlan, ...]) -> RoutePlan:
    return RoutePlan(
        months=sum(step.months for step in steps),
        euros=total_euros(step.euros for step in steps),
        income_dip=sum(s.months for s, leg in zip(steps, legs, strict=True) if leg.is_below),
        steps=steps,
    )
