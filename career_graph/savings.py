"""What courses can save on the way to one position, all courses at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from career_graph.compiled import NEVER, Asked, CompiledGraph, Stop
from career_graph.learning import PlanOffer
from career_graph.vectors import Flags, Ints, Rows

LEVELS = 5  # proficiency 0 to 4


@dataclass(frozen=True, slots=True)
class Course:
    """A `PlanOffer` in numbers."""

    offer: PlanOffer
    teaches: Asked


@dataclass(frozen=True)
class _Wanted:
    """What one stop asks, as arrays, and what the courses teach of it.

    `hours[j, helped, level]` are the hours of its skill j from 0; `shorter[j, level]` is what the
    help of a related skill takes off. `direct` and `related` are how high each course teaches skill
    j, and any skill related to it.
    """

    levels: Ints
    hours: Ints
    shorter: Ints
    direct: Ints
    related: Ints


@dataclass
class Savings:
    """What `courses` save. The more somebody holds, the less every course saves."""

    arrays: CompiledGraph
    courses: Sequence[Course]
    _wanted_by: dict[int, _Wanted] = field(default_factory=dict)

    @cached_property
    def hours(self) -> Ints:
        """The hours of each course."""
        return np.array([course.offer.hours for course in self.courses], dtype=np.int64)

    def of(self, held: bytearray, stop: Stop, rows: Rows) -> Ints:
        """Return the most hours that each course of `rows` takes off each skill that `stop` asks.

        What it teaches falls away, and a related skill that it teaches makes what is left shorter.
        What only an offer teaches counts NEVER more.
        """
        wanted = self._wanted(stop)
        have = np.array([held[skill] for skill, _ in stop.asks], dtype=np.int64)
        column = np.arange(len(have))
        price = wanted.hours[column, self._helped(held, stop)]
        reached = np.maximum(have, np.minimum(wanted.levels, wanted.direct[rows]))
        saved = price[column, reached] - price[column, have]
        helps = np.minimum(wanted.levels, wanted.related[rows])
        shorter = wanted.shorter[column, helps] - wanted.shorter[column, reached]
        total: Ints = saved + np.maximum(0, shorter)
        total += NEVER * ((reached > have) & self._only_by_offer(held, stop))
        total[:, have >= wanted.levels] = 0
        return total

    def least_hours(
        self, held: bytearray, stop: Stop, rows: Rows, saved: Ints, worth: Ints | None = None
    ) -> int:
        """Return the hours that no set of the courses of `rows`, and self-study, can go below.

        `saved` are their savings. A course shares its hours out over what it saves, in proportion:
        over `worth` where it saves for other steps too. No set can learn a skill for less than the
        smallest share. The job takes off what it may.
        """
        full = np.array(
            [
                self.arrays.step_hours(held, s, held[s], max(held[s], level))
                for s, level in stop.asks
            ],
            dtype=np.int64,
        )
        full += NEVER * self._only_by_offer(held, stop)
        if len(rows):
            over = np.maximum(1, saved.sum(axis=1) if worth is None else worth)
            part = np.minimum(full, saved)
            share = part * np.minimum(1.0, self.hours[rows] / over)[:, None]
            full = np.floor(full - part + share).min(axis=0).astype(np.int64)
        return max(0, int(full.sum()) - stop.on_the_job_hours)

    def least_along(self, states: Sequence[tuple[bytearray, Stop]], rows: Rows) -> Iterator[int]:
        """Yield for each step, held and asked, the least hours that it adds to those before it.

        What a course teaches at one step may save hours at a later one, so only the sums count.
        """
        saved = [self.of(held, stop, rows) for held, stop in states]
        worth = np.sum([each.sum(axis=1) for each in saved], axis=0)
        for (held, stop), each in zip(states, saved, strict=True):
            yield self.least_hours(held, stop, rows, each, worth)

    def undominated(self, held: bytearray, stops: Sequence[Stop]) -> Rows:
        """Return the courses that may help towards `stops`, but for those that another beats.

        Both teach something that the stops ask, or that is related to it, beyond `held`.
        """
        highest: dict[int, int] = {}
        for stop in stops:
            for skill, asked in stop.asks:
                for one in (skill, *self.arrays.related[skill]):
                    highest[one] = max(asked, highest.get(one, 0))
        skills = [skill for skill, asked in highest.items() if held[skill] < asked]
        have = np.array([held[skill] for skill in skills], dtype=np.uint8)
        most = np.array([highest[skill] for skill in skills], dtype=np.uint8)
        gains = np.minimum(self._teaches[:, skills], most)
        gains[gains <= have] = 0
        rows = np.flatnonzero(gains.any(axis=1))
        return rows[self.unbeaten(rows, gains[rows].astype(np.int64))]

    def unbeaten(self, rows: Rows, gains: Ints) -> Rows:
        """Return the places in `rows` of the courses but those in whose place another does as well.

        The other takes no more hours or months, is surely no dearer, and has as much of `gains`.
        """
        hours, months, euros = self.hours[rows], self._months[rows], self._euros[rows]
        is_known = self._is_known[rows]
        order = np.lexsort((rows, -gains.sum(axis=1), hours))
        before, after = order[:, None], order[None, :]
        instead = months[before] <= months[after]
        instead &= (euros[before] <= euros[after]) & (is_known[before] | ~is_known[after])
        instead &= (gains[before] >= gains[after]).all(axis=2)
        kept: Rows = np.sort(order[~np.triu(instead, 1).any(axis=0)])
        return kept

    def _only_by_offer(self, held: bytearray, stop: Stop) -> NDArray[np.bool_]:
        only = [only_by_offer(self.arrays, stop, s, held[s], level) for s, level in stop.asks]
        return np.array(only, dtype=np.bool_)

    def _helped(self, held: bytearray, stop: Stop) -> Ints:
        related = self.arrays.related
        best = [max((held[r] for r in related[skill]), default=0) for skill, _ in stop.asks]
        return np.array(best, dtype=np.int64)

    def _wanted(self, stop: Stop) -> _Wanted:
        if stop.number not in self._wanted_by:
            self._wanted_by[stop.number] = self._wanted_of(stop)
        return self._wanted_by[stop.number]

    def _wanted_of(self, stop: Stop) -> _Wanted:
        arrays, skills = self.arrays, [skill for skill, _ in stop.asks]
        full = np.array([arrays.hours[s] for s in skills], dtype=np.int64).reshape(-1, LEVELS)
        short = np.array([arrays.discounted[s] for s in skills], dtype=np.int64)
        short = short.reshape(-1, LEVELS)
        steps = np.arange(LEVELS)
        by_help = [np.where(steps <= helped, short, full) for helped in range(LEVELS)]
        direct = np.zeros((len(self.courses), len(skills)), dtype=np.int64)
        related = direct.copy()
        for column, skill in enumerate(skills):
            direct[:, column] = self._teaches[:, skill]
            if others := arrays.related[skill]:
                related[:, column] = self._teaches[:, list(others)].max(axis=1)
        return _Wanted(
            levels=np.array([level for _, level in stop.asks], dtype=np.int64),
            hours=np.cumsum(np.stack(by_help, axis=1), axis=2),
            shorter=np.cumsum(full - short, axis=1),
            direct=direct,
            related=related,
        )

    @cached_property
    def _months(self) -> Ints:
        return np.array([course.offer.months for course in self.courses], dtype=np.int64)

    @cached_property
    def _euros(self) -> Ints:
        return np.array([course.offer.price.least for course in self.courses], dtype=np.int64)

    @cached_property
    def _is_known(self) -> Flags:
        return np.array([course.offer.price.is_known for course in self.courses], dtype=np.bool_)

    @cached_property
    def _teaches(self) -> NDArray[np.uint8]:
        """How high each course, a row, teaches each skill."""
        table = np.zeros((len(self.courses), len(self.arrays.hours)), dtype=np.uint8)
        for number, course in enumerate(self.courses):
            for skill, reached in course.teaches:
                table[number, skill] = reached
        return table


def only_by_offer(arrays: CompiledGraph, stop: Stop, skill: int, have: int, asked: int) -> bool:
    """Whether only an offer gets somebody from `have` to `asked`: not alone, nor on the job."""
    alone = arrays.alone[skill]
    if have >= asked or asked <= alone:
        return False
    is_last = have == asked - 1 or alone == asked - 1
    return not is_last or arrays.discounted[skill][asked] > stop.on_the_job_hours
