"""Learning plans along a route: which whole offers to take at which step.

A plan for one step is a small set-cover problem. Offers are tried one by one, the one that saves
most for its hours first; a branch is left when even the best hours per skill step of the offers
left cannot make it better than a plan already found. Along a route the steps are planned apart
where each later step is within its stay without any euro: then nothing that an earlier step could
teach makes the route better. Otherwise all steps are planned together, what is taught carried
along.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from career_graph.assumptions import hours_within, months_of_study
from career_graph.compiled import NEVER, CompiledGraph, Stop
from career_graph.labels import Leg, raise_to
from career_graph.learning import Euros, PlanOffer, total_euros
from career_graph.profile import Limits
from career_graph.savings import Course, Savings
from career_graph.vectors import Ints, Rows

MOST_PLANS = 300  # sets of offers looked at for one step of one route
MOST_TOGETHER = 1_000  # the same, where all steps of a route are planned together


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
        self._take(ready, done, (), self._courses_left(ready, done))

    def _take(
        self, held: bytearray, done: tuple[StepPlan, ...], chosen: tuple[Course, ...], rows: Rows
    ) -> None:
        """Try `chosen` for the step after `done`, and every set that adds some of `rows` to it."""
        self.looked_at += 1
        if self.looked_at >= MOST_TOGETHER:
            return
        leg = self.legs[len(done)]
        rows = self._useful(held, done, rows)
        plan = self.planner.finished(held, leg, chosen)
        if plan is not None and not self._is_hopeless(held, done, chosen, rows[:0]):
            after = bytearray(held)
            raise_to(after, leg.stop.asks)
            if self._is_new(after, (*done, plan)):
                self.look(after, (*done, plan))
        for number, row in enumerate(rows.tolist()):
            if self._is_hopeless(held, done, chosen, rows[number:]):
                return
            course = self.planner.courses[row]
            after = bytearray(held)
            raise_to(after, course.teaches)
            self._take(after, done, (*chosen, course), rows[number + 1 :])

    def _useful(self, held: bytearray, done: tuple[StepPlan, ...], rows: Rows) -> Rows:
        """Return those of `rows` that save anything from here on, the best share first."""
        if not len(rows):
            return rows
        savings = self.planner.savings
        worth = np.sum(
            [savings.of(row, stop, rows).sum(axis=1) for row, stop in self._states(held, done)],
            axis=0,
        )
        some = np.flatnonzero(worth > 0)
        order = np.argsort(savings.hours[rows[some]] / worth[some], kind="stable")
        useful: Rows = rows[some][order]
        return useful

    def _courses_left(self, held: bytearray, done: tuple[StepPlan, ...]) -> Rows:
        return self.planner.savings.undominated(held, [leg.stop for leg in self.legs[len(done) :]])

    def _states(self, held: bytearray, done: tuple[StepPlan, ...]) -> list[tuple[bytearray, Stop]]:
        """Return what is held at the least before each step after `done`, and its stop."""
        states = []
        row = bytearray(held)
        for number, leg in enumerate(self.legs[len(done) :]):
            if number:
                raise_to(row, leg.taught)
            states.append((bytearray(row), leg.stop))
            raise_to(row, leg.stop.asks)
        return states

    def _is_new(self, held: bytearray, done: tuple[StepPlan, ...]) -> bool:
        """Whether nobody came here with the same skills at no higher cost."""
        sofar = _route_plan(self.legs[: len(done)], done)
        known = self.seen.setdefault((len(done), bytes(held)), [])
        if any(_no_worse(other, sofar) for other in known):
            return False
        known.append(sofar)
        return True

    def _is_hopeless(
        self,
        held: bytearray,
        done: tuple[StepPlan, ...],
        chosen: tuple[Course, ...],
        rows: Rows,
    ) -> bool:
        """Whether no plan can fit, or be better than those found, with `chosen` and some of `rows`.

        Without rows only what is chosen counts for this step; later steps may take any course.
        """
        planner, limits = self.planner, self.planner.limits
        now = StepPlan(0, euros_of(chosen), sum(c.offer.hours for c in chosen), chosen)
        euros = total_euros(step.euros for step in (*done, now))
        if limits.own_euros is not None and euros.least > limits.own_euros:
            return True
        if planner.months(now.hours, chosen) > limits.months_per_step:
            return True
        later = rows if len(rows) else self._courses_left(held, done)
        room = hours_within(limits.months_per_step, limits.hours_per_week)
        hours = now.hours
        steps = planner.savings.least_along(self._states(held, done), later)
        for number, least in enumerate(steps, 1):
            hours += least
            if hours > number * room:
                return True
        stays = [leg.stay for leg in self.legs[len(done) :]]
        stays[0] = max(stays[0], planner.months(now.hours, chosen))
        least_plan = _route_plan(
            self.legs, (*done, *(StepPlan(stay, Euros(), 0, ()) for stay in stays))
        )
        months = sum(step.months for step in done)
        months = max(least_plan.months, months + months_of_study(hours, limits.hours_per_week))
        best = RoutePlan(months, euros, least_plan.income_dip, ())
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


def _route_plan(legs: Sequence[Leg], steps: tuple[StepPlan, ...]) -> RoutePlan:
    return RoutePlan(
        months=sum(step.months for step in steps),
        euros=total_euros(step.euros for step in steps),
        income_dip=sum(s.months for s, leg in zip(steps, legs, strict=True) if leg.is_below),
        steps=steps,
    )
