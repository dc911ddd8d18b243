"""Which positions one step opens, and by which learning plan."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from career_graph.alone import fits_alone
from career_graph.assumptions import hours_within
from career_graph.compiled import CompiledGraph
from career_graph.graph import Position
from career_graph.journey import Stand
from career_graph.labels import Label, Leg, after_stay, label_of
from career_graph.learning import PlanOffer
from career_graph.plan import StepPlan
from career_graph.plans import Planner, courses_of
from career_graph.profile import Limits
from career_graph.terms import Terms, terms_of
from career_graph.trials import Trials, enterable, trials
from career_graph.vectors import Flags, Rows


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
        if self._planner.courses:
            return self._by_offers(among)
        stops, rows = self.arrays.stops, self._alone(among).tolist()
        return {stops[row].position: () for row in rows}

    def _alone(self, among: Container[Position] | None) -> Rows:
        """Return which stops open by self-study and on the job."""
        found = enterable(self.arrays, self._start, self._terms, self._room)
        opens = self._is_wanted(found.rows, among)
        for grown in (False, True):
            some = np.flatnonzero(opens & (found.grown == grown))
            if len(some):
                held = after_stay(self._start, grown=grown).held
                opens[some] = fits_alone(self.arrays, held, found.rows[some], self._room)
        return found.rows[opens]

    def _by_offers(
        self, among: Container[Position] | None
    ) -> dict[Position, tuple[PlanOffer, ...]]:
        """Return the positions that open by any plan, and the offers of the quickest."""
        opened: dict[Position, tuple[PlanOffer, ...]] = {}
        found = self._trials.only(self._is_wanted(self._trials.rows, among))
        for row, stay, grown in zip(
            found.rows.tolist(), found.stay.tolist(), found.grown.tolist(), strict=True
        ):
            stop, ready = self.arrays.stops[row], after_stay(self._start, grown=grown)
            plans = self._planner.step_plans(ready.held, Leg(stop, stay, (), is_below=False))
            if plans:
                quickest = min(plans, key=_quickest)
                opened[stop.position] = tuple(course.offer for course in quickest.courses)
        return opened

    def _is_wanted(self, rows: Rows, among: Container[Position] | None) -> Flags:
        """Tell of each row whether it is asked about, and keeps the level if that has to be."""
        wanted = np.ones(len(rows), dtype=np.bool_)
        if self.limits.keep_level or self.limits.min_income is not None:
            wanted = self.arrays.vectors.level[rows] >= self._start.here_level
        if among is not None:
            stops = self.arrays.stops
            wanted &= np.array([stops[row].position in among for row in rows.tolist()], np.bool_)
        return wanted

    @property
    def _room(self) -> int:
        return hours_within(self.limits.months_per_step, self.limits.hours_per_week)

    @cached_property
    def _start(self) -> Label:
        return label_of(self.arrays, self.stand)

    @cached_property
    def _planner(self) -> Planner:
        courses = courses_of(self.arrays, self.offers, self.limits)
        return Planner(self.arrays, courses, self.limits)

    @cached_property
    def _terms(self) -> Terms:
        return terms_of(self.arrays, self._start.held, self._planner.courses)

    @cached_property
    def _trials(self) -> Trials:
        return trials(self.arrays, self._start, self.limits, self._terms, self._room)


def first_steps(
    arrays: CompiledGraph, stand: Stand, limits: Limits, offers: Sequence[PlanOffer] = ()
) -> dict[Position, tuple[PlanOffer, ...]]:
    """Return the role positions that one step from `stand` opens, each with its quickest plan.

    Of plans that are as quick, the cheapest whose price is known, then the one with least study.
    """
    return Steps(arrays, stand, limits, offers).open()


def _quickest(plan: StepPlan) -> tuple[object, ...]:
    return (plan.months, not plan.euros.is_known, plan.euros.least, plan.hours)
