"""How every stop helps towards one goal, as numpy arrays: all stops at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from career_graph.vectors import LEVELS, Flags, Ints, Postings, Prices, Rows, Vectors, filled_up

if TYPE_CHECKING:
    from career_graph.compiled import CompiledGraph, Stop

TOP = 3  # the highest career level
Table = NDArray[np.uint8]


@dataclass(frozen=True)
class Entered:
    """Stops entered, a row each, and whether the usual years passed there."""

    rows: Rows
    grown: Flags


@dataclass(frozen=True)
class Brought:
    """How high stops, a row each, bring the goal's skills, a column each, and related ones."""

    own: Table
    related: Table

    def of(self, rows: Rows) -> Brought:
        """Return some of the rows."""
        return Brought(self.own[rows], self.related[rows])

    def where(self, flags: Flags, other: Brought) -> Brought:
        """Return the rows of this where `flags` tell so, else those of `other`."""
        return Brought(
            np.where(flags[:, None], self.own, other.own),
            np.where(flags[:, None], self.related, other.related),
        )

    def together(self, other: Brought) -> Brought:
        """Return what each row brings with the same row of `other`."""
        return Brought(np.maximum(self.own, other.own), np.maximum(self.related, other.related))


@dataclass(frozen=True)
class Towards:
    """How every stop helps towards one goal, for who begins at `highest_level`.

    `related[j]` are the skills related to the goal's skill j, filled up with the number after the
    last skill. `asks` is what a stop asks, `taught` what it brings after the usual years there.

    Those years can only matter for the goal where they pass before it: where the least stay is as
    long (`always`), one rung `below_goal`, or where the next stop rises above all levels so far.
    Elsewhere they pass before the next rung of the same ladder only, which asks all that they
    teach.
    """

    skills: Rows
    wanted: Rows
    related: Rows
    level: Ints
    highest_level: int
    asks: Brought
    taught: Brought
    always: Flags
    below_goal: Flags

    @cached_property
    def first(self) -> Brought:
        """What a stop brings before another on the same level, or a lower one."""
        return self.taught.where(self.always, self.asks)

    @cached_property
    def last(self) -> Brought:
        """What a stop brings before the goal."""
        return self.taught.where(self.always | self.below_goal, self.asks)

    @cached_property
    def best(self) -> Brought:
        """What a stop brings at the most, wherever somebody goes from there."""
        rises = (self.level >= self.highest_level) & (self.level < TOP)
        return self.taught.where(self.always | self.below_goal | rises, self.asks)

    def gap(self, held: bytearray, prices: Prices) -> int:
        """Return the hours to the goal for who holds `held`."""
        have, helped = self._holds(held)
        to_goal = prices.hours[self.skills, helped, self.wanted]
        left = to_goal - prices.hours[self.skills, helped, have]
        return int(np.maximum(0, left).sum())

    def gaps(self, held: bytearray, brought: Brought, prices: Prices) -> Ints:
        """Return the hours to the goal for who held `held` and was then `brought` something."""
        left, _ = self._left(held, brought, prices)
        total: Ints = left.sum(axis=1, dtype=np.int64)
        return total

    def study(self, held: bytearray, brought: Brought, prices: Prices, budget: int) -> Ints:
        """Return the least hours of study for the goal, `budget` hours on the job taken off.

        As `gaps`; only last steps that fit in the budget can be learned on the job.
        """
        left, last = self._left(held, brought, prices)
        fits = np.where(last <= budget, last, 0).sum(axis=1, dtype=np.int64)
        least: Ints = left.sum(axis=1, dtype=np.int64) - np.minimum(budget, fits)
        return least

    def entered(self, stops: Entered) -> Brought:
        """Return what `stops` bring."""
        return self.taught.of(stops.rows).where(stops.grown, self.asks.of(stops.rows))

    def gaps_after_both(self, held: bytearray, rows: Rows, prices: Prices) -> NDArray[np.int32]:
        """Return the least hours to the goal after a stop of `rows` and any second, a column."""
        total = self._laid_out(held, self.first.of(rows), self.last, prices)
        for level in range(self.highest_level, TOP):
            below = np.flatnonzero(self.level[rows] == level)
            above = np.flatnonzero(self.level == level + 1)
            first, last = self.taught.of(rows[below]), self.last.of(above)
            total[below[:, None], above] = self._laid_out(held, first, last, prices)
        return total

    def carried(self, worked: bytearray, brought: Brought, columns: Rows) -> Ints:
        """Return how many of the skills in `columns` who worked, and then `brought`, carries."""
        have = np.frombuffer(worked, dtype=np.uint8)[self.skills[columns]]
        enough = np.maximum(brought.own[:, columns], have) >= self.wanted[columns]
        number: Ints = enough.sum(axis=1, dtype=np.int64)
        return number

    def _laid_out(
        self, held: bytearray, first: Brought, second: Brought, prices: Prices
    ) -> NDArray[np.int32]:
        """Return the hours to the goal after each of `first`, a row, and of `second`, a column."""
        total = np.zeros((len(first.own), len(second.own)), dtype=np.int32)
        have, helped = self._holds(held)
        for column, (skill, wanted) in enumerate(zip(self.skills, self.wanted, strict=True)):
            if have[column] < wanted:
                table = prices.hours[skill]
                left = np.maximum(0, table[:, wanted][:, None] - table).ravel()
                own, more = (np.maximum(of.own[:, column], have[column]) for of in (first, second))
                helps, also = (
                    np.maximum(of.related[:, column], helped[column]) * LEVELS
                    for of in (first, second)
                )
                cells = np.maximum(helps[:, None], also) + np.maximum(own[:, None], more)
                total += left.take(cells)
        return total

    def _left(self, held: bytearray, brought: Brought, prices: Prices) -> tuple[Ints, Ints]:
        """Return the hours of each skill still missing, and of its last step."""
        have, helped = self._holds(held)
        after, help_ = np.maximum(brought.own, have), np.maximum(brought.related, helped)
        to_goal = prices.hours[self.skills, help_, self.wanted]
        left = np.maximum(0, to_goal - prices.hours[self.skills, help_, after])
        last = to_goal - prices.hours[self.skills, help_, self.wanted - 1]
        return left, np.where(after < self.wanted, last, 0)

    def _holds(self, held: bytearray) -> tuple[Table, Table]:
        row = np.frombuffer(held, dtype=np.uint8)
        helped = np.append(row, np.uint8(0))[self.related].max(axis=1, initial=0)
        return row[self.skills], helped


