"""Learning plans along a route: which whole offers to take at which step.

A plan for one step is a small set-cover problem. Offers are tried one by one, the one that saves
most for its hours first; a branch is left when even the best hours per skill step of the offers
left cannot make it better than a plan already found. Along a route the steps are planned apart
where each later step is within its stay without any euro: then nothing that an earlier step could
teach makes the route better. Otherwise `career_graph.joint` plans all steps together, what is
taught carried along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

import numpy as np

from career_graph.assumptions import hours_within, months_of_study
from career_graph.compiled import NEVER, CompiledGraph
from career_graph.joint import Chosen, JointPlans, Rival, RouteCost, held_before
from career_graph.labels import Leg, raise_to
from career_graph.learning import Euros, PlanOffer, total_euros
from career_graph.profile import Limits
from career_graph.savings import Course, Savings
from career_graph.vectors import Ints, Rows

MOST_PLANS = 300  # sets of offers looked at for one step of one route


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
    def cost(self) -> RouteCost:
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
            found = search.found
            if search.looked_at >= MOST_PLANS:
                alone = replace(leg, taught=())  # `held` is already what the stay taught
                found = [plan.steps[0] for plan in self._together(held, [alone], ())]
            self._known[key] = tuple(sorted(found, key=lambda one: one.months))
        return self._known[key]

    def route_plans(
        self, held: bytearray, legs: Sequence[Leg], rivals: Sequence[Rival] = ()
    ) -> Iterator[RoutePlan]:
        """Yield the plans for a route that no other plan beats.

        `held` is what is held before the first stay. `rivals` are known routes: plans that they
        beat may be left out.
        """
        apart = self._apart(held, legs)
        if apart is None:
            yield from self._together(held, legs, rivals)
        else:
            yield from apart

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

    def _together(
        self, held: bytearray, legs: Sequence[Leg], rivals: Sequence[Rival]
    ) -> Iterator[RoutePlan]:
        """Yield the plans of a route whose steps have to be planned together."""
        before = tuple(held_before(held, legs))
        stops = [leg.stop for leg in legs]
        rows = self.savings.undominated(before[0], stops)
        least = self._least_cost(legs, before, rows)
        if least is None or any(rival.beats(least) for rival in rivals):
            return
        courses = [self.courses[row] for row in rows.tolist()]
        program = JointPlans(self.arrays, before, legs, courses, self.limits)
        may_be = all([program.beat(rival) for rival in rivals])
        while may_be:
            chosen = program.next_plan()
            if chosen is None:
                break
            plan = self._planned(held, legs, chosen)
            yield plan
            may_be = program.beat(Rival(plan.cost))
        self.plans_considered += program.looks
        self.is_complete &= program.is_proven

    def _least_cost(
        self, legs: Sequence[Leg], before: Sequence[bytearray], rows: Rows
    ) -> RouteCost | None:
        """Return what no plan for a route can go below, None when there is surely no plan."""
        self.plans_considered += 1
        room = hours_within(self.limits.months_per_step, self.limits.hours_per_week)
        states = [(held, leg.stop) for held, leg in zip(before, legs, strict=True)]
        hours = list(accumulate(self.savings.least_along(states, rows)))
        if any(so_far > number * room for number, so_far in enumerate(hours, 1)):
            return None
        stays = sum(leg.stay for leg in legs)
        months = max(stays, months_of_study(hours[-1], self.limits.hours_per_week))
        return (months, Euros(), sum(leg.stay for leg in legs if leg.is_below))

    def _planned(self, held: bytearray, legs: Sequence[Leg], chosen: Chosen) -> RoutePlan:
        """Return the plan of the courses `chosen` before each stop, the rest learned alone."""
        row = bytearray(held)
        steps = []
        for leg, courses in zip(legs, chosen, strict=True):
            raise_to(row, leg.taught)
            for course in courses:
                raise_to(row, course.teaches)
            plan = self.finished(row, leg, courses)
            if plan is None:
                raise ArithmeticError("the solver broke a rule")
            steps.append(plan)
            raise_to(row, leg.stop.asks)
        return _route_plan(legs, tuple(steps))

    @cached_property
    def savings(self) -> Savings:
        """What the courses save."""
        return Savings(self.arrays, self.courses)


@dataclass
class _StepSearch:
    """Tries sets of courses for one step. `found` are the plans that none beats so far."""

    planner: Planner
    leg: Leg
    found: list[StepPlan] = field(default_factory=list)
    looked_at: int = 0

    def run(self, held: bytearray) -> None:
        """Try every set of courses that can make the step better for who holds `held`."""
        rows, saved = self._useful(held, np.arange(len(self.planner.courses)))
        keep = self._undominated(rows, saved)
        self._look(held, (), rows[keep], saved[keep])

    def _useful(self, held: bytearray, rows: Rows) -> tuple[Rows, Ints]:
        """Return those of `rows` that take off more hours than they take, the best share first."""
        if not len(rows):
            return rows, np.zeros((0, len(self.leg.stop.asks)), dtype=np.int64)
        saved = self.planner.savings.of(held, self.leg.stop, rows)
        worth, hours = saved.sum(axis=1), self.planner.savings.hours[rows]
        some = np.flatnonzero(worth > hours)
        some = some[np.argsort(hours[some] / worth[some], kind="stable")]
        return rows[some], saved[some]

    def _undominated(self, rows: Rows, saved: Ints) -> list[int]:
        """Return the places of the courses but those in whose place another does as well.

        The other takes no more hours or months, is surely no dearer, and saves as much of each
        skill.
        """
        offers = [self.planner.courses[row].offer for row in rows.tolist()]
        kept: list[int] = []
        order = sorted(
            range(len(offers)), key=lambda n: (offers[n].hours, -int(saved[n].sum()), offers[n].id)
        )
        for one in order:
            if not any(
                offers[other].months <= offers[one].months
                and offers[other].price.no_dearer(offers[one].price)
                and bool((saved[other] >= saved[one]).all())
                for other in kept
            ):
                kept.append(one)
        return sorted(kept)

    def _look(self, held: bytearray, chosen: tuple[Course, ...], rows: Rows, saved: Ints) -> None:
        """Try `chosen` and every set that adds some of `rows` to it."""
        self.looked_at += 1
        plan = self.planner.finished(held, self.leg, chosen)
        if plan is not None:
            self._keep(plan)
        for number in range(len(rows)):
            rest = rows[number:]
            if self.looked_at >= MOST_PLANS:
                return
            if self._is_hopeless(held, chosen, rest, saved[number:]):
                return
            course = self.planner.courses[rest[0]]
            after = bytearray(held)
            raise_to(after, course.teaches)
            self._look(after, (*chosen, course), *self._useful(after, rest[1:]))

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
        self, held: bytearray, chosen: tuple[Course, ...], rows: Rows, saved: Ints
    ) -> bool:
        """Whether no set that adds some of `rows` to `chosen` can be better than what is found."""
        planner, leg = self.planner, self.leg
        euros = euros_of(chosen)
        if planner.limits.own_euros is not None and euros.least > planner.limits.own_euros:
            return True
        hours = sum(course.offer.hours for course in chosen)
        hours += planner.savings.least_hours(held, leg.stop, rows, saved)
        months = max(leg.stay, planner.months(hours, chosen))
        if months > max(leg.stay, planner.limits.months_per_step):
            return True
        return any(known.months <= months and known.euros.no_dearer(euros) for known in self.found)


def euros_of(courses: Iterable[Course]) -> Euros:
    """Return what `courses` cost together."""
    return total_euros(course.offer.price for course in courses)


def _route_plan(legs: Sequence[Leg], steps: tuple[StepPlan, ...]) -> RoutePlan:
    return RoutePlan(
        months=sum(step.months for step in steps),
        euros=total_euros(step.euros for step in steps),
        income_dip=sum(s.months for s, leg in zip(steps, legs, strict=True) if leg.is_below),
        steps=steps,
    )
