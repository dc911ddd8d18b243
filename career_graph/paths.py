"""Several steps: the career paths that no other path beats.

A path is judged on four things at once: months until the goal, own euros, months with less pay
than now, and levels lost. The answer is the exact set of paths that are not beaten on all four
(the Pareto front); where two paths are equal on all four, the one with fewer steps stands for
both, then the one with less to study, then the one for which more useful skills are held.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from career_graph.compiled import CompiledGraph, Stop, compiled
from career_graph.frontier import Cost
from career_graph.graph import Position, UnknownPositionError
from career_graph.journey import after_stay, arrived, standing_of
from career_graph.learning import Euros, PlanOffer, total_euros
from career_graph.plans import courses_of
from career_graph.profile import Limits, Profile
from career_graph.search import search
from career_graph.terms import terms_of
from career_graph.transitions import Transition, transition_to


@dataclass(frozen=True, slots=True)
class CareerPath:
    """One to four steps to a goal. All months are calendar months, all euros whole own euros."""

    transitions: tuple[Transition, ...]
    months: int
    euros: Euros
    income_dip: int
    levels_lost: int

    @property
    def level_kept(self) -> bool:
        """Whether no stop, nor the goal, lies below the level of the origin."""
        return self.levels_lost == 0

    @property
    def own_euros(self) -> int | None:
        """What the whole path costs the person, None when a part of it is unknown."""
        return self.euros.amount

    @property
    def study_hours(self) -> int:
        """All hours of study on the path."""
        return sum(step.study.study_hours for step in self.transitions)

    @property
    def cost(self) -> Cost:
        """What paths are judged on: months, own euros, months with less pay, levels lost."""
        return (self.months, self.euros, self.income_dip, self.levels_lost)


@dataclass(frozen=True, slots=True)
class Proof:
    """Why the answer can be trusted.

    `routes_considered` counts the partial and whole routes that were looked at. `routes_pruned` of
    them were closed, or left out because no route through them could be open or better.
    No route of any kind can ask fewer study hours than `study_hours_lower_bound`.
    """

    routes_considered: int
    routes_pruned: int
    study_hours_lower_bound: int
    complete: bool


@dataclass(frozen=True, slots=True)
class PathsAnswer:
    """The front of paths to `goal`, shortest first, with its proof."""

    goal: Position
    paths: tuple[CareerPath, ...]
    proof: Proof


def career_paths(
    graph: nx.DiGraph[Position],
    profile: Profile,
    goal: Position,
    *,
    limits: Limits,
    offers: Sequence[PlanOffer] = (),
) -> PathsAnswer:
    """Return the paths from `profile` to `goal` that no other path within `limits` beats.

    `offers` are what somebody may take for it; the rest they learn alone and on the job.

    Empty when the goal is out of reach within the limits; `career_graph.relaxations` tells what
    would open it. Raises UnknownPositionError when the graph does not know the goal or the origin.
    """
    for position in (goal, profile.position):
        if position is not None and position not in graph:
            raise UnknownPositionError(position.id)
    arrays = compiled(graph)
    found = search(arrays, standing_of(profile), goal, limits, offers)
    return PathsAnswer(
        goal=goal,
        paths=tuple(
            path_along(graph, profile, route.stops, limits=limits, plans=route.plans)
            for route in found.front
        ),
        proof=Proof(
            routes_considered=found.routes_considered,
            routes_pruned=found.routes_pruned,
            study_hours_lower_bound=study_hours_lower_bound(arrays, profile, goal, limits, offers),
            complete=found.complete,
        ),
    )


def path_along(
    graph: nx.DiGraph[Position],
    profile: Profile,
    stops: Sequence[Position],
    *,
    limits: Limits,
    plans: Sequence[Sequence[PlanOffer]] = (),
) -> CareerPath:
    """Return the path through `stops`, whether or not every step of it is open.

    `plans` are the offers taken before each stop; none when it is empty.
    """
    start_level = profile.position.level if profile.position else 0
    stand = standing_of(profile)
    steps: list[Transition] = []
    income_dip = 0
    for number, destination in enumerate(stops):
        step = transition_to(
            graph,
            stand,
            destination,
            limits=limits,
            start_level=start_level,
            offers=plans[number] if plans else (),
        )
        if stand.position is not None and stand.position.level < start_level:
            income_dip += step.months
        ready = after_stay(graph, stand, step.stay_months)
        stand = arrived(graph, ready, destination, step.study.offers)
        steps.append(step)
    return CareerPath(
        transitions=tuple(steps),
        months=sum(step.months for step in steps),
        euros=total_euros(step.study.own_euros for step in steps),
        income_dip=income_dip,
        levels_lost=max(0, *(start_level - step.destination.level for step in steps), 0),
    )


def study_hours_lower_bound(
    arrays: CompiledGraph,
    profile: Profile,
    goal: Position,
    limits: Limits,
    offers: Sequence[PlanOffer] = (),
) -> int:
    """Return a number of study hours that no route to `goal` within `limits` can go below.

    Every missing step counts at its cheapest, as if all related skills were held, and where one of
    `offers` teaches it, at the least share of that offer's hours. From that goes all that any work
    on the way could teach: what the goal's employer lets somebody learn, and the three stops that
    could take most of it over, by their own hours on the job and by what their work teaches.
    """
    held = arrays.state(profile.skills)
    wanted = arrays.stop(goal)
    shares = terms_of(arrays, held, courses_of(arrays, offers, limits)).shares

    def least(skill: int, step: int) -> int:
        hours = arrays.cheapest_hours(skill, step)
        if shares is None:
            return hours
        return min(hours, int(arrays.hours[skill][step] * shares[skill, step]))

    cheapest = {
        skill: [least(skill, step) for step in range(held[skill] + 1, asked + 1)]
        for skill, asked in wanted.asks
        if held[skill] < asked
    }
    start_level = profile.position.level if profile.position else 0
    lowest = start_level if limits.keep_level else 0
    by_stop = sorted(
        _hours_taken_over(stop, cheapest, held)
        for stop in arrays.stops
        if stop is not wanted and stop.level >= lowest
    )
    on_the_way = sum(by_stop[-(arrays.maximum_steps - 1) :])
    if profile.position is not None and profile.position in arrays.numbers:
        on_the_way += _hours_taken_over(arrays.stop(profile.position), cheapest, held)
    missing = sum(sum(hours) for hours in cheapest.values())
    return max(0, missing - wanted.on_the_job_hours - on_the_way)


def _hours_taken_over(stop: Stop, cheapest: Mapping[int, list[int]], held: bytearray) -> int:
    """Return the most of the hours `cheapest`, per missing step, that a job at `stop` can teach."""
    on_the_job = by_work = 0
    asked = dict(stop.asks)
    for skill, hours in cheapest.items():
        asks = max(0, asked.get(skill, 0) - held[skill])
        on_the_job += sum(hours[:asks])
    for skill, proficiency in stop.taught:
        if skill in cheapest:
            asks = max(0, asked.get(skill, 0) - held[skill])
            by_work += sum(cheapest[skill][asks : max(asks, proficiency - held[skill])])
    return by_work + min(on_the_job, stop.on_the_job_hours)
