"""How much each stop can help towards a goal: the bounds that let the search leave branches.

Each is a true relaxation: no route can do better than what these numbers allow.
"""

from dataclasses import dataclass

from career_graph.compiled import CompiledGraph, Stop
from career_graph.labels import Label, carried_of, potential, raise_to


@dataclass(frozen=True, slots=True)
class Help:
    """How much each stop can help towards the goal, whoever passes through it.

    `savings` are hours off the goal's gap, `carried` its level-carrying skills as bits; `kinds` are
    the different values of `carried`. `best_savings[n]` is the most that n stops can save together.
    `by_savings` holds the stops, the most helpful first.
    """

    savings: tuple[int, ...]
    carried: tuple[int, ...]
    kinds: tuple[int, ...]
    best_savings: tuple[int, ...]
    by_savings: tuple[Stop, ...]
    most_by_mask: dict[tuple[int, int], int]

    def most_carried(self, mask: int, stops: int) -> int:
        """Return the most level-carrying skills that `mask` and `stops` more stops can have."""
        if not stops:
            return mask.bit_count()
        if (mask, stops) not in self.most_by_mask:
            self.most_by_mask[mask, stops] = max(
                self.most_carried(mask | more, stops - 1) for more in self.kinds
            )
        return self.most_by_mask[mask, stops]


def help_towards(arrays: CompiledGraph, start: Label, goal: Stop) -> Help:
    """Return how much every stop can help whoever begins at `start` towards `goal`."""
    base = potential(start, start.held)
    gap = arrays.gap_hours(base, goal.asks)
    savings, carried = [], []
    for stop in arrays.stops:
        after = bytearray(base)
        gained = bytearray(len(base))
        for row in (after, gained):
            raise_to(row, stop.asks)
            raise_to(row, stop.taught)
        savings.append(gap - arrays.gap_hours(after, goal.asks))
        carried.append(carried_of(gained, goal.carrying))
    best = sorted(savings, reverse=True)
    return Help(
        savings=tuple(savings),
        carried=tuple(carried),
        kinds=tuple(dict.fromkeys(carried)),
        best_savings=tuple(sum(best[:stops]) for stops in range(arrays.maximum_steps)),
        by_savings=tuple(sorted(arrays.stops, key=lambda stop: -savings[stop.number])),
        most_by_mask={},
    )
