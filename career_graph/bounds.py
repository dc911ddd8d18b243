"""How much each stop can help towards a goal: the bounds that let the search leave branches.

Each is a true relaxation: no route can do better than what these numbers allow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from career_graph.compiled import CompiledGraph, Stop
from career_graph.labels import Label, after_stay
from career_graph.terms import Terms
from career_graph.towards import Towards
from career_graph.vectors import LEVELS, Ints, Prices, Rows

IMPOSSIBLE = -1


@dataclass(frozen=True)
class Help:
    """How much each stop can help towards the goal, whoever passes through it.

    `carried` are the goal's level-carrying skills that a stop brings, as bits. `saved_by_kind` are
    the most hours that a stop bringing just those skills can take off the goal. `free_hours` are
    the most that one stop takes off without any study: on the job there, and by the usual years.
    """

    towards: Towards
    carrying: Rows
    needed: int
    carried: Ints
    saved_by_kind: Mapping[int, int]
    free_hours: int
    cheapest: Prices
    _most: dict[tuple[int, int], int] = field(default_factory=dict)

    def most_saved(self, mask: int, stops: int) -> int:
        """Return the most hours that `stops` more stops take off while they carry the level.

        `mask` are the level-carrying skills brought so far. IMPOSSIBLE when no stops carry it.
        """
        if not stops:
            return 0 if mask.bit_count() >= self.needed else IMPOSSIBLE
        if (mask, stops) not in self._most:
            best = IMPOSSIBLE
            for kind, saved in self.saved_by_kind.items():
                later = self.most_saved(mask | kind, stops - 1)
                if later != IMPOSSIBLE:
                    best = max(best, saved + later)
            self._most[mask, stops] = best
        return self._most[mask, stops]

    def most_saved_after(self, mask: int, rows: Rows, stops: int) -> Ints:
        """Return for each row the most hours that `stops` more stops take off, after that row."""
        kinds, which = np.unique(self.carried[rows], return_inverse=True)
        best = [self.most_saved(mask | int(kind), stops) for kind in kinds]
        return np.array(best, dtype=np.int64)[which]


def help_towards(
    arrays: CompiledGraph, start: Label, goal: Stop, terms: Terms, ways: Towards
) -> Help:
    """Return how much every stop can help whoever begins at `start` towards `goal`.

    What one stop saves on the goal's hours is the most that it saves later on: savings only
    overlap.
    """
    vectors = arrays.vectors
    columns = {int(skill): column for column, skill in enumerate(ways.skills)}
    carrying = np.array([columns[skill] for skill, _ in goal.carrying], dtype=np.intp)
    brought = ways.taught[:, carrying] >= ways.wanted[carrying]
    carried = (brought.astype(np.int64) << np.arange(len(carrying))).sum(axis=1)
    base = after_stay(start, grown=True).held
    rows = np.arange(len(arrays.stops))
    savings = ways.gap(base, terms.fitting) - ways.gaps(base, rows, terms.fitting, grown=True)
    saved_by_kind: dict[int, int] = {}
    for kind, saved in zip(carried.tolist(), savings.tolist(), strict=True):
        saved_by_kind[kind] = max(saved, saved_by_kind.get(kind, 0))
    cheapest = cheapest_of(arrays)
    grown = ways.gaps(base, rows, cheapest) - ways.gaps(base, rows, cheapest, grown=True)
    return Help(
        towards=ways,
        carrying=carrying,
        needed=goal.carrying_needed,
        carried=carried,
        saved_by_kind=saved_by_kind,
        free_hours=int((grown + vectors.on_the_job).max()),
        cheapest=cheapest,
    )


def cheapest_of(arrays: CompiledGraph) -> Prices:
    """Return what learning costs who holds every related skill; what each stop asks is left out."""
    is_helped = np.array([bool(related) for related in arrays.related])
    hours = arrays.vectors.prices.hours
    least = np.where(is_helped[:, None], hours[:, -1], hours[:, 0])
    return Prices(np.repeat(least[:, None], LEVELS, axis=1), arrays.vectors.prices.gap)
