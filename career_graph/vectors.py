"""The compiled graph once more, as numpy arrays: all positions at once.

One question about somebody, such as how many hours each position asks, is a few sums over arrays
here. Only the skills that somebody holds are looked at: what the others cost is summed once, when
the graph is compiled. Nothing is decided here either; `career_graph.search` decides, and its
answers are held to plain enumeration.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from career_graph.compiled import Asked, CompiledGraph, Stop

Ints = NDArray[np.int64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]
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
    """All stops as arrays. `helps[s]` are the skills that skill s makes shorter to learn."""

    level: Ints
    concept: Ints
    usual_months: Ints
    on_the_job: Ints
    needed: Ints
    asks: Postings
    asked: Entries
    carrying: Postings
    taught: Postings
    prices: Prices
    helps: tuple[tuple[int, ...], ...]

    def helped(self, held: bytearray) -> NDArray[np.uint8]:
        """Return for each skill how high a related one is held."""
        row = np.frombuffer(held, dtype=np.uint8)
        best = np.zeros(len(row), dtype=np.uint8)
        for skill in np.flatnonzero(row).tolist():
            have = held[skill]
            for other in self.helps[skill]:
                if best[other] < have:
                    best[other] = have
        return best

    def gaps(self, held: bytearray, prices: Prices) -> Ints:
        """Return the hours at `prices` between `held` and each stop, nothing left to the job."""
        row = np.frombuffer(held, dtype=np.uint8)
        helped = self.helped(held)
        skills = np.flatnonzero(row | helped)
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
        helped, have = self.helped(held)[skills], np.frombuffer(held, dtype=np.uint8)[skills]
        last = prices.hours[skills, helped, wanted] - prices.hours[skills, helped, wanted - 1]
        budget = self.on_the_job[rows]
        last = np.where((have < wanted) & (last <= budget[which]), last, 0)
        return np.minimum(budget, np.bincount(which, last, minlength=len(rows)).astype(np.int64))

    def carried(self, worked: bytearray) -> Ints:
        """Return how many level-carrying skills of each stop `worked` holds high enough."""
        row = np.frombuffer(worked, dtype=np.uint8)
        places, which = self.carrying.of(skills := np.flatnonzero(row))
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
    return Vectors(
        level=_column(stop.level for stop in stops),
        concept=_column(stop.concept for stop in stops),
        usual_months=_column(stop.usual_months for stop in stops),
        on_the_job=_column(stop.on_the_job_hours for stop in stops),
        needed=_column(stop.carrying_needed for stop in stops),
        asks=asks,
        asked=_entries(stop.asks for stop in stops),
        carrying=_postings(skills, (stop.carrying for stop in stops)),
        taught=_postings(skills, (stop.taught for stop in stops)),
        prices=Prices(hours, _gap(asks, hours, len(stops))),
        helps=tuple(map(tuple, helps)),
    )


def _places(starts: Rows, chosen: Rows) -> tuple[Rows, Rows]:
    first = starts[chosen]
    counts = starts[chosen + 1] - first
    which = np.repeat(np.arange(len(chosen)), counts)
    before = np.cumsum(counts) - counts
    return np.arange(len(which)) + np.repeat(first - before, counts), which


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
