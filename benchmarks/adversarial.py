"""Graphs made to be hard: each has to end within a second, and say truly whether it finished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

import networkx as nx

from benchmarks.ladders import add_ladder
from benchmarks.measuring import Row, measured
from benchmarks.stateful import told
from career_graph.assumptions import Assumptions
from career_graph.graph import Position, build_career_graph
from career_graph.paths import PathsAnswer, career_paths
from career_graph.profile import Limits, Profile
from career_graph.weighed import sealed
from skills_taxonomy.model import CareerLevel, Skill, SkillGroup, SkillType, Taxonomy, Text

LIMITS = Limits(hours_per_week=8, months_per_step=12)
CHAIN = 14_000
TEXT = Text("-", "-")
World = tuple["nx.DiGraph[Position]", Profile, Position]


def adversarial(assumptions: Assumptions) -> Iterator[Row]:
    """Measure a question on each hard graph."""
    worlds = {
        "dense: 2,000 near ties": _dense(2_000, assumptions),
        "grid of near ties, 40 by 40": _grid(40, assumptions),
        "clique of 400 equal stops": _clique(400, assumptions),
        f"chain of {CHAIN:,}": _chain(CHAIN, assumptions),
        "unreachable among 2,000": _unreachable(2_000, assumptions),
    }
    for name, (graph, person, goal) in worlds.items():
        career_paths(graph, Profile(), goal, limits=LIMITS)  # the arrays are made at first
        yield measured(
            f"hard: {name}",
            "-",
            [person],
            partial(_answer, graph, goal),
            rounds=3,
            note=told,
        )
    yield from _fixed_weights()


def _answer(graph: nx.DiGraph[Position], goal: Position, person: Profile) -> PathsAnswer:
    return career_paths(graph, person, goal, limits=LIMITS)


def _fixed_weights() -> Iterator[Row]:
    chain = nx.path_graph(CHAIN, create_using=nx.DiGraph)
    grid = nx.grid_2d_graph(120, 120).to_directed()
    for number, (a, b) in enumerate(grid.edges):
        grid[a][b]["weight"] = 100 + number % 3
    clique = nx.complete_graph(300, create_using=nx.DiGraph)
    cut = nx.disjoint_union(nx.complete_graph(200), nx.complete_graph(200)).to_directed()
    for name, graph, ends in (
        (f"chain of {CHAIN:,}", chain, (0, CHAIN - 1)),
        ("grid of near ties, 120 by 120", grid, ((0, 0), (119, 119))),
        ("clique of 300", clique, (0, 299)),
        ("unreachable", cut, (0, 399)),
    ):
        ours = sealed(graph)
        _paths(ours, ends)
        yield measured(
            f"hard, fixed weights: {name}",
            "-",
            [ends],
            partial(_paths, ours),
            rounds=3,
            note=lambda answers: f"{answers[0]} paths",
        )


def _paths(graph: nx.DiGraph[Any], ends: tuple[Any, Any]) -> int:
    try:
        return sum(1 for _ in islice(nx.shortest_simple_paths(graph, *ends, weight="weight"), 20))
    except nx.NetworkXNoPath:
        return 0


def _dense(number: int, assumptions: Assumptions) -> World:
    """Everybody asks seven of the same 28 skills, each a little differently."""
    names = [f"s{n}" for n in range(28)]
    asked = {
        f"o{n}": {names[(n * 5 + part * 11) % 28]: 1 + (n + part) % 2 for part in range(7)}
        for n in range(number)
    }
    return _world(names, asked, assumptions, goal=f"o{number - 1}")


def _grid(side: int, assumptions: Assumptions) -> World:
    """Two skills at four proficiencies say where a stop lies; a third nearly ties them all."""
    names = [f"s{n}" for n in range(2 * side)]
    asked = {
        f"o{row}-{column}": {names[row]: 3, names[side + column]: 3, names[row - 1]: 1}
        for row in range(side)
        for column in range(side)
    }
    return _world(names, asked, assumptions, goal=f"o{side - 1}-{side - 1}")


def _clique(number: int, assumptions: Assumptions) -> World:
    """Every stop asks the same: every route is as good as any other of its length."""
    asked = {f"o{n}": {"s0": 2, "s1": 2} for n in range(number)}
    return _world(["s0", "s1"], asked, assumptions, goal=f"o{number - 1}")


def _chain(number: int, assumptions: Assumptions) -> World:
    """Each stop asks what the one before it asks and one thing more: far more than four steps."""
    names = [f"s{n}" for n in range(number)]
    asked = {f"o{n}": dict.fromkeys(names[max(0, n - 12) : n + 1], 3) for n in range(number)}
    return _world(names, asked, assumptions, goal=f"o{number - 1}")


def _unreachable(number: int, assumptions: Assumptions) -> World:
    """Every stop helps a little towards a goal that nobody can learn in time."""
    names = [f"s{n}" for n in range(60)]
    asked: dict[str, Mapping[str, int]] = {
        f"o{n}": {names[n % 60]: 2, names[(n * 7) % 60]: 2, names[(n * 11) % 60]: 1}
        for n in range(number)
    }
    return _world(names, asked | {"goal": dict.fromkeys(names, 4)}, assumptions, goal="goal")


def _world(
    names: list[str],
    asked: Mapping[str, Mapping[str, int]],
    assumptions: Assumptions,
    *,
    goal: str,
) -> World:
    skills = {name: Skill(name, "all", SkillType.SKILL, TEXT) for name in names}
    empty = Taxonomy({"all": SkillGroup("all", TEXT)}, skills, {}, {}, {})
    graph: nx.DiGraph[Position] = nx.DiGraph(**build_career_graph(empty, assumptions).graph)
    for concept, skills_asked in asked.items():
        add_ladder(graph, concept, {CareerLevel.MEDIOR: skills_asked}, assumptions)
    here = Position("here", CareerLevel.MEDIOR)
    graph.add_node(here, is_role=False, level=here.level, essential={}, optional={})
    nx.freeze(graph)
    return graph, Profile(here, 36), Position(goal, CareerLevel.MEDIOR)
