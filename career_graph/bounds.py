"""How much each stop can help towards a goal: the bounds that let the search leave branches.

Each is a true relaxation: no route can do better than what these numbers allow.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from career_graph.compiled import CompiledGraph, Stop
from career_graph.labels import Label, after_stay
from career_graph.vectors import Flags, Ints, Prices, Rows, Towards, towards


@dataclass(frozen=True)
class Help:
    """How much each stop can help towards the goal, whoever passes through it.

    `carried` are the goal's level-carrying skills that a stop brings, as bits; `kinds` the different
    values of it. `best_savings[n]` is the most hours that n stops can take off the goal together.
    """

    towards: Towards
    carrying: Rows
    carried: Ints
    kinds: tuple[int, ...]
    best_savings: tuple[int, ...]
    most_by_mask: dict[tuple[int, int], int] = field(default_factory=dict)

    def most_carried(self, mask: int, stops: int) -> int:
        """Return the most level-carrying skills that `mask` and `stops` more stops can have."""
        if not stops:
            return mask.bit_count()
        if (mask, stops) not in self.most_by_mask:
            self.most_by_mask[mask, stops] = max(
                self.most_carried(mask | more, stops - 1) for more in self.kinds
            )
        return self.most_by_mask[mask, stops]

    def carry_enough(self, mask: int, rows: Rows, stops: int, needed: int) -> Flags:
        """Tell of each row whether `mask`, it and `stops` more stops can carry `needed` skills."""
        kinds, which = np.unique(self.carried[rows], return_inverse=True)
        enough = [self.most_carried(mask | int(kind), stops) >= needed for kind in kinds]
        return np.array(enough, dtype=np.bool_)[which]


def help_towards(arrays: CompiledGraph, start: Label, goal: Stop, prices: Prices) -> Help:
    """Return how much every stop can help whoever begins at `start` towards `goal`.

    What one stop saves on the goal's hours is the most that it saves later on: savings only overlap.
    """
    ways = towards(arrays.vectors, arrays, goal)
    columns = {int(skill): column for column, skill in enumerate(ways.skills)}
    carrying = np.array([columns[skill] for skill, _ in goal.carrying], dtype=np.intp)
    brought = ways.taught[:, carrying] >= ways.wanted[carrying]
    carried = (brought.astype(np.int64) << np.arange(len(carrying))).sum(axis=1)
    base = after_stay(start, grown=True).held
    rows = np.arange(len(arrays.stops))
    savings = ways.gap(base, prices) - ways.gaps(base, rows, prices, grown=True)
    best = np.sort(savings)[::-1][: arrays.maximum_steps].tolist()
    return Help(
        towards=ways,
        carrying=carrying,
        carried=carried,
        kinds=tuple(np.unique(carried).tolist()),
        best_savings=tuple(sum(best[:stops]) for stops in range(arrays.maximum_steps)),
    )
