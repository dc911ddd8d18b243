"""The plans for one step, by trying sets of courses: branch and bound."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from career_graph.labels import Leg, raise_to
from career_graph.plan import PlanCosts, StepPlan, euros_of
from career_graph.savings import Course
from career_graph.vectors import Ints, Rows

MOST_PLANS = 300  # sets of courses looked at for one step; beyond it a program is solved


@dataclass
class StepSearch:
    """Tries sets of courses for one step. `found` are the plans that none beats so far."""

    costs: PlanCosts
    leg: Leg
    found: list[StepPlan] = field(default_factory=list)
    looked_at: int = 0

    def run(self, held: bytearray) -> None:
        """Try every set of courses that can make the step better for who holds `held`."""
        savings = self.costs.savings
        rows, gains = savings.gains(held, [self.leg.stop])
        self._look(held, (), *self._useful(held, rows[savings.unbeaten(rows, gains)]))

    def _useful(self, held: bytearray, rows: Rows) -> tuple[Rows, Ints]:
        """Return those of `rows` that may save more hours than they take, the best share first."""
        if not len(rows):
            return rows, np.zeros((0, len(self.leg.stop.asks)), dtype=np.int64)
        saved = self.costs.savings.of(held, self.leg.stop, rows)
        worth = saved.sum(axis=1) + self.costs.savings.left_to_work(held, self.leg.stop, rows)
        hours = self.costs.savings.hours[rows]
        some = np.flatnonzero(worth > hours)
        some = some[np.argsort(hours[some] / worth[some], kind="stable")]
        return rows[some], saved[some]

    def _look(self, held: bytearray, chosen: tuple[Course, ...], rows: Rows, saved: Ints) -> None:
        """Try `chosen` and every set that adds some of `rows` to it."""
        self.looked_at += 1
        plan = self.costs.finished(held, self.leg, chosen)
        if plan is not None:
            self._keep(plan)
        for number in range(len(rows)):
            rest = rows[number:]
            if self.looked_at >= MOST_PLANS:
                return
            if self._is_hopeless(held, chosen, rest, saved[number:]):
                return
            course = self.costs.courses[rest[0]]
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
        costs, leg = self.costs, self.leg
        euros = euros_of(chosen)
        if costs.limits.own_euros is not None and euros.least > costs.limits.own_euros:
            return True
        hours = sum(course.offer.hours for course in chosen)
        hours += costs.savings.least_hours(held, leg.stop, rows, saved)
        months = max(leg.stay, costs.months(hours, chosen))
        if months > max(leg.stay, costs.limits.months_per_step):
            return True
        return any(known.months <= months and known.euros.no_dearer(euros) for known in self.found)
