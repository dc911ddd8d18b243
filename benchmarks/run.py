"""`padwijzer bench`: answers side by side, in one run, medians, with equality checked.

Every row asks one question of both sides, alternating, so that a busy machine slows both. The
times say little on another machine; the ratios do.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice
from statistics import median
from time import perf_counter
from typing import Any

import networkx as nx

from app.knowledge import Knowledge, load_knowledge
from benchmarks.enumeration import enumerated_front
from benchmarks.rendering import path_page
from benchmarks.state_free import STEP_HOURS, fixed_weights, least_hours, shortest_routes
from career_graph.compiled import compiled
from career_graph.graph import Position, assumptions_of, build_career_graph, typical_study_hours
from career_graph.journey import standing_of
from career_graph.paths import career_paths
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.steps import first_steps
from career_graph.transitions import reachable_positions, transition_to
from skills_taxonomy.model import CareerLevel

ROUNDS = 7
ORIGIN = Position("verpleegkundige", CareerLevel.MEDIOR)
GOAL = Position("informatieanalist", CareerLevel.MEDIOR)
NEAR_GOAL = Position("functioneel-beheerder", CareerLevel.MEDIOR)
LIMITS = Limits(hours_per_week=12, months_per_step=12, own_euros=2500, keep_level=True)
CUTOFF = 600  # hours


@dataclass(frozen=True, slots=True)
class Row:
    """One question, asked of us and of the other side. Milliseconds are medians."""

    question: str
    scale: str
    ours_ms: float
    other: str
    networkx_ms: float
    equal: bool

    @property
    def ratio(self) -> float:
        """How many times longer the other side takes."""
        return self.networkx_ms / self.ours_ms


def measure(
    question: str,
    scale: str,
    ours: Callable[[], Any],
    other_name: str,
    other: Callable[[], Any],
    *,
    equal: Callable[[Any, Any], bool] = lambda a, b: bool(a == b),
    rounds: int = ROUNDS,
) -> Row:
    """Ask both sides the same, alternating, and compare their answers every time."""
    times: tuple[list[float], list[float]] = ([], [])
    same = True
    for _ in range(rounds):
        answers = []
        for ask, taken in zip((ours, other), times, strict=True):
            begin = perf_counter()
            answers.append(ask())
            taken.append((perf_counter() - begin) * 1000)
        same = same and equal(*answers)
    return Row(question, scale, median(times[0]), other_name, median(times[1]), same)


def typical(graph: nx.DiGraph[Position], position: Position) -> Profile:
    """Return a typical person in `position`."""
    skills = presumed_skills(graph, position)
    return Profile(position, 24, skills, from_work=frozenset(skills))


def rows(knowledge: Knowledge) -> list[Row]:
    """Measure everything on the embedded data."""
    return [
        *_stateful(knowledge),
        *_state_free(knowledge),
        _against_rendering(knowledge, NEAR_GOAL, "paths query, a goal within reach"),
        _against_rendering(knowledge, GOAL, "paths query, a goal further away"),
    ]


def _stateful(knowledge: Knowledge) -> Sequence[Row]:
    graph = knowledge.career_graph
    person = typical(graph, ORIGIN)
    two_steps = build_career_graph(
        knowledge.taxonomy, replace(assumptions_of(graph), maximum_steps=2)
    )
    roles = [p for p, is_role in graph.nodes(data="is_role") if is_role and p != ORIGIN]

    def plainly_open() -> set[Position]:
        stand = standing_of(person)
        return {
            p
            for p in roles
            if transition_to(graph, stand, p, limits=LIMITS, start_level=CareerLevel.MEDIOR).is_open
        }

    def which_are_open() -> frozenset[Position]:
        return frozenset(first_steps(compiled(graph), standing_of(person), LIMITS))

    def plainly_shown() -> set[Position]:
        found = reachable_positions(graph, person, limits=LIMITS)
        return {f.position for f in found if f.transition.is_open}

    return [
        measure("match of a person", "S", which_are_open, "plain Python", plainly_open),
        measure("match of a person", "S", which_are_open, "with all explanations", plainly_shown),
        measure(
            "paths, at most two steps",
            "S",
            lambda: list(career_paths(two_steps, person, GOAL, limits=LIMITS).paths),
            "enumeration over the networkx graph",
            lambda: enumerated_front(two_steps, person, GOAL, LIMITS),
            rounds=3,
        ),
    ]


def _state_free(knowledge: Knowledge) -> Sequence[Row]:
    graph = knowledge.career_graph
    weights = fixed_weights(graph, ORIGIN)
    typical_hours = typical_study_hours(graph)
    roles = [p for p, is_role in graph.nodes(data="is_role") if is_role]
    stored: nx.DiGraph[Position] = nx.DiGraph()
    stored.add_weighted_edges_from(
        (a, b, typical_hours(a, b, None) + STEP_HOURS)
        for a in [ORIGIN, *roles]
        for b in roles
        if a != b
    )

    def our_five() -> list[int]:
        return [hours for hours, _ in islice(shortest_routes(weights, GOAL), 5)]

    def their_five() -> list[int]:
        found = islice(nx.shortest_simple_paths(stored, ORIGIN, GOAL, weight="weight"), 5)
        return [nx.path_weight(stored, path, "weight") for path in found]

    def their_reach(weight: Any) -> dict[Position, int]:
        found = nx.single_source_dijkstra_path_length(stored, ORIGIN, cutoff=CUTOFF, weight=weight)
        return {p: int(hours) for p, hours in found.items() if p != ORIGIN}

    return [
        measure(
            "reachable set, fixed weights",
            "S",
            lambda: least_hours(weights, CUTOFF),
            "networkx, stored weights",
            lambda: their_reach("weight"),
        ),
        measure(
            "reachable set, fixed weights",
            "S",
            lambda: least_hours(weights, CUTOFF),
            "networkx, weight function",
            lambda: their_reach(lambda a, b, _: typical_hours(a, b, None) + STEP_HOURS),
            rounds=3,
        ),
        measure(
            "five shortest simple paths, fixed weights",
            "S",
            our_five,
            "networkx, stored weights",
            their_five,
            rounds=5,
        ),
    ]


def _against_rendering(knowledge: Knowledge, goal: Position, question: str) -> Row:
    graph = knowledge.career_graph
    person = typical(graph, ORIGIN)
    answer = career_paths(graph, person, goal, limits=LIMITS)
    page = path_page(knowledge, ORIGIN, answer, LIMITS)
    return measure(
        question,
        "S",
        lambda: career_paths(graph, person, goal, limits=LIMITS).paths,
        "rendering its page",
        page,
        equal=lambda paths, size: bool(paths) and size > 10_000,
        rounds=15,
    )


def main(*, as_json: bool) -> int:
    """Print the rows. Returns 1 when any answer differed."""
    measured = rows(load_knowledge())
    if as_json:
        print(
            json.dumps([asdict(row) | {"ratio": round(row.ratio, 1)} for row in measured], indent=2)
        )
    else:
        print(
            f"{'question':43} {'scale':5} {'ours':>9}  {'other':>9} {'ratio':>7}  equal  other side"
        )
        for row in measured:
            print(
                f"{row.question:43} {row.scale:5} {row.ours_ms:6.2f} ms  {row.networkx_ms:6.1f} ms "
                f"{row.ratio:6.1f}x  {'yes' if row.equal else 'NO':5}  {row.other}"
            )
    return 0 if all(row.equal for row in measured) else 1
