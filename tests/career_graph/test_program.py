"""The solver gets work and not time: a busy machine answers as a quiet one does."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from career_graph.program import Program, Sum

ONE_COURSE = """
from career_graph.program import Program
program = Program()
taken = program.column()
program.keep({taken: 1}, lower=1)
print(program.is_surely_empty(), program.solved({taken: 2}).values)
"""


def covered(most_solving: float) -> tuple[Program, Sum]:
    """Return a puzzle: sixty things that each add to eight sums, every sum to be half filled."""
    program = Program(most_solving)
    things = [program.column() for _ in range(60)]
    for row in range(8):
        parts = {thing: pow(thing + 2, row + 3, 101) % 50 + 1 for thing in things}
        program.keep(parts, lower=sum(parts.values()) // 2)
    return program, {thing: pow(thing + 2, 7, 103) % 30 + 20 for thing in things}


@pytest.mark.parametrize("most", [0.02, 0.05])
def test_who_is_cut_off_gets_the_same_values_when_others_ask_at_once(most: float) -> None:
    program, costs = covered(most)

    alone = program.solved(costs)
    with ThreadPoolExecutor(6) as crowd:
        together = list(crowd.map(lambda _: program.solved(costs), range(6)))

    assert not alone.is_proven
    assert together == [alone] * 6


def test_who_may_do_more_does_more_work() -> None:
    work = [program.solved(costs).work for program, costs in map(covered, (0.02, 0.05, 0.2))]

    assert work[0] < work[1] < work[2]


def test_the_least_is_proven_and_what_cannot_be_is_empty() -> None:
    program = Program()
    cheap, dear = program.column(), program.column()
    program.keep({cheap: 1, dear: 1}, lower=1)

    least = program.solved({cheap: 2, dear: 3})
    program.keep({cheap: 2, dear: 2}, lower=1, upper=1)
    nothing = program.solved({cheap: 2, dear: 3})

    assert (least.values, least.is_proven) == ((1, 0), True)
    assert (nothing.values, nothing.is_proven) == (None, True)


def test_the_solver_prints_nothing_that_would_stand_in_an_answer() -> None:
    told = subprocess.run(
        [sys.executable, "-c", ONE_COURSE], capture_output=True, text=True, check=True
    )

    assert (told.stdout, told.stderr) == ("False (1,)\n", "")
