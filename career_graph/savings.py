"""What courses can save on the way to one position, all courses at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from career_graph.compiled import NEVER, Asked, CompiledGraph, Stop
from career_graph.learning import PlanOffer
from career_graph.vectors import LEVELS, Flags, Ints, Rows, filled_up


@dataclass(frozen=True, slots=True)
class Course:
    """A `PlanOffer` in numbers."""

    offer: PlanOffer
    teaches: Asked


@dataclass(frozen=True)
class _Wanted:
    """What one stop asks, as arrays, and what the courses teach of it.

    `helpers[j]` are the skills related to its skill j, filled up with the number after the last.
    `alone` is how high people get in it alone, and the job teaches its last step or not.
    `hours[j, helped, level]` are its hours from 0; `shorter[j, level]` is what the help of a
    related skill takes off. `direct` and `related` are how high each course teaches skill
    j, and any skill related to it.
    """

    skills: Rows
    levels: Ints
    helpers: Rows
    alone: Ints
    is_taught_at_work: Flags
    hours: Ints
    shorter: Ints
    direct: Ints
    related: Ints

    def holds(self, held: bytearray) -> tuple[Ints, Ints]:
        """Return how high `held` has each skill, and any related one."""
        row = np.frombuffer(held, dtype=np.uint8)
        helped = np.append(row, np.uint8(0))[self.helpers].max(axis=1, initial=0)
        return row[self.skills].astype(np.int64), helped.astype(np.int64)

    def beyond_alone(self, have: Ints) -> Flags:
        """Tell which skills nobody learns alone as high as asked."""
        beyond: Flags = (have < self.levels) & (self.levels > self.alone)
        return beyond

    def only_by_offer(self, have: Ints) -> Flags:
        """Tell which skills only an offer brings as high as asked: not alone, nor on any job."""
        is_last = (have == self.levels - 1) | (self.alone == self.levels - 1)
        only: Flags = self.beyond_alone(have) & ~(is_last & self.is_taught_at_work)
        return only


@dataclass
class Savings:
    """What `courses` save. The more somebody holds, the less every course saves."""

    arrays: CompiledGraph
    courses: Sequence[Course]
    _wanted_by: dict[int, _Wanted] = field(default_factory=dict)
    _named_by: dict[int, NDArray[np.uint8]] = field(default_factory=dict)

    @cached_property
    def hours(self) -> Ints:
        """The hours of each course."""
        return np.array([course.offer.hours for course in self.courses], dtype=np.int64)

    def of(self, held: bytearray, stop: Stop, rows: Rows) -> Ints:
        """Return the most hours that each course of `rows` takes off each skill that `stop` asks.

        What it teaches falls away, and a related skill that it teaches makes what is left shorter
        that is not made shorter yet. What only an offer teaches counts NEVER more.
        """
        wanted = self._wanted(stop)
        have, helped = wanted.holds(held)
        column = np.arange(len(have))
        price = wanted.hours[column, helped]
        reached = np.maximum(have, np.minimum(wanted.levels, wanted.direct[rows]))
        saved = price[column, reached] - price[column, have]
        helps = np.minimum(wanted.levels, wanted.related[rows])
        already = np.maximum(reached, helped)
        shorter = wanted.shorter[column, helps] - wanted.shorter[column, already]
        total: Ints = saved + np.maximum(0, shorter)
        total += NEVER * ((reached > have) & wanted.only_by_offer(have))
        total[:, have >= wanted.levels] = 0
        return total

    def left_to_work(self, held: bytearray, stop: Stop, rows: Rows) -> Ints:
        """Return the most hours more that the job takes over thanks to each course of `rows`.

        A related skill may make a last step short enough for it. NEVER where nobody learns that
        step alone, and the course teaches it or makes it so short.
        """
        wanted = self._wanted(stop)
        have, helped = wanted.holds(held)
        shortest = wanted.hours[np.arange(len(have)), wanted.levels]
        last = (
            shortest[np.arange(len(have)), wanted.levels]
            - shortest[np.arange(len(have)), wanted.levels - 1]
        )
        reached = np.maximum(have, np.minimum(wanted.levels, wanted.direct[rows]))
        is_helped = (wanted.related[rows] >= wanted.levels) & (helped < wanted.levels)
        fits = is_helped & (reached < wanted.levels) & wanted.is_taught_at_work
        opens = (fits | (reached > have)) & wanted.beyond_alone(have)
        hours: Ints = np.where(opens, NEVER, np.where(fits, last, 0)).sum(axis=1)
        return hours

    def least_hours(
        self, held: bytearray, stop: Stop, rows: Rows, saved: Ints, worth: Ints | None = None
    ) -> int:
        """Return the hours that no set of the courses of `rows`, and self-study, can go below.

        `saved` are their savings. A course shares its hours out over what it saves, in proportion:
        over `worth` where it saves for other steps too. No set can learn a skill for less than the
        smallest share. The job takes off what it may.
        """
        wanted = self._wanted(stop)
        have, helped = wanted.holds(held)
        price = wanted.hours[np.arange(len(have)), helped]
        column = np.arange(len(have))
        full = price[column, np.maximum(have, wanted.levels)] - price[column, have]
        full += NEVER * wanted.only_by_offer(have)
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

    def useful_up_to(self, states: Sequence[tuple[bytearray, Stop]], rows: Rows) -> Ints:
        """Return for each course of `rows` the last step for which it teaches anything, or -1.

        Each step is what is held before it, and the stop that asks more.
        """
        last = np.full(len(rows), -1, dtype=np.int64)
        for step, (held, stop) in enumerate(states):
            wanted = self._wanted(stop)
            have, _ = wanted.holds(held)
            taught = np.maximum(wanted.direct[rows], wanted.related[rows])
            last[((taught > have) & (have < wanted.levels)).any(axis=1)] = step
        return last

    def gains(self, held: bytearray, stops: Sequence[Stop]) -> tuple[Rows, Ints]:
        """Return the courses that may help towards `stops`, and how high each teaches what helps.

        That is what the stops ask, or what is related to it, beyond `held`; 0 where it is not.
        """
        highest = np.max([self._named(stop) for stop in stops], axis=0)
        row = np.frombuffer(held, dtype=np.uint8)
        skills = np.flatnonzero(row < highest)
        have, most = row[skills], highest[skills]
        gains = np.minimum(self._teaches[:, skills], most)
        gains[gains <= have] = 0
        rows = np.flatnonzero(gains.any(axis=1))
        return rows, gains[rows].astype(np.int64)

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

    def _named(self, stop: Stop) -> NDArray[np.uint8]:
        """Return for each skill how high `stop` asks it, or a skill that it makes shorter."""
        if stop.number not in self._named_by:
            highest = np.zeros(len(self.arrays.hours), dtype=np.uint8)
            for skill, asked in stop.asks:
                some = [skill, *self.arrays.related[skill]]
                highest[some] = np.maximum(highest[some], asked)
            self._named_by[stop.number] = highest
        return self._named_by[stop.number]

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
        last = np.array([arrays.discounted[s][level] for s, level in stop.asks], dtype=np.int64)
        return _Wanted(
            skills=np.array(skills, dtype=np.intp),
            levels=np.array([level for _, level in stop.asks], dtype=np.int64),
            helpers=filled_up([arrays.related[s] for s in skills], len(arrays.hours)),
            alone=np.array([arrays.alone[s] for s in skills], dtype=np.int64),
            is_taught_at_work=last <= stop.on_the_job_hours,
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
