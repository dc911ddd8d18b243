"""Walking the compiled graph for `career_graph.search`: depth first, with the whole state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from career_graph.assumptions import months_of_study
from career_graph.bounds import IMPOSSIBLE
from career_graph.compiled import NEVER, Stop
from career_graph.frontier import Front, Least, Route, RouteRank
from career_graph.labels import (
    Label,
    Leg,
    after_stay,
    carried_of,
    grows,
    raise_to,
)
from career_graph.learning import Euros
from career_graph.outlook import Outlook
from career_graph.pairs import Pairs
from career_graph.plans import Planner
from career_graph.quest import Quest
from career_graph.trials import Trials, finals, trials
from career_graph.trios import Trios
from career_graph.vectors import Flags, Rows

MOST_CELLS = 20_000_000  # numbers looked at together: of stops, by stops, by skills asked
PAIRS_FOR_ONE = 32  # pairs looked at for the work of one stop
MOST_WORK = 4_000_000  # stops looked at for one answer, some overhead counted in: about a second
USUAL_ASKS = 16  # skills; looking at stops on the way to a goal that asks more takes longer
PLAN_WORK = 1_300  # and so does looking at one plan
OVERHEAD = 2_000  # looking at all stops at once costs as much as looking at so many more
ONE_BY_ONE = 150  # and looking at one of them alone, as so many together


@dataclass
class Walk:
    """One search: what is asked, the bounds that go with it, and the front so far."""

    quest: Quest
    planner: Planner
    most_work: int
    stops_at_first: bool = False
    front: Front = field(default_factory=Front)
    routes_considered: int = 0
    routes_kept: int = 0
    work: int = 0

    @cached_property
    def outlook(self) -> Outlook:
        """The bounds towards the goal."""
        return Outlook(self.quest)

    @cached_property
    def _at_start(self) -> Trials:
        """Every first step: routes of each number of steps begin with one of these."""
        return self._trials(self.quest.start)

    @property
    def is_spent(self) -> bool:
        """Whether the budget of work is used up before everything was looked at."""
        return self.work + PLAN_WORK * self.planner.plans_considered >= self.most_work

    @property
    def is_done(self) -> bool:
        """Whether to stop looking."""
        return self.is_spent or (self.stops_at_first and bool(self.front.routes))

    def run(self, steps: range) -> None:
        """Look for routes of each number of steps."""
        if self.quest.goal.level < self.quest.lowest_level:
            return
        for number in steps:
            if number == 1:
                self._straight()
            elif not self.is_done:
                self._extend(self.quest.start, number)

    # --- walking -----------------------------------------------------------------------------

    def _straight(self) -> None:
        """Try the step straight to the goal."""
        self._count(len(self.quest.arrays.stops))
        found = self._at_start
        there = found.only(found.rows == self.quest.goal.number)
        if len(there.rows):
            self._finish(self.quest.start, int(there.stay[0]))

    def _trials(self, label: Label) -> Trials:
        return trials(
            self.quest.arrays, label, self.quest.limits, self.quest.terms, self.quest.room
        )

    def _extend(self, label: Label, steps_left: int) -> None:
        """Try every way to reach the goal from `label` in `steps_left` steps, two or more."""
        steps = len(label.legs) + steps_left
        self._count(len(self.quest.arrays.stops))
        if not self.front.may_count(self.outlook.anyhow(label, steps_left), steps).any():
            return
        found = self._hopeful(label, steps_left)
        if not len(found.rows):
            return
        if steps_left == 2:
            self._last_two(label, found)
            return
        highest_first = -self.quest.arrays.vectors.level[found.rows]
        order = np.lexsort((found.rows, found.alone, found.months, highest_first))
        if steps_left == 3:
            some = max(
                1, MOST_CELLS // (len(self.quest.arrays.stops) * max(1, len(self.quest.goal.asks)))
            )
            for begin in range(0, len(order), some):
                self._last_three(label, found.only(order[begin : begin + some]))
            return
        for at in self._best_first(
            order, steps, lambda rows: self.outlook.in_steps(label, found.only(rows), steps_left)
        ):
            after = self._entered(label, found, at)
            if after is not None:
                self._extend(after, steps_left - 1)

    def _hopeful(self, label: Label, steps_left: int) -> Trials:
        """Return the next stops by which something may be found that counts, by the bounds."""
        found = self._at_start if label is self.quest.start else self._trials(label)
        found = found.only(self._is_hopeful(label, found, steps_left))
        if steps_left != 4 or not len(found.rows):
            return found
        steps = len(label.legs) + steps_left
        may, looked_at = Trios(
            self.quest, label, found, self.outlook.help,
            lambda least: self.front.may_count(least, steps),
        ).may_open()  # fmt: skip
        self.work += looked_at // PAIRS_FOR_ONE
        return found.only(may)

    def _best_first(self, order: Rows, steps: int, least: Callable[[Rows], Least]) -> Iterator[int]:
        """Yield from `order` one by one, for as long as routes of so many `steps` may count."""
        known: list[Route] = []
        while len(order) and not self.is_done:
            if self.front.routes is not known:
                known = self.front.routes
                order = order[self.front.may_count(least(order), steps)]
            else:
                yield int(order[0])
                order = order[1:]

    def _step(self, label: Label, stop: Stop, shared: int = 0) -> Label | None:
        """Return the label at `stop`, or None when it is closed, as the question tells."""
        after = self.quest.step(label, stop, shared)
        self.routes_kept += after is not None
        return after

    def _entered(self, label: Label, found: Trials, at: int) -> Label | None:
        """Return the label at a stop of `found`."""
        self.work += ONE_BY_ONE
        return self._step(label, self.quest.arrays.stops[found.rows[at]], int(found.shared[at]))

    def _last_three(self, label: Label, found: Trials) -> None:
        """Finish the routes by a stop of `found` and one more, the most promising first."""
        if self.is_done:
            return
        stops, steps = len(self.quest.arrays.stops), len(label.legs) + 3
        self._count(stops)
        self.work += len(found.rows) * stops // PAIRS_FOR_ONE
        chains, least, work = Pairs(
            self.quest, label, found, self.outlook.help,
            lambda least: self.front.may_count(least, steps),
        ).chains()  # fmt: skip
        self.work += work
        order = np.lexsort(
            (chains.second, chains.first, least.alone_hours, least.levels_lost, least.months)
        )
        firsts: dict[int, Label | None] = {}
        self.routes_considered += len(order)
        for at in self._best_first(order, steps, least.only):
            self.work += OVERHEAD // 10
            row = int(chains.first[at])
            if row not in firsts:
                firsts[row] = self._entered(label, found, row)
            first = firsts[row]
            after = first and self._step(first, self.quest.arrays.stops[chains.second[at]])
            if after is not None:
                self._finish(after, int(chains.after.months[at]))

    def _is_hopeful(self, label: Label, found: Trials, steps_left: int) -> Flags:
        """Tell of each row whether something better may be found by it, by the bounds."""
        goal, levels = self.quest.goal, self.quest.arrays.vectors.level[found.rows]
        needed = goal.level - steps_left + 1  # each later step lifts the level by one at most
        lowest = max(self.quest.lowest_level, needed if label.highest_level < needed else 0)
        may: Flags = (levels >= lowest) & (found.rows != goal.number)
        if self.quest.start.stop is not None:
            may &= found.rows != self.quest.start.stop.number
        may &= label.shared_hours + found.shared <= self.quest.room * (len(label.legs) + 1)
        later = steps_left - 2
        ready = after_stay(label, grown=True)
        if later:
            bounds, ways = self.outlook.help, self.quest.ways
            gaps = ways.gaps(ready.held, ways.best.of(found.rows), self.quest.terms.fitting)
            mask = carried_of(ready.worked, goal.carrying)
            saved = bounds.most_saved_after(mask, found.rows, later)
            may &= (saved != IMPOSSIBLE) & (gaps - saved <= self.quest.room + goal.on_the_job_hours)
        may &= self._may_count(label, found, steps_left)
        return may

    def _last_two(self, label: Label, found: Trials) -> None:
        """Finish the routes by way of the stops of `found`, the most promising first."""
        last = finals(self.quest, label, found)
        steps = len(label.legs) + 2
        shared = label.shared_hours + found.shared + last.shared
        least = self.outlook.after(label, found, last.months, last.alone)
        order = np.lexsort((found.rows, least.alone_hours, least.levels_lost, least.months))
        is_open = (
            (last.stay >= 0)
            & (last.has_to_fit <= self.quest.room)
            & (shared <= self.quest.room * steps)
        )
        order = order[is_open[order]]
        for at in self._best_first(order, steps, least.only):
            stop = self.quest.arrays.stops[found.rows[at]]
            after = self._step(label, stop, int(found.shared[at]))
            if after is not None:
                self._finish(after, int(last.stay[at]))

    # --- the end of a route -----------------------------------------------------------------

    def _finish(self, label: Label, stay: int) -> None:
        """Plan the route that ends with the goal after `stay`, and keep what nothing beats."""
        goal = self.quest.goal
        ready = after_stay(label, grown=grows(label, stay))
        if carried_of(ready.worked, goal.carrying).bit_count() < goal.carrying_needed:
            return
        alone = self.quest.arrays.study_hours(ready.held, goal)
        lost = max(label.levels_lost, self.quest.start.here_level - goal.level)
        held = bytearray(ready.held)
        raise_to(held, goal.asks)
        legs = (*label.legs, self.quest.leg(label, goal, stay))
        useful = sum(held[skill] >= asked for skill, asked in goal.useful)
        stops = tuple(leg.stop.position for leg in legs)
        rank = RouteRank(len(legs), min(NEVER, label.alone_hours + alone), -useful, stops)
        for route in self._planned(label, legs, alone, lost, rank):
            self.routes_considered += 1
            self.routes_kept += 1
            self.front.keep(route)

    def _planned(
        self, label: Label, legs: tuple[Leg, ...], alone: int, lost: int, rank: RouteRank
    ) -> Iterator[Route]:
        """Yield the route along `legs` with each plan for it that may count."""
        if not self.quest.terms.has_offers:
            if alone <= self.quest.room:
                study = months_of_study(alone, self.quest.limits.hours_per_week)
                months = max(legs[-1].stay, study)
                dip = label.income_dip + (months if legs[-1].is_below else 0)
                cost = (label.months + months, Euros(), dip, lost)
                hours, hardest = label.alone_hours + alone, max(label.hardest_step, alone)
                yield Route(rank, ((),) * len(legs), cost, hours, hardest)
            return

        rivals = self.front.rivals(lost, rank)
        stay = legs[-1].stay
        dip = label.income_dip + (stay if legs[-1].is_below else 0)
        if any(rival.beats((label.months + stay, Euros(), dip)) for rival in rivals):
            return
        for plan in self.planner.route_plans(self.quest.start.held, legs, rivals):
            offers = tuple(tuple(c.offer for c in step.courses) for step in plan.steps)
            hardest = max(step.hours for step in plan.steps)
            yield Route(rank, offers, (*plan.cost, lost), plan.hours, hardest)

    # --- what need not be looked at ----------------------------------------------------------

    def _may_count(self, label: Label, found: Trials, steps_left: int) -> Flags:
        """Tell of each row whether anything by way of it can still join the front."""
        if not self.front.routes:
            return np.ones(len(found.rows), dtype=np.bool_)
        least = self.outlook.in_steps(label, found, steps_left)
        return self.front.may_count(least, len(label.legs) + steps_left)

    def _count(self, stops: int) -> None:
        self.routes_considered += stops
        self.work += stops * (1 + len(self.quest.goal.asks) // USUAL_ASKS) + OVERHEAD
