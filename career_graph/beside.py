"""Possible people beside positions: what each would still study, alone or with the best offer.

Of the offers, the one that makes the step quickest is taken, with self-study for the rest; plans of
more offers are left out, and the job is taken to fill its hours exactly. So it is an estimate:
good for choosing a question, never an answer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from career_graph.asked import AskTable, Ratings
from career_graph.lessons import Lessons, Numbers

NEVER = 1e4  # months, of what does not fit
ALMOST = 1e-4  # of a month: what rounding in 32 bits may add

Floats = NDArray[np.float32]
_Uses = tuple[Numbers, Numbers]  # lessons that are used, and the place of the position that does


@dataclass(frozen=True)
class Pace:
    """How many hours somebody studies in a month, and for how many months at most."""

    hours_per_month: float
    most_months: int
    room: int


@dataclass(frozen=True)
class Ways:
    """Single offers on the way to positions, a row each: the place of its position, its course."""

    place: Numbers
    course: Numbers

    def only(self, keep: NDArray[np.bool_]) -> Ways:
        """Return some of the rows."""
        return Ways(self.place[keep], self.course[keep])


@dataclass(frozen=True)
class Beside:
    """People beside positions: a row for each position, a column for each person.

    `months` of study are those of the quickest way, NEVER where none fits. `share_held` is the part
    of what is asked that they have, `carries` tells whether the level is carried. `quicker` are the
    ways that are the quickest for anybody, quicker than self-study.
    """

    months: Floats
    share_held: Floats
    carries: NDArray[np.bool_]
    quicker: Ways


@dataclass(frozen=True)
class _Gaps:
    """What people have of what positions ask: a row for each pair of a skill and how high.

    `asks` tells which position asks which pair, `place_of` in which row a pair stands. `left` are
    the hours still to learn for each position, `at_work` those of them that a job could teach, were
    its hours `on_the_job` enough, and `too_high` those that it has to, as nobody learns them alone.
    """

    asks: csr_array[np.float32]
    pairs: Numbers
    place_of: Numbers
    have: Ratings
    helped: Ratings
    hours: Floats
    last: Floats
    high: Floats
    left: Floats
    at_work: Floats
    too_high: Floats
    on_the_job: Floats


def beside(
    table: AskTable,
    lessons: Lessons,
    positions: Numbers,
    people: tuple[Ratings, Ratings],
    pace: Pace,
    ways: Ways | None = None,
) -> Beside:
    """Lay people, by what they hold and what they hold from work, beside `positions`.

    `ways` are the offers to look at; None: all that could save somebody more than they take.
    """
    held, worked = people
    gaps = _gaps(table, positions, held)
    alone = _months(gaps.left - np.minimum(gaps.at_work, gaps.on_the_job), pace)
    alone[gaps.too_high > gaps.on_the_job] = NEVER
    uses = _uses(lessons, positions, len(table.levels))
    if ways is None:
        ways = _worthwhile(table, lessons, gaps, uses)
    then = _with_offers(table, lessons, gaps, uses, ways, pace)
    quickest = alone.copy()
    place, begin = np.unique(ways.place, return_index=True)
    if len(place):
        quickest[place] = np.minimum(alone[place], np.minimum.reduceat(then, begin, axis=0))
    is_quicker = (then < alone[ways.place]) & (then <= quickest[ways.place])
    for_anybody: NDArray[np.bool_] = np.logical_or.reduce(is_quicker, axis=1)
    carrying, carried = _only(table.carrying, positions)
    carries = worked[table.skills[carried]] >= table.asked[carried][:, None]
    has = (gaps.have >= table.asked[gaps.pairs][:, None]).astype(np.float32)
    return Beside(
        months=quickest,
        share_held=gaps.asks @ has / table.asks_of[positions, None],
        carries=carrying @ carries.astype(np.float32) >= table.carrying_needed[positions, None],
        quicker=ways.only(for_anybody),
    )


def _gaps(table: AskTable, positions: Numbers, held: Ratings) -> _Gaps:
    """Return what is left to learn for `positions` to people who hold `held`."""
    held = np.vstack([held, np.zeros(held.shape[1], np.uint8)])
    asks, pairs = _only(table.asks, positions)
    place_of = np.zeros(len(table.skills), np.intp)
    place_of[pairs] = np.arange(len(pairs))
    have = held[table.skills[pairs]]
    helped = held[table.related[pairs]].max(axis=1)
    place = _place(pairs, have, helped)
    hours, last = table.hours.take(place), table.last.take(place)
    high = table.high.take(place)
    return _Gaps(
        asks=asks,
        pairs=pairs,
        place_of=place_of,
        have=have,
        helped=helped,
        hours=hours,
        last=last,
        high=high,
        left=asks @ hours,
        at_work=asks @ last,
        too_high=asks @ high,
        on_the_job=table.on_the_job[positions, None],
    )


def _worthwhile(table: AskTable, lessons: Lessons, gaps: _Gaps, uses: _Uses) -> Ways:
    """Return the ways that could save somebody more hours than the course takes.

    What nobody learns alone saves as many as it takes, and more.
    """
    use, of_use = uses
    first = lessons.pair[use]
    at = gaps.place_of[first]
    least, least_helped = gaps.have.min(axis=1)[at], gaps.helped.min(axis=1)[at]
    after = (
        np.maximum(least, lessons.reached[use]),
        np.maximum(least_helped, lessons.helped[use]),
    )
    most = table.hours[first, least, least_helped] - table.hours[first, *after]
    most[table.high[first, least, least_helped] > table.high[first, *after]] = np.inf
    courses = max(1, len(lessons.hours))
    ways, row = np.unique(of_use * courses + lessons.course[use], return_inverse=True)
    saved = np.bincount(row, most, len(ways))
    found = Ways(ways // courses, ways % courses)
    return found.only(saved > lessons.hours[found.course])


def _with_offers(
    table: AskTable,
    lessons: Lessons,
    gaps: _Gaps,
    uses: _Uses,
    ways: Ways,
    pace: Pace,
) -> Floats:
    """Return the months that each of `ways` takes each person, NEVER where it does not fit."""
    use, of_use = uses
    rows = _rows_of(ways, of_use, lessons.course[use], len(lessons.hours))
    lesson, column = np.unique(use[rows >= 0], return_inverse=True)
    pair = lessons.pair[lesson]
    at = gaps.place_of[pair]
    after = _place(
        pair,
        np.maximum(gaps.have[at], lessons.reached[lesson][:, None]),
        np.maximum(gaps.helped[at], lessons.helped[lesson][:, None]),
    )
    ones = np.ones(len(column), np.float32)
    saves = csr_array((ones, (rows[rows >= 0], column)), shape=(len(ways.place), len(lesson)))
    left = gaps.left[ways.place] - saves @ (gaps.hours[at] - table.hours.take(after))
    at_work = gaps.at_work[ways.place] - saves @ (gaps.last[at] - table.last.take(after))
    too_high = gaps.too_high[ways.place] - saves @ (gaps.high[at] - table.high.take(after))
    on_the_job = gaps.on_the_job[ways.place]
    total = left - np.minimum(at_work, on_the_job)
    months = _months(total + lessons.hours[ways.course][:, None], pace)
    months = np.maximum(months, lessons.months[ways.course][:, None])
    months[(months > pace.most_months) | (too_high > on_the_job)] = NEVER
    return months


def _only(
    matrix: csr_array[np.float32], positions: Numbers
) -> tuple[csr_array[np.float32], Numbers]:
    """Return the rows of `positions` with only the columns that they use, and which these are."""
    rows = matrix[positions]
    columns, place = np.unique(rows.indices, return_inverse=True)
    shape = (len(positions), len(columns))
    return csr_array((rows.data, place, rows.indptr), shape=shape), columns.astype(np.intp)


def _place(pairs: Numbers, have: Ratings, helped: Ratings) -> Numbers:
    """Return where in the hours of pairs stands what somebody needs who has so much."""
    place: Numbers = pairs[:, None] * 25 + have * 5 + helped
    return place


def _months(hours: Floats, pace: Pace) -> Floats:
    months = np.ceil(np.maximum(hours, 0) / pace.hours_per_month - ALMOST)
    fitting: Floats = np.where(hours <= pace.room, months, NEVER).astype(np.float32)
    return fitting


def _uses(lessons: Lessons, positions: Numbers, number: int) -> _Uses:
    """Return the lessons that `positions` use, one for each use, and the place of its position."""
    place = np.full(number, -1)
    place[positions] = np.arange(len(positions))
    used_by = place[lessons.used_by]
    return lessons.used[used_by >= 0], used_by[used_by >= 0]


def _rows_of(ways: Ways, of_use: Numbers, course: Numbers, courses: int) -> Numbers:
    """Return the row in `ways` of each use, -1 where its course is not looked at."""
    known = ways.place * courses + ways.course  # in order, since `ways` are
    wanted = of_use * courses + course
    if not len(known):
        return np.full(len(wanted), -1)
    row = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.where(known[row] == wanted, row, -1)
