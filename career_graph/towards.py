"""How every stop helps towards one goal, as numpy arrays: all stops at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from career_graph.vectors import (
    LEVELS,
    Flags,
    Ints,
    Postings,
    Prices,
    Rows,
    Table,
    Vectors,
    filled_up,
)

if TYPE_CHECKING:
    from career_graph.compiled import CompiledGraph, Stop

TOP = 3  # the highest career level
Still = NDArray[np.int64]
"""Hours by the goal's skill, by how high a related one is brought, and the skill itself."""


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

    @cached_property
    def named(self) -> tuple[Rows, Rows]:
        """Where anything is brought: in which row, and in which cell of a `Still`.

        Most stops bring hardly any of the goal's skills, so these are few.
        """
        columns = self.own.shape[1]
        places = np.flatnonzero((self.own | self.related) != 0)
        cells = self.related.ravel()[places] * LEVELS + self.own.ravel()[places]
        return places // columns, places % columns * LEVELS**2 + cells

    def summed(self, still: Still) -> Ints:
        """Return for each row the sum over all skills of what `still` has for it."""
        rows, cells = self.named
        nothing = still[:, :1, :1]
        more = (still - nothing).ravel()[cells]
        summed: Ints = np.bincount(rows, more, minlength=len(self.own)).astype(np.int64)
        return summed + int(nothing.sum())

    @cached_property
    def brings(self) -> csr_array[np.int32]:
        """The cells as a table: a row for each stop, a column for each cell."""
        rows, cells = self.named
        number, columns = self.own.shape
        starts = np.append(0, np.cumsum(np.bincount(rows, minlength=number)))
        ones = np.ones(len(cells), dtype=np.int32)
        return csr_array((ones, cells, starts), shape=(number, columns * LEVELS**2))

    def of(self, rows: Rows) -> Brought:
        """Return some of the rows."""
        return Brought(self.own[rows], self.related[rows])

    def where(self, flags: Flags, other: Brought) -> Brought:
        """Return the rows of this where `flags` tell so, else those of `other`."""
        rows = np.flatnonzero(flags)
        own, related = other.own.copy(), other.related.copy()
        own[rows], related[rows] = self.own[rows], self.related[rows]
        return Brought(own, related)

    def together(self, other: Brought) -> Brought:
        """Return what each row brings with the same row of `other`."""
        return Brought(np.maximum(self.own, other.own), np.maximum(self.related, other.related))


