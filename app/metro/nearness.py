"""How near roles are to each other, and from that: transfers, and the order on a line.

Near means few hours of study, there and back: the worse of the two directions counts, at the
career level where it is least. So nearness is symmetric, and so is a transfer.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from app.knowledge import CareerGraph
from career_graph.graph import Position, typical_study_hours
from skills_taxonomy.model import Role

TRANSFER_HOURS = 400  # of study at most, there and back
TRANSFERS_PER_ROLE = 3
NO_SHARED_LEVEL = 100_000

Pair = tuple[str, str]  # two role ids, in alphabetical order
Nearness = Mapping[Pair, int]


def nearness_of(graph: CareerGraph, roles: Mapping[str, Role]) -> Nearness:
    """Return the hours between each two roles that share a level."""
    hours = typical_study_hours(graph)

    near = {}
    for a, b in combinations(sorted(roles), 2):
        least = NO_SHARED_LEVEL
        for at in roles[a].levels.keys() & roles[b].levels.keys():
            one, other = Position(a, at), Position(b, at)
            there = hours(one, other, None)
            if there < least:  # else the way back cannot make it less
                least = min(least, max(there, hours(other, one, None)))
        if least < NO_SHARED_LEVEL:
            near[a, b] = least
    return near


def transfers_of(near: Nearness, roles: Mapping[str, Role]) -> tuple[Pair, ...]:
    """Return the pairs of roles on different lines between which people can change.

    The nearest pairs come first, and a role that has its number of transfers takes no more.
    """
    taken: Counter[str] = Counter()
    chosen = []
    for pair in sorted(near, key=lambda pair: (near[pair], pair)):
        apart = roles[pair[0]].family != roles[pair[1]].family
        room = all(taken[role] < TRANSFERS_PER_ROLE for role in pair)
        if apart and room and near[pair] <= TRANSFER_HOURS:
            chosen.append(pair)
            taken.update(pair)
    return tuple(sorted(chosen))


def along_a_line(roles: Iterable[str], near: Nearness) -> tuple[str, ...]:
    """Return the roles in an order in which neighbours are near.

    >>> along_a_line("abc", {("a", "b"): 9, ("a", "c"): 1, ("b", "c"): 2})
    ('b', 'c', 'a')
    """
    order = sorted(roles)
    best = _length(order, near)
    turned = True
    while turned:  # until no stretch of the line is better the other way round
        turned = False
        for start, end in combinations(range(len(order) + 1), 2):
            other = order[:start] + order[start:end][::-1] + order[end:]
            if (length := _length(other, near)) < best:
                order, best, turned = other, length, True
    return tuple(order)


def _length(order: Sequence[str], near: Nearness) -> int:
    return sum(near.get((min(a, b), max(a, b)), NO_SHARED_LEVEL) for a, b in pairwise(order))
