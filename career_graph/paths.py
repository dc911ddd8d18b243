"""Several steps: the career paths that no other path beats.

A path is judged on four things at once: months until the goal, own euros, months with less pay
than now, and levels lost. The answer is the exact set of paths that are not beaten on all four
(the Pareto front); where two paths are equal on all four, the one with fewer steps stands for
both, then the one with less to study, then the one for which more useful skills are held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from career_graph.compiled import compiled
from career_graph.frontier import Cost
from career_graph.graph import Position, UnknownPositionError
from career_graph.journey import after_stay, arrived, standing_of
from career_graph.learning import Euros, PlanOffer, total_euros
from career_graph.profile import Limits, Profile
from career_graph.search import search
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
            study_hours_lower_bound=found.study_hours_lower_bound,
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