@dataclass(frozen=True)
class Towards:
    """How every stop helps towards one goal, for who begins at `highest_level`.

    `carrying` are the columns of the skills that carry its level. `related[j]` are the skills
    related to the goal's skill j, filled up with the number after the last skill. `asks` is what a
    stop asks, `taught` what it brings after the usual years there.

    Those years can only matter for the goal where they pass before it: where the least stay is as
    long (`always`), one rung `below_goal`, or where the next stop rises above all levels so far.
    Elsewhere they pass before the next rung of the same ladder only, which asks all that they
    teach.
    """

    skills: Rows
    wanted: Rows
    carrying: Rows
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
        left, _ = self._still(held, prices)
        return brought.summed(left)

    def study(self, held: bytearray, brought: Brought, prices: Prices, budget: int) -> Ints:
        """Return the least hours of study for the goal, `budget` hours on the job taken off.

        As `gaps`; only last steps that fit in the budget can be learned on the job.
        """
        left, last = self._still(held, prices)
        fits = brought.summed(np.where(last <= budget, last, 0))
        least: Ints = brought.summed(left) - np.minimum(budget, fits)
        return least

    def entered(self, stops: Entered) -> Brought:
        """Return what `stops` bring."""
        return self.taught.of(stops.rows).where(stops.grown, self.asks.of(stops.rows))

    def gaps_after_both(self, held: bytearray, rows: Rows, prices: Prices) -> NDArray[np.int32]:
        """Return the least hours to the goal after a stop of `rows` and any second, a column."""
        left, _ = self._still(held, prices)
        total = _after(left, self.first.of(rows), self.last)
        for level, (above, last) in self._last_above.items():
            below = np.flatnonzero(self.level[rows] == level)
            if len(below):
                total[below[:, None], above] = _after(left, self.taught.of(rows[below]), last)
        return total

    @cached_property
    def _last_above(self) -> dict[int, tuple[Rows, Brought]]:
        """The stops a level above each from which it may rise, and what they bring as the last."""
        above = {
            level: np.flatnonzero(self.level == level + 1)
            for level in range(self.highest_level, TOP)
        }
        return {level: (stops, self.last.of(stops)) for level, stops in above.items()}

    def carried(self, worked: bytearray, brought: Brought) -> Ints:
        """Return how many level-carrying skills of the goal who worked, and `brought`, carries."""
        columns = self.carrying
        have = np.frombuffer(worked, dtype=np.uint8)[self.skills[columns]]
        enough = np.maximum(brought.own[:, columns], have) >= self.wanted[columns]
        number: Ints = enough.sum(axis=1, dtype=np.int64)
        return number

    def _still(self, held: bytearray, prices: Prices) -> tuple[Still, Still]:
        """Return the hours of each skill still missing to who held `held`, and of its last step."""
        have, helped = self._holds(held)
        helps = np.maximum(np.arange(LEVELS), helped[:, None])
        after = np.maximum(np.arange(LEVELS), have[:, None])[:, None]
        skills, wanted = self.skills[:, None], self.wanted[:, None]
        to_goal = prices.hours[skills, helps, wanted].astype(np.int64)
        so_far = prices.hours[skills[:, None], helps[:, :, None], after]
        last = to_goal - prices.hours[skills, helps, wanted - 1]
        return (
            np.maximum(0, to_goal[:, :, None] - so_far),
            np.where(after < wanted[:, None], last[:, :, None], 0),
        )

    def _holds(self, held: bytearray) -> tuple[Table, Table]:
        row = np.frombuffer(held, dtype=np.uint8)
        helped = np.append(row, np.uint8(0))[self.related].max(axis=1, initial=0)
        return row[self.skills], helped


def _after(left: Still, first: Brought, second: Brought) -> NDArray[np.int32]:
    """Return what is `left` after each of `first`, a row, and of `second`, a column."""
    levels, skills = np.arange(LEVELS), np.arange(len(left))[None, :, None, None]
    helps = np.maximum(levels, first.related[:, :, None])[:, :, :, None]
    after = np.maximum(levels, first.own[:, :, None])[:, :, None, :]
    then = left[skills, helps, after].astype(np.int32)  # by first, skill, related and own
    nothing = then[:, :, :1, :1]
    more = (then - nothing).reshape(len(then), left.size)
    total: NDArray[np.int32] = (second.brings @ more.T).T
    total += nothing.sum(axis=(1, 2, 3), dtype=np.int32)[:, None]
    return total


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
    columns = {skill: column for column, (skill, _) in enumerate(goal.asks)}
    return Towards(
        skills=np.array([skill for skill, _ in goal.asks], dtype=np.intp),
        wanted=np.array([wanted for _, wanted in goal.asks], dtype=np.intp),
        carrying=np.array([columns[skill] for skill, _ in goal.carrying], dtype=np.intp),
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
    skills = np.array([skill for group in columns for skill in group], dtype=np.intp)
    sizes = np.array([len(group) for group in columns], dtype=np.intp)
    column = np.repeat(np.arange(len(columns)), sizes)
    places, which = of.of(skills)
    table = np.zeros(len(vectors.level) * len(columns), dtype=np.uint8)
    cells = of.stops[places] * len(columns) + column[which]
    np.maximum.at(table, cells, of.levels[places].astype(np.uint8))
    return table.reshape(len(vectors.level), len(columns))
