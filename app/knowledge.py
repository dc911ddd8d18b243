"""What the pages reason about: one edition of the skills language, and its career graph."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import networkx as nx

from career_graph.graph import Position, build_career_graph
from career_graph.loader import load_assumptions
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.model import Taxonomy
from skills_taxonomy.search import LabelIndex, index_of

if TYPE_CHECKING:
    CareerGraph = nx.DiGraph[Position]
else:  # networkx names its kind of node only for type checkers
    CareerGraph = nx.DiGraph


@dataclass(frozen=True)
class Names:
    """What everything is called, to find it by what people type."""

    skills: LabelIndex
    roles: LabelIndex
    occupations: LabelIndex


@dataclass(frozen=True)
class Knowledge:
    """A taxonomy with the career graph built from it; they always change together."""

    taxonomy: Taxonomy
    career_graph: CareerGraph

    @cached_property
    def names(self) -> Names:
        """All names of this taxonomy, gathered once."""
        return Names(
            skills=index_of(self.taxonomy.skills.values()),
            roles=index_of(self.taxonomy.roles.values()),
            occupations=index_of(self.taxonomy.occupations.values()),
        )


def load_knowledge() -> Knowledge:
    """Read the embedded data. Raises an error that names file and line when it does not hold."""
    taxonomy = load_taxonomy()
    return Knowledge(taxonomy, build_career_graph(taxonomy, load_assumptions()))
