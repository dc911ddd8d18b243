"""The last two stops before a goal, all pairs at once: which may open it, and at what cost.

The search asks this before it looks at any pair by itself. It is a relaxation: what it leaves out
is closed, or costs too much, for certain; what it keeps is looked at exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from career_graph.bounds import Help
from career_graph.crowd import People, people_by
from career_graph.frontier import Least
from career_graph.labels import Label, Ready, after_stay, carried_of
from career_graph.quest import Quest
from career_graph.towards import Brought, Entered
from career_graph.trials import Here, Stays, Trials, months_for, stays_between
from career_graph.vectors import Flags, Ints, Prices, Rows

HOPEFUL, LIKELY = 2, 4  # the work of a pair that may open the goal, and of one that the goal allows


@dataclass(frozen=True)
class Chains:
    """Pairs of stops before the goal: a row of the firsts, the number of a second, and the stays.

    The stay at the first comes `before` the second, that `after` it before the goal.
    """

    first: Rows
    second: Rows
    before: Stays
    after: Stays

    def only(self, keep: Flags) -> Chains:
        """Return some of the pairs."""
        return Chains(
            self.first[keep], self.second[keep], self.before.only(keep), self.after.only(keep)
        )


@dataclass(frozen=True)
class Pairs:
    """Pairs of a first stop, of `firsts`, and any second one, on the way to a goal.

    `may_count` tells of what each route costs at the least whether it may still count.
    """

    quest: Quest
    label: Label
    firsts: Trials
    help: Help
    may_count: Callable[[Least], Flags]

    def chains(self) -> tuple[Chains, Least, int]:
        """Return the pairs that may open the goal, what routes by them cost at the least, and work.

        The work is that of the pairs that one comparison did not rule out.
        """
        ready = after_stay(self.label, grown=bool(self.firsts.grown.any()))
        first, second = self._hopeful(ready)
        found, work = self._linked(first, second), HOPEFUL * len(first)
        brought = self._brought(found)
        hours = self._towards_goal(ready, brought, self.quest.terms.fitting)
        last = np.maximum(found.after.months, self._months(hours))
        carried = self.quest.ways.carried(ready.worked, brought)
        may = (hours <= self.quest.room) & (carried >= self.quest.goal.carrying_needed)
        may &= self.may_count(self._least(found, found.before.months, last, hours))
        found, last, hours = found.only(may), last[may], hours[may]
        if not len(found.first):
            return found, self._least(found, last, last, hours), work

        vectors = self.quest.arrays.vectors
        people = people_by(vectors, ready, self.firsts.rows[found.first], found.before.grown)
        study = people.study(found.second, self.quest.terms.fitting)
        carried = people.carried(found.second)
        months = np.maximum(found.before.months, self._months(study))
        may = (study <= self.quest.room) & (carried >= vectors.needed[found.second])
        if self.quest.terms.has_offers:
            more, fits = self._together(ready, found, people, months, last)
            last, may = last + more, may & fits
        least = self._least(found, months, last, study + hours)
        may &= self.may_count(least)
        work += LIKELY * len(found.first)
        return found.only(may), least.only(np.flatnonzero(may)), work

    def _hopeful(self, ready: Ready) -> tuple[Rows, Rows]:
        """Return the pairs, by their row of the firsts and the number of the second, to look at.

        The goal may open after these, by what each stop helps at the most.
        """
        help_, goal, rows = self.help, self.quest.goal, self.firsts.rows
        most = self.quest.room + goal.on_the_job_hours + help_.saved(ready.held)
        may: Flags = help_.left_after_both(rows) <= most
        mask = carried_of(ready.worked, goal.carrying)
        carried = (help_.carried[rows] | mask)[:, None] | help_.carried
        may &= np.bitwise_count(carried) >= goal.carrying_needed
        may[np.arange(len(rows)), rows] = False
        for stop in (self.quest.start.stop, goal, *(leg.stop for leg in self.label.legs)):
            if stop is not None:
                may[:, stop.number] = False
        first, second = np.nonzero(may)
        return first, second

    def _linked(self, first: Rows, second: Rows) -> Chains:
        """Return the pairs that the rules of staying allow."""
        arrays, vectors, goal = self.quest.arrays, self.quest.arrays.vectors, self.quest.goal
        here = Here.of(arrays, self.label, self.firsts.only(first))
        level, concept = vectors.level[second], vectors.concept[second]
        before = stays_between(arrays, here, level, concept)
        there = here.moved(level, concept, vectors.usual_months[second], before)
        after = stays_between(arrays, there, goal.level, goal.concept)
        may: Flags = (before.months >= 0) & (after.months >= 0)
        return Chains(first, second, before, after).only(may)

    def _brought(self, found: Chains) -> Brought:
        """Return what both stops bring towards the goal."""
        one = Entered(self.firsts.rows[found.first], found.before.grown)
        two = Entered(found.second, found.after.grown)
        ways = self.quest.ways
        return ways.entered(one).together(ways.entered(two))

    def _towards_goal(self, ready: Ready, brought: Brought, prices: Prices) -> Ints:
        ways, budget = self.quest.ways, self.quest.goal.on_the_job_hours
        return ways.study(ready.held, brought, prices, budget)

    def _together(
        self, ready: Ready, found: Chains, people: People, months: Ints, last: Ints
    ) -> tuple[Ints, Flags]:
        """Return how many months more the whole route takes, and whether its study can fit.

        A course may have been taken at an earlier step; all steps together pay for it.
        """
        prices, first = self.quest.terms.sharing, found.first
        study = people.study(found.second, prices)
        so_far = self.label.shared_hours + self.firsts.shared[first] + study
        total = so_far + self._towards_goal(ready, self._brought(found), prices)
        second = self.label.months + self.firsts.months[first] + months
        more = np.maximum(0, self._months(so_far) - second)
        more = np.maximum(more, self._months(total) - second - last)
        steps = len(self.label.legs) + 2
        return more, (so_far <= self.quest.room * steps) & (total <= self.quest.room * (steps + 1))

    def _months(self, hours: Ints) -> Ints:
        return months_for(hours, self.quest.limits.hours_per_week)

    def _least(self, found: Chains, months: Ints, last: Ints, hours: Ints) -> Least:
        """Return what routes cost that take `months` to the second stop, and then `last`.

        Without offers `hours` of self-study tell equals apart.
        """
        label, start, goal = self.label, self.quest.start.here_level, self.quest.goal
        before = self.firsts.months[found.first]
        at_first = self.quest.arrays.vectors.level[self.firsts.rows[found.first]]
        at_second = self.quest.arrays.vectors.level[found.second]
        lost = max(label.levels_lost, start - goal.level)
        alone = 0 if self.quest.terms.has_offers else hours
        return Least(
            months=label.months + before + months + last,
            income_dip=label.income_dip
            + before * (label.here_level < start)
            + months * (at_first < start)
            + last * (at_second < start),
            levels_lost=np.maximum(lost, start - np.minimum(at_first, at_second)),
            alone_hours=label.alone_hours + self.firsts.alone[found.first] + alone,
        )
