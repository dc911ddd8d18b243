"""Which positions one step opens, and by which learning plan."""

from __future__ import annotations

from collections.abc import Container, Sequence

from career_graph.assumptions import hours_within
from career_graph.compiled import CompiledGraph
from career_graph.graph import Position
from career_graph.journey import Stand
from career_graph.labels import Leg, after_stay, label_of
from career_graph.learning import PlanOffer
from career_graph.plan import StepPlan
from career_graph.plans import Planner, courses_of
from career_graph.profile import Limits
from career_graph.terms import terms_of
from career_graph.trials import trials


def first_steps(
    arrays: CompiledGraph,
    stand: Stand,
    limits: Limits,
    offers: Sequence[PlanOffer] = (),
    *,
    among: Container[Position] | None = None,
) -> dict[Position, tuple[PlanOffer, ...]]:
    """Return the role positions that one step from `stand` opens, each with its quickest plan.

    Only those `among` some positions, where these are given. Of plans that are as quick, the
    cheapest whose price is known, then the one with least study.
    """
    start = label_of(arrays, stand)
    courses = courses_of(arrays, offers, limits)
    planner = Planner(arrays, courses, limits)
    terms = terms_of(arrays, start.held, courses)
    room = hours_within(limits.months_per_step, limits.hours_per_week)
    holds = limits.keep_level or limits.min_income is not None
    found = trials(arrays, start, limits, terms, room)
    opened: dict[Position, tuple[PlanOffer, ...]] = {}
    for row, stay, grown in zip(
        found.rows.tolist(), found.stay.tolist(), found.grown.tolist(), strict=True
    ):
        stop = arrays.stops[row]
        if among is not None and stop.position not in among:
            continue
        if holds and stop.level < start.here_level:
            continue
        ready = after_stay(start, grown=grown)
        if not courses:
            if arrays.study_hours(ready.held, stop) <= room:
                opened[stop.position] = ()
            continue
        plans = planner.step_plans(ready.held, Leg(stop, stay, (), is_below=False))
        if plans:
            quickest = min(plans, key=_quickest)
            opened[stop.position] = tuple(course.offer for course in quickest.courses)
    return opened


def least_months(
    arrays: CompiledGraph, stand: Stand, limits: Limits, offers: Sequence[PlanOffer] = ()
) -> dict[Position, int]:
    """Return the positions that one step may open, each with months that no plan is quicker than.

    All that `first_steps` finds are among them.
    """
    start = label_of(arrays, stand)
    terms = terms_of(arrays, start.held, courses_of(arrays, offers, limits))
    room = hours_within(limits.months_per_step, limits.hours_per_week)
    found = trials(arrays, start, limits, terms, room)
    rows = zip(found.rows.tolist(), found.months.tolist(), strict=True)
    return {arrays.stops[row].position: months for row, months in rows}


def _quickest(plan: StepPlan) -> tuple[object, ...]:
    return (plan.months, not plan.euros.is_known, plan.euros.least, plan.hours)