def towards(arrays: CompiledGraph, goal: Stop, highest_level: int) -> Towards:
    """Return how every stop helps towards `goal`, for who begins at `highest_level`."""
    vectors = arrays.vectors
    own = tuple((skill,) for skill, _ in goal.asks)
    related = tuple(arrays.related[skill] for skill, _ in goal.asks)
    asks = Brought(_highest(vectors, own), _highest(vectors, related))
    taught = asks.together(
        Brought(_highest(vectors, own, vectors.taught), _highest(vectors, related, vectors.taught))
    )
    level = vectors.level
    return Towards(
        skills=np.array([skill for skill, _ in goal.asks], dtype=np.intp),
        wanted=np.array([wanted for _, wanted in goal.asks], dtype=np.intp),
        related=filled_up(related, len(arrays.hours)),
        level=level,
        highest_level=highest_level,
        asks=asks,
        taught=taught,
        always=vectors.usual_months <= arrays.minimum_stay_months,
        below_goal=(level + 1 == goal.level)
        & ((vectors.concept == goal.concept) | (level >= highest_level)),
    )


def _highest(
    vectors: Vectors, columns: tuple[tuple[int, ...], ...], postings: Postings | None = None
) -> Table:
    """Return for each stop, and each group of skills, the highest that the stop names."""
    of = postings or vectors.asks
    table = np.zeros((len(vectors.level), len(columns)), dtype=np.uint8)
    for column, skills in enumerate(columns):
        for skill in skills:
            place = slice(of.starts[skill], of.starts[skill + 1])
            stops = of.stops[place]
            table[stops, column] = np.maximum(table[stops, column], of.levels[place])
    return table
