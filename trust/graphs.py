"""T15: graphs made to be hard. Each answer within a second, and `complete` only when it is so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import networkx as nx

from benchmarks.enumeration import enumerated_front
from career_graph.compiled import compiled
from career_graph.graph import Position
from career_graph.paths import career_paths
from career_graph.profile import Limits, Profile
from skills_taxonomy.model import CareerLevel, Role
from tests.builders import graph_of, role, skill
from trust.outcome import Outcome, Tally
from trust.place import Place
from trust.raw import ask, get
from trust.serving import serving

JUNIOR, MEDIOR, SENIOR = CareerLevel
LONGEST = 1.0  # seconds for one answer
SMALL = 5  # roles: few enough to try every path there is
LARGE = 200
HARD = "/nl/pad?from=verpleegkundige&level=medior&years=8&goal=testanalist.senior"
SEARCH = "/api/v1/occupations?q=verpleeg"
Asked = dict[str, int]


def graphs(place: Place) -> Outcome:
    """Ask twenty questions of each graph; of its small brother, compare with trying everything."""
    tally = Tally()
    slowest = 0.0
    for name, shape in SHAPES.items():
        large, small = _graph(shape, place.times(LARGE, 60)), _graph(shape, SMALL)
        compiled(large)
        for profile, goal, limits in _questions(large, place.times(20, 5)):
            began = time.perf_counter()
            answer = career_paths(large, profile, goal, limits=limits)
            took = time.perf_counter() - began
            slowest = max(slowest, took)
            tally.add("questions")
            tally.add("cut short, and said so", not answer.proof.complete)
            tally.expect(took <= LONGEST, f"{name}: {took:.2f} s for {goal}")
        for profile, goal, limits in _questions(small, place.times(10, 2)):
            answer = career_paths(small, profile, goal, limits=limits)
            right = [path.cost for path in enumerated_front(small, profile, goal, limits)]
            tally.add("compared with every path")
            tally.expect(answer.proof.complete, f"{name}: small, and not complete")
            same = [path.cost for path in answer.paths] == right
            tally.add("wrong answers", not same)
            tally.expect(same, f"{name}: another front for {goal}")
    _search_beside_two(place, tally)
    tally.counts = {"graphs": len(SHAPES), **tally.counts, "s slowest": round(slowest, 2)}
    return Outcome("T15", place.database, "graph budget", tally.counts, tuple(tally.misses))


def _search_beside_two(place: Place, tally: Tally) -> None:
    """While two visitors ask for a path that takes long, others who search hardly notice."""
    stop = threading.Event()
    with serving(place.environment(), place.log) as server:

        def ask_without_end() -> None:
            while not stop.is_set():
                ask(server.port, get(HARD))

        visitors = [threading.Thread(target=ask_without_end) for _ in range(2)]
        for visitor in visitors:
            visitor.start()
        times = []
        for _ in range(place.times(200, 20)):
            began = time.perf_counter()
            status = ask(server.port, get(SEARCH)).status
            times.append(time.perf_counter() - began)
            tally.expect(status == 200, f"a search answered {status}")
        stop.set()
        for visitor in visitors:
            visitor.join()
    p99 = sorted(times)[int(len(times) * 0.99)] * 1_000
    tally.counts |= {"searches beside two hard questions": len(times), "ms p99 of those": p99}
    tally.expect(p99 <= 300, f"searches beside two hard questions: p99 {p99:.0f} ms")


def _questions(
    graph: nx.DiGraph[Position], count: int
) -> Iterator[tuple[Profile, Position, Limits]]:
    random = Random(15)
    positions = sorted(graph)
    for number in range(count):
        held = {f"s{random.randrange(60)}": random.randint(1, 4) for _ in range(10)}
        origin = random.choice(positions) if number % 4 else None
        goal = random.choice([one for one in positions if one != origin])
        profile = Profile(
            position=origin,
            months_worked=random.choice((0, 24, 60)) if origin else 0,
            skills=held,
            evidence={},
            from_work=frozenset(held),
        )
        months = random.choice((3, 12, 36))
        yield (
            profile,
            goal,
            Limits(hours_per_week=8, months_per_step=months, own_euros=None, keep_level=False),
        )


def _graph(shape: Callable[[int, int], Asked], count: int) -> nx.DiGraph[Position]:
    """Every role asks of each level what `shape` says, one more of everything a level higher."""
    roles: list[Role] = []
    names: set[str] = {f"s{n}" for n in range(60)}
    for number in range(count):
        asked = shape(number, count)
        names |= asked.keys()
        essential = {
            level: {name: min(4, rating + level - 1) for name, rating in asked.items()}
            for level in (JUNIOR, MEDIOR, SENIOR)
        }
        roles.append(role(f"r{number}", essential, budget=20))
    skills = [skill(name, hours=(20, 40, 80, 160), **_more(name)) for name in sorted(names)]
    return graph_of(skills, roles)


def _more(name: str) -> dict[str, Any]:
    return {"carries_level": name.endswith("0")}


def _dense(number: int, count: int) -> Asked:
    """Everything leads to everything: each role asks a few of few skills."""
    random = Random(number)
    return {f"s{random.randrange(12)}": random.randint(1, 2) for _ in range(4)}


def _grid(number: int, count: int) -> Asked:
    """Two kinds of skill in all proportions: many ways that are nearly as good."""
    side = max(2, int(count**0.5))
    across, down = number % side, number // side
    return {f"s{n}": 1 for n in range(across)} | {f"s{30 + n}": 1 for n in range(down)}


def _chain(number: int, count: int) -> Asked:
    """Each role asks what the one before it teaches, and one skill more."""
    return {f"s{n}": 1 for n in range(max(0, number - 6), number + 1)}


def _clique(number: int, count: int) -> Asked:
    """All roles ask the same."""
    return {"s0": 2, "s10": 2, "s1": 1}


def _unreachable(number: int, count: int) -> Asked:
    """Each role asks more than anybody can learn."""
    return {f"s{n}": 2 for n in range(60)} | {f"own{number}": 2}


def _near_tie(number: int, count: int) -> Asked:
    """The same amount of study everywhere, in other skills."""
    random = Random(number)
    return {f"s{n}": 1 for n in random.sample(range(60), 8)}


SHAPES: dict[str, Callable[[int, int], Asked]] = {
    "dense": _dense,
    "grid": _grid,
    "chain": _chain,
    "clique": _clique,
    "unreachable": _unreachable,
    "near tie": _near_tie,
}
