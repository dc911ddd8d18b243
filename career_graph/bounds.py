"""How much each stop can help towards a goal: the bounds that let the search leave branches.

Each is a true relaxation: no route can do better than what these numbers allow.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from career_graph.labels import after_stay
from career_graph.quest import Quest
from career_graph.towards import Towards
from career_graph.vectors import Ints, Prices, Rows

IMPOSSIBLE = -1


@dataclass(frozen=True)
class Saved:
    """The most hours that stops take off which together bring these level-carrying skills."""

    kinds: Ints
    saved: Ints

    def after(self, other: Saved) -> Saved:
        """Return what one of `other` and one of these take off together."""
        return most_by_kind(
            (self.kinds[:, None] | other.kinds).ravel(),
            (self.saved[:, None] + other.saved).ravel(),
        )


def most_by_kind(kinds: Ints, saved: Ints) -> Saved:
    """Return the most of `saved` for each of `kinds`."""
    order = np.lexsort((-saved, kinds))
    some, first = np.unique(kinds[order], return_index=True)
    return Saved(some, saved[order][first])


@dataclass(frozen=True)
class Help:
    """How much each stop can help towards the goal, whoever passes through it.

    `held` is what the start holds after the usual years there. `carried` are the goal's
    level-carrying skills that a stop brings, as bits. `free_hours` are the most that one stop takes
    off without any study: on the job there, and by the usual years.
    """

    towards: Towards
    held: bytearray
    fitting: Prices
    needed: int
    carried: Ints
    free_hours: int
    _saved: list[Saved]
    _after_both: dict[int, NDArray[np.int32]] = field(default_factory=dict)

    def most_saved_after(self, mask: int, rows: Rows, stops: int) -> Ints:
        """Return for each row the most hours that `stops` more stops take off, after that row.

        They carry the level, with `mask`, the level-carrying skills brought so far. IMPOSSIBLE
        where no stops do.
        """
        together = self._by_stops(stops)
        kinds, which = np.unique(self.carried[rows] | mask, return_inverse=True)
        carries = np.bitwise_count(kinds[:, None] | together.kinds) >= self.needed
        best = np.where(carries, together.saved, IMPOSSIBLE).max(axis=1, initial=IMPOSSIBLE)
        most: Ints = best[which]
        return most

    def _by_stops(self, stops: int) -> Saved:
        """Return what so many stops save at the most, together."""
        while len(self._saved) < stops:
            self._saved.append(self._saved[-1].after(self._saved[0]))
        return self._saved[stops - 1]

    def saved(self, held: bytearray) -> int:
        """Return the most hours that who holds `held` too has less to learn for the goal."""
        have, had = (np.frombuffer(row, dtype=np.uint8) for row in (held, self.held))
        both = bytearray(np.maximum(have, had))
        return self.towards.gap(self.held, self.fitting) - self.towards.gap(both, self.fitting)

    def left_after_both(self, rows: Rows) -> NDArray[np.int32]:
        """Return the least hours to the goal after a stop of `rows` and any other, a column each.

        For who begins at the start; each row is made once.
        """
        new = np.array([row for row in rows.tolist() if row not in self._after_both], dtype=np.intp)
        if len(new):
            found = self.towards.gaps_after_both(self.held, new, self.fitting)
            self._after_both.update(zip(new.tolist(), found, strict=True))
        return np.array([self._after_both[row] for row in rows.tolist()])


def help_towards(quest: Quest) -> Help:
    """Return how much every stop can help whoever begins at the start towards the goal.

    What one stop saves on the goal's hours is the most that it saves later on: savings only
    overlap.
    """
    vectors, goal, ways, terms = quest.arrays.vectors, quest.goal, quest.ways, quest.terms
    brought = ways.taught.own[:, ways.carrying] >= ways.wanted[ways.carrying]
    carried = (brought.astype(np.int64) << np.arange(len(ways.carrying))).sum(axis=1)
    base = after_stay(quest.start, grown=True).held
    savings = ways.gap(base, terms.fitting) - ways.gaps(base, ways.best, terms.fitting)
    cheapest = vectors.cheapest
    grown = ways.gaps(base, ways.asks, cheapest) - ways.gaps(base, ways.taught, cheapest)
    return Help(
        towards=ways,
        held=base,
        fitting=terms.fitting,
        needed=goal.carrying_needed,
        carried=carried,
        free_hours=int((grown + vectors.on_the_job).max()),
        _saved=[most_by_kind(carried, savings)],
    )
