"""The smallest change to somebody's limits that opens what is closed, so that no answer is empty.

Each relaxation changes one thing: more months a step, more hours a week, giving up the level, or
aiming one level lower. It is found by asking the graph, and it is the smallest of its kind: one
month or hour less opens nothing. Only where no single change is enough are the level and the months
given up together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import networkx as nx

from career_graph.assumptions import hours_within
from career_graph.graph import Position, UnknownPositionError
from career_graph.profile import Limits, Profile
from career_graph.within_limits import (
    MOST_HOURS,
    MOST_MONTHS,
    Opens,
    first_step,
    holds_on,
    path_to,
)
from skills_taxonomy.model import CareerLevel


class RelaxationKind(StrEnum):
    """What changes."""

    MONTHS = "months"
    HOURS = "hours"
    LEVEL = "level"
    LOWER_GOAL = "lower_goal"
    LEVEL_AND_MONTHS = "level_and_months"


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A change that opens `opens`: the new `limits`, which differ only in what `kind` says.

    Giving up the level gives up a lowest income too: less pay is what a lower level means. For a
    lower goal the limits stay the same and `opens` is the lower position.
    """

    kind: RelaxationKind
    limits: Limits
    opens: Position


def relaxations(
    graph: nx.DiGraph[Position], profile: Profile, limits: Limits, goal: Position | None = None
) -> tuple[Relaxation, ...]:
    """Return the smallest change of each kind that opens `goal`, or any position without a goal.

    With a goal, any path to it counts, by whatever stops; without one, a first step does. Empty
    when it is open already, and when no change within a working week and MOST_MONTHS months a step
    opens it. Raises UnknownPositionError when the graph has no such goal.
    """
    if goal is None:
        opens = first_step(graph, profile)
        return () if opens(limits) else tuple(_changes(limits, opens))
    if goal not in graph:
        raise UnknownPositionError(goal.id)
    opens = path_to(graph, profile, goal)
    if goal == profile.position or opens(limits):
        return ()
    origin = profile.position
    is_below = origin is not None and goal.level < origin.level
    found = tuple(_changes(limits, opens, study_could_help=not (is_below and holds_on(limits))))
    lower = _lower_goal(graph, profile, limits, goal)
    return (*found, lower) if lower else found


def _changes(
    limits: Limits, opens: Opens, *, study_could_help: bool = True
) -> Iterator[Relaxation]:
    more_study = list(_more_study(limits, opens)) if study_could_help else []
    yield from more_study
    if not holds_on(limits):
        return
    freed = replace(limits, keep_level=False, min_income=None)
    if opened := opens(freed):
        yield Relaxation(RelaxationKind.LEVEL, freed, opened)
    elif not more_study:
        for relaxed in _more_study(freed, opens):
            if relaxed.kind is RelaxationKind.MONTHS:
                yield replace(relaxed, kind=RelaxationKind.LEVEL_AND_MONTHS)


def _more_study(limits: Limits, opens: Opens) -> Iterator[Relaxation]:
    """Yield the fewest months a step, and the fewest hours a week, that open something.

    What counts is the study hours that fit in one step. So once the months are known, the hours
    a week lie between what fits in one month less and what fits in those months.
    """
    months = _smallest(
        limits.months_per_step + 1,
        MOST_MONTHS,
        RelaxationKind.MONTHS,
        lambda number: replace(limits, months_per_step=number),
        opens,
    )
    if months is not None:
        yield months
    needed = months.limits.months_per_step if months else MOST_MONTHS + 1
    too_few = hours_within(needed - 1, limits.hours_per_week)
    enough = hours_within(needed, limits.hours_per_week) if months else None
    fits = [hours_within(limits.months_per_step, hours) for hours in range(MOST_HOURS + 1)]
    low = next((hours for hours, fit in enumerate(fits) if fit > too_few), MOST_HOURS + 1)
    high = next((h for h, fit in enumerate(fits) if enough and fit >= enough), MOST_HOURS)
    hours = _smallest(
        max(low, limits.hours_per_week + 1),
        high,
        RelaxationKind.HOURS,
        lambda number: replace(limits, hours_per_week=number),
        opens,
    )
    if hours is not None:
        yield hours


def _smallest(
    first: int, last: int, kind: RelaxationKind, changed: Callable[[int], Limits], opens: Opens
) -> Relaxation | None:
    """Return the relaxation with the smallest number from `first` to `last` that opens, or None.

    More months or hours never close a path. One question at the widest limit tells whether there
    is an answer at all. A closed limit is slow to search when it is wide, so this then strides
    upwards from the tightest, each stride twice as long, and halves the last stride.
    """
    if first > last or not opens(changed(last)):
        return None
    closed, number, stride = first - 1, last, 1
    found = None
    while closed + 1 < number or (found is None and closed < last):
        tried = (closed + number) // 2 if found else min(closed + stride, last)
        if opened := opens(changed(tried)):
            number, found = tried, Relaxation(kind, changed(tried), opened)
        else:
            closed, stride = tried, stride * 2
    return found


def _lower_goal(
    graph: nx.DiGraph[Position], profile: Profile, limits: Limits, goal: Position
) -> Relaxation | None:
    """Return the highest lower level of the goal's role that has a path, if there is one."""
    for level in range(goal.level - 1, 0, -1):
        lower = Position(goal.concept, CareerLevel(level))
        is_elsewhere = lower in graph and lower != profile.position
        if is_elsewhere and path_to(graph, profile, lower)(limits):
            return Relaxation(RelaxationKind.LOWER_GOAL, limits, lower)
    return None
