"""How every stop helps towards one goal, as numpy arrays: all stops at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from career_graph.vectors import Ints, Postings, Prices, Rows, Vectors

if TYPE_CHECKING:
    from career_graph.compiled import CompiledGraph, Stop


@dataclass(frozen=True)
class Towards:
    """How every stop helps towards one goal.

    `asks[q, j]` is how high stop q asks the goal's skill j, and `asks_related[q, j]` the highest of
    the skills related to it. `taught` and `taught_related` add what the usual years at q teach.
    """

    skills: Rows
    wanted: Rows
    related: tuple[tuple[int, ...], ...]
    asks: NDArray[np.uint8]
    asks_related: NDArray[np.uint8]
    taught: NDArray[np.uint8]
    taught_related: NDArray[np.uint8]

    def gap(self, held: bytearray, prices: Prices) -> int:
        """Return the hours to the goal for who holds `held`."""
        have, helped = self._holds(held)
        to_goal = prices.hours[self.skills, helped, self.wanted]
        left = to_goal - prices.hours[self.skills, helped, have]
        return int(np.maximum(0, left).sum())

    def gaps(self, held: bytearray, rows: Rows, prices: Prices, *, grown: bool = False) -> Ints:
        """Return the hours to the goal for who held `held` and then entered a stop of `rows`.

        `grown`: and stayed there for the usual years.
        """
        left, _ = self._left(held, rows, prices, grown=grown)
        total: Ints = left.sum(axis=1, dtype=np.int64)
        return total

    def study(
        self, held: bytearray, rows: Rows, prices: Prices, budget: int, *, grown: bool = False
    ) -> Ints:
        """Return the least hours of study for the goal, `budget` hours on the job taken off.

        As `gaps`; only last steps that fit in the budget can be learned on the job.
        """
        left, last = self._left(held, rows, prices, grown=grown)
        fits = np.where(last <= budget, last, 0).sum(axis=1, dtype=np.int64)
        least: Ints = left.sum(axis=1, dtype=np.int64) - np.minimum(budget, fits)
        return least

    def carried(self, worked: bytearray, rows: Rows, columns: Rows, *, grown: bool) -> Ints:
        """Return how many of the skills in `columns` who worked at each stop of `rows` carries."""
        have = np.array([worked[skill] for skill in self.skills[columns].tolist()], dtype=np.uint8)
        asks = (self.taught if grown else self.asks)[rows][:, columns]
        enough: Ints = (np.maximum(asks, have) >= self.wanted[columns]).sum(axis=1, dtype=np.int64)
        return enough

    def _left(
        self, held: bytearray, rows: Rows, prices: Prices, *, grown: bool
    ) -> tuple[Ints, Ints]:
        """Return the hours of each skill still missing, and of its last step."""
        have, helped = self._holds(held)
        asks = self.taught if grown else self.asks
        related = self.taught_related if grown else self.asks_related
        after, help_ = np.maximum(asks[rows], have), np.maximum(related[rows], helped)
        to_goal = prices.hours[self.skills, help_, self.wanted]
        left = np.maximum(0, to_goal - prices.hours[self.skills, help_, after])
        last = to_goal - prices.hours[self.skills, help_, self.wanted - 1]
        return left, np.where(after < self.wanted, last, 0)

    def _holds(self, held: bytearray) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        have = np.array([held[skill] for skill in self.skills.tolist()], dtype=np.uint8)
        helped = [max((held[r] for r in skills), default=0) for skills in self.related]
        return have, np.array(helped, dtype=np.uint8)


def towards(vectors: Vectors, arrays: CompiledGraph, goal: Stop) -> Towards:
    """Return how every stop helps towards `goal`."""
    own = tuple((skill,) for skill, _ in goal.asks)
    related = tuple(arrays.related[skill] for skill, _ in goal.asks)
    asks, asks_related = _highest(vectors, own), _highest(vectors, related)
    return Towards(
        skills=np.array([skill for skill, _ in goal.asks], dtype=np.intp),
        wanted=np.array([wanted for _, wanted in goal.asks], dtype=np.intp),
        related=related,
        asks=asks,
        asks_related=asks_related,
        taught=np.maximum(asks, _highest(vectors, own, vectors.taught)),
        taught_related=np.maximum(asks_related, _highest(vectors, related, vectors.taught)),
    )


def _highest(
    vectors: Vectors, columns: tuple[tuple[int, ...], ...], postings: Postings | None = None
) -> NDArray[np.uint8]:
    """Return for each stop, and each group of skills, the highest that the stop names."""
    of = postings or vectors.asks
    table = np.zeros((len(vectors.level), len(columns)), dtype=np.uint8)
    for column, skills in enumerate(columns):
        for skill in skills:
            place = slice(of.starts[skill], of.starts[skill + 1])
            stops = of.stops[place]
            table[stops, column] = np.maximum(table[stops, column], of.levels[place])
    return table
