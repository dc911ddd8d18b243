"""An integer program: columns, sums of them, and HiGHS to find the best values exactly.

All columns are whole. Where some may be broken, HiGHS writes a line of its own to the terminal when
it mends a solution, which would spoil an answer in JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

MOST_NODES = 200  # branches looked at for one answer
MOST_SECONDS = 0.3  # for one answer: the solver can be long before its first branch
INFEASIBLE = 2  # what scipy.optimize.milp calls it

Sum = Mapping[int, float]
"""How much of each column counts."""


@dataclass(frozen=True, slots=True)
class Solved:
    """The best value of each column; None when there is none, or when none was found in time.

    `is_proven`: nothing is better, or there is nothing. `nodes` are the branches looked at.
    """

    values: tuple[float, ...] | None
    is_proven: bool
    nodes: int


@dataclass
class Program:
    """Columns with their bounds, and sums of columns with theirs.

    `most_seconds` is how long the solver may take for one answer.
    """

    most_seconds: float = MOST_SECONDS
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
        return Program(self.most_seconds, [*self.lower], [*self.upper], [*self.rows])

    def least(self, total: Sum) -> float:
        """Return the least that `total` can be by the bounds of columns. No part is negative."""
        return sum(part * self.lower[column] for column, part in total.items())

    def is_surely_empty(self) -> bool:
        """Whether there are no values even when every column may be broken: some milliseconds."""
        table, lowest, highest = self._table()
        result = milp(
            np.zeros(len(self.lower)),
            constraints=LinearConstraint(table, lowest, highest),
            bounds=Bounds(self.lower, self.upper),
            options={"time_limit": self.most_seconds},
        )
        return bool(result.status == INFEASIBLE)

    def solved(self, costs: Sum) -> Solved:
        """Return the values for which `costs` is least."""
        objective = np.zeros(len(self.lower))
        objective[list(costs)] = list(costs.values())
        table, lowest, highest = self._table()
        result = milp(
            objective,
            constraints=LinearConstraint(table, lowest, highest),
            bounds=Bounds(self.lower, self.upper),
            integrality=np.ones(len(self.lower), dtype=np.int64),
            options={
                "mip_rel_gap": 0.0,
                "node_limit": MOST_NODES,
                "time_limit": self.most_seconds,
            },
        )
        values = tuple(result.x.tolist()) if result.x is not None else None
        is_proven = bool(result.success) or result.status == INFEASIBLE
        return Solved(values, is_proven, result.mip_node_count or 0)

    def _table(self) -> tuple[csr_array[np.float64], list[float], list[float]]:
        """Return the sums as rows, and the bounds of each."""
        numbers = np.repeat(np.arange(len(self.rows)), [len(total) for total, _, _ in self.rows])
        columns = [column for total, _, _ in self.rows for column in total]
        parts = [part for total, _, _ in self.rows for part in total.values()]
        table = csr_array((parts, (numbers, columns)), shape=(len(self.rows), len(self.lower)))
        return table, [row[1] for row in self.rows], [row[2] for row in self.rows]
