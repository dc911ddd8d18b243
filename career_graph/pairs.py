"""The last two stops before a goal, all pairs at once: which of them may open it at all.

The search asks this before it looks at the first stop of a pair. It is a relaxation: what it leaves
out is closed for certain, what it keeps is looked at exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from career_graph.bounds import Help
from career_graph.compiled import CompiledGraph, Stop
from career_graph.labels import Label, Ready, after_stay
from career_graph.terms import Terms
from career_graph.trials import Trials
from career_graph.vectors import LEVELS, Flags, Ints, Rows

MOST_CELLS = 20_000_000  # numbers in one array; above it the pairs are not looked at
SHIFT = 32  # two sums of hours in one number, each below 2 to the power of this
HOURS = (1 << SHIFT) - 1


@dataclass(frozen=True)
class Pairs:
    """Pairs of a first stop, a row each, and a second one, a column each, on the way to a goal."""

    arrays: CompiledGraph
    label: Label
    firsts: Trials
    goal: Stop
    help: Help
    terms: Terms
    room: int

    def seconds(self) -> dict[int, tuple[int, ...]] | None:
        """Return for each first stop, by number, the second ones that may open the goal.

        None when there are too many pairs to look at all at once.
        """
        rows, stops = self.firsts.rows, len(self.arrays.stops)
        if len(rows) * stops * max(1, len(self.goal.asks)) > MOST_CELLS:
            return None
        ready = after_stay(self.label, grown=bool(self.firsts.grown.any()))
        may: Flags = self._may_follow()
        may &= self._opens_goal(ready)
        first, second = np.nonzero(may)
        opens = self._opens_second(ready, first, second)
        first, second = first[opens], second[opens]
        begins = np.flatnonzero(np.diff(first, prepend=-1))
        found = np.split(second, begins[1:])
        return {
            int(rows[first[begin]]): tuple(some.tolist())
            for begin, some in zip(begins.tolist(), found, strict=False)
        }

    def _may_follow(self) -> Flags:
        """Tell which second stops the levels allow after which first ones."""
        levels, rows = self.arrays.vectors.level, self.firsts.rows
        highest = self._highest
        may: Flags = levels[None, :] <= highest + 1
        may &= np.maximum(levels[None, :], highest) + 1 >= self.goal.level
        may &= rows[:, None] != np.arange(len(levels))[None, :]
        may[:, [self.goal.number, *(leg.stop.number for leg in self.label.legs)]] = False
        return may

    @property
    def _highest(self) -> Ints:
        levels: Ints = self.arrays.vectors.level[self.firsts.rows]
        highest: Ints = np.maximum(levels, self.label.highest_level)[:, None]
        return highest

    def _grow(self) -> tuple[Flags, Flags]:
        """Tell in which pairs the usual years may pass at the first, and at the second stop."""
        vectors, rows = self.arrays.vectors, self.firsts.rows
        level, concept = vectors.level, vectors.concept
        always = self.arrays.minimum_stay_months >= vectors.usual_months
        at_first: Flags = (concept[rows][:, None] == concept[None, :]) & (
            level[rows][:, None] + 1 == level[None, :]
        )
        at_first |= level[None, :] > self._highest
        at_first |= always[rows][:, None]
        at_second: Flags = np.maximum(level[None, :], self._highest) < self.goal.level
        at_second |= (always | (concept == self.goal.concept))[None, :]
        return at_first, at_second

    def _opens_goal(self, ready: Ready) -> Flags:
        """Tell after which pairs the goal's study may fit, and its level may be carried."""
        ways, goal = self.help.towards, self.goal
        at_first, at_second = self._grow()
        rows = self.firsts.rows
        carrying = set(self.help.carrying.tolist())
        summed = np.zeros(at_first.shape, dtype=np.int64)
        carried = np.zeros(at_first.shape, dtype=np.uint8)
        for column, (skill, wanted) in enumerate(goal.asks):
            first = np.where(
                at_first, ways.taught[rows, column][:, None], ways.asks[rows, column][:, None]
            )
            second = np.where(at_second, ways.taught[:, column], ways.asks[:, column])
            both = np.maximum(first, second)
            related = np.maximum(
                ways.taught_related[rows, column][:, None], ways.taught_related[:, column]
            )
            have = np.maximum(both, ready.held[skill])
            helped = np.maximum(
                related, max((ready.held[r] for r in ways.related[column]), default=0)
            )
            summed += np.take(self._left_and_fits(skill, wanted), helped * LEVELS + have)
            if column in carrying:
                carried += np.maximum(both, ready.worked[skill]) >= wanted
        hours, fits = summed & HOURS, summed >> SHIFT
        opens: Flags = hours <= self.room + np.minimum(fits, goal.on_the_job_hours)
        opens &= carried >= goal.carrying_needed
        return opens

    def _left_and_fits(self, skill: int, wanted: int) -> Ints:
        """Return the hours still left of a skill, and those of them that fit in the job's.

        By how high a related skill is held, times `LEVELS`, and how high the skill is. Both in one
        number, so that they are looked up and summed at once.
        """
        table = self.terms.fitting.hours[skill].astype(np.int64)
        left = np.maximum(0, table[:, wanted][:, None] - table)
        last = (table[:, wanted] - table[:, wanted - 1])[:, None]
        fits = np.where((left > 0) & (last <= self.goal.on_the_job_hours), last, 0)
        both: Ints = (left + (fits << SHIFT)).ravel()
        return both

    def _opens_second(self, ready: Ready, first: Rows, second: Rows) -> Flags:
        """Tell of each pair, a row of `firsts` and a stop, whether its second may be entered."""
        vectors = self.arrays.vectors
        used, at = np.unique(first, return_inverse=True)
        held = vectors.raised(ready.held, self.firsts.rows[used])
        worked = vectors.raised(ready.worked, self.firsts.rows[used])
        gaps = vectors.gaps_of(held, at, second, self.terms.fitting)
        opens: Flags = gaps <= self.room + vectors.on_the_job[second]
        opens &= vectors.carried_of(worked, at, second) >= vectors.needed[second]
        return opens
