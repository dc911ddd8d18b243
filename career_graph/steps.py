"""Which positions one step opens, and by which learning plan."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from career_graph.assumptions import hours_within
from career_graph.compiled import CompiledGraph
from career_graph.graph import Position
from career_graph.journey import Stand
from career_graph.labels import Label, Leg, after_stay, label_of
from career_graph.learning import PlanOffer
from career_graph.plan import StepPlan
from career_graph.plans import Planner, courses_of
from career_graph.profile import Limits
from career_graph.terms import terms_of
from career_graph.trials import Trials, trials


@dataclass(frozen=True)
class Steps:
    """All steps from one `stand` within limits: what each takes at the least, and its plan."""

    arrays: CompiledGraph
    stand: Stand
    limits: Limits
    offers: Sequence[PlanOffer] = ()

    def least_months(self) -> dict[Position, int]:
        """Return the positions that a step may open, with months that no plan is quicker than.

        All that `open` finds are among them.
        """
        rows = zip(self._trials.rows.tolist(), self._trials.months.tolist(), strict=True)
        return {self.arrays.stops[row].position: months for row, months in rows}

    def open(
        self, among: Container[Position] | None = None
    ) -> dict[Position, tuple[PlanOffer, ...]]:
        """Return the positions that a step opens, of those `among` some, each with its plan."""
        start, courses, found = self._start, self._planner.courses, self._trials
        room = hours_within(self.limits.months_per_step, self.limits.hours_per_week)
        holds = self.limits.keep_level or self.limits.min_income is not None
        opened: dict[Position, tuple[PlanOffer, ...]] = {}
        for row, stay, grown in zip(
            found.rows.tolist(), found.stay.tolist(), found.grown.tolist(), strict=True
        ):
            stop = self.arrays.stops[row]
            if among is not None and stop.position not in among:
                continue
            if holds and stop.level < start.here_level:
                continue
            ready = after_stay(start, grown=grown)
            if not courses:
                if self.arrays.study_hours(ready.held, stop) <= room:
                    opened[stop.position] = ()
                continue
            plans = self._planner.step_plans(ready.held, Leg(stop, stay, (), is_below=False))
            if plans:
                quickest = min(plans, key=_quickest)
                opened[stop.position] = tuple(course.offer for course in quickest.courses)
        return opened

    @cached_property
    def _start(self) -> Label:
        return label_of(self.arrays, self.stand)

    @cached_property
    def _planner(self) -> Planner:
        courses = courses_of(self.arrays, self.offers, self.limits)
        return Planner(self.arrays, courses, self.limits)

    @cached_property
    def _trials(self) -> Trials:
        terms = terms_of(self.arrays, self._start.held, self._planner.courses)
        room = hours_within(self.limits.months_per_step, self.limits.hours_per_week)
        return trials(self.arrays, self._start, self.limits, terms, room)


def first_steps(
    arrays: CompiledGraph, stand: Stand, limits: Limits, offers: Sequence[PlanOffer] = ()
) -> dict[Position, tuple[PlanOffer, ...]]:
    """Return the role positions that one step from `stand` opens, each with its quickest plan.

    Of plans that are as quick, the cheapest whose price is known, then the one with least study.
    """
    return Steps(arrays, stand, limits, offers).open()


def _quickest(plan: StepPlan) -> tuple[object, ...]:
    return (plan.months, not plan.euros.is_known, plan.euros.least, plan.hours)
