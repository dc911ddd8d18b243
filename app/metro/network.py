"""Which stations, lines and transfers there are, and where: computed once per career graph."""

from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from app.knowledge import CareerGraph, Knowledge
from app.metro.kept_places import KEPT
from app.metro.nearness import Pair, along_a_line, nearness_of, transfers_of
from app.metro.placing import Grid, placed
from skills_taxonomy.model import Taxonomy


@dataclass(frozen=True, eq=False)
class Network:
    """The map before it is drawn. `transfers` pairs role ids, each pair once."""

    taxonomy: Taxonomy
    grid: Grid
    transfers: tuple[Pair, ...]

    def transfers_from(self, role: str) -> tuple[str, ...]:
        """Return the roles that people in `role` can change to."""
        return tuple(a if b == role else b for a, b in self.transfers if role in (a, b))


_drawn: WeakKeyDictionary[CareerGraph, Network] = WeakKeyDictionary()
_one_at_a_time = Lock()


def network_of(knowledge: Knowledge) -> Network:
    """Return the network of this knowledge. The first who asks waits a second, nobody after.

    A server asks while it loads a release, so that no visitor is the first.
    """
    with _one_at_a_time:
        if knowledge.career_graph not in _drawn:
            network = network_anew(knowledge.taxonomy, knowledge.career_graph)
            _drawn[knowledge.career_graph] = network
        return _drawn[knowledge.career_graph]


def network_anew(taxonomy: Taxonomy, graph: CareerGraph) -> Network:
    """Return the network, computed."""
    near = nearness_of(graph, taxonomy.roles)
    by_family: dict[str, list[str]] = {family: [] for family in taxonomy.families}
    for role in taxonomy.roles.values():
        by_family[role.family].append(role.id)
    lines = {name: along_a_line(roles, near) for name, roles in by_family.items() if roles}
    transfers = transfers_of(near, taxonomy.roles)
    return Network(taxonomy, placed(lines, transfers, KEPT), transfers)
