"""From rows of CBS and UWV to facts: which column is what, which code is which place.

Columns are known by their names, so that an extra column or another order does no harm. Rows about
other work, other places or a part of the people (only women, only one age) are left out and
counted. A value that is not certainly right is refused, with its file, line and column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from career_graph.labour_market.facts import (
    COUNTRY,
    LabourFact,
    LabourMarket,
    Measure,
    OccupationGroup,
    Region,
    RegionKind,
)
from career_graph.labour_market.names import (
    ELSEWHERE,
    NUMBERED,
    OCCUPATION,
    PERIOD,
    REGION,
    TOTAL,
    group_names,
    kinds_of,
    letters,
    measure_of,
    plain,
    region_names,
)
from career_graph.labour_market.numbers import MISSING, Notation, NumberError, notation_of
from career_graph.labour_market.periods import period_of
from career_graph.labour_market.tables import CodeLists, Figures, Row
from skills_taxonomy.esco_report import Notes
from skills_taxonomy.model import Provenance, State
from skills_taxonomy.yaml_file import DataError

MOST_PROBLEMS = 20
_TABLE = re.compile(r"(?<![0-9])\d{5}[A-Za-z]{3}")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who published the files, where their names do not tell, and when they were fetched."""

    source: str
    checked_on: date


def facts_in(
    figures: Sequence[Figures], codes: CodeLists, market: LabourMarket, origin: Origin, notes: Notes
) -> tuple[LabourFact, ...]:
    """Return the facts about our groups in these files, by id; `notes` hears what was left out.

    Raises DataError with every problem: file, line, column and what to do.
    """
    found: dict[str, tuple[LabourFact, str]] = {}
    problems: list[str] = []
    for one in figures:
        try:
            table = _Table(one, codes, market, origin)
        except DataError as error:
            problems += error.problems
            continue
        for fact, place in table.facts(problems, notes):
            known, first = found.setdefault(fact.id, (fact, place))
            if known.value != fact.value:
                problems.append(
                    f"{place}: een ander cijfer dan op {first} voor hetzelfde; kies totalen"
                )
    if len(problems) > MOST_PROBLEMS:
        problems[MOST_PROBLEMS:] = [f"en nog {len(problems) - MOST_PROBLEMS} keer iets mis"]
    if problems:
        raise DataError(problems)
    if not found:
        names = ", ".join(one.file for one in figures)
        raise DataError([f"{names}: geen enkel cijfer over een ICT-beroep; is dit de goede tabel?"])
    return tuple(fact for _, (fact, _) in sorted(found.items()))


