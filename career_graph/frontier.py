"""The routes that no other route beats: what the search has found so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from career_graph.graph import Position
from career_graph.joint import Rival
from career_graph.learning import Euros, PlanOffer
from career_graph.vectors import Flags, Ints, Rows

Cost = tuple[int, Euros, int, int]
"""Months, own euros, months with less pay, levels lost."""


class RouteRank(NamedTuple):
    """Which of two routes of equal cost stands for both: the lower.

    `alone_hours` are the hours of the whole route when everything is learned alone and on the job.
    """

    steps: int
    alone_hours: int
    minus_useful: int
    stops: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """Stops with the offers taken before each, and what they cost."""

    rank: RouteRank
    plans: tuple[tuple[PlanOffer, ...], ...]
    cost: Cost
    study_hours: int
    hardest_step: int

    @property
    def stops(self) -> tuple[Position, ...]:
        """Where the route calls, the goal last."""
        return self.rank.stops

    @property
    def rank_among_equals(self) -> tuple[object, ...]:
        """Which of two plans of equal cost stands for both: the lower."""
        offers = tuple(offer.id for plan in self.plans for offer in plan)
        return (self.rank, self.study_hours, offers)


def is_no_worse(cost: Cost, than: Cost) -> bool:
    """Whether `cost` is no worse than `than` on all four."""
    return (
        cost[0] <= than[0]
        and cost[2] <= than[2]
        and cost[3] <= than[3]
        and cost[1].no_dearer(than[1])
    )


@dataclass(frozen=True, slots=True)
class Found:
    """The front, and how many routes were looked at and left out to be sure of it.

    No route can ask fewer study hours than `study_hours_lower_bound`. `complete` tells that
    everything was looked at or left out for a proven reason.
    """

    front: tuple[Route, ...]
    routes_considered: int
    routes_pruned: int
    study_hours_lower_bound: int
    complete: bool = True


@dataclass(frozen=True)
class Least:
    """The least that some branches of the search can still cost, each a row; euros may be 0.

    `alone_hours` tells equals apart.
    """

    months: Ints
    income_dip: Ints
    levels_lost: Ints
    alone_hours: Ints

    def only(self, rows: Rows) -> Least:
        """Return some of the rows."""
        return Least(
            self.months[rows], self.income_dip[rows], self.levels_lost[rows], self.alone_hours[rows]
        )


@dataclass
class Front:
    """The routes found that none beats so far."""

    routes: list[Route] = field(default_factory=list)

    def keep(self, route: Route) -> None:
        """Add `route`, unless a known one is as good; drop what it beats."""
        for known in self.routes:
            if known.cost == route.cost:
                if route.rank_among_equals < known.rank_among_equals:
                    self.routes[self.routes.index(known)] = route
                return
            if is_no_worse(known.cost, route.cost):
                return
        self.routes = [r for r in self.routes if not is_no_worse(route.cost, r.cost)] + [route]

    def rivals(self, levels_lost: int, rank: RouteRank) -> list[Rival]:
        """Return the routes that a route of `rank` has to beat: those that lose no more levels."""
        return [
            Rival((months, euros, dip), may_be_equalled=lost == levels_lost and known.rank >= rank)
            for known in self.routes
            for months, euros, dip, lost in [known.cost]
            if lost <= levels_lost
        ]

    def may_count(self, least: Least, steps: int) -> Flags:
        """Tell of each row whether a route of so many steps that costs it may join the front."""
        may: Flags = np.ones(len(least.months), dtype=np.bool_)
        for known in self.routes:
            months, euros, dip, lost = known.cost
            if euros != Euros():
                continue
            as_good: Flags = least.months >= months
            as_good &= dip <= least.income_dip
            as_good &= lost <= least.levels_lost
            if len(known.stops) >= steps:
                equal: Flags = least.months == months
                equal &= dip == least.income_dip
                equal &= lost == least.levels_lost
                if len(known.stops) == steps:
                    equal &= least.alone_hours <= known.rank.alone_hours
                as_good &= ~equal
            may &= ~as_good
        return may

    def in_order(self) -> Sequence[Route]:
        """Return the routes, quickest first."""
        return sorted(
            self.routes,
            key=lambda r: (
                r.cost[0],
                not r.cost[1].is_known,
                r.cost[1].least,
                *r.cost[2:],
                r.stops,
            ),
        )
