"""What changes when one question becomes another: which positions open, close, or come sooner."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from career_graph.graph import Position
from career_graph.learning import PlanOffer
from career_graph.paths import career_paths
from career_graph.profile import Limits, Profile
from career_graph.transitions import reachable_positions


@dataclass(frozen=True, slots=True)
class Situation:
    """A question: somebody, their limits, and the offers that they may take."""

    profile: Profile
    limits: Limits
    offers: tuple[PlanOffer, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A position with its months before and after; None where it is closed."""

    position: Position
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What opens and closes, and what is open in both but comes sooner or later.

    What opens stands soonest first, what closes likewise by the months it took; what comes sooner
    or later by how much. `unchanged` counts the positions open in both, as soon as before.
    """

    opens: tuple[Change, ...]
    closes: tuple[Change, ...]
    sooner: tuple[Change, ...]
    later: tuple[Change, ...]
    unchanged: int


def difference(
    graph: nx.DiGraph[Position],
    before: Situation,
    after: Situation,
) -> Difference:
    """Return what differs between the answers to two questions."""
    was, becomes = _open_in(graph, before), _open_in(graph, after)
    both = [Change(p, was[p], becomes[p]) for p in was if p in becomes]
    sooner = [one for one in both if _gained(one) > 0]
    later = [one for one in both if _gained(one) < 0]
    return Difference(
        opens=tuple(Change(p, None, months) for p, months in becomes.items() if p not in was),
        closes=tuple(Change(p, months, None) for p, months in was.items() if p not in becomes),
        sooner=tuple(sorted(sooner, key=lambda one: (-_gained(one), one.position))),
        later=tuple(sorted(later, key=lambda one: (_gained(one), one.position))),
        unchanged=len(both) - len(sooner) - len(later),
    )


def months_until(graph: nx.DiGraph[Position], goal: Position, asked: Situation) -> int | None:
    """Return the months of the quickest path to `goal`, or None where we find no path."""
    found = career_paths(graph, asked.profile, goal, limits=asked.limits, offers=asked.offers)
    return found.paths[0].months if found.paths else None


def _open_in(graph: nx.DiGraph[Position], asked: Situation) -> dict[Position, int]:
    """Return the open positions with their months, soonest first."""
    found = reachable_positions(graph, asked.profile, limits=asked.limits, offers=asked.offers)
    months = {one.position: one.transition.months for one in found if one.transition.is_open}
    return dict(sorted(months.items(), key=lambda item: (item[1], item[0])))


def _gained(one: Change) -> int:
    return (one.before or 0) - (one.after or 0)
