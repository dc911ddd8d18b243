"""Three stops before a goal: which first ones may lead there by two more, all looked at at once.

A relaxation, as `career_graph.pairs` is: the first stops that it leaves out lead to nothing that
counts in so many steps. Where it would be too much to look at, it leaves out none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from career_graph.bounds import Help
from career_graph.compiled import NEVER
from career_graph.crowd import People, people_by
from career_graph.frontier import Least
from career_graph.labels import Label, Ready, after_stay, carried_of
from career_graph.quest import Quest
from career_graph.towards import Entered
from career_graph.trials import Here, Stays, Trials, months_for, stays_between
from career_graph.vectors import Flags, Ints, Rows

MOST_PAIRS, MOST_TRIOS = 2_000_000, 1_000_000  # looked at together, by a first estimate


@dataclass(frozen=True)
class Seconds:
    """First stops, by their row, and seconds that may be entered after a stay of `before`."""

    first: Rows
    second: Rows
    before: Stays
    months: Ints
    alone: Ints

    def only(self, keep: Flags | Rows) -> Seconds:
        """Return some of the rows."""
        return Seconds(
            self.first[keep], self.second[keep], self.before.only(keep),
            self.months[keep], self.alone[keep],
        )  # fmt: skip


@dataclass(frozen=True)
class Trios:
    """A first stop, of `firsts`, and any two more, on the way from `label` to a goal.

    `may_count` tells of what each route costs at the least whether it may still count.
    """

    quest: Quest
    label: Label
    firsts: Trials
    help: Help
    may_count: Callable[[Least], Flags]

    def may_open(self) -> tuple[Flags, int]:
        """Tell of each first stop whether something may come of it, and how much was looked at."""
        everything = np.ones(len(self.firsts.rows), dtype=np.bool_)
        ready = after_stay(self.label, grown=bool(self.firsts.grown.any()))
        most = self._most_left(ready)
        numbers = self._numbers(int(most.max()))
        stops = len(self.quest.arrays.stops)
        if not len(numbers):
            return ~everything, 0
        if len(numbers) * max(stops, len(everything)) > MOST_PAIRS:
            return everything, 0
        left = self.help.left_after_both(numbers)
        left[:, ~self._is_free] = NEVER
        if (left <= np.median(most)).sum() * len(most) > MOST_TRIOS:
            return everything, 0
        pairs = self._entered(ready, numbers, left.min(axis=1) <= most[:, None])
        pair, third = self._hopeful(pairs, left[np.searchsorted(numbers, pairs.second)], most)
        counts = self._counts(ready, pairs.only(pair), third)
        found = np.bincount(pairs.first[pair[counts]], minlength=len(everything)) > 0
        return found, len(everything) * len(numbers) + len(pair)

    @property
    def _is_free(self) -> Flags:
        """Tell of each stop whether it may be one on the way."""
        free: Flags = self.quest.arrays.vectors.level >= self.quest.lowest_level
        before = (leg.stop for leg in self.label.legs)
        for stop in (self.quest.start.stop, self.quest.goal, *before):
            if stop is not None:
                free[stop.number] = False
        return free

    def _most_left(self, ready: Ready) -> Ints:
        """Return for each first stop the most hours that two stops alone may leave to the goal."""
        ways, held = self.quest.ways, bytearray(map(max, ready.held, self.help.held))
        prices, brought = self.quest.terms.fitting, ways.best.of(self.firsts.rows)
        saved = ways.gap(self.help.held, prices) - ways.gaps(held, brought, prices)
        most: Ints = self.quest.room + self.quest.goal.on_the_job_hours + saved
        return most

    def _numbers(self, most: int) -> Rows:
        """Return the stops which, with the one that saves most, may leave no more than `most`."""
        ways, prices = self.quest.ways, self.quest.terms.fitting
        left = ways.gaps(self.help.held, ways.best, prices)
        least = left + left.min() - ways.gap(self.help.held, prices)
        return np.flatnonzero((least <= most) & self._is_free)

    def _hopeful(self, pairs: Seconds, left: NDArray[np.int32], most: Ints) -> tuple[Rows, Rows]:
        """Return pairs, by their row, with the third stops that leave no more than is allowed.

        `left` are the hours that a pair's second leaves with each third, `most` those allowed after
        each first.
        """
        starts = np.searchsorted(pairs.first, np.arange(len(most) + 1))
        found = [
            np.flatnonzero(left[begin:end] <= allowed) + begin * left.shape[1]
            for begin, end, allowed in zip(starts[:-1], starts[1:], most, strict=True)
        ]
        return np.divmod(np.concatenate(found), left.shape[1])

    def _entered(self, ready: Ready, numbers: Rows, may: Flags) -> Seconds:
        """Return each first stop with the second ones, of `numbers`, that may be entered.

        `may` tells of each first and second, a column, whether to look at it.
        """
        arrays, vectors, firsts = self.quest.arrays, self.quest.arrays.vectors, self.firsts
        first, column = np.nonzero(may)
        second = numbers[column]
        here = Here.of(arrays, self.label, firsts.only(first))
        before = stays_between(arrays, here, vectors.level[second], vectors.concept[second])
        some = np.flatnonzero((before.months >= 0) & (firsts.rows[first] != second))
        first, second, before = first[some], second[some], before.only(some)
        people = people_by(vectors, ready, firsts.rows[first], before.grown)
        study, may = self._study(people, second)
        months = np.maximum(before.months, self._months(study))
        return Seconds(first, second, before, months, study).only(may)

    def _study(self, people: People, stops: Rows) -> tuple[Ints, Flags]:
        """Return the hours that each of `stops` asks of who comes there, and whether it may."""
        study = people.study(stops, self.quest.terms.fitting)
        enough = people.carried(stops) >= self.quest.arrays.vectors.needed[stops]
        return study, enough & (study <= self.quest.room)

    def _counts(self, ready: Ready, pairs: Seconds, third: Rows) -> Flags:
        """Tell of each pair with a third stop whether the goal may open and the route may count."""
        arrays, vectors, goal = self.quest.arrays, self.quest.arrays.vectors, self.quest.goal
        carried, first = self.help.carried, self.firsts.rows[pairs.first]
        mask = carried_of(ready.worked, goal.carrying)
        together = carried[first] | carried[pairs.second] | carried[third] | mask
        may = (np.bitwise_count(together) >= goal.carrying_needed) & (third != first)
        some = np.flatnonzero(may & (third != pairs.second))
        pairs, third = pairs.only(some), third[some]

        level, concept = vectors.level[third], vectors.concept[third]
        there = self._there(pairs)
        after = stays_between(arrays, there, level, concept)
        beyond = there.moved(level, concept, vectors.usual_months[third], after)
        last = stays_between(arrays, beyond, goal.level, goal.concept)
        linked = np.flatnonzero((after.months >= 0) & (last.months >= 0))
        some, pairs, third = some[linked], pairs.only(linked), third[linked]
        after, last = after.only(linked), last.only(linked)

        ways, rows = self.quest.ways, self.firsts.rows[pairs.first]
        brought = ways.entered(Entered(rows, pairs.before.grown))
        brought = brought.together(ways.entered(Entered(pairs.second, after.grown)))
        brought = brought.together(ways.entered(Entered(third, last.grown)))
        hours = ways.study(ready.held, brought, self.quest.terms.fitting, goal.on_the_job_hours)
        may = hours <= self.quest.room
        may &= ways.carried(ready.worked, brought) >= goal.carrying_needed
        opens = np.flatnonzero(may)
        some, pairs, third, hours = some[opens], pairs.only(opens), third[opens], hours[opens]
        after, last = after.only(opens), last.only(opens)

        people = people_by(vectors, ready, rows[opens], pairs.before.grown)
        study, may = self._study(people.moved(pairs.second, after.grown), third)
        at_third = np.maximum(after.months, self._months(study))
        at_last = np.maximum(last.months, self._months(hours))
        may &= self.may_count(self._least(pairs, third, at_third, at_last, study + hours))
        counts = np.zeros(len(together), dtype=np.bool_)
        counts[some[may]] = True
        return counts

    def _there(self, pairs: Seconds) -> Here:
        """Return who entered the second stop of each pair."""
        arrays, vectors, second = self.quest.arrays, self.quest.arrays.vectors, pairs.second
        here = Here.of(arrays, self.label, self.firsts.only(pairs.first))
        level, concept = vectors.level[second], vectors.concept[second]
        return here.moved(level, concept, vectors.usual_months[second], pairs.before)

    def _least(self, pairs: Seconds, third: Rows, months: Ints, last: Ints, hours: Ints) -> Least:
        """Return what routes cost at the least, `months` from the second stop, `last` after it."""
        label, start, goal = self.label, self.quest.start.here_level, self.quest.goal
        level = self.quest.arrays.vectors.level
        levels = level[self.firsts.rows[pairs.first]], level[pairs.second], level[third]
        steps = self.firsts.months[pairs.first], pairs.months, months, last
        at = np.full_like(months, label.here_level), *levels
        below = [took * (one < start) for took, one in zip(steps, at, strict=True)]
        lost = max(label.levels_lost, start - goal.level)
        alone = 0 if self.quest.terms.has_offers else pairs.alone + hours
        return Least(
            months=label.months + np.add.reduce(steps),
            income_dip=label.income_dip + np.add.reduce(below),
            levels_lost=np.maximum(lost, start - np.minimum.reduce(levels)),
            alone_hours=label.alone_hours + self.firsts.alone[pairs.first] + alone,
        )

    def _months(self, hours: Ints) -> Ints:
        return months_for(hours, self.quest.limits.hours_per_week)
