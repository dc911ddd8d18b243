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
    held = np.vstack([held, np.zeros(held.shape[1], np.uint8)])
    asks, pairs = _only(table.asks, positions)
    place_of = np.zeros(len(table.skills), np.intp)
    place_of[pairs] = np.arange(len(pairs))
    have = held[table.skills[pairs]]
    helped = held[table.related[pairs]].max(axis=1)
    place = _place(pairs, have, helped)
    hours, last = table.hours.take(place), table.last.take(place)
    left, at_work = asks @ hours, asks @ last
    on_the_job = table.on_the_job[positions, None]
    alone = _months(left - np.minimum(at_work, on_the_job), pace)

    use, of_use = _uses(lessons, positions, len(table.levels))
    if ways is None:
        first = lessons.pair[use]
        least, least_helped = have.min(axis=1)[place_of[first]], helped.min(axis=1)[place_of[first]]
        before = table.hours[first, least, least_helped]
        most = (
            np.maximum(least, lessons.reached[use]),
            np.maximum(least_helped, lessons.helped[use]),
        )
        ways = _worthwhile(lessons, of_use, use, before - table.hours[first, *most])
    rows = _rows_of(ways, of_use, lessons.course[use], len(lessons.hours))
    lesson, column = np.unique(use[rows >= 0], return_inverse=True)
    pair = lessons.pair[lesson]
    at = place_of[pair]
    after = _place(
        pair,
        np.maximum(have[at], lessons.reached[lesson][:, None]),
        np.maximum(helped[at], lessons.helped[lesson][:, None]),
    )
    ones = np.ones(len(column), np.float32)
    saves = csr_array((ones, (rows[rows >= 0], column)), shape=(len(ways.place), len(lesson)))
    left_then = left[ways.place] - saves @ (hours[at] - table.hours.take(after))
    at_work_then = at_work[ways.place] - saves @ (last[at] - table.last.take(after))
    total = left_then - np.minimum(at_work_then, on_the_job[ways.place])
    then = _months(total + lessons.hours[ways.course][:, None], pace)
    then = np.maximum(then, lessons.months[ways.course][:, None])
    then[then > pace.most_months] = NEVER
    quickest = alone.copy()
    place, begin = np.unique(ways.place, return_index=True)
    if len(place):
        quickest[place] = np.minimum(alone[place], np.minimum.reduceat(then, begin, axis=0))
    is_quicker = (then < alone[ways.place]) & (then <= quickest[ways.place])
    for_anybody: NDArray[np.bool_] = np.logical_or.reduce(is_quicker, axis=1)
    carrying, carried = _only(table.carrying, positions)
    carries = worked[table.skills[carried]] >= table.asked[carried][:, None]
    has = (have >= table.asked[pairs][:, None]).astype(np.float32)
    return Beside(
        months=quickest,
        share_held=asks @ has / table.asks_of[positions, None],
        carries=carrying @ carries.astype(np.float32) >= table.carrying_needed[positions, None],
        quicker=ways.only(for_anybody),
    )


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


def _uses(lessons: Lessons, positions: Numbers, number: int) -> tuple[Numbers, Numbers]:
    """Return the lessons that `positions` use, one for each use, and the place of its position."""
    place = np.full(number, -1)
    place[positions] = np.arange(len(positions))
    used_by = place[lessons.used_by]
    return lessons.used[used_by >= 0], used_by[used_by >= 0]


def _worthwhile(lessons: Lessons, of_use: Numbers, use: Numbers, most: Floats) -> Ways:
    """Return the ways that save somebody more hours than the course takes, at the `most`."""
    courses = max(1, len(lessons.hours))
    ways, row = np.unique(of_use * courses + lessons.course[use], return_inverse=True)
    saved = np.bincount(row, most, len(ways))
    found = Ways(ways // courses, ways % courses)
    return found.only(saved > lessons.hours[found.course])


def _rows_of(ways: Ways, of_use: Numbers, course: Numbers, courses: int) -> Numbers:
    """Return the row in `ways` of each use, -1 where its course is not looked at."""
    known = ways.place * courses + ways.course  # in order, since `ways` are
    wanted = of_use * courses + course
    if not len(known):
        return np.full(len(wanted), -1)
    row = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.where(known[row] == wanted, row, -1)
