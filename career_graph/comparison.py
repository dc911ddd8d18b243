"""Two or three goals side by side: for each its quickest path, and what they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from career_graph.graph import Position
from career_graph.learning import PlanOffer
from career_graph.paths import CareerPath, Proof, career_paths
from career_graph.profile import Limits, Profile
from career_graph.sensitivity import HangsOn, hangs_on


@dataclass(frozen=True, slots=True)
class Compared:
    """A goal with the quickest unbeaten path to it, or None where there is no path.

    `others` counts the other paths that nothing beats. `hangs_on` is the rating it rests on.
    Where the `proof` is not complete there may be a path after all, or a quicker one.
    """

    goal: Position
    path: CareerPath | None
    others: int
    hangs_on: HangsOn | None
    proof: Proof


@dataclass(frozen=True, slots=True)
class Comparison:
    """The goals in the order asked, and the skills to learn whichever of them is chosen."""

    goals: tuple[Compared, ...]
    learned_anyway: tuple[str, ...]


def compare(
    graph: nx.DiGraph[Position],
    profile: Profile,
    goals: Sequence[Position],
    *,
    limits: Limits,
    offers: Sequence[PlanOffer] = (),
) -> Comparison:
    """Return the quickest path to each goal. Raises UnknownPositionError for an unknown one."""
    compared = tuple(_compared(graph, profile, goal, limits, offers) for goal in goals)
    learned = [_learned(one.path) for one in compared if one.path]
    anyway = [s for s in learned[0] if all(s in other for other in learned)] if learned else []
    return Comparison(compared, tuple(anyway) if len(learned) > 1 else ())


def _compared(
    graph: nx.DiGraph[Position],
    profile: Profile,
    goal: Position,
    limits: Limits,
    offers: Sequence[PlanOffer],
) -> Compared:
    found = career_paths(graph, profile, goal, limits=limits, offers=offers)
    if not found.paths:
        return Compared(goal, None, 0, None, found.proof)
    quickest = found.paths[0]
    weak = hangs_on(graph, profile, quickest, limits=limits)
    return Compared(goal, quickest, len(found.paths) - 1, weak, found.proof)


def _learned(path: CareerPath) -> dict[str, None]:
    """Return the skills that the path has somebody learn, in the order of the path."""
    return dict.fromkeys(gap.skill for step in path.transitions for gap in step.missing)
