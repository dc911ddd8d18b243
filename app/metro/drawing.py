"""The network as shapes and words in one language: the same for every visitor."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.metro.labels import label_lines
from app.metro.network import Network
from app.metro.placing import Cell
from app.metro.shapes import PITCH_X, PITCH_Y, Point, rounded, shifted, spine
from skills_taxonomy.model import CareerLevel, Language, RoleFamily

LEFT, TOP, BELOW = 258, 128, 96
BANK = 108  # what lies left of it is shown only to who is there: on a small screen it is a third
LANES = {CareerLevel.SENIOR: -10, CareerLevel.MEDIOR: 0, CareerLevel.JUNIOR: 10}
LEAD_IN, LEAD_OUT = 44, 18  # how far a line goes on before its first and past its last station


@dataclass(frozen=True, slots=True)
class Change:
    """A transfer from a station: to which role, on which line."""

    role: str
    label: str
    letter: str


@dataclass(frozen=True, slots=True)
class Station:
    """A role on the map. `letters` are the lines that people can change to here."""

    role: str
    label: str
    x: int
    y: int
    lines: tuple[str, ...]
    levels: tuple[CareerLevel, ...]
    changes: tuple[Change, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The lines to change to, each once."""
        return tuple(dict.fromkeys(change.letter for change in self.changes))


@dataclass(frozen=True, slots=True)
class Line:
    """A family on the map: its tracks from top to bottom, and its stations from left to right."""

    id: str
    letter: str
    label: str
    x: int
    y: int
    tracks: tuple[tuple[str, str], ...]
    stations: tuple[Station, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole map. `walks` are the transfers between stations right above each other.

    Left of `bank` there is only the other side of the river.
    """

    width: int
    height: int
    bank: int
    water: str
    walks: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def stations(self) -> dict[str, Station]:
        """All stations by role."""
        return {station.role: station for line in self.lines for station in line.stations}


def _place(cell: Cell) -> tuple[int, int]:
    return LEFT + cell[0] * PITCH_X, TOP + cell[1] * PITCH_Y


@lru_cache(maxsize=4)
def picture_of(network: Network, language: Language) -> Picture:
    """Return the map in words and shapes."""
    grid = network.grid
    height = TOP + (grid.rows - 1) * PITCH_Y + BELOW
    return Picture(
        width=LEFT + grid.columns * PITCH_X - 30,
        height=height,
        bank=BANK,
        water=_water(height),
        walks=tuple(_walks(network)),
        lines=tuple(
            _line(network, network.taxonomy.families[family], language)
            for family in network.taxonomy.families
            if family in grid.lines
        ),
    )


def _line(network: Network, family: RoleFamily, language: Language) -> Line:
    roles = network.grid.lines[family.id]
    places: list[Point] = [_place(network.grid.cells[role]) for role in roles]
    (first_x, first_y), (last_x, last_y) = places[0], places[-1]
    ends = [(first_x - LEAD_IN, first_y), *places, (last_x + LEAD_OUT, last_y)]
    x, y = _place(network.grid.cells[roles[0]])
    return Line(
        id=family.id,
        letter=family.letter,
        label=family.label[language],
        x=x,
        y=y,
        tracks=tuple(
            (level.id, rounded(shifted(spine(ends), offset))) for level, offset in LANES.items()
        ),
        stations=tuple(_station(network, role, language) for role in roles),
    )


def _station(network: Network, role_id: str, language: Language) -> Station:
    taxonomy = network.taxonomy
    role = taxonomy.roles[role_id]
    x, y = _place(network.grid.cells[role_id])
    others = [taxonomy.roles[other] for other in network.transfers_from(role_id)]
    changes = [
        Change(other.id, other.label[language], taxonomy.families[other.family].letter)
        for other in others
    ]
    return Station(
        role=role.id,
        label=role.label[language],
        x=x,
        y=y,
        lines=label_lines(role.label[language]),
        levels=tuple(sorted(role.levels)),
        changes=tuple(sorted(changes, key=lambda change: change.label.casefold())),
    )


def _walks(network: Network) -> Iterator[str]:
    for a, b in network.transfers:
        (column, row_a), (other, row_b) = network.grid.cells[a], network.grid.cells[b]
        if column == other and abs(row_a - row_b) == 1:
            x, y = _place((column, min(row_a, row_b)))
            yield f"M{x} {y + 22}V{y + PITCH_Y - 22}"


def _water(height: int) -> str:
    """The river between other work and ICT."""
    x, middle = 152, height / 2
    bends = [(x, -20), (x, middle - 160), (x - 24, middle - 110), (x - 24, middle + 110)]
    return rounded([*bends, (x, middle + 160), (x, height + 20)], 60)
