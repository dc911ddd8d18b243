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
program.keep({taken: 1.0}, lower=1)
print(program.is_surely_empty(), program.solved({taken: 2.0}).values)
"""


def covered(most_checks: int) -> tuple[Program, Sum]:
    """Return a puzzle: sixty things that each add to eight sums, every sum to be half filled."""
    program = Program(most_checks)
    things = [program.column() for _ in range(60)]
    for row in range(8):
        parts = {thing: float(pow(thing + 2, row + 3, 101) % 50 + 1) for thing in things}
        program.keep(parts, lower=sum(parts.values()) // 2)
    return program, {thing: float(pow(thing + 2, 7, 103) % 30 + 20) for thing in things}


@pytest.mark.parametrize("checks", [5, 20])
def test_who_is_cut_off_gets_the_same_values_when_others_ask_at_once(checks: int) -> None:
    program, costs = covered(checks)

    alone = program.solved(costs)
    with ThreadPoolExecutor(6) as crowd:
        together = list(crowd.map(lambda _: program.solved(costs), range(6)))

    assert not alone.is_proven
    assert together == [alone] * 6


def test_more_checks_are_more_work() -> None:
    work = [program.solved(costs).pivots for program, costs in map(covered, (5, 20, 60))]

    assert work[0] < work[1] < work[2]


def test_the_least_is_proven_and_what_cannot_be_is_empty() -> None:
    program = Program()
    cheap, dear = program.column(), program.column()
    program.keep({cheap: 1.0, dear: 1.0}, lower=1)

    least = program.solved({cheap: 2.0, dear: 3.0})
    program.keep({cheap: 2.0, dear: 2.0}, lower=1, upper=1)
    nothing = program.solved({cheap: 2.0, dear: 3.0})

    assert (least.values, least.is_proven) == ((1.0, 0.0), True)
    assert (nothing.values, nothing.is_proven) == (None, True)


def test_the_solver_prints_nothing_that_would_stand_in_an_answer() -> None:
    told = subprocess.run(
        [sys.executable, "-c", ONE_COURSE], capture_output=True, text=True, check=True
    )

    assert (told.stdout, told.stderr) == ("False (1.0,)\n", "")
