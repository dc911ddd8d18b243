"""What a path hangs on: the one rating that, a step lower, closes it or makes it longest.

Only ratings that nobody saw can be wrong, so what is shown counts as sure. The stops stay the same:
it is about this path, not about another that might take its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import networkx as nx

from career_graph.graph import Position
from career_graph.paths import CareerPath, path_along
from career_graph.profile import Evidence, Limits, Profile


@dataclass(frozen=True, slots=True)
class HangsOn:
    """The skill a path hangs on, as rated, and what happens when it is one step lower.

    `closes`: some step of the path is closed then. `months_more` is how much longer it takes; for
    a path that closes, how much longer it would take if the limits gave way.
    """

    skill: str
    held: int
    closes: bool
    months_more: int


def hangs_on(
    graph: nx.DiGraph[Position], profile: Profile, path: CareerPath, *, limits: Limits
) -> HangsOn | None:
    """Return the rating that `path` hangs on, with its own plan, or None when none matters.

    What closes the path comes before what lengthens it; then most months, then most hours of study,
    then the order of names.
    """
    stops = [step.destination for step in path.transitions]
    plans = [step.study.offers for step in path.transitions]
    worst: tuple[tuple[bool, int, int], HangsOn] | None = None
    for skill in sorted(_counting(graph, profile, stops)):
        held = profile.skills[skill]
        lower = {**profile.skills, skill: held - 1}
        if held == 1:
            del lower[skill]
        other = path_along(graph, replace(profile, skills=lower), stops, limits=limits, plans=plans)
        closes = not all(step.is_open for step in other.transitions)
        months = other.months - path.months
        weight = (closes, months, other.study_hours - path.study_hours)
        if (closes or months > 0) and (worst is None or weight > worst[0]):
            worst = weight, HangsOn(skill, held, closes, months)
    return worst[1] if worst else None


def _counting(
    graph: nx.DiGraph[Position], profile: Profile, stops: list[Position]
) -> Iterator[str]:
    """Yield the skills held that nobody saw and that any stop asks, or is helped by."""
    asked = {skill for stop in stops for skill in graph.nodes[stop]["essential"]}
    asked |= {other for skill in asked for other in graph.graph["costs"].related[skill]}
    for skill in profile.skills.keys() & asked:
        if profile.evidence.get(skill) is not Evidence.SHOWN:
            yield skill
