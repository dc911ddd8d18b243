"""The smallest change to somebody's limits that opens what is closed, so that no answer is empty.

Each relaxation changes one thing: more months a step, more hours a week, more own euros, learning
online, learning in another province, giving up the level, or aiming one level lower. Offers count
as they do in paths. It is found by asking the graph, and it is the smallest of its kind: one month,
hour or euro less opens nothing. Only where no single change is enough are the level and the months
given up together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import networkx as nx

from career_graph.graph import Position, UnknownPositionError
from career_graph.offers import PROVINCES
from career_graph.paths import CareerPath
from career_graph.profile import Limits, Profile
from career_graph.within_limits import (
    FirstStep,
    Looked,
    Offered,
    Opens,
    PathTo,
    Remembered,
    holds_on,
    nothing_offered,
)
from skills_taxonomy.model import CareerLevel

MOST_HOURS = 40  # a full working week; nobody is asked to study more
MOST_MONTHS = 36  # three years beside work for one step
NO_LIMIT = 1_000_000  # euros; more than any plan costs, so only an unknown price needs it


class RelaxationKind(StrEnum):
    """What changes."""

    MONTHS = "months"
    HOURS = "hours"
    EUROS = "euros"
    ONLINE = "online"
    PLACE = "place"
    LEVEL = "level"
    LOWER_GOAL = "lower_goal"
    LEVEL_AND_MONTHS = "level_and_months"


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A change that opens `opens`: the new `limits`, which differ only in what `kind` says.

    Giving up the level gives up a lowest income too: less pay is what a lower level means. No limit
    on euros stands where only offers of unknown price open it. A place is one province more, or
    where that is not enough the whole country. For a lower goal the limits stay the same and
    `opens` is the lower position. `is_least` is False when the search had to stop before it knew
    whether less is enough too.
    """

    kind: RelaxationKind
    limits: Limits
    opens: Position
    is_least: bool = True


@dataclass(frozen=True, slots=True)
class Relaxations:
    """The smallest change of each kind that opens something.

    `complete` is False when the search had to stop: then a change may be missing.
    """

    found: tuple[Relaxation, ...]
    complete: bool = True


def relaxations(
    graph: nx.DiGraph[Position],
    profile: Profile,
    limits: Limits,
    goal: Position | None = None,
    *,
    offered: Offered = nothing_offered,
    is_closed: bool = False,
) -> Relaxations:
    """Return the smallest change of each kind that opens `goal`, or any position without a goal.

    With a goal, any path to it counts, by whatever stops; without one, a first step does. Empty
    when it is open already, and when no change within a working week and MOST_MONTHS months a step
    opens it. Who knows for certain that it `is_closed` spares a search. Raises UnknownPositionError
    when the graph has no such goal.
    """
    opens: Opens
    if goal is None:
        opens = FirstStep(graph, profile, offered)
    elif goal not in graph:
        raise UnknownPositionError(goal.id)
    else:
        opens = PathTo(graph, profile, offered, goal)
    if goal is not None and goal == profile.position:
        return Relaxations(())
    remembered = Remembered(opens)
    now = Looked(None) if is_closed else remembered.ask(limits)
    if now.way:
        return Relaxations(())
    if is_closed:
        remembered.closed.append(limits)
    look = _Look(remembered, limits, now.is_proven)
    found = list(look.changes(study_could_help=not _lies_below(goal, profile, limits)))
    for position in _lower_goals(goal, graph, profile) if goal else ():
        lower = PathTo(graph, profile, offered, position).ask(limits)
        if lower.way:
            found.append(Relaxation(RelaxationKind.LOWER_GOAL, limits, position))
            break
        look.complete &= lower.is_proven
    return Relaxations(tuple(found), look.complete)


def _lies_below(goal: Position | None, profile: Profile, limits: Limits) -> bool:
    """Whether only giving up the level can open `goal`."""
    here = profile.position
    return goal is not None and here is not None and goal.level < here.level and holds_on(limits)


def _lower_goals(
    goal: Position, graph: nx.DiGraph[Position], profile: Profile
) -> Iterator[Position]:
    """Yield the lower levels of the goal's role, the highest first."""
    for level in range(goal.level - 1, 0, -1):
        lower = Position(goal.concept, CareerLevel(level))
        if lower in graph and lower != profile.position:
            yield lower