@dataclass
class _Table:
    """One file with figures, and which of its columns is what."""

    figures: Figures
    codes: CodeLists
    market: LabourMarket
    origin: Origin
    occupation: str = ""
    region: str | None = None
    period: str = ""
    measures: dict[str, Measure] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._groups = dict(group_names(self.market.groups.values()))
        self._regions = {
            kind: dict(region_names(self.market.regions.values(), kind)) for kind in RegionKind
        }
        for column in self.figures.columns:
            self._know(column)
        self._require("beroep", self.occupation, "Beroep")
        self._require("periode", self.period, "Perioden")
        if not self.measures and not self.figures.is_long:
            names = "spanningsindicator, vacatures, WW-uitkeringen of werkzame beroepsbevolking"
            raise DataError([f"{self.figures.file}:1: geen kolom met {names}"])
        self._notation = self._notation_of_all()
        table = _TABLE.search(self.figures.file)
        if not self.origin.source and table is None:
            raise DataError(
                [f"{self.figures.file}: van wie zijn deze cijfers? Zeg het met --source"]
            )
        named = (
            self.origin.source or f"CBS StatLine, tabel {table.group().upper() if table else ''}"
        )
        self._provenance = Provenance(
            (f"{named}, bestand {self.figures.file}",), self.origin.checked_on, State.VERIFIED
        )

    def facts(self, problems: list[str], notes: Notes) -> Iterator[tuple[LabourFact, str]]:
        """Yield each fact with its place; what is wrong goes to `problems`, the rest to `notes`."""
        for row in self.figures.rows:
            notes.counts[f"rijen in {self.figures.file}"] += 1
            group = self._group_of(row.values[self.occupation])
            if group is None:
                notes.skip("ander werk dan ICT", row.place)
                continue
            region = self._place_of(row)
            if region is None:
                notes.skip("een andere plaats dan provincie of arbeidsmarktregio", row.place)
                continue
            if part := self._part_of(row):
                notes.skip(f"alleen een deel van de mensen ({part})", row.place)
                continue
            yield from self._facts_of(row, group, region, problems, notes)

    # --- columns -----------------------------------------------------------------------------

    def _know(self, column: str) -> None:
        name = letters(self.codes.title(column) if self.figures.is_long else column)
        measure = measure_of(NUMBERED.sub("", column))
        if name.startswith(OCCUPATION):
            self.occupation = self.occupation or column
        elif name.startswith(REGION):
            self.region = self.region or column
        elif name.startswith(PERIOD):
            self.period = self.period or column
        elif measure and not self.figures.is_long:
            self.measures[column] = measure
        elif not self._is_idle(column):
            self.parts.append(column)

    def _is_idle(self, column: str) -> bool:
        """Whether a column divides nothing: a row number, or a measure that we do not use."""
        return column in ("ID", "Id", "Measure", "Value", "ValueAttribute", "StringValue") or bool(
            NUMBERED.search(column)
        )

    def _require(self, what: str, column: str, example: str) -> None:
        if not column:
            told = f"geen kolom met {what} (zoals {example})"
            raise DataError(
                [f"{self.figures.file}:1: {told}; deze staan er: {', '.join(self.figures.columns)}"]
            )

    def _notation_of_all(self) -> Notation:
        columns = ["Value"] if self.figures.is_long else list(self.measures)
        is_cbs = self.figures.is_long or any(map(NUMBERED.search, columns))
        words = (row.values[column] for row in self.figures.rows for column in columns)
        return notation_of(words, is_english=is_cbs)

    # --- rows --------------------------------------------------------------------------------

    def _facts_of(
        self, row: Row, group: OccupationGroup, region: Region, problems: list[str], notes: Notes
    ) -> Iterator[tuple[LabourFact, str]]:
        period = period_of(self._title(row.values[self.period])) or period_of(
            row.values[self.period]
        )
        if period is None:
            told = f"{row.values[self.period]!r} is geen jaar, kwartaal of maand"
            problems.append(f"{row.place}: {self.period}: {told}")
            return
        for column, measure, unit in self._measured(row, problems):
            word = row.values[column]
            if word.casefold() in MISSING:
                notes.skip("geen cijfer (leeg, punt of x)", row.place)
                continue
            try:
                value = self._notation.number(word, measure is Measure.TIGHTNESS) * unit
            except NumberError as error:
                problems.append(f"{row.place}: {column}: {error}")
                continue
            yield (
                LabourFact(
                    id=f"{measure.value}.{group.id}.{region.id}.{period.id}",
                    measure=measure,
                    group=group.id,
                    region=region.id,
                    period=period,
                    provenance=self._provenance,
                    value=round(value, 4),
                    is_imported=True,
                ),
                row.place,
            )

    def _measured(self, row: Row, problems: list[str]) -> Iterator[tuple[str, Measure, int]]:
        """Yield each column with a figure, what it measures, and how many one stands for."""
        if self.figures.is_long:
            code = row.values["Measure"]
            if measure := measure_of(self.codes.title(code)):
                if (unit := self._unit(code)) is None:
                    problems.append(f"{row.place}: {_without_unit(code)}")
                else:
                    yield "Value", measure, unit
            return
        for column, measure in self.measures.items():
            if (unit := self._unit(column)) is None:
                problems.append(f"{self.figures.file}:1: {_without_unit(column)}")
                self.measures = {}
                return
            yield column, measure, unit

    def _unit(self, column: str) -> int | None:
        """Return how many one stands for, or None where CBS says so only in another file."""
        told = f"{self.codes.title(column)} {self.codes.units.get(column, '')} {column}"
        if re.search(r"x ?1[ .]?000", told):
            return 1_000
        is_told = column in self.codes.units or not (
            self.figures.is_long or NUMBERED.search(column)
        )
        return 1 if is_told else None

    def _title(self, code: str) -> str:
        return self.codes.title(code)

    def _group_of(self, code: str) -> OccupationGroup | None:
        return self._groups.get(plain(self._title(code))) or self._groups.get(plain(code))

    def _place_of(self, row: Row) -> Region | None:
        if self.region is None:
            return self.market.regions[COUNTRY]
        code = row.values[self.region].strip()
        if ELSEWHERE.fullmatch(code):
            return None
        kinds = kinds_of(self.region, code, self._title(code))
        for kind in kinds:
            for name in (code, self._title(code)):
                if place := self._regions[kind].get(plain(name)):
                    return place
        return None

    def _part_of(self, row: Row) -> str:
        """Return what a row is only a part of, or nothing when it is about everybody."""
        if not (self.figures.is_long or any(map(NUMBERED.search, self.figures.columns))):
            return ""
        for column in self.parts:
            code = row.values[column].strip()
            if code and not TOTAL.fullmatch(code) and not TOTAL.fullmatch(self._title(code)):
                return f"{column}: {self._title(code)}"
        return ""


def _without_unit(column: str) -> str:
    return (
        f"{column}: de eenheid ontbreekt (per 1, of per 1 000?); "
        "geef het bestand DataProperties of MeasureCodes van deze tabel erbij"
    )
