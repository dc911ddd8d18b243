"""Where each line lies: simulated annealing on a grid, with a fixed seed.

A line runs to the right, one station per column. It may climb or descend one row once, in the
gutter left of a station. The cost is low when nothing clashes, stations with a transfer are close,
and lines move. The same lines and transfers give the same map each time.
"""

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.metro.nearness import Pair

Cell = tuple[int, int]  # column, row

CLASH = 500
LIVELY = 26.0  # what a line that climbs or descends is worth
SPARE = 1.42  # cells per station: room for lines to move
RATIO = 1.12  # rows are lower than columns are wide, and the map lies down
STEPS = 24_000
SEED = 7


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a line starts, before which station it goes up (-1) or down (1), and its direction."""

    column: int
    row: int
    bend: int = 0
    rise: int = 0
    is_turned: bool = False

    def cells(self, length: int) -> list[Cell]:
        """Return the cells that the line takes, from left to right."""
        turn = self.bend if self.rise else length
        return [
            (self.column + i, self.row + (self.rise if i >= turn else 0)) for i in range(length)
        ]


@dataclass(frozen=True, slots=True)
class Grid:
    """The stations in their cells."""

    columns: int
    rows: int
    lines: Mapping[str, tuple[str, ...]]  # line to its stations, from left to right
    cells: Mapping[str, Cell]


def placed(lines: Mapping[str, Sequence[str]], transfers: Sequence[Pair]) -> Grid:
    """Return a grid on which no two stations, bends or beginnings of a line clash."""
    stations = sum(len(line) for line in lines.values())
    longest = max(map(len, lines.values()))
    columns = max(longest, round(math.sqrt(SPARE * RATIO * stations)))
    rows = max(1, math.ceil(SPARE * stations / columns))
    while True:
        placings = _Annealing(lines, transfers, columns, rows).cooled()
        if not _clashes(placings, {name: len(line) for name, line in lines.items()}):
            return _grid(lines, placings, columns)
        rows += 1


def _grid(
    lines: Mapping[str, Sequence[str]], placings: Mapping[str, Placing], columns: int
) -> Grid:
    shown = {
        name: tuple(reversed(line)) if placings[name].is_turned else tuple(line)
        for name, line in lines.items()
    }
    cells = {
        station: cell
        for name, line in shown.items()
        for station, cell in zip(line, placings[name].cells(len(line)), strict=True)
    }
    first = min(row for _, row in cells.values())
    cells = {station: (column, row - first) for station, (column, row) in cells.items()}
    return Grid(columns, 1 + max(row for _, row in cells.values()), shown, cells)


class _Annealing:
    """Moves one line at a time; keeps what helps, and at first also some of what does not."""

    def __init__(
        self,
        lines: Mapping[str, Sequence[str]],
        transfers: Sequence[Pair],
        columns: int,
        rows: int,
    ) -> None:
        at = {station: (name, i) for name, line in lines.items() for i, station in enumerate(line)}
        self.lengths = {name: len(line) for name, line in lines.items()}
        self.transfers = [(*at[a], *at[b]) for a, b in transfers]
        self.columns, self.rows = columns, rows
        self.random = random.Random(SEED)  # noqa: S311 # no secret

    def cooled(self) -> dict[str, Placing]:
        """Return the best placings found."""
        names = list(self.lengths)
        placings = {name: self._anywhere(name) for name in names}
        now = best_cost = self._cost(placings)
        best = dict(placings)
        for step in range(STEPS):
            heat = 40 * (1 - step / STEPS) ** 2 + 0.01
            name = self.random.choice(names)
            old, placings[name] = placings[name], self._anywhere(name)
            new = self._cost(placings)
            if new <= now or self.random.random() < math.exp((now - new) / heat):
                now = new
                if now < best_cost:
                    best, best_cost = dict(placings), now
            else:
                placings[name] = old
        return best

    def _anywhere(self, name: str) -> Placing:
        length, draw = self.lengths[name], self.random
        rise = draw.choice((-1, 0, 1)) if length > 2 else 0
        low, high = max(0, -rise), self.rows - 1 - max(0, rise)
        if high < low:
            rise, low, high = 0, 0, self.rows - 1
        return Placing(
            column=draw.randint(0, self.columns - length),
            row=draw.randint(low, high),
            bend=draw.randint(2, length - 1) if length > 2 else 0,
            rise=rise,
            is_turned=draw.random() < 0.5,
        )

    def _cost(self, placings: Mapping[str, Placing]) -> float:
        cells = {name: placing.cells(self.lengths[name]) for name, placing in placings.items()}
        total: float = CLASH * _clashes(placings, self.lengths)
        total -= LIVELY * sum(abs(each.rise) for each in placings.values())
        for line_a, a, line_b, b in self.transfers:
            if placings[line_a].is_turned:
                a = -1 - a
            if placings[line_b].is_turned:
                b = -1 - b
            (column_a, row_a), (column_b, row_b) = cells[line_a][a], cells[line_b][b]
            across, down = abs(column_a - column_b), abs(row_a - row_b)
            total += 4 * across + 3 * down - (20 if not across and down == 1 else 0)
        return total


def _clashes(placings: Mapping[str, Placing], lengths: Mapping[str, int]) -> int:
    taken = [cell for name, each in placings.items() for cell in each.cells(lengths[name])]
    return len(taken) - len(set(taken)) + sum(_bend_clashes(placings))


def _bend_clashes(placings: Mapping[str, Placing]) -> Iterator[int]:
    """Count what lies in the way of each bend: another bend, or the beginning of a line."""
    starts = {(each.column, each.row) for each in placings.values()}
    bends = [
        (each.column + each.bend, min(each.row, each.row + each.rise))
        for each in placings.values()
        if each.rise
    ]
    for number, (column, row) in enumerate(bends):
        beside = {(column, row), (column, row + 1), (column - 1, row + 1)}
        yield len(beside & starts)
        yield sum(c == column and abs(r - row) < 2 for c, r in bends[:number])
