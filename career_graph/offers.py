"""Ways to learn: what an offer teaches, what it costs if anybody knows, and whether it fits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from career_graph.profile import Limits
from career_graph.transitions import Transition
from skills_taxonomy.model import Provenance, Text

PROVINCES = ("DR", "FL", "FR", "GE", "GR", "LI", "NB", "NH", "OV", "UT", "ZE", "ZH")


class OfferForm(StrEnum):
    """The forms learning takes; all are equals."""

    COURSE = "course"
    CERTIFICATE = "certificate"
    MBO = "mbo"
    MBO_CERTIFICATE = "mbo_certificate"
    AD = "ad"
    HBO = "hbo"
    WO = "wo"
    BBL = "bbl"
    DUAL = "dual"
    TRAINEESHIP = "traineeship"
    RETRAINING = "retraining"
    ON_THE_JOB = "on_the_job"
    SELF_STUDY = "self_study"


class Diploma(StrEnum):
    """What somebody must have finished before an offer is open to them."""

    NONE = "none"
    VMBO = "vmbo"
    HAVO_MBO4 = "havo_mbo4"
    HBO_WO = "hbo_wo"
    UNKNOWN = "unknown"


class Group(StrEnum):
    """Whom an offer is meant for. A property of the offer: nobody is asked what they are."""

    JOB_SEEKER = "job_seeker"
    EMPLOYEE = "employee"
    LOW_INCOME = "low_income"
    WOMEN = "women"
    NEWCOMER = "newcomer"
    YOUNG = "young"
    REGION_RESIDENT = "region_resident"
    GRADUATE = "graduate"


@dataclass(frozen=True, slots=True)
class EntryRules:
    """What an offer asks before it lets somebody in. No languages means: unknown."""

    diploma: Diploma
    languages: tuple[str, ...]
    selection: bool
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A training, certificate, traineeship or way to learn on the job.

    `teaches` maps skill ids to the proficiency reached. `hours` are all study hours as the provider
    states them, `months` the usual duration, `price_euros` what a person pays for the whole; each
    is None when unknown, never guessed. `hours_estimate` is our own judgement where the provider
    states no hours. `price_from` is the year of a price that is not of now. `region` names a part
    of the country that is no province. `starts` is None when unknown.
    """

    id: str
    title: Text
    provider: str
    form: OfferForm
    teaches: Mapping[str, int]
    online: bool
    provinces: tuple[str, ...]
    region: Text | None
    hours: int | None
    hours_estimate: int | None
    months: int | None
    hours_per_week: int | None
    price_euros: int | None
    price_from: int | None
    groups: tuple[Group, ...]
    starts: Literal["rolling"] | tuple[date, ...] | None
    note: Text | None
    entry: EntryRules
    link: str | None
    provenance: Provenance

    @property
    def study_hours(self) -> int | None:
        """All study hours: as stated, else as we estimate them, else None."""
        return self.hours_estimate if self.hours is None else self.hours


def next_start(offer: Offer, today: date) -> date | None:
    """Return the first day from `today` on that `offer` starts; None when no such day is known."""
    days = offer.starts if isinstance(offer.starts, tuple) else ()
    return min((day for day in days if day >= today), default=None)


def offers_for(step: Transition, offers: Iterable[Offer], limits: Limits) -> tuple[Offer, ...]:
    """Return the offers that teach something `step` still lacks and fit `limits`.

    An unknown price never fits a limit on own euros. Those that teach most of what is missing come
    first, then those with a known price, the cheapest, and the shortest; ties by id.
    """
    fitting = [
        offer for offer in offers if taught_of_missing(step, offer) and is_within(offer, limits)
    ]
    return tuple(sorted(fitting, key=lambda offer: _most_helpful(step, offer)))


def taught_of_missing(step: Transition, offer: Offer) -> tuple[str, ...]:
    """Return the skills that `step` lacks and `offer` raises."""
    return tuple(gap.skill for gap in step.missing if offer.teaches.get(gap.skill, 0) > gap.held)


def is_within(offer: Offer, limits: Limits) -> bool:
    """Whether place, weekly hours and price of `offer` fit."""
    fits_place = (limits.online and offer.online) or (
        bool(offer.provinces)
        and (not limits.provinces or bool(set(offer.provinces) & set(limits.provinces)))
    )
    fits_week = offer.hours_per_week is None or offer.hours_per_week <= limits.hours_per_week
    fits_purse = limits.own_euros is None or (
        offer.price_euros is not None and offer.price_euros <= limits.own_euros
    )
    return fits_place and fits_week and fits_purse


def _most_helpful(step: Transition, offer: Offer) -> tuple[object, ...]:
    steps_taught = sum(
        min(offer.teaches.get(gap.skill, 0), gap.asked) - gap.held
        for gap in step.missing
        if offer.teaches.get(gap.skill, 0) > gap.held
    )
    beside = len(offer.teaches) - len(taught_of_missing(step, offer))
    return (
        -steps_taught,
        beside,
        offer.price_euros is None,
        offer.price_euros or 0,
        offer.study_hours is None,
        offer.study_hours or 0,
        offer.id,
    )
