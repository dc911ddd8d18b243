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
class Linked:
    """Pairs with a third stop each, the stay after the second and that before the goal."""

    pairs: Seconds
    third: Rows
    after: Stays
    last: Stays

    def only(self, keep: Flags) -> Linked:
        """Return some of the rows."""
        rows = np.flatnonzero(keep)
        after, last = self.after.only(rows), self.last.only(rows)
        return Linked(self.pairs.only(rows), self.third[rows], after, last)


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
        found = ~everything
        found[self._that_count(ready, self._linked(ready, pairs.only(pair), third))] = True
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

    def _linked(self, ready: Ready, pairs: Seconds, third: Rows) -> Linked:
        """Return what the rules of staying allow, and what may carry the level of the goal."""
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
        return Linked(pairs, third, after, last).only((after.months >= 0) & (last.months >= 0))

    def _that_count(self, ready: Ready, found: Linked) -> Rows:
        """Return the first stops of those that may open the goal and count, by their row."""
        hours, may = self._to_goal(ready, found)
        least = self._least(found, found.after.months, self._last(found, hours), hours)
        may &= self.may_count(least)
        found, hours = found.only(may), hours[may]
        vectors, pairs = self.quest.arrays.vectors, found.pairs
        people = people_by(vectors, ready, self.firsts.rows[pairs.first], pairs.before.grown)
        study, may = self._study(people.moved(pairs.second, found.after.grown), found.third)
        months = np.maximum(found.after.months, self._months(study))
        may &= self.may_count(self._least(found, months, self._last(found, hours), study + hours))
        return pairs.first[may]

    def _to_goal(self, ready: Ready, found: Linked) -> tuple[Ints, Flags]:
        """Return the hours of study that the goal asks after three stops, and whether it may."""
        goal, ways, pairs = self.quest.goal, self.quest.ways, found.pairs
        brought = ways.entered(Entered(self.firsts.rows[pairs.first], pairs.before.grown))
        brought = brought.together(ways.entered(Entered(pairs.second, found.after.grown)))
        brought = brought.together(ways.entered(Entered(found.third, found.last.grown)))
        hours = ways.study(ready.held, brought, self.quest.terms.fitting, goal.on_the_job_hours)
        carries = ways.carried(ready.worked, brought) >= goal.carrying_needed
        return hours, carries & (hours <= self.quest.room)

    def _last(self, found: Linked, hours: Ints) -> Ints:
        return np.maximum(found.last.months, self._months(hours))

    def _there(self, pairs: Seconds) -> Here:
        """Return who entered the second stop of each pair."""
        arrays, vectors, second = self.quest.arrays, self.quest.arrays.vectors, pairs.second
        here = Here.of(arrays, self.label, self.firsts.only(pairs.first))
        level, concept = vectors.level[second], vectors.concept[second]
        return here.moved(level, concept, vectors.usual_months[second], pairs.before)

    def _least(self, found: Linked, months: Ints, last: Ints, hours: Ints) -> Least:
        """Return what routes cost at the least: `months` to the third stop, `last` from there.

        Without offers `hours` of self-study tell equals apart.
        """
        pairs = found.pairs
        label, start, goal = self.label, self.quest.start.here_level, self.quest.goal
        level = self.quest.arrays.vectors.level
        levels = level[self.firsts.rows[pairs.first]], level[pairs.second], level[found.third]
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
