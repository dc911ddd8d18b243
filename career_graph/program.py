"""An integer program: columns, sums of them, and HiGHS to find the best values exactly.

The solver gets so much work, not so much time: it stops after a number of looks at whether it has
to stop, which come some milliseconds apart. So a machine that is busy, or slow, gives the same
answer. All columns are whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count

import numpy as np
from highspy import Highs, HighsLp, HighsModelStatus, HighsVarType, MatrixFormat, SolutionStatus
from highspy.highs import HighsCallbackEvent

MOST_CHECKS = 100  # for one answer: some tenths of a second
NOTHING = (HighsModelStatus.kInfeasible, HighsModelStatus.kUnboundedOrInfeasible)

Sum = Mapping[int, float]
"""How much of each column counts."""


@dataclass(frozen=True, slots=True)
class Solved:
    """The best value of each column; None when there is none, or none was found with this work.

    `is_proven`: nothing is better, or there is nothing. `pivots` are the steps of the simplex
    method that it took: the measure of its work.
    """

    values: tuple[float, ...] | None
    is_proven: bool
    pivots: int


@dataclass
class Program:
    """Columns with their bounds, and sums of columns with theirs.

    `most_checks` is how often the solver may ask itself whether to stop, for one answer.
    """

    most_checks: int = MOST_CHECKS
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    rows: list[tuple[Sum, float, float]] = field(default_factory=list)

    def column(self, lower: float = 0, upper: float = 1) -> int:
        """Add a column and return its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        return len(self.lower) - 1

    def keep(self, total: Sum, lower: float = -np.inf, upper: float = np.inf) -> None:
        """Keep `total` between two bounds."""
        self.rows.append((total, lower, upper))

    def copy(self) -> Program:
        """Return a program to which other sums can be added."""
        return Program(self.most_checks, [*self.lower], [*self.upper], [*self.rows])

    def least(self, total: Sum) -> float:
        """Return the least that `total` can be by the bounds of columns. No part is negative."""
        return sum(part * self.lower[column] for column, part in total.items())

    def is_surely_empty(self) -> bool:
        """Whether there are no values even when every column may be broken: some milliseconds."""
        solver = _solver()
        solver.passModel(self._model({}))
        solver.run()
        return solver.getModelStatus() in NOTHING

    def solved(self, costs: Sum) -> Solved:
        """Return the values for which `costs` is least."""
        model = self._model(costs)
        model.integrality_ = [HighsVarType.kInteger] * len(self.lower)
        solver = _solver()
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.cbMipInterrupt.subscribe(_stop_after(self.most_checks))
        solver.passModel(model)
        solver.run()
        status, info = solver.getModelStatus(), solver.getInfo()
        is_found = info.primal_solution_status == SolutionStatus.kSolutionStatusFeasible
        return Solved(
            values=tuple(solver.getSolution().col_value) if is_found else None,
            is_proven=status == HighsModelStatus.kOptimal or status in NOTHING,
            pivots=max(0, info.simplex_iteration_count),
        )

    def _model(self, costs: Sum) -> HighsLp:
        """Return the program as the solver wants it: the sums as rows."""
        model = HighsLp()
        model.num_col_, model.num_row_ = len(self.lower), len(self.rows)
        model.col_cost_ = [costs.get(column, 0.0) for column in range(len(self.lower))]
        model.col_lower_, model.col_upper_ = self.lower, self.upper
        model.row_lower_ = [lower for _, lower, _ in self.rows]
        model.row_upper_ = [upper for _, _, upper in self.rows]
        matrix = model.a_matrix_
        matrix.format_ = MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *(len(total) for total, _, _ in self.rows)])
        matrix.index_ = [column for total, _, _ in self.rows for column in total]
        matrix.value_ = [part for total, _, _ in self.rows for part in total.values()]
        return model


def _solver() -> Highs:
    """Return a solver that prints nothing and keeps to its own thread."""
    solver = Highs()
    solver.silent()
    solver.setOptionValue("threads", 1)
    return solver


def _stop_after(most: int) -> Callable[[HighsCallbackEvent], None]:
    """Return what stops the solver at its check number `most` + 1."""
    checks = count()

    def check(event: HighsCallbackEvent) -> None:
        if next(checks) >= most:
            event.interrupt()

    return check
