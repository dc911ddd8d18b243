"""The border of funding: what a scheme's file and the list of conditions may say."""

from datetime import date
from fractions import Fraction
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from career_graph.funding import (
    Applicant,
    Certainty,
    FundingCondition,
    FundingKind,
    FundingScheme,
)
from career_graph.offers import OfferForm
from career_graph.schema import HttpsLink, Province, Whole
from skills_taxonomy.schema import Border, Id, Line, ProvenanceBorder, TextBorder

ConditionId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]
Share = Annotated[Fraction, Field(gt=0, le=1)]


class FundingFile(ProvenanceBorder):
    """funding/*.yaml: one scheme."""

    id: Id
    title: TextBorder
    text: TextBorder
    applicant: Applicant
    kind: FundingKind
    certainty: Certainty
    conditions: dict[ConditionId, bool] = Field(default_factory=dict)
    forms: tuple[OfferForm, ...] = ()
    providers: tuple[Line, ...] = ()
    max_months: Whole | None = None
    provinces: tuple[Province, ...] = ()
    valid_from: date | None
    valid_until: date | None
    share: Share | None
    cap_euros: Whole | None
    excludes: tuple[Id, ...] = ()
    is_for_price: bool = True
    link: HttpsLink | None

    @model_validator(mode="after")
    def _holds_together(self) -> "FundingFile":
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValueError("valid_until lies before valid_from")
        if self.certainty is Certainty.CERTAIN and self.applicant is Applicant.EMPLOYER:
            raise ValueError("what an employer must ask for is never certain; say: possible")
        if self.id in self.excludes:
            raise ValueError("a scheme does not exclude itself")
        return self

    def value(self) -> FundingScheme:
        """Return the scheme as a value."""
        return FundingScheme(
            id=self.id,
            title=self.title.value(),
            text=self.text.value(),
            applicant=self.applicant,
            kind=self.kind,
            certainty=self.certainty,
            conditions=self.conditions,
            forms=frozenset(self.forms),
            providers=frozenset(self.providers),
            max_months=self.max_months,
            provinces=frozenset(self.provinces),
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            share=self.share,
            cap_euros=self.cap_euros,
            excludes=frozenset(self.excludes),
            is_for_price=self.is_for_price,
            link=self.link,
            provenance=self.provenance(),
        )


class FundingConditionsFile(Border):
    """funding_conditions.yaml: each condition as a question to answer with yes or no."""

    conditions: dict[ConditionId, TextBorder]

    def value(self) -> dict[str, FundingCondition]:
        """Return the conditions by id."""
        return {
            name: FundingCondition(name, question.value())
            for name, question in self.conditions.items()
        }
