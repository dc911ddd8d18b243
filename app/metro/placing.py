"""Where each line lies: where it was kept, or else by simulated annealing on a grid.

A line runs to the right, one station per column. It may climb or descend one row once, in the
gutter left of a station. The cost is low when nothing clashes, stations with a transfer are close,
lines move, and they begin at the left, where a small screen looks first.

People learn a map by heart, so a line whose stations are still the same stays where it was kept,
whatever else changes. The same lines and transfers give the same map each time.
"""

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.metro.nearness import Pair

Cell = tuple[int, int]  # column, row

CLASH = 500
LIVELY = 26.0  # what a line that climbs or descends is worth
LEFTWARD = 9.0  # what each column costs that a line begins further to the right
PULL = 30.0  # what each cell costs that a changed line begins from where it was kept
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
class KeptLine:
    """Where a line lay earlier, with its stations from left to right."""

    placing: Placing
    stations: tuple[str, ...]


NOTHING_KEPT: Mapping[str, KeptLine] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Grid:
    """The stations in their cells."""

    columns: int
    rows: int
    lines: Mapping[str, tuple[str, ...]]  # line to its stations, from left to right
    cells: Mapping[str, Cell]


def placed(
    lines: Mapping[str, Sequence[str]],
    transfers: Sequence[Pair],
    kept: Mapping[str, KeptLine] = NOTHING_KEPT,
    *,
    seed: int = SEED,
    steps: int = STEPS,
) -> Grid:
    """Return a grid on which no two stations, bends or beginnings of a line clash."""
    held = _held(lines, kept)
    lines = {name: held[name].stations if name in held else line for name, line in lines.items()}
    fixed = {name: line.placing for name, line in held.items()}
    pulled = {name: kept[name].placing for name in lines if name in kept and name not in held}
    stations = sum(map(len, lines.values()))
    ends = [(column + 1, row + 1) for cells in _cells(held) for column, row in cells]
    longest = max(map(len, lines.values()))
    columns = max(longest, round(math.sqrt(SPARE * RATIO * stations)), *(c for c, _ in ends))
    rows = max(1, math.ceil(SPARE * stations / columns), *(r for _, r in ends))
    while True:
        annealing = _Annealing(lines, transfers, columns, rows, fixed, pulled, seed)
        placings = annealing.cooled(steps)
        if not _clashes(placings, annealing.lengths):
            return _grid(lines, placings, columns)
        rows += 1


def kept_of(grid: Grid) -> dict[str, KeptLine]:
    """Return where each line lies, to keep it there."""
    kept = {}
    for name, stations in grid.lines.items():
        cells = [grid.cells[station] for station in stations]
        (column, row), (_, last) = cells[0], cells[-1]
        bend = next((i for i, (_, each) in enumerate(cells) if each != row), 0)
        kept[name] = KeptLine(Placing(column, row, bend, last - row), stations)
    return kept


def cost_of(grid: Grid, transfers: Sequence[Pair]) -> float:
    """Return how good a map is, to compare it with another of the same lines: lower is better."""
    placings = {name: line.placing for name, line in kept_of(grid).items()}
    return _Annealing(grid.lines, transfers, grid.columns, grid.rows, {}, {}, SEED).cost(placings)


def _held(lines: Mapping[str, Sequence[str]], kept: Mapping[str, KeptLine]) -> dict[str, KeptLine]:
    """Return the kept lines that still have the same stations, unless they clash."""
    held = {
        name: kept[name]
        for name, stations in lines.items()
        if name in kept and set(kept[name].stations) == set(stations)
    }
    placings = {name: line.placing for name, line in held.items()}
    clash = _clashes(placings, {name: len(line.stations) for name, line in held.items()})
    return {} if clash else held


def _cells(held: Mapping[str, KeptLine]) -> Iterator[list[Cell]]:
    for line in held.values():
        yield line.placing.cells(len(line.stations))


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
        fixed: Mapping[str, Placing],
        pulled: Mapping[str, Placing],
        seed: int,
    ) -> None:
        at = {station: (name, i) for name, line in lines.items() for i, station in enumerate(line)}
        self.lengths = {name: len(line) for name, line in lines.items()}
        self.transfers = [(*at[a], *at[b]) for a, b in transfers]
        self.columns, self.rows = columns, rows
        self.fixed, self.pulled = fixed, pulled
        self.random = random.Random(seed)  # noqa: S311 # the same seed gives the same map; it guards nothing

    def cooled(self, steps: int) -> dict[str, Placing]:
        """Return the best placings found; the fixed lines stay where they are."""
        names = [name for name in self.lengths if name not in self.fixed]
        if not names:
            return dict(self.fixed)
        placings = {**self.fixed, **{name: self._anywhere(name) for name in names}}
        now = best_cost = self.cost(placings)
        best = dict(placings)
        for step in range(steps):
            heat = 40 * (1 - step / steps) ** 2 + 0.01
            name = self.random.choice(names)
            old, placings[name] = placings[name], self._anywhere(name)
            new = self.cost(placings)
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

    def cost(self, placings: Mapping[str, Placing]) -> float:
        """Return how good a map is: lower is better."""
        cells = {name: placing.cells(self.lengths[name]) for name, placing in placings.items()}
        total: float = CLASH * _clashes(placings, self.lengths)
        total -= LIVELY * sum(abs(each.rise) for each in placings.values())
        total += LEFTWARD * sum(each.column for each in placings.values())
        for name, old in self.pulled.items():
            new = placings[name]
            total += PULL * (abs(new.column - old.column) + abs(new.row - old.row))
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
