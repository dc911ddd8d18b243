"""The border of labour-market data: places, groups of occupations, and facts."""

from typing import Annotated

from pydantic import Field, StringConstraints

from career_graph.labour_market.facts import (
    Direction,
    LabourFact,
    Measure,
    OccupationGroup,
    Region,
    RegionKind,
)
from career_graph.labour_market.periods import period_named
from career_graph.schema import Province
from skills_taxonomy.model import CareerLevel
from skills_taxonomy.schema import (
    Border,
    Id,
    IscoGroup,
    LevelName,
    Line,
    ProvenanceBorder,
    TextBorder,
)

GroupCode = Annotated[str, StringConstraints(pattern=r"^\d{2,4}$")]
RegionCode = Annotated[str, StringConstraints(pattern=r"^(NL|[A-Z]{2}|AM\d\d)$")]
PeriodText = Annotated[str, StringConstraints(pattern=r"^20\d\d(-Q[1-4]|-(0[1-9]|1[0-2]))?$")]


class RegionBorder(Border):
    """One place."""

    id: RegionCode
    kind: RegionKind
    label: Line
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}\d\d$")]
    provinces: tuple[Province, ...] = ()
    also: tuple[Line, ...] = ()

    def value(self) -> Region:
        """Return the place as a value."""
        return Region(self.id, self.kind, self.label, self.code, self.provinces, self.also)


class RegionsFile(Border):
    """regions.yaml: the country, the provinces and the labour-market regions."""

    regions: tuple[RegionBorder, ...]


class GroupBorder(Border):
    """One group of occupations."""

    id: GroupCode
    label: TextBorder
    isco_groups: tuple[IscoGroup, ...] = Field(min_length=1)
    names: tuple[Line, ...] = ()
    codes: tuple[Line, ...] = ()

    def value(self) -> OccupationGroup:
        """Return the group as a value."""
        isco = frozenset(self.isco_groups)
        return OccupationGroup(self.id, self.label.value(), isco, self.names, self.codes)


class GroupsFile(Border):
    """groups.yaml: the groups of occupations that are counted."""

    groups: tuple[GroupBorder, ...]


class FactBorder(ProvenanceBorder):
    """One fact, with its meaning in our words."""

    id: Id
    measure: Measure
    group: GroupCode
    roles: tuple[Id, ...] = ()
    levels: tuple[LevelName, ...] = ()
    region: RegionCode
    period: PeriodText
    horizon: Annotated[int, Field(ge=2000, le=2100)] | None = None
    value: float | None = None
    direction: Direction | None = None
    meaning: TextBorder

    def fact(self) -> LabourFact:
        """Return the fact as a value."""
        return LabourFact(
            id=self.id,
            measure=self.measure,
            group=self.group,
            region=self.region,
            period=period_named(self.period),
            provenance=self.provenance(),
            value=self.value,
            direction=self.direction,
            horizon=self.horizon,
            levels=frozenset(CareerLevel.of(level) for level in self.levels),
            roles=frozenset(self.roles),
            meaning=self.meaning.value(),
        )


class FactsFile(Border):
    """facts.yaml: what sources say."""

    facts: tuple[FactBorder, ...]
