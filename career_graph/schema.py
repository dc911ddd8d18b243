"""The border of the career graph's own data: offers and assumptions."""

from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from career_graph.assumptions import Assumptions
from career_graph.offers import Diploma, EntryRules, Group, Offer, OfferForm
from skills_taxonomy.model import CareerLevel, SkillType
from skills_taxonomy.schema import (
    Border,
    Held,
    Id,
    LevelName,
    Line,
    ProvenanceBorder,
    Rating,
    TextBorder,
)

Province = Literal["DR", "FL", "FR", "GE", "GR", "LI", "NB", "NH", "OV", "UT", "ZE", "ZH"]
HttpsLink = Annotated[
    str,
    StringConstraints(pattern=r"^https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s\"<>]*)?$", max_length=300),
]
OLDEST_PRICE = 2023  # A price from before that year says little; it may stand in the note.
Whole = Annotated[int, Field(ge=0, le=1_000_000)]


class EntryBorder(Border):
    """What an offer asks of who enters."""

    diploma: Diploma
    languages: tuple[Literal["nl", "en"], ...] = ()
    selection: bool = False
    text: TextBorder | None = None


class OfferFile(ProvenanceBorder):
    """offers/*.yaml: one offer."""

    id: Id
    title: TextBorder
    provider: Line
    form: OfferForm
    teaches: dict[Id, Rating]
    online: bool
    provinces: tuple[Province, ...] = ()
    region: TextBorder | None = None
    hours: Whole | None
    hours_estimate: Annotated[int, Field(ge=1, le=20_000)] | None = None
    months: Whole | None
    hours_per_week: Whole | None
    price_euros: Whole | None
    price_from: Annotated[int, Field(ge=OLDEST_PRICE, le=2100)] | None = None
    groups: tuple[Group, ...] = ()
    starts: Literal["rolling"] | Annotated[tuple[date, ...], Field(min_length=1)] | None = None
    note: TextBorder | None = None
    entry: EntryBorder
    link: HttpsLink | None

    @model_validator(mode="after")
    def _is_somewhere(self) -> "OfferFile":
        if not self.online and not self.provinces:
            raise ValueError("an offer is online, in at least one province, or both")
        return self

    @model_validator(mode="after")
    def _teaches(self) -> "OfferFile":
        if bool(self.teaches) is (self.form is OfferForm.PROGRAMME):
            raise ValueError("an offer teaches something, and a programme of a region does not")
        return self

    @model_validator(mode="after")
    def _says_hours_once(self) -> "OfferFile":
        if self.hours is not None and self.hours_estimate is not None:
            raise ValueError("hours of the provider need no hours_estimate beside them")
        return self

    @model_validator(mode="after")
    def _dates_a_price(self) -> "OfferFile":
        if self.price_from is not None and self.price_euros is None:
            raise ValueError("price_from is the year of price_euros, and that is null")
        return self

    def value(self) -> Offer:
        """Return the offer as a value."""
        return Offer(
            id=self.id,
            title=self.title.value(),
            provider=self.provider,
            form=self.form,
            teaches=self.teaches,
            online=self.online,
            provinces=self.provinces,
            region=self.region.value() if self.region else None,
            hours=self.hours,
            hours_estimate=self.hours_estimate,
            months=self.months,
            hours_per_week=self.hours_per_week,
            price_euros=self.price_euros,
            price_from=self.price_from,
            groups=self.groups,
            starts=self.starts,
            note=self.note.value() if self.note else None,
            entry=EntryRules(
                diploma=self.entry.diploma,
                languages=self.entry.languages,
                selection=self.entry.selection,
                text=self.entry.text.value() if self.entry.text else None,
            ),
            link=self.link,
            provenance=self.provenance(),
        )


FourHours = Annotated[tuple[int, int, int, int], Field()]
Share = Annotated[Fraction, Field(ge=0, le=1)]


class HoursByType(Border):
    """Hours of the four steps per skill type."""

    value: dict[SkillType, FourHours]
    reason: Line


class RatingByType(Border):
    """A proficiency per skill type."""

    value: dict[SkillType, Rating]
    reason: Line


class ByLevel(Border):
    """A whole number per career level."""

    value: dict[LevelName, Whole]
    reason: Line

    def by_level(self) -> dict[CareerLevel, int]:
        """Return the numbers by level."""
        return {CareerLevel.of(name): number for name, number in self.value.items()}


class OneShare(Border):
    """A share between 0 and 1, such as 3/5."""

    value: Share
    reason: Line


class OneNumber(Border):
    """A whole number."""

    value: Annotated[int, Field(ge=1, le=168)]
    reason: Line


Triple = tuple[Held, Held, Held]


class OneTriple(Border):
    """A proficiency at junior, medior and senior."""

    value: Triple
    reason: Line


class TripleByRelation(Border):
    """A proficiency at the three levels, for each way that ESCO relates a skill."""

    value: dict[Literal["essential_specific", "essential", "optional"], Triple]
    reason: Line


class OneSpread(Border):
    """Of twenty people, how many are in each case."""

    value: Annotated[tuple[Annotated[int, Field(ge=0)], ...], Field(min_length=3, max_length=5)]
    reason: Line

    @model_validator(mode="after")
    def _is_about_twenty(self) -> "OneSpread":
        if sum(self.value) != 20:
            raise ValueError("these are twenty people together")
        return self


class AssumptionsFile(Border):
    """assumptions.yaml: each judgement with its reason."""

    step_hours: HoursByType
    alone_up_to: RatingByType
    related_share: OneShare
    on_the_job_hours: ByLevel
    usual_months: ByLevel
    minimum_stay_months: OneNumber
    passport_share: OneShare
    years_worked: OneNumber
    hours_per_week: OneNumber
    months_per_step: OneNumber
    maximum_steps: OneNumber
    kin_needed: OneNumber
    high_share: OneShare
    optional_weight: OneShare
    domain_levels: OneTriple
    relation_levels: TripleByRelation
    presumed_of_20: OneSpread
    unnamed_of_20: OneSpread
    without_work_of_20: OneSpread

    def as_assumptions(self) -> Assumptions:
        """Return the judgements as values."""
        return Assumptions(
            step_hours=self.step_hours.value,
            alone_up_to=self.alone_up_to.value,
            related_share=self.related_share.value,
            on_the_job_hours=self.on_the_job_hours.by_level(),
            usual_months=self.usual_months.by_level(),
            minimum_stay_months=self.minimum_stay_months.value,
            passport_share=self.passport_share.value,
            years_worked=self.years_worked.value,
            hours_per_week=self.hours_per_week.value,
            months_per_step=self.months_per_step.value,
            maximum_steps=self.maximum_steps.value,
            kin_needed=self.kin_needed.value,
            high_share=self.high_share.value,
            optional_weight=self.optional_weight.value,
            domain_levels=self.domain_levels.value,
            relation_levels={str(name): held for name, held in self.relation_levels.value.items()},
            presumed_of_20=self.presumed_of_20.value,
            unnamed_of_20=self.unnamed_of_20.value,
            without_work_of_20=self.without_work_of_20.value,
            reasons={name: getattr(self, name).reason for name in type(self).model_fields},
        )
