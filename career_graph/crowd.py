"""Many people at once, a row each, and what stops still ask of each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from career_graph.labels import Ready
from career_graph.vectors import LEVELS, Flags, Ints, Prices, Rows, Table, Vectors, bytes_of

Brought = tuple[Rows, Rows, NDArray[np.integer[Any]]]
"""What people are brought: the row of each, the skill, and how high."""


@dataclass(frozen=True)
class Crowd:
    """How high each person, a row, holds each skill that some stop asks, and a related one."""

    vectors: Vectors
    held: Table
    helped: Table

    def study(self, at: Rows, stops: Rows, prices: Prices) -> Ints:
        """Return the least hours of study between the person `at` and each of `stops`.

        Only last steps that fit in its hours can be learned on the job there.
        """
        vectors = self.vectors
        places, which = vectors.asked.of(stops)
        skills, wanted = vectors.asked.skills[places], vectors.asked.levels[places]
        cells = at[which] * self.held.shape[1] + vectors.columns[skills]
        have = self.held.ravel()[cells]
        some = np.flatnonzero(have < wanted)
        which, skills, wanted, have = which[some], skills[some], wanted[some], have[some]
        base = (skills * LEVELS + self.helped.ravel()[cells[some]]) * LEVELS
        hours, budget = prices.hours.ravel(), vectors.on_the_job[stops]
        to_goal = hours[base + wanted]
        left = np.bincount(which, to_goal - hours[base + have], minlength=len(stops))
        last = to_goal - hours[base + wanted - 1]
        last = np.where(last <= budget[which], last, 0)
        fits = np.minimum(budget, np.bincount(which, last, minlength=len(stops)))
        study: Ints = np.maximum(0, left - fits).astype(np.int64)
        return study


@dataclass(frozen=True)
class People:
    """Those who passed through a stop: `at` tells which of the crowd belongs to which row."""

    at: Rows
    crowd: Crowd
    worked: Table

    def study(self, stops: Rows, prices: Prices) -> Ints:
        """Return the least hours of study between each row and its stop."""
        return self.crowd.study(self.at, stops, prices)

    def carried(self, stops: Rows) -> Ints:
        """Return how many level-carrying skills of its stop each row holds from work."""
        return carried_after(self.crowd.vectors, self.worked, self.at, stops)

    def moved(self, stops: Rows, grown: Flags) -> People:
        """Return who then passed through another stop each."""
        nothing = np.zeros_like(self.crowd.vectors.columns, dtype=np.uint8).tobytes()
        ready = Ready(bytearray(nothing), bytearray(nothing))
        then = people_by(self.crowd.vectors, ready, stops, grown)
        crowd = Crowd(
            self.crowd.vectors,
            np.maximum(self.crowd.held[self.at], then.crowd.held[then.at]),
            np.maximum(self.crowd.helped[self.at], then.crowd.helped[then.at]),
        )
        both = np.maximum(self.worked[self.at], then.worked[then.at])
        return People(np.arange(len(stops)), crowd, both)


def people_by(vectors: Vectors, ready: Ready, stops: Rows, grown: Flags) -> People:
    """Return who went from `ready` through one of `stops` each, and its usual years if `grown`."""
    ways, at = np.unique(stops * 2 + grown, return_inverse=True)
    rows, years = ways // 2, ways % 2 == 1
    crowd = passed(vectors, ready.held, rows, years)
    return People(at, crowd, worked(vectors, ready.worked, rows, years))


def standing(vectors: Vectors, rows: Sequence[bytes]) -> Crowd:
    """Return who hold what is in each of `rows`."""
    held, helped = (_table(vectors, len(rows)) for _ in range(2))
    for number, row in enumerate(rows):
        held[number, :-1] = bytes_of(row)[vectors.used]
        helped[number, :-1] = vectors.helped(bytearray(row))[vectors.used]
    return Crowd(vectors, held, helped)


def passed(vectors: Vectors, row: bytearray, stops: Rows, grown: Flags) -> Crowd:
    """Return who held `row` once for each of `stops`, after it, and its usual years if `grown`."""
    at, skills, levels = brought = _brought(vectors, stops, grown)
    places, which = vectors.helps.of(skills)
    help_ = at[which], vectors.helps.skills[places], levels[which]
    held = _raised(vectors, bytes_of(row), len(stops), brought)
    return Crowd(vectors, held, _raised(vectors, vectors.helped(row), len(stops), help_))


def worked(vectors: Vectors, row: bytearray, stops: Rows, grown: Flags) -> Table:
    """Return the same of what they hold from work alone, as a table."""
    brought = _brought(vectors, stops, grown)
    return _raised(vectors, bytes_of(row), len(stops), brought)


def carried_after(vectors: Vectors, worked: Table, at: Rows, stops: Rows) -> Ints:
    """Return how many level-carrying skills of each of `stops` the row `at` of `worked` holds."""
    places, which = vectors.carried_by.of(stops)
    columns = vectors.columns[vectors.carried_by.skills[places]]
    enough = worked[at[which], columns] >= vectors.carried_by.levels[places]
    return np.bincount(which[enough], minlength=len(stops)).astype(np.int64)


def _table(vectors: Vectors, people: int) -> Table:
    """Return nothing held; the last column takes what no stop asks."""
    return np.zeros((people, len(vectors.used) + 1), dtype=np.uint8)


def _brought(vectors: Vectors, stops: Rows, grown: Flags) -> Brought:
    """Return what each of `stops` asks, and teaches if `grown`."""
    taught = np.flatnonzero(grown)
    asked, by = vectors.asked.of(stops)
    teaching, of = vectors.teaching.of(stops[taught])
    return (
        np.concatenate([by, taught[of]]),
        np.concatenate([vectors.asked.skills[asked], vectors.teaching.skills[teaching]]),
        np.concatenate([vectors.asked.levels[asked], vectors.teaching.levels[teaching]]),
    )


def _raised(vectors: Vectors, row: Table, people: int, brought: Brought) -> Table:
    """Return `row` once for each of `people`, raised to what they are `brought`."""
    table = _table(vectors, people)
    table[:, :-1] = row[vectors.used]
    at, skills, levels = brought
    order = np.argsort(levels, kind="stable")  # of a cell named twice the last, the highest, stays
    cells = at[order], vectors.columns[skills[order]]
    table[cells] = np.maximum(table[cells], levels[order])
    return table
