"""The career graph for others: names instead of objects, so that any program can read it."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

from career_graph.graph import Position, typical_study_hours
from skills_taxonomy.model import CareerLevel, Taxonomy


def plain_graph(graph: "nx.DiGraph[Position]", taxonomy: Taxonomy) -> "nx.DiGraph[str]":
    """Return a copy whose nodes are words like `testanalist.medior`, labels added.

    Each edge also carries `study_hours`: what somebody would study who holds just what the origin
    asks (see `typical_study_hours`). Attributes are text, numbers, truth values and mappings.
    """
    plain: nx.DiGraph[str] = nx.DiGraph(version=taxonomy.checksum)
    for position, attributes in graph.nodes(data=True):
        known = taxonomy.roles if attributes["is_role"] else taxonomy.occupations
        label = known[position.concept].label
        plain.add_node(
            position.id,
            concept=position.concept,
            label_nl=label.nl,
            label_en=label.en,
            **{name: _plain(value) for name, value in attributes.items()},
        )
    hours = typical_study_hours(graph)
    for origin, destination, attributes in graph.edges(data=True):
        plain.add_edge(
            origin.id,
            destination.id,
            kind=attributes["kind"].value,
            is_side_entry=attributes["is_side_entry"],
            study_hours=hours(origin, destination, attributes),
        )
    return plain


def _plain(value: Any) -> object:
    if isinstance(value, CareerLevel):
        return value.id
    return dict(value) if isinstance(value, Mapping) else value
