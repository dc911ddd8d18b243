"""What learning costs in one question: exactly, and two relaxations that count offers in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from career_graph.compiled import CompiledGraph
from career_graph.savings import Course
from career_graph.vectors import LEVELS, TOO_HIGH, Prices


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
    alone = arrays.vectors.prices
    if not courses:
        return Terms(alone, alone, alone)
    reached, shares = _taught(arrays, held, courses)
    full = np.array(arrays.hours, dtype=np.int32).reshape(-1, LEVELS)
    step = np.diff(alone.hours, axis=2, prepend=0)
    steps = np.arange(LEVELS)
    for skill, related in enumerate(arrays.related):
        helped = max((reached[other] for other in related), default=0)
        for number in range(1, helped + 1):
            if step[skill, 0, number] < TOO_HIGH:
                step[skill, :, number] = arrays.discounted[skill][number]
    is_taught = steps[None, :] <= np.array(reached)[:, None]
    fitting = np.where(is_taught[:, None, :], 0, step)
    share = np.floor(full * shares).astype(np.int32)
    sharing = np.minimum(step, share[:, None, :])
    return Terms(
        alone,
        arrays.vectors.priced(np.cumsum(fitting, axis=2, dtype=np.int32)),
        arrays.vectors.priced(np.cumsum(sharing, axis=2, dtype=np.int32)),
        shares,
    )


def _taught(
    arrays: CompiledGraph, held: bytearray, courses: Sequence[Course]
) -> tuple[list[int], NDArray[np.float64]]:
    """Return how high each skill is taught by any course, and the least share of hours per step."""
    reached = [0] * len(arrays.hours)
    shares = np.ones((len(arrays.hours), LEVELS))
    for course in courses:
        gained = sum(sum(arrays.hours[s][held[s] + 1 : to + 1]) for s, to in course.teaches)
        share = min(1.0, course.offer.hours / gained) if gained else 1.0
        for skill, to in course.teaches:
            reached[skill] = max(reached[skill], to)
            shares[skill, : to + 1] = np.minimum(shares[skill, : to + 1], share)
    return reached, shares
