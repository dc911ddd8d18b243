"""The benchmarks measure what they say: generated graphs are the same each time, and uneven."""

from __future__ import annotations

import networkx as nx
import numpy as np

from benchmarks.measuring import Row, compared, with_table
from benchmarks.synthetic import SKILLS, step_graph, synthetic_graph
from career_graph.graph import Position
from tests.builders import ASSUMPTIONS

LEVELS = ("junior", "medior", "senior")


def asked_of(graph: nx.DiGraph[Position]) -> dict[str, dict[str, int]]:
    return {position.id: asked for position, asked in graph.nodes(data="essential")}


def test_a_generated_graph_is_the_same_each_time_and_another_with_another_seed() -> None:
    first, again = (asked_of(synthetic_graph(40, ASSUMPTIONS, skills=300)) for _ in range(2))

    assert first == again
    assert len(first) == 120
    assert first != asked_of(synthetic_graph(40, ASSUMPTIONS, skills=300, seed=2))


def test_a_generated_graph_is_as_uneven_as_esco() -> None:
    asked = asked_of(synthetic_graph(1_000, ASSUMPTIONS))
    sizes = np.array([len(skills) for name, skills in asked.items() if name.endswith("junior")])
    used = np.bincount(
        [int(skill[1:]) for name, skills in asked.items() if "junior" in name for skill in skills],
        minlength=SKILLS,
    )

    assert 28 <= sizes.mean() <= 34
    assert 2.5 <= np.percentile(sizes, 99) / np.median(sizes) <= 3.6
    most_used = np.sort(used)[::-1]
    assert 0.05 <= most_used[:30].sum() / used.sum() <= 0.12
    assert 0.4 <= most_used[:1000].sum() / used.sum() <= 0.65


def test_a_higher_level_of_a_generated_ladder_never_asks_less() -> None:
    asked = asked_of(synthetic_graph(40, ASSUMPTIONS, skills=300))
    for number in range(40):
        junior, medior, senior = (asked[f"o{number}.{level}"] for level in LEVELS)
        assert all(1 <= junior[s] <= medior[s] <= senior[s] <= 4 for s in junior)


def test_a_larger_generated_graph_begins_with_the_smaller_one() -> None:
    small, large = (asked_of(synthetic_graph(n, ASSUMPTIONS, skills=300)) for n in (40, 80))

    assert small == dict(list(large.items())[: len(small)])


def test_generated_steps_are_the_same_each_time() -> None:
    first, again = (dict(step_graph(200).edges) for _ in range(2))

    assert first == again
    assert 30 * 200 < len(first) <= 37 * 200


def test_answers_that_differ_are_told() -> None:
    rows = [
        compared("a sum", "S", [1, 2, 3], lambda n: n + n, "by product", by_product, rounds=2)
        for by_product in (lambda n: 2 * n, lambda n: n**2)
    ]

    assert [row.equal for row in rows] == [True, False]
    assert {"question", "scale", "ours_ms", "networkx_ms", "equal"} <= rows[0].as_json().keys()


def test_the_table_comes_between_its_marks_and_again_in_the_same_place() -> None:
    text = "before\n<!-- bench -->\nold\n<!-- /bench -->\nafter\n"
    row = Row("a question", "S", 1, 0.5, 0.75, "others", 50.0, 60.0, 100.0, equal=True)

    once = with_table(text, [row])

    assert "| a question | S | 0.50 ms (0.75 ms) | others: 50.0 ms | 100.0 × |" in once
    assert once.startswith("before\n")
    assert once.endswith("<!-- /bench -->\nafter\n")
    assert "old" not in once
    assert with_table(once, [row]) == once
