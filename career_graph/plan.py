"""What a learning plan is: of one step, and of a whole route."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from career_graph.assumptions import months_of_study
from career_graph.compiled import NEVER, CompiledGraph
from career_graph.joint import RouteCost
from career_graph.labels import Leg
from career_graph.learning import Euros, total_euros
from career_graph.profile import Limits
from career_graph.savings import Course, Savings


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


def euros_of(courses: Iterable[Course]) -> Euros:
    """Return what `courses` cost together."""
    return total_euros(course.offer.price for course in courses)


def route_plan(legs: Sequence[Leg], steps: tuple[StepPlan, ...]) -> RoutePlan:
    """Return the plan of `steps` along `legs`."""
    return RoutePlan(
        months=sum(step.months for step in steps),
        euros=total_euros(step.euros for step in steps),
        income_dip=sum(s.months for s, leg in zip(steps, legs, strict=True) if leg.is_below),
        steps=steps,
    )


@dataclass
class PlanCosts:
    """What the plans of somebody cost within their limits, by the courses they may take."""

    arrays: CompiledGraph
    courses: tuple[Course, ...]
    limits: Limits

    @cached_property
    def savings(self) -> Savings:
        """What the courses save."""
        return Savings(self.arrays, self.courses)

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
