"""The compiled graph once more, as numpy arrays: all positions at once.

One question about somebody, such as how many hours each position asks, is a few sums over arrays
here. Only the skills that somebody holds are looked at: what the others cost is summed once, when
the graph is compiled. Nothing is decided here either; `career_graph.search` decides, and its
answers are held to plain enumeration.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from career_graph.compiled import Asked, CompiledGraph

Ints = NDArray[np.int64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]
Table = NDArray[np.uint8]
LEVELS = 5  # proficiency 0 to 4
TOO_HIGH = 5_000_000
"""Hours of a step that nobody learns alone, nor on any job: they fit in no limit."""


@dataclass(frozen=True)
class Postings:
    """Which stops ask each skill, and how high: `stops[starts[s]:starts[s + 1]]` ask skill s."""

    starts: Rows
    stops: Rows
    levels: Rows

    def of(self, skills: Rows) -> tuple[Rows, Rows]:
        """Return the places of all postings of `skills`, and for each its index in `skills`."""
        return _places(self.starts, skills)


@dataclass(frozen=True)
class Entries:
    """What each stop asks: `skills[starts[q]:starts[q + 1]]`, and how high."""

    starts: Rows
    skills: Rows
    levels: Rows

    def of(self, stops: Rows) -> tuple[Rows, Rows]:
        """Return the places of all entries of `stops`, and for each its index in `stops`."""
        return _places(self.starts, stops)


@dataclass(frozen=True)
class Prices:
    """What learning costs in hours. `hours[s, helped, b]` are those of skill s from 0 to b.

    `helped` is how high a related skill is held. `gap` are the hours that each stop asks of who
    holds nothing.
    """

    hours: NDArray[np.int32]
    gap: Ints


@dataclass(frozen=True)
class Vectors:
    """All stops as arrays. `helps` are the skills that each skill makes shorter to learn.

    `full[s, step]` are the hours of a step, `discounted[s, step]` those with a related skill.
    `alone[s]` is how high somebody gets by self-study. `cheapest` are the prices of who holds every
    related skill, without what each stop asks.

    `used` are the skills that some stop asks, `columns` the place of each skill among them: behind
    the last for those that no stop asks.
    """

    level: Ints
    concept: Ints
    usual_months: Ints
    on_the_job: Ints
    needed: Ints
    asks: Postings
    asked: Entries
    carrying: Postings
    carried_by: Entries
    taught: Postings
    teaching: Entries
    full: NDArray[np.int32]
    discounted: NDArray[np.int32]
    prices: Prices
    cheapest: Prices
    helps: Entries
    used: Rows
    columns: Rows
    alone: Ints

    @cached_property
    def in_full(self) -> NDArray[np.int32]:
        """The hours of `prices`; a step that nobody learns alone counts its full hours."""
        step = np.diff(self.prices.hours, axis=2, prepend=0)
        return np.cumsum(np.minimum(step, self.full[:, None]), axis=2, dtype=np.int32)

    def helped(self, held: bytearray) -> NDArray[np.uint8]:
        """Return for each skill how high a related one is held."""
        row = bytes_of(held)
        skills = _named(row)
        places, which = self.helps.of(skills)
        best = np.zeros(len(row), dtype=np.uint8)
        np.maximum.at(best, self.helps.skills[places], row[skills][which])
        return best

    def gaps(self, held: bytearray, prices: Prices) -> Ints:
        """Return the hours at `prices` between `held` and each stop, nothing left to the job."""
        row = bytes_of(held)
        helped = self.helped(held)
        skills = _named(row | helped)
        table = prices.hours[skills, helped[skills]]
        left = np.maximum(0, table - table[np.arange(len(skills)), row[skills]][:, None])
        less = prices.hours[skills, 0] - left
        places, which = self.asks.of(skills)
        weights = less[which, self.asks.levels[places]]
        saved = np.bincount(self.asks.stops[places], weights, minlength=len(prices.gap))
        return prices.gap - saved.astype(np.int64)

    def on_the_job_at_most(self, held: bytearray, rows: Rows, prices: Prices) -> Ints:
        """Return the most hours that each stop of `rows` can teach who holds `held` on the job.

        Only last steps that fit in its hours count, so it is often far less than those hours.
        """
        places, which = self.asked.of(rows)
        skills, wanted = self.asked.skills[places], self.asked.levels[places]
        helped, have = self.helped(held)[skills], bytes_of(held)[skills]
        last = prices.hours[skills, helped, wanted] - prices.hours[skills, helped, wanted - 1]
        budget = self.on_the_job[rows]
        last = np.where((have < wanted) & (last <= budget[which]), last, 0)
        return np.minimum(budget, np.bincount(which, last, minlength=len(rows)).astype(np.int64))

    def carried(self, worked: bytearray) -> Ints:
        """Return how many level-carrying skills of each stop `worked` holds high enough."""
        row = bytes_of(worked)
        places, which = self.carrying.of(skills := _named(row))
        enough = row[skills][which] >= self.carrying.levels[places]
        counts = np.bincount(self.carrying.stops[places[enough]], minlength=len(self.level))
        return counts.astype(np.int64)

    def priced(self, hours: NDArray[np.int32]) -> Prices:
        """Return prices with what each stop asks of who holds nothing."""
        return Prices(hours, _gap(self.asks, hours, len(self.level)))


def vectors_of(arrays: CompiledGraph) -> Vectors:
    """Return the arrays of a compiled graph."""
    stops, skills = arrays.stops, len(arrays.hours)
    full = np.array(arrays.hours, dtype=np.int32).reshape(-1, LEVELS)
    short = np.array(arrays.discounted, dtype=np.int32).reshape(-1, LEVELS)
    hours = np.zeros((skills, LEVELS, LEVELS), dtype=np.int32)
    for helped in range(LEVELS):
        hours[:, helped] = np.where(np.arange(LEVELS) <= helped, short, full)
    longest_job = np.zeros((skills, LEVELS), dtype=np.int64)  # of who asks that step, or a higher
    for stop in stops:
        for skill, asked in stop.asks:
            job = longest_job[skill, : asked + 1]
            np.maximum(job, stop.on_the_job_hours, out=job)
    too_high = np.arange(LEVELS)[None, :] > np.array(arrays.alone, dtype=np.int64)[:, None]
    too_high &= short > longest_job
    hours[np.repeat(too_high[:, None], LEVELS, axis=1)] = TOO_HIGH
    hours = np.cumsum(hours, axis=2, dtype=np.int32)
    helps: list[list[int]] = [[] for _ in arrays.related]
    for skill, related in enumerate(arrays.related):
        for other in related:
            helps[other].append(skill)
    asks = _postings(skills, (stop.asks for stop in stops))
    used = np.array(sorted({skill for stop in stops for skill, _ in stop.asks}), dtype=np.intp)
    columns = np.full(skills, len(used), dtype=np.intp)
    columns[used] = np.arange(len(used))
    return Vectors(
        level=_column(stop.level for stop in stops),
        concept=_column(stop.concept for stop in stops),
        usual_months=_column(stop.usual_months for stop in stops),
        on_the_job=_column(stop.on_the_job_hours for stop in stops),
        needed=_column(stop.carrying_needed for stop in stops),
        asks=asks,
        asked=_entries(stop.asks for stop in stops),
        carrying=_postings(skills, (stop.carrying for stop in stops)),
        carried_by=_entries(stop.carrying for stop in stops),
        taught=_postings(skills, (stop.taught for stop in stops)),
        teaching=_entries(stop.taught for stop in stops),
        full=full,
        discounted=short,
        prices=(prices := Prices(hours, _gap(asks, hours, len(stops)))),
        cheapest=_cheapest(arrays, prices),
        helps=_entries(tuple((other, 0) for other in some) for some in helps),
        used=used,
        columns=columns,
        alone=_column(arrays.alone),
    )


def _named(row: NDArray[np.uint8]) -> Rows:
    """Return which of `row` are more than 0: numpy looks through truths far quicker."""
    return np.flatnonzero(row != 0)


def filled_up(rows: Sequence[tuple[int, ...]], number: int) -> Rows:
    """Return `rows` as a table, filled up with `number`."""
    table = np.full((len(rows), max(map(len, rows), default=0)), number, dtype=np.intp)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return table


def bytes_of(row: bytearray | bytes) -> NDArray[np.uint8]:
    """Return a row of bytes as an array."""
    return np.frombuffer(row, dtype=np.uint8)


def _places(starts: Rows, chosen: Rows) -> tuple[Rows, Rows]:
    first = starts[chosen]
    counts = starts[chosen + 1] - first
    which = np.repeat(np.arange(len(chosen)), counts)
    before = np.cumsum(counts) - counts
    return np.arange(len(which)) + np.repeat(first - before, counts), which


def _cheapest(arrays: CompiledGraph, prices: Prices) -> Prices:
    is_helped = np.array([bool(related) for related in arrays.related])
    least = np.where(is_helped[:, None], prices.hours[:, -1], prices.hours[:, 0])
    return Prices(np.repeat(least[:, None], LEVELS, axis=1), prices.gap)


def _column(numbers: Iterable[int]) -> Ints:
    return np.fromiter(numbers, dtype=np.int64)


def _postings(skills: int, rows: Iterable[Asked]) -> Postings:
    flat = sorted((s, stop, level) for stop, asks in enumerate(rows) for s, level in asks)
    table = np.array(flat, dtype=np.intp).reshape(-1, 3)
    starts = np.searchsorted(table[:, 0], np.arange(skills + 1))
    return Postings(starts, table[:, 1].copy(), table[:, 2].copy())


def _entries(rows: Iterable[Asked]) -> Entries:
    asked = list(rows)
    flat = np.array([entry for asks in asked for entry in asks], dtype=np.intp).reshape(-1, 2)
    starts = np.cumsum([0, *map(len, asked)], dtype=np.intp)
    return Entries(starts, flat[:, 0].copy(), flat[:, 1].copy())


def _gap(asks: Postings, hours: NDArray[np.int32], stops: int) -> Ints:
    owners = np.repeat(np.arange(len(hours)), np.diff(asks.starts))
    gap = np.bincount(asks.stops, hours[owners, 0, asks.levels], minlength=stops)
    return gap.astype(np.int64)
