"""Occupations that become stops and goals: a ladder in the career graph like that of a role."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from career_graph.assumptions import Assumptions
from career_graph.graph import Position, taught_by_work
from skills_taxonomy.model import CareerLevel, RoleLevel, Taxonomy, Text

ICT_GROUPS = ("133", "251", "252", "351", "3522")  # ISCO; 3521 is camera and boom operators
NO_TEXT = Text("", "")


def add_ladder(
    graph: nx.DiGraph[Position],
    concept: str,
    essential: Mapping[CareerLevel, Mapping[str, int]],
    assumptions: Assumptions,
) -> None:
    """Add `concept` at each level as a role position, in place of what was there."""
    levels = {level: RoleLevel(NO_TEXT, NO_TEXT, asked) for level, asked in essential.items()}
    for level, asked in essential.items():
        graph.add_node(
            Position(concept, level),
            is_role=True,
            level=level,
            essential=dict(asked),
            optional={},
            on_the_job_hours=assumptions.on_the_job_hours[level],
            usual_months=assumptions.usual_months[level],
            taught=taught_by_work(levels, level),
        )


def with_ict_occupations(
    graph: nx.DiGraph[Position], taxonomy: Taxonomy, assumptions: Assumptions
) -> nx.DiGraph[Position]:
    """Return the positions of `graph` with every imported ICT occupation as a stop and a goal."""
    larger: nx.DiGraph[Position] = nx.DiGraph(**graph.graph)
    larger.add_nodes_from(graph.nodes(data=True))
    for occupation in taxonomy.occupations.values():
        if occupation.is_derived and occupation.isco_group.startswith(ICT_GROUPS):
            essential = {level: occupation.held_at(level) for level in CareerLevel}
            add_ladder(larger, occupation.id, essential, assumptions)
    nx.freeze(larger)
    return larger
