"""What opens within some limits: a path to a goal, or any first step at all, with offers.

The answer is a way: stops, and the offers taken before each. A way that is open tells at once
within which smaller limits it is open too, so that few questions need a search.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import networkx as nx

from career_graph.assumptions import hours_within
from career_graph.compiled import compiled
from career_graph.graph import Position
from career_graph.journey import standing_of
from career_graph.learning import PlanOffer
from career_graph.paths import CareerPath, path_along
from career_graph.profile import Limits, Profile
from career_graph.search import first_route
from career_graph.steps import first_steps

Offered = Callable[[Limits], Sequence[PlanOffer]]
"""The offers that a plan within some limits may hold; wider limits never offer less."""

MOST_WORK = 2_000_000  # for one answer, as the search counts it: less than a second
WORK_FOR_ONE = 250_000  # for one question of it: so that one hard one leaves work for the others
SHARE = 2  # and at most this part of what is left
MOST_SOLVING = 0.1  # for one plan: whether there is any way, not which is best


def nothing_offered(_: Limits) -> Sequence[PlanOffer]:
    """Offer nothing: all is learned alone and on the job."""
    return ()


@dataclass(frozen=True, slots=True)
class Looked:
    """A way that is open, or None; then `is_proven` tells whether there is surely none."""

    way: CareerPath | None
    is_proven: bool = True


class Opens(Protocol):
    """A question about somebody: what opens within some limits."""

    def ask_alone(self, limits: Limits) -> Looked:
        """Look for a way within `limits` that takes no offer."""

    def ask(self, limits: Limits) -> Looked:
        """Look for any way within `limits`."""

    def still_open(self, way: CareerPath, limits: Limits) -> bool:
        """Whether `way` is open within `limits` too."""

    def is_no_wider(self, limits: Limits, than: Limits) -> bool:
        """Whether all that is open within `limits` is open within `than`, by the rules alone."""


@dataclass
class Remembered:
    """A question that remembers what it heard; that may spare a search.

    `ways` are those found open so far; `closed` are limits within which surely none is.
    """

    opens: Opens
    ways: list[CareerPath] = field(default_factory=list)
    closed: list[Limits] = field(default_factory=list)

    def ask_alone(self, limits: Limits) -> Looked:
        """Look for a way without offers within `limits`, or any that is known already."""
        return self._known(limits) or self._kept(self.opens.ask_alone(limits))

    def ask(self, limits: Limits) -> Looked:
        """Look for a way within `limits`."""
        if known := self._known(limits):
            return known
        looked = self._kept(self.opens.ask(limits))
        if looked.way is None and looked.is_proven:
            self.closed.append(limits)
        return looked

    def _known(self, limits: Limits) -> Looked | None:
        for way in self.ways:
            if self.opens.still_open(way, limits):
                return Looked(way)
        if any(self.opens.is_no_wider(limits, than) for than in self.closed):
            return Looked(None)
        return None

    def _kept(self, looked: Looked) -> Looked:
        if looked.way:
            self.ways.append(looked.way)
        return looked

    def still_open(self, way: CareerPath, limits: Limits) -> bool:
        """Whether `way` is open within `limits` too."""
        return self.opens.still_open(way, limits)


@dataclass
class _Asked:
    """Who asks, and what they may take."""

    graph: nx.DiGraph[Position]
    profile: Profile
    offered: Offered

    def still_open(self, way: CareerPath, limits: Limits) -> bool:
        """Whether `way` is open within `limits` too."""
        offered = self.offered(limits)
        taken = [step.study.offers for step in way.transitions]
        if any(offer not in offered for offers in taken for offer in offers):
            return False
        stops = [step.destination for step in way.transitions]
        again = path_along(self.graph, self.profile, stops, limits=limits, plans=taken)
        return again.euros.is_within(limits.own_euros) and all(
            step.is_open for step in again.transitions
        )

    def is_no_wider(self, limits: Limits, than: Limits) -> bool:
        """Whether all that is open within `limits` is open within `than`, by the rules alone."""
        return (
            limits.months_per_step <= than.months_per_step
            and _room(limits) <= _room(than)
            and (than.own_euros is None or _no_more(limits.own_euros, than.own_euros))
            and (holds_on(limits) or not holds_on(than))
            and set(self.offered(limits)) <= set(self.offered(than))
        )


@dataclass
class PathTo(_Asked):
    """The question whether a path leads to `goal`, by whatever stops.

    It is a search with a budget for all questions together: what it calls open is open. Without
    offers only the hours that fit in one step count, and whether the level is kept: `_closed_alone`
    are the most hours for which nothing is open so.
    """

    goal: Position
    work_left: int = MOST_WORK
    _closed_alone: dict[bool, int] = field(default_factory=dict)

    def ask_alone(self, limits: Limits) -> Looked:
        """Look for a path without offers within `limits`: that is quick."""
        room, holds = _room(limits), holds_on(limits)
        if room <= self._closed_alone.get(holds, -1):
            return Looked(None)
        looked = self._first_route(limits, ())
        if looked.is_proven and looked.way is None:
            self._closed_alone[holds] = room
        return looked

    def ask(self, limits: Limits) -> Looked:
        """Look for a path within `limits`, first for one without offers."""
        looked = self.ask_alone(limits)
        if looked.way is None and (offered := self.offered(limits)):
            looked = self._first_route(limits, offered)
        return looked

    def _first_route(self, limits: Limits, offers: Sequence[PlanOffer]) -> Looked:
        most_work = min(WORK_FOR_ONE, max(0, self.work_left) // SHARE)
        found = first_route(
            compiled(self.graph),
            standing_of(self.profile),
            self.goal,
            limits,
            offers,
            most_work=most_work,
            most_solving=MOST_SOLVING,
        )
        self.work_left -= min(found.work, most_work)
        if found.route is None:
            return Looked(None, found.is_proven)
        stops, plans = found.route.stops, found.route.plans
        return Looked(path_along(self.graph, self.profile, stops, limits=limits, plans=plans))


@dataclass
class FirstStep(_Asked):
    """The question which first step is open: the nearest, or none."""

    def ask_alone(self, limits: Limits) -> Looked:
        """Look for a step without offers within `limits`."""
        return self._look(limits, ())

    def ask(self, limits: Limits) -> Looked:
        """Look for a step within `limits`."""
        return self._look(limits, self.offered(limits))

    def _look(self, limits: Limits, offered: Sequence[PlanOffer]) -> Looked:
        stand = standing_of(self.profile)
        ways = (
            path_along(self.graph, self.profile, [stop], limits=limits, plans=[taken])
            for stop, taken in first_steps(compiled(self.graph), stand, limits, offered).items()
        )
        return Looked(min(ways, key=_nearest, default=None))


def holds_on(limits: Limits) -> bool:
    """Whether a level or an income is to be kept."""
    return limits.keep_level or limits.min_income is not None


def _room(limits: Limits) -> int:
    return hours_within(limits.months_per_step, limits.hours_per_week)


def _no_more(amount: int | None, than: int) -> bool:
    return amount is not None and amount <= than


def _nearest(way: CareerPath) -> tuple[object, ...]:
    return (way.levels_lost, way.study_hours, way.transitions[-1].destination)
