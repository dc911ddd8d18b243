"""The border of wage facts."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from career_graph.wages import WageFact
from skills_taxonomy.schema import Border, Id, IscoGroup, ProvenanceBorder, TextBorder

EurosPerHour = Annotated[Decimal, Field(gt=0, le=500, decimal_places=2)]


class WageBorder(ProvenanceBorder):
    """One median: for which group, in which year."""

    id: Id
    label: TextBorder
    isco_groups: tuple[IscoGroup, ...] = Field(min_length=1)
    euros_per_hour: EurosPerHour
    year: Annotated[int, Field(ge=2000, le=2100)]

    def value(self) -> WageFact:
        """Return the fact as a value."""
        return WageFact(
            id=self.id,
            label=self.label.value(),
            isco_groups=frozenset(self.isco_groups),
            cents_per_hour=int(self.euros_per_hour * 100),
            year=self.year,
            provenance=self.provenance(),
        )


class WagesFile(Border):
    """wages.yaml: medians of pay per hour."""

    wages: tuple[WageBorder, ...]

    def value(self) -> tuple[WageFact, ...]:
        """Return the facts in order."""
        return tuple(wage.value() for wage in self.wages)
