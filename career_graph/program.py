"""An integer program: columns, sums of them, and CP-SAT to find the best values exactly.

The solver gets so much work, not so much time: it counts what it does itself. So a machine that is
busy, or slow, gives the same answer. All columns are whole, and so are all parts of a sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil, floor, inf

import numpy as np
from ortools.sat.python.cp_model_helper import (
    FEASIBLE,
    INFEASIBLE,
    OPTIMAL,
    CpModelProto,
    SatParameters,
    SolveWrapper,
)
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

MOST_SOLVING = 0.3  # for one answer: half a second or so
NO_LIMIT = 10**9  # more than any sum
NOTHING = 2  # what scipy says of a program without values

Sum = Mapping[int, int]
"""How much of each column counts."""


@dataclass(frozen=True, slots=True)
class Solved:
    """The best value of each column; None when there is none, or none was found with this work.

    `is_proven`: nothing is better, or there is nothing. `work` is what it took, as the solver
    counts it: about a second of an ordinary machine, but the same on each.
    """

    values: tuple[int, ...] | None
    is_proven: bool
    work: float


@dataclass
class Program:
    """Columns with their bounds, and sums of columns with theirs.

    `most_solving` is how much work the solver may do for one answer, as it counts that itself.
    """

    most_solving: float = MOST_SOLVING
    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    rows: list[tuple[Sum, float, float]] = field(default_factory=list)

    def column(self, lower: int = 0, upper: int = 1) -> int:
        """Add a column and return its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        return len(self.lower) - 1

    def keep(self, total: Sum, lower: float = -inf, upper: float = inf) -> None:
        """Keep `total` between two bounds."""
        self.rows.append((total, lower, upper))

    def copy(self) -> Program:
        """Return a program to which other sums can be added."""
        return Program(self.most_solving, [*self.lower], [*self.upper], [*self.rows])

    def least(self, total: Sum) -> int:
        """Return the least that `total` can be by the bounds of columns. No part is negative."""
        return sum(part * self.lower[column] for column, part in total.items())

    def is_surely_empty(self) -> bool:
        """Whether there are no values even when every column may be broken: some milliseconds."""
        totals, lower, upper = zip(*self.rows, strict=True)
        ends = np.cumsum([0, *map(len, totals)])
        columns = [column for total in totals for column in total]
        parts = [part for total in totals for part in total.values()]
        shape = (len(totals), len(self.lower))
        answer = milp(
            np.zeros(len(self.lower)),
            constraints=LinearConstraint(csr_array((parts, columns, ends), shape), lower, upper),
            bounds=Bounds(self.lower, self.upper),
        )
        return bool(answer.status == NOTHING)

    def solved(self, costs: Sum) -> Solved:
        """Return the values for which `costs` is least."""
        solver = SolveWrapper()
        solver.set_parameters(_parameters(self.most_solving))
        answer = solver.solve(self._model(costs))
        is_found = answer.status in (OPTIMAL, FEASIBLE)
        return Solved(
            values=tuple(answer.solution) if is_found else None,
            is_proven=answer.status in (OPTIMAL, INFEASIBLE),
            work=answer.deterministic_time,
        )

    def _model(self, costs: Sum) -> CpModelProto:
        """Return the program as the solver wants it."""
        model = CpModelProto()
        for bounds in zip(self.lower, self.upper, strict=True):
            model.variables.add().domain.extend(bounds)
        for total, lower, upper in self.rows:
            kept = model.constraints.add().linear
            kept.vars.extend(total.keys())
            kept.coeffs.extend(total.values())
            kept.domain.extend((ceil(max(lower, -NO_LIMIT)), floor(min(upper, NO_LIMIT))))
        model.objective.vars.extend(costs.keys())
        model.objective.coeffs.extend(costs.values())
        return model


def _parameters(most_solving: float) -> SatParameters:
    """Return what makes the solver keep to its thread and its work, and was quickest here."""
    chosen = SatParameters()
    chosen.num_workers = 1
    chosen.max_deterministic_time = most_solving
    chosen.catch_sigint_signal = False  # a server stops by it
    chosen.linearization_level = 2
    chosen.cp_model_probing_level = 0
    return chosen
