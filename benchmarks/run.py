"""`padwijzer bench`: one run, every question at every size, answers compared where they can be.

| Size | What |
|---|---|
| S | the embedded data |
| E | all of ESCO as origins (`--esco FILE…`); roles and ESCO's ICT occupations as stops and goals |
| A | 3,039 generated occupations at three levels, each a stop and a goal: 9,117 positions |
| 10A | ten times as many, just as uneven |

The times say little on another machine; the ratios do. Pages are timed by the clock on the wall.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import networkx as nx

from app.knowledge import Knowledge, load_knowledge
from benchmarks import map as metro_map
from benchmarks import stateful
from benchmarks.adversarial import adversarial
from benchmarks.ladders import with_ict_occupations
from benchmarks.measuring import Row, as_text, measured, with_table
from benchmarks.pages import pages
from benchmarks.state_free import on_career_graph, on_generated_positions, on_generated_steps
from benchmarks.synthetic import OCCUPATIONS, synthetic_graph
from career_graph.assumptions import Assumptions
from career_graph.compiled import compiled
from career_graph.graph import Position, assumptions_of, build_career_graph
from career_graph.plannable import plan_offers
from skills_taxonomy.esco import read_bundles

SIZES = ("S", "E", "A", "10A", "hard")


def rows(sizes: Sequence[str], esco: Sequence[Path], *, peers: bool) -> Iterator[Row]:
    """Measure every size asked for. E needs the files of ESCO."""
    knowledge = load_knowledge()
    if "S" in sizes:
        yield from _embedded(knowledge)
    if "E" in sizes and esco:
        yield from _all_of_esco(esco)
    if "A" in sizes or "10A" in sizes:
        yield from _generated(assumptions_of(knowledge.career_graph), sizes)
    if "hard" in sizes:
        yield from adversarial(assumptions_of(knowledge.career_graph))
    if peers:
        yield from pages(esco)


def _embedded(knowledge: Knowledge) -> Iterator[Row]:
    graph = knowledge.career_graph
    asked = stateful.questions_on(graph, 40)
    yield _compiling(lambda: build_career_graph(knowledge.taxonomy, assumptions_of(graph)), "S")
    yield stateful.matching(graph, "S", asked)
    yield stateful.matching_plainly(graph, "S", asked[:15])
    offers = plan_offers(knowledge.offers.values(), stateful.LIMITS, {})
    yield stateful.explained(graph, "S", asked[:15], offers)
    yield stateful.fronts(graph, "S", asked)
    yield stateful.fronts(graph, "S", asked, offers)
    yield stateful.fronts_by_enumeration(knowledge, 5)
    yield from on_career_graph(graph, "S", 9)
    yield from metro_map.rows(knowledge)


def _all_of_esco(esco: Sequence[Path]) -> Iterator[Row]:
    edition, _ = read_bundles(esco, lambda *_: None)
    knowledge = load_knowledge(edition)
    assumptions = assumptions_of(knowledge.career_graph)
    graph = with_ict_occupations(knowledge.career_graph, knowledge.taxonomy, assumptions)
    asked = stateful.questions_on(graph, 30)
    yield _compiling(lambda: load_knowledge(edition).career_graph, "E")
    yield stateful.matching(graph, "E", asked)
    yield stateful.fronts(graph, "E", asked)
    yield from on_career_graph(graph, "E", 6)


def _generated(assumptions: Assumptions, sizes: Sequence[str]) -> Iterator[Row]:
    """Measure A and 10A with the same people and goals, as many as on S.

    The positions of A are the first of 10A, so what differs is how many others there are. What one
    question costs differs a hundredfold from the next: other people would say more than the size.
    """
    graph = synthetic_graph(OCCUPATIONS, assumptions)
    asked = stateful.questions_on(graph, 40)
    if "A" in sizes:
        yield from _on_generated(graph, "A", asked)
        yield from on_generated_steps(3 * OCCUPATIONS, "A", 6)
        yield from on_generated_positions(graph, "A", 2)
    if "10A" in sizes:
        larger = synthetic_graph(10 * OCCUPATIONS, assumptions)
        yield from _on_generated(larger, "10A", asked)
        yield stateful.growth(graph, larger, "10A", asked)


def _on_generated(
    graph: nx.DiGraph[Position], size: str, asked: Sequence[stateful.Asked]
) -> Iterator[Row]:
    yield _compiling(lambda: graph, size)
    yield stateful.matching(graph, size, asked)
    yield stateful.fronts(graph, size, asked)


def _compiling(build: Callable[[], nx.DiGraph[Position]], size: str) -> Row:
    """What it takes to build the graph, where that is ours, and its arrays, once per release."""
    before = _resident()

    def ours(_: None) -> float:
        compiled(build())
        return _resident() - before

    return measured(
        "compile a release",
        size,
        [None],
        ours,
        note=lambda grown: f"{max(0, grown[0]):.0f} MB more",
    )


def _resident() -> float:
    """Return how many megabytes this process holds."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 1e6


def main(
    *,
    as_json: bool,
    esco: Sequence[Path],
    sizes: Sequence[str],
    peers: bool,
    readme: Path | None,
) -> int:
    """Print the rows, and put them in the README. Returns 1 when any answer differed."""
    found = []
    for row in rows(sizes, esco, peers=peers):
        found.append(row)
        if not as_json:
            print(list(as_text([row]))[-1], flush=True)
    if as_json:
        print(json.dumps([row.as_json() for row in found], indent=2))
    if readme is not None:
        text = readme.read_text(encoding="utf-8")
        readme.write_text(with_table(text, found), encoding="utf-8")
    return 1 if any(row.equal is False for row in found) else 0
