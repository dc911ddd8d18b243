"""The exact search: every route of at most four steps, with its plans, that nothing beats.

A depth-first search over the compiled graph, for one step, then two, three and four. It carries the
whole state. From each place on the way all stops are tried at once, as arrays. A branch is left
only when a true bound says that nothing in it can count: a route already found is at least as good
as the branch can become; even the most helpful stops cannot bring the goal's study within the
limit; even the most helpful stops cannot carry the goal's level. With offers, what an offer teaches
counts as free where study has to fit, and as its cheapest share of an offer's hours where it takes
time. A route that survives is planned exactly by `career_graph.plans`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from career_graph.compiled import CompiledGraph
from career_graph.frontier import Found, Route
from career_graph.graph import Position
from career_graph.journey import Stand
from career_graph.labels import label_of
from career_graph.learning import Euros, PlanOffer
from career_graph.least_study import least_study_hours
from career_graph.plans import Planner, courses_of
from career_graph.profile import Limits
from career_graph.program import MOST_SOLVING
from career_graph.quest import Quest
from career_graph.terms import terms_of
from career_graph.towards import towards
from career_graph.walk import MOST_WORK, PLAN_WORK, Walk


def search(
    arrays: CompiledGraph,
    stand: Stand,
    goal: Position,
    limits: Limits,
    offers: Sequence[PlanOffer] = (),
    *,
    most_solving: float = MOST_SOLVING,
) -> Found:
    """Return the exact front of routes from `stand` to `goal` within `limits`.

    `most_solving` is what the solver gets for one plan; where that is not enough, `complete` tells.
    """
    walk = _walk(arrays, stand, goal, limits, offers)
    walk.planner.most_solving = most_solving
    hours = least_study_hours(walk.quest)
    if goal == stand.position:
        return Found((), 0, 0, hours)
    for before in _simpler(walk):  # what is free rules out most of what costs could not make better
        before.front, before.work = walk.front, walk.work
        before.run(range(1, arrays.maximum_steps + 1))
        walk.front, walk.work = before.front, before.work
        walk.planner.plans_considered += before.planner.plans_considered
        walk.routes_considered += before.routes_considered
        walk.routes_kept += before.routes_kept
    walk.run(range(1, arrays.maximum_steps + 1))
    return Found(
        front=tuple(walk.front.in_order()),
        routes_considered=walk.routes_considered,
        routes_pruned=walk.routes_considered - walk.routes_kept,
        study_hours_lower_bound=hours,
        complete=not walk.is_spent and walk.planner.is_complete,
    )


@dataclass(frozen=True, slots=True)
class FirstRoute:
    """A route that leads to a goal, any route, or None.

    `is_proven`: where there is none, everything was looked at. `work` is what it took, as the
    search counts it.
    """

    route: Route | None
    is_proven: bool
    work: int


def first_route(
    arrays: CompiledGraph,
    stand: Stand,
    goal: Position,
    limits: Limits,
    offers: Sequence[PlanOffer] = (),
    *,
    most_work: int = MOST_WORK,
    most_solving: float = MOST_SOLVING,
) -> FirstRoute:
    """Return whether any route leads from `stand` to `goal`: quicker than `search`.

    After `most_work` it stops. `most_solving` is what the solver gets for one plan.
    """
    if goal == stand.position:
        return FirstRoute(None, is_proven=True, work=0)
    walk = _walk(arrays, stand, goal, limits, offers)
    walk.stops_at_first, walk.most_work = True, most_work
    walk.planner.most_solving = most_solving
    walk.run(range(1, arrays.maximum_steps + 1))
    return FirstRoute(
        route=walk.front.routes[0] if walk.front.routes else None,
        is_proven=not walk.is_spent and walk.planner.is_complete,
        work=walk.work + PLAN_WORK * walk.planner.plans_considered,
    )


def _simpler(walk: Walk) -> Iterator[Walk]:
    """Yield searches for some of what `walk` may take: nothing, then what is free.

    They leave work for the last one, which alone is complete.
    """
    quest, courses = walk.quest, walk.planner.courses
    free = tuple(course for course in courses if course.offer.price == Euros())
    for some in dict.fromkeys(((), free)):
        if len(some) < len(courses):
            terms = terms_of(quest.arrays, quest.start.held, some)
            planner = Planner(quest.arrays, some, quest.limits, walk.planner.most_solving)
            yield Walk(replace(quest, terms=terms), planner, walk.most_work * 3 // 5)


def _walk(
    arrays: CompiledGraph,
    stand: Stand,
    goal: Position,
    limits: Limits,
    offers: Sequence[PlanOffer],
) -> Walk:
    start, stop = label_of(arrays, stand), arrays.stop(goal)
    courses = courses_of(arrays, offers, limits)
    terms = terms_of(arrays, start.held, courses)
    ways = towards(arrays, stop, start.highest_level)
    quest = Quest(arrays, start, stop, limits, terms, ways)
    return Walk(quest, Planner(arrays, courses, limits), MOST_WORK)
