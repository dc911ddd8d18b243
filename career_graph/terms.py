"""What learning costs in one question: exactly, and two relaxations that count offers in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from career_graph.compiled import CompiledGraph
from career_graph.savings import Course
from career_graph.vectors import LEVELS, TOO_HIGH, Prices, Vectors

STEPS = np.arange(LEVELS)


@dataclass(frozen=True)
class Terms:
    """What each skill step costs, three times.

    `alone` are the hours of self-study. In `fitting` what an offer teaches is free: a lower bound
    for one step, since an earlier course may have taught it. In `sharing` it costs its cheapest
    share of an offer's hours: a lower bound for all steps together. Without offers all three are
    the same. `shares[s, step]` is that cheapest share, at most 1.
    """

    alone: Prices
    fitting: Prices
    sharing: Prices
    shares: NDArray[np.float64] | None = None

    @property
    def has_offers(self) -> bool:
        """Whether offers count in."""
        return self.fitting is not self.alone


def terms_of(arrays: CompiledGraph, held: bytearray, courses: Sequence[Course]) -> Terms:
    """Return the terms of who begins with `held` and may take `courses`.

    An offer's hours are shared out over all that it teaches beyond `held`, by the full hours of
    each step. Nobody gains more of it than that, so no step costs less than its share.
    """
    vectors = arrays.vectors
    alone = vectors.prices
    if not courses:
        return Terms(alone, alone, alone)
    reached, shares = _taught(vectors, held, courses)
    helped = vectors.helped(bytearray(reached))
    changed = np.flatnonzero(reached | helped)  # what no course teaches or helps keeps its price
    step = np.diff(alone.hours[changed], axis=2, prepend=0)
    is_shorter = (helped[changed, None] >= STEPS) & (step[:, 0] < TOO_HIGH)
    step = np.where(is_shorter[:, None], vectors.discounted[changed, None], step)
    is_taught = reached[changed, None] >= STEPS
    share = np.floor(vectors.full[changed] * shares[changed]).astype(np.int32)
    fitting, sharing = alone.hours.copy(), vectors.in_full.copy()
    fitting[changed] = np.cumsum(np.where(is_taught[:, None], 0, step), axis=2)
    sharing[changed] = np.cumsum(np.minimum(step, share[:, None]), axis=2)
    return Terms(alone, vectors.priced(fitting), vectors.priced(sharing), shares)


def _taught(
    vectors: Vectors, held: bytearray, courses: Sequence[Course]
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """Return how high each skill is taught by any course, and the least share of hours per step."""
    pairs = np.array([pair for course in courses for pair in course.teaches], dtype=np.intp)
    skills, to = pairs[:, 0], pairs[:, 1]
    course = np.repeat(np.arange(len(courses)), [len(each.teaches) for each in courses])
    have = np.frombuffer(held, dtype=np.uint8)[skills]
    is_gained = (have[:, None] < STEPS) & (to[:, None] >= STEPS)
    gained = np.bincount(course, np.where(is_gained, vectors.full[skills], 0).sum(axis=1))
    hours = np.array([each.offer.hours for each in courses])
    share = np.divide(hours, gained, out=np.ones(len(courses)), where=gained > 0)
    reached = np.zeros(len(held), dtype=np.uint8)
    np.maximum.at(reached, skills, to.astype(np.uint8))
    shares = np.ones((len(held), LEVELS))
    np.minimum.at(shares, (skills, to), share[course])
    for step in range(LEVELS - 2, -1, -1):  # who teaches a step teaches those below it too
        np.minimum(shares[:, step], shares[:, step + 1], out=shares[:, step])
    return reached, shares