@dataclass
class _Look:
    """One look for what opens something that is closed within `limits`, surely if `is_closed`."""

    opens: Remembered
    limits: Limits
    is_closed: bool
    complete: bool = True

    def seen(self, limits: Limits) -> Looked:
        """Look for a way within `limits`, and remember when there may be one that was not found."""
        looked = self.opens.ask(limits)
        self.complete &= looked.is_proven
        return looked

    def changes(self, *, study_could_help: bool) -> Iterator[Relaxation]:
        """Yield the smallest change of each kind, those that keep the level first."""
        freed = replace(self.limits, keep_level=False, min_income=None)
        lower = self.seen(freed) if holds_on(self.limits) else None  # first: it takes least work
        more = list(self._that_keep_the_level()) if study_could_help else []
        yield from more
        if lower is None:
            return
        if lower.way:
            yield Relaxation(RelaxationKind.LEVEL, freed, _end(lower.way))
        elif not more and (months := self._more_months(freed, is_closed=lower.is_proven)):
            yield replace(months, kind=RelaxationKind.LEVEL_AND_MONTHS)

    def _that_keep_the_level(self) -> Iterator[Relaxation]:
        limits = self.limits
        if months := self._more_months(limits, is_closed=self.is_closed):
            yield months
        hours = range(limits.hours_per_week + 1, MOST_HOURS + 1)
        if found := self._smallest(
            RelaxationKind.HOURS,
            hours,
            lambda number: replace(limits, hours_per_week=number),
            is_closed=self.is_closed,
        ):
            yield found
        if limits.own_euros is not None and (found := self._more_euros(limits.own_euros)):
            yield found
        if not limits.online:
            online = replace(limits, online=True)
            if way := self.seen(online).way:
                yield Relaxation(RelaxationKind.ONLINE, online, _end(way))
        if limits.provinces and (found := self._wider_place()):
            yield found

    def _more_months(self, limits: Limits, *, is_closed: bool) -> Relaxation | None:
        return self._smallest(
            RelaxationKind.MONTHS,
            range(limits.months_per_step + 1, MOST_MONTHS + 1),
            lambda number: replace(limits, months_per_step=number),
            is_closed=is_closed,
        )

    def _more_euros(self, own_euros: int) -> Relaxation | None:
        """Return the fewest euros more, or no limit where every price that helps is unknown."""
        return self._smallest(
            RelaxationKind.EUROS,
            range(own_euros + 1, NO_LIMIT + 1),
            lambda number: replace(self.limits, own_euros=number if number < NO_LIMIT else None),
            is_closed=self.is_closed,
        )

    def _wider_place(self) -> Relaxation | None:
        """Return the first province more that opens it, or the whole country."""
        anywhere = replace(self.limits, provinces=())
        way = self.seen(anywhere).way
        if way is None:
            return None
        wider = [
            replace(self.limits, provinces=(*self.limits.provinces, province))
            for province in PROVINCES
            if province not in self.limits.provinces
        ]
        for one in wider:
            if self.opens.still_open(way, one):
                return Relaxation(RelaxationKind.PLACE, one, _end(way))
        is_least = True
        for one in wider:
            looked = self.opens.ask(one)
            if looked.way:
                return Relaxation(RelaxationKind.PLACE, one, _end(looked.way))
            is_least &= looked.is_proven
        return Relaxation(RelaxationKind.PLACE, anywhere, _end(way), is_least)

    def _smallest(
        self,
        kind: RelaxationKind,
        numbers: Sequence[int],
        changed: Callable[[int], Limits],
        *,
        is_closed: bool,
    ) -> Relaxation | None:
        """Return the relaxation with the smallest of `numbers` that opens, or None.

        `is_closed` tells whether surely nothing opens with a number just below them.
        A larger number never closes a way, and each way found tells how much it needs at the least.
        The next one is looked for halfway between that and what is closed; for euros just below it,
        since few prices lie between. Ways without offers, quick to find, bring the number down
        first.
        """
        way, number, is_proven = None, len(numbers), is_closed
        for look in (self.opens.ask_alone, self.opens.ask):
            closed, is_proven = -1, is_closed
            while closed + 1 < number:
                is_next = way is None or kind is RelaxationKind.EUROS
                tried = number - 1 if is_next else (closed + number) // 2
                looked = look(changed(numbers[tried]))
                if looked.way:
                    way = looked.way
                    number = self._least_for(way, range(closed + 1, tried + 1), numbers, changed)
                else:
                    closed, is_proven = tried, looked.is_proven
        if way is None:
            self.complete &= is_proven
            return None
        return Relaxation(kind, changed(numbers[number]), _end(way), is_least=is_proven)

    def _least_for(
        self,
        way: CareerPath,
        places: range,
        numbers: Sequence[int],
        changed: Callable[[int], Limits],
    ) -> int:
        """Return the first of `places` in `numbers` where `way` is open; it is at the last."""
        return places[
            bisect_left(
                places[:-1],
                True,
                key=lambda place: self.opens.still_open(way, changed(numbers[place])),
            )
        ]


def _end(way: CareerPath) -> Position:
    return way.transitions[-1].destination
