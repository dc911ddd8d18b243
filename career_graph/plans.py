"""Learning plans along a route: which whole offers to take at which step.

A plan for one step is a small set-cover problem. Offers are tried one by one, the one that saves
most for its hours first; a branch is left when even the best hours per skill step of the offers
left cannot make it better than a plan already found. Along a route the steps are planned apart
where each later step is within its stay without any euro: then nothing that an earlier step could
teach makes the route better. Otherwise `career_graph.joint` plans all steps together, what is
taught carried along.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, chain
from operator import attrgetter

from career_graph.assumptions import hours_within, months_of_study
from career_graph.compiled import CompiledGraph, Stop
from career_graph.joint import Chosen, JointPlans, Rival, RouteCost, held_before
from career_graph.labels import Leg, raise_to
from career_graph.learning import Euros, PlanOffer
from career_graph.one_step import MOST_PLANS, StepSearch
from career_graph.plan import PlanCosts, RoutePlan, StepPlan, route_plan
from career_graph.profile import Limits
from career_graph.program import MOST_SOLVING
from career_graph.savings import Course
from career_graph.vectors import Ints, Rows


def courses_of(
    arrays: CompiledGraph, offers: Sequence[PlanOffer], limits: Limits
) -> tuple[Course, ...]:
    """Return the offers that fit in one step within `limits`, in numbers, in the order of names.

    An unknown price fits no limit on euros.
    """
    numbers = arrays.skill_numbers
    room = hours_within(limits.months_per_step, limits.hours_per_week)
    courses = []
    for offer in sorted(offers, key=attrgetter("id")):
        fits = offer.hours <= room and offer.months <= limits.months_per_step
        if fits and offer.price.is_within(limits.own_euros):
            teaches = tuple((numbers[s], reached) for s, reached in offer.teaches if s in numbers)
            if teaches:
                courses.append(Course(offer, teaches))
    return tuple(courses)


@dataclass(frozen=True)
class _Road:
    """A route to plan: what is held before it, and `before` each stop; courses that may help.

    `least` are the months, and those with less pay, that no plan goes below.
    """

    held: bytearray
    legs: Sequence[Leg]
    before: tuple[bytearray, ...]
    rows: Rows
    gains: Ints
    least: tuple[int, int]

    @property
    def states(self) -> list[tuple[bytearray, Stop]]:
        return [(held, leg.stop) for held, leg in zip(self.before, self.legs, strict=True)]


@dataclass
class Planner:
    """Finds plans for one question: somebody's limits, and the courses within them.

    `is_complete` tells whether all plans were looked at: not where a program got no answer in
    `most_solving`.
    """

    arrays: CompiledGraph
    courses: tuple[Course, ...]
    limits: Limits
    most_solving: float = MOST_SOLVING
    is_complete: bool = True
    plans_considered: int = 0
    _known: dict[tuple[bytes, int, int], tuple[StepPlan, ...]] = field(default_factory=dict)

    @cached_property
    def costs(self) -> PlanCosts:
        """What plans cost within the limits."""
        return PlanCosts(self.arrays, self.courses, self.limits)

    def step_plans(self, held: bytearray, leg: Leg) -> tuple[StepPlan, ...]:
        """Return the plans for one step that none beats on months and euros, quickest first.

        `held` is what is held at the end of the stay. Empty when no plan fits the limits.
        """
        key = (bytes(held), leg.stop.number, leg.stay)
        if key not in self._known:
            search = StepSearch(self.costs, leg)
            search.run(held)
            self.plans_considered += search.looked_at
            found = search.found
            if search.looked_at >= MOST_PLANS:
                alone = replace(leg, taught=())  # `held` is already what the stay taught
                found = [plan.steps[0] for plan in self.together(held, [alone], ())]
            self._known[key] = tuple(sorted(found, key=lambda one: one.months))
        return self._known[key]

    def route_plans(
        self, held: bytearray, legs: Sequence[Leg], rivals: Sequence[Rival] = ()
    ) -> Iterator[RoutePlan]:
        """Yield the plans for a route that no other plan beats.

        `held` is what is held before the first stay. `rivals` are known routes: plans that they
        beat may be left out.
        """
        road = self._road(held, legs, rivals)
        if road is not None:
            apart = self._apart(held, legs)
            yield from self._along(road, rivals) if apart is None else apart

    def together(
        self, held: bytearray, legs: Sequence[Leg], rivals: Sequence[Rival]
    ) -> Iterator[RoutePlan]:
        """Yield what `route_plans` does, all steps planned together by a program."""
        road = self._road(held, legs, rivals)
        if road is not None:
            yield from self._along(road, rivals)

    def _road(self, held: bytearray, legs: Sequence[Leg], rivals: Sequence[Rival]) -> _Road | None:
        """Return what a program has to know, None when the bounds rule all plans out."""
        before = tuple(held_before(held, legs))
        rows, gains = self.costs.savings.gains(before[0], [leg.stop for leg in legs])
        least = self._least_cost(legs, before, rows)
        if least is None or any(rival.beats(least) for rival in rivals):
            return None
        return _Road(held, legs, before, rows, gains, (least[0], least[2]))

    def _along(self, road: _Road, rivals: Sequence[Rival]) -> Iterator[RoutePlan]:
        rows = road.rows[self.costs.savings.unbeaten(road.rows, road.gains)]
        courses = [self.courses[row] for row in rows.tolist()]
        useful = self.costs.savings.useful_up_to(road.states, rows)
        program = JointPlans(
            self.arrays, road.before, road.legs, courses, useful.tolist(), self.limits, road.least,
            self.most_solving,
        )  # fmt: skip
        may_be = all([program.beat(rival) for rival in rivals])
        while may_be and program.is_proven:
            chosen = program.next_plan()
            if chosen is None:
                break
            plan = self._without_idle(road.held, road.legs, chosen)
            yield plan
            may_be = program.beat(Rival(plan.cost))
        self.plans_considered += program.looks
        self.is_complete &= program.is_proven

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
        return tuple(route_plan(legs, (one, *later)) for one in first)

    def _least_cost(
        self, legs: Sequence[Leg], before: Sequence[bytearray], rows: Rows
    ) -> RouteCost | None:
        """Return what no plan for a route can go below, None when there is surely no plan."""
        self.plans_considered += 1
        room = hours_within(self.limits.months_per_step, self.limits.hours_per_week)
        states = [(held, leg.stop) for held, leg in zip(before, legs, strict=True)]
        hours = list(accumulate(self.costs.savings.least_along(states, rows)))
        if any(so_far > number * room for number, so_far in enumerate(hours, 1)):
            return None
        months = 0
        for leg, so_far in zip(legs, hours, strict=True):
            months = max(months + leg.stay, months_of_study(so_far, self.limits.hours_per_week))
        return (months, Euros(), sum(leg.stay for leg in legs if leg.is_below))

    def _planned(self, held: bytearray, legs: Sequence[Leg], chosen: Chosen) -> RoutePlan | None:
        """Return the plan of the courses `chosen` before each stop, the rest learned alone.

        None when it does not fit the limits.
        """
        row = bytearray(held)
        steps = []
        for leg, courses in zip(legs, chosen, strict=True):
            raise_to(row, leg.taught)
            for course in courses:
                raise_to(row, course.teaches)
            plan = self.costs.finished(row, leg, courses)
            if plan is None:
                return None
            steps.append(plan)
            raise_to(row, leg.stop.asks)
        return route_plan(legs, tuple(steps))

    def _without_idle(self, held: bytearray, legs: Sequence[Leg], chosen: Chosen) -> RoutePlan:
        """Return the plan of `chosen`, less the courses that can be left out at the same cost."""
        best = self._planned(held, legs, chosen)
        if best is None:
            raise ArithmeticError("the solver broke a limit")
        for course in sorted(chain(*chosen), key=lambda one: (-one.offer.hours, one.offer.id)):
            left = tuple(tuple(c for c in courses if c is not course) for courses in chosen)
            shorter = self._planned(held, legs, left)
            if shorter and shorter.cost == best.cost and shorter.hours <= best.hours:
                chosen, best = left, shorter
        return best
