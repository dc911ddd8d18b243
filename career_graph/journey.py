"""Where somebody stands on the way: the state that every step depends on.

Learned skills stay learned, so what a step costs depends on the whole road before it. A `Stand`
holds all of that road that matters. The rules of the road are here, each once; searching over
them is the work of `career_graph.paths`, showing one step in words that of
`career_graph.transitions`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from career_graph.graph import Position, assumptions_of
from career_graph.learning import PlanOffer, with_offers
from career_graph.profile import Profile
from skills_taxonomy.model import CareerLevel


@dataclass(frozen=True, slots=True)
class Stand:
    """Where somebody stands: what they hold, what of it comes from work, and what they worked.

    `months_at_level` are the months worked at the highest level held so far. `months_here` are
    the months worked in this position. `is_start` tells the position they came with from a stop.
    """

    position: Position | None
    skills: Mapping[str, int]
    from_work: Mapping[str, int]
    highest_level: int
    months_at_level: int
    months_here: int
    visited: frozenset[Position]
    is_start: bool


def standing_of(profile: Profile) -> Stand:
    """Return where the person of `profile` stands today."""
    position = profile.position
    return Stand(
        position=position,
        skills=profile.skills,
        from_work={s: p for s, p in profile.skills.items() if s in profile.from_work},
        highest_level=position.level if position else 0,
        months_at_level=profile.months_worked,
        months_here=profile.months_worked,
        visited=frozenset((position,) if position else ()),
        is_start=True,
    )


def months_to_stay(graph: nx.DiGraph[Position], stand: Stand, destination: Position) -> int | None:
    """Return the months to hold the present position before `destination`; None: never.

    Growth takes the usual time in this very position. Any other step takes the minimum stay at a
    stop, and nothing from the position somebody came with. A level above the highest held so far
    opens only when the usual time at that highest level has been worked, and only one level up.
    """
    here = stand.position
    if here is None:
        return 0 if destination.level == CareerLevel.JUNIOR else None
    assumptions = assumptions_of(graph)
    stay = 0 if stand.is_start else assumptions.minimum_stay_months
    if destination.concept == here.concept and destination.level == here.level + 1:
        stay = max(stay, graph.nodes[here]["usual_months"] - stand.months_here)
    if destination.level > stand.highest_level:
        if destination.level > stand.highest_level + 1:
            return None
        still = assumptions.usual_months[CareerLevel(stand.highest_level)] - stand.months_at_level
        if still > 0 and here.level != stand.highest_level:
            return None
        stay = max(stay, still)
    return stay


def after_stay(graph: nx.DiGraph[Position], stand: Stand, stay: int) -> Stand:
    """Return where somebody stands after working `stay` more months in the present position.

    A stop that was worked makes its skills work experience. Who works on until the usual time in a
    role is up also holds what that work teaches. Only the months that the rules ask for count as
    worked, never the extra ones that study takes: otherwise learning faster could close a step.
    """
    here = stand.position
    if here is None or stay == 0:
        return stand
    node = graph.nodes[here]
    gained: dict[str, int] = {} if stand.is_start else dict(node["essential"])
    if node["is_role"] and stand.months_here < node["usual_months"] <= stand.months_here + stay:
        gained |= node["taught"]
    return Stand(
        position=here,
        skills=raised(stand.skills, gained),
        from_work=raised(stand.from_work, gained),
        highest_level=stand.highest_level,
        months_at_level=stand.months_at_level + (stay if here.level == stand.highest_level else 0),
        months_here=stand.months_here + stay,
        visited=stand.visited,
        is_start=stand.is_start,
    )


def arrived(
    graph: nx.DiGraph[Position],
    stand: Stand,
    destination: Position,
    offers: Sequence[PlanOffer] = (),
) -> Stand:
    """Return where somebody stands on the first day in `destination`.

    All it asks is held now, and all that `offers` taught.
    """
    rises = destination.level > stand.highest_level
    return Stand(
        position=destination,
        skills=raised(with_offers(stand.skills, offers), graph.nodes[destination]["essential"]),
        from_work=stand.from_work,
        highest_level=max(stand.highest_level, destination.level),
        months_at_level=0 if rises else stand.months_at_level,
        months_here=0,
        visited=stand.visited | {destination},
        is_start=False,
    )


def carrying_skills(graph: nx.DiGraph[Position], position: Position) -> dict[str, int]:
    """Return the essential skills of `position` that carry its level. A junior needs none."""
    if position.level == CareerLevel.JUNIOR:
        return {}
    carrying = graph.graph["carrying"]
    return {s: p for s, p in graph.nodes[position]["essential"].items() if s in carrying}


def raised(held: Mapping[str, int], gained: Mapping[str, int]) -> dict[str, int]:
    """Return `held` with every skill of `gained` at least that high."""
    merged = dict(held)
    for skill, proficiency in gained.items():
        if merged.get(skill, 0) < proficiency:
            merged[skill] = proficiency
    return merged
