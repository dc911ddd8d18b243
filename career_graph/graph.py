"""The career graph: who could step where.

Nodes are `Position`s: a role or an occupation at a career level. Steps lead from every position
to every role position; occupations outside ICT are origins only. Each node carries what it asks
(`essential`, `optional`: skill id → proficiency), its `level` and whether it `is_role`. A role
node also carries `on_the_job_hours`, `usual_months` (how long people stay at this level before
they grow) and `taught`: what the work itself has taught after those months. Each edge carries its
`kind` and `is_side_entry`; `typical_study_hours` weighs edges where a weight is wanted.

The thousands of occupations that an ESCO edition adds (`is_derived`) are nodes without stored
edges: the steps from them go to every role position too, and a million and a half of them would
only take memory. `with_steps_from` adds those of one position.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from career_graph.assumptions import Assumptions
from career_graph.learning import learning_costs, study_for
from skills_taxonomy.model import CareerLevel, RoleLevel, Taxonomy

StepWeight = Callable[["Position", "Position", object], int]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A role or occupation, by id, at a career level."""

    concept: str
    level: CareerLevel

    @property
    def id(self) -> str:
        """The position as one word, as in addresses: `testanalist.medior`."""
        return f"{self.concept}.{self.level.id}"


class MoveKind(StrEnum):
    """The kinds of step."""

    ENTRY = "entry"
    GROWTH = "growth"
    HORIZONTAL = "horizontal"
    HORIZONTAL_UP = "horizontal_up"
    STEP_BACK = "step_back"


class UnknownPositionError(LookupError):
    """The career graph has no such position."""


def build_career_graph(taxonomy: Taxonomy, assumptions: Assumptions) -> nx.DiGraph[Position]:
    """Return the frozen career graph of `taxonomy`."""
    graph: nx.DiGraph[Position] = nx.DiGraph(
        assumptions=assumptions,
        costs=learning_costs(taxonomy.skills, assumptions),
        carrying=frozenset(s.id for s in taxonomy.skills.values() if s.carries_level),
    )
    for role in taxonomy.roles.values():
        for level, asked in role.levels.items():
            graph.add_node(
                Position(role.id, level),
                is_role=True,
                level=level,
                essential=dict(asked.essential),
                optional=dict(asked.optional),
                on_the_job_hours=_on_the_job_hours(asked, level, assumptions),
                usual_months=assumptions.usual_months[level],
                taught=taught_by_work(role.levels, level),
            )
    destinations = tuple(graph)
    for occupation in taxonomy.occupations.values():
        for level in CareerLevel:
            graph.add_node(
                Position(occupation.id, level),
                is_role=False,
                is_derived=occupation.is_derived,
                level=level,
                essential=occupation.held_at(level),
                optional={},
            )
    for origin in tuple(graph):
        if not graph.nodes[origin].get("is_derived"):
            graph.add_edges_from(_steps(graph, origin, destinations))
    nx.freeze(graph)
    return graph


def with_steps_from(graph: nx.DiGraph[Position], origin: Position) -> nx.DiGraph[Position]:
    """Return a copy of `graph` in which the steps from `origin`, a derived position, stand too.

    Raises UnknownPositionError when the graph has no such position.
    """
    if origin not in graph:
        raise UnknownPositionError(origin.id)
    larger = graph.__class__(graph)
    destinations = [p for p, is_role in graph.nodes(data="is_role") if is_role]
    larger.add_edges_from(_steps(graph, origin, destinations))
    nx.freeze(larger)
    return larger


def _steps(
    graph: nx.DiGraph[Position], origin: Position, destinations: Iterable[Position]
) -> Iterator[tuple[Position, Position, dict[str, object]]]:
    is_side_entry = not graph.nodes[origin]["is_role"]
    for destination in destinations:
        if destination != origin:
            kind = move_kind(origin, destination)
            yield origin, destination, {"kind": kind, "is_side_entry": is_side_entry}


def typical_study_hours(graph: nx.DiGraph[Position]) -> StepWeight:
    """Return a networkx weight: hours of study for who holds just what the origin asks.

    It is a fixed weight per step, good for browsing the graph with networkx. An answer for one
    person is never read from it, because what you learn on the way stays learned.
    """

    def hours(origin: Position, destination: Position, _attributes: object) -> int:
        asked = graph.nodes[destination]
        return study_for(
            graph.nodes[origin]["essential"],
            asked["essential"],
            budget=asked["on_the_job_hours"],
            costs=graph.graph["costs"],
        ).study_hours

    return hours


def assumptions_of(graph: nx.DiGraph[Position]) -> Assumptions:
    """Return the judgements that `graph` was built on."""
    assumptions: Assumptions = graph.graph["assumptions"]
    return assumptions


def move_kind(origin: Position | None, destination: Position) -> MoveKind:
    """Return what kind of step this is. Without an origin it is an entry into work."""
    if origin is None:
        return MoveKind.ENTRY
    if destination.level < origin.level:
        return MoveKind.STEP_BACK
    if origin.concept == destination.concept:
        return MoveKind.GROWTH
    if destination.level > origin.level:
        return MoveKind.HORIZONTAL_UP
    return MoveKind.HORIZONTAL


def taught_by_work(levels: Mapping[CareerLevel, RoleLevel], level: CareerLevel) -> dict[str, int]:
    """Return what the usual years at `level` teach: skill id → proficiency reached.

    Each skill the work asks grows one step, never past what the next level of the role asks.
    Skills that only the next level asks are not taught by the work. At the top of the ladder
    nothing is taught.
    """
    following = levels.get(CareerLevel(level + 1)) if level < CareerLevel.SENIOR else None
    if following is None:
        return {}
    return {
        skill: min(held + 1, following.essential.get(skill, held))
        for skill, held in levels[level].essential.items()
        if following.essential.get(skill, held) > held
    }


def _on_the_job_hours(asked: RoleLevel, level: CareerLevel, assumptions: Assumptions) -> int:
    if asked.on_the_job_hours is not None:
        return asked.on_the_job_hours
    return assumptions.on_the_job_hours[level]
