"""A career graph of any size, made by numbers alone, as uneven as ESCO is.

ESCO v1.2.0 has 3,039 occupations that use 13,492 skills. How many skills an occupation names is
close to a log-normal distribution; how often a skill is named falls with its rank r as
1 / (r + 80); occupations of one small group share much of what they name. This makes graphs with
those three properties and copies no row of ESCO. Every occupation stands at three levels, and each
of these positions is a stop and a goal.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from benchmarks.ladders import add_ladder
from career_graph.assumptions import Assumptions
from career_graph.graph import Position, build_career_graph
from skills_taxonomy.model import (
    CareerLevel,
    Skill,
    SkillGroup,
    SkillType,
    Taxonomy,
    Text,
)

OCCUPATIONS = 3_039  # three levels: 9,117 positions, the size called A
SKILLS = 13_492
USUAL_NUMBER = 29  # of skills that a position asks: the median; the mean is 32
SPREAD = 0.47  # of its logarithm
MOST = 345
FLATTENED = 80  # ranks over which the use of the most used skills hardly falls
GROUP = 7  # occupations that share a pool
POOL = 60  # skills in a pool
FROM_POOL = 0.5
CARRYING = range(0, 200, 5)  # by rank of use


def synthetic_graph(
    occupations: int, assumptions: Assumptions, *, skills: int = SKILLS, seed: int = 1
) -> nx.DiGraph[Position]:
    """Return a frozen graph of `occupations` at three levels. The same seed gives the same graph.

    It has no edges: the steps go from everywhere to everywhere, and storing them says nothing more.
    """
    names = [f"s{rank}" for rank in range(skills)]
    graph: nx.DiGraph[Position] = nx.DiGraph(**_world(names, assumptions).graph)
    chance = np.random.default_rng(seed)
    for number, asked in enumerate(_asked(occupations, skills, chance)):
        at_junior = chance.integers(1, 3, len(asked))
        more = chance.integers(0, 2, (2, len(asked)))
        held = np.minimum(4, np.cumsum(np.vstack([at_junior, more]), axis=0))
        essential = {
            level: {names[skill]: int(rating) for skill, rating in zip(asked, row, strict=True)}
            for level, row in zip(CareerLevel, held, strict=True)
        }
        add_ladder(graph, f"o{number}", essential, assumptions)
    nx.freeze(graph)
    return graph


def step_graph(nodes: int, *, degree: int = 37, seed: int = 1) -> nx.DiGraph[int]:
    """Return fixed weights on `degree` steps from each of `nodes`, mostly to near ones."""
    chance = np.random.default_rng(seed)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(nodes))
    for node in range(nodes):
        near = np.rint(chance.normal(0, 3 * degree, degree - 2)).astype(np.int64)
        far = chance.integers(0, nodes, 2)
        ends = np.concatenate([(node + near) % nodes, far])
        hours = np.rint(chance.lognormal(5.5, 0.6, degree)).astype(np.int64) + 1
        graph.add_weighted_edges_from(
            (node, end, hour)
            for end, hour in zip(ends.tolist(), hours.tolist(), strict=True)
            if end != node
        )
    return graph


def _asked(
    occupations: int, skills: int, chance: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    """Yield the skills, by rank of use, that each occupation asks."""
    use = 1 / (np.arange(skills) + FLATTENED)
    summed = np.cumsum(use / use.sum())

    def drawn(number: int) -> NDArray[np.int64]:
        return np.searchsorted(summed, chance.random(number)).clip(max=skills - 1)

    pool = drawn(POOL)
    for number in range(occupations):
        if number % GROUP == 0:
            pool = drawn(POOL)
        size = int(np.clip(chance.lognormal(np.log(USUAL_NUMBER), SPREAD), 3, min(MOST, skills)))
        own = chance.choice(pool, min(int(size * FROM_POOL), POOL), replace=False)
        yield np.unique(np.concatenate([own, drawn(size - len(own))]))


def _world(names: list[str], assumptions: Assumptions) -> nx.DiGraph[Position]:
    """Return a graph without positions, in which these skills can be learned."""
    text = Text("-", "-")
    kinds = list(SkillType)
    skills = {
        name: Skill(
            id=name,
            group="all",
            skill_type=kinds[rank % len(kinds)],
            label=text,
            carries_level=rank in CARRYING,
            related=(names[rank - 1],) if rank % 3 else (),
        )
        for rank, name in enumerate(names)
    }
    return build_career_graph(
        Taxonomy(
            groups={"all": SkillGroup("all", text)},
            skills=skills,
            families={},
            roles={},
            occupations={},
        ),
        assumptions,
    )
