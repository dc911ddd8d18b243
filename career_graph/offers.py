"""Ways to learn: what an offer teaches, what it costs if anybody knows, and whether it fits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Literal

from career_graph.profile import Limits, Profile
from career_graph.transitions import Transition
from skills_taxonomy.model import Provenance, Text

PROVINCES = ("DR", "FL", "FR", "GE", "GR", "LI", "NB", "NH", "OV", "UT", "ZE", "ZH")


class OfferForm(StrEnum):
    """The forms learning takes; all are equals.

    A programme of a region teaches nothing itself: it helps people choose and find training.
    """

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
    PROGRAMME = "programme"


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


class Exclusion(StrEnum):
    """The rule by which an offer does not fit somebody, in the order we look at them."""

    PLACE = "place"
    HOURS_PER_WEEK = "hours_per_week"
    FORM = "form"
    DIPLOMA = "diploma"
    LANGUAGE = "language"
    PRICE = "price"
    PRICE_UNKNOWN = "price_unknown"


Answers = Mapping[str, bool]
NO_ANSWERS: Answers = {}
EMPLOYED = "employed"  # what is only for employees needs an employer
DIPLOMA_HELD = {
    Diploma.VMBO: "diploma_vmbo",
    Diploma.HAVO_MBO4: "diploma_havo_mbo4",
    Diploma.HBO_WO: "diploma_hbo_wo",
}
LANGUAGE_SPOKEN = {"nl": "language_nl", "en": "language_en"}


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
    of the country that is no province. `starts` is None when unknown. An imported offer says in
    `named` what it teaches in its provider's words, as long as nobody told what those mean.
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
    is_imported: bool = False
    named: tuple[str, ...] = ()

    @property
    def study_hours(self) -> int | None:
        """All study hours: as stated, else as we estimate them, else None."""
        return self.hours_estimate if self.hours is None else self.hours

    @property
    def is_only_for_employees(self) -> bool:
        """Whether it needs an employer. Volunteering is learning at work too, but needs none."""
        return self.groups == (Group.EMPLOYEE,)

    @property
    def is_with_own_employer(self) -> bool:
        """Whether it is what your own employer lets you do, beside the work that you have."""
        return self.form is OfferForm.ON_THE_JOB and self.is_only_for_employees


def next_start(offer: Offer, today: date) -> date | None:
    """Return the first day from `today` on that `offer` starts; None when no such day is known."""
    days = offer.starts if isinstance(offer.starts, tuple) else ()
    return min((day for day in days if day >= today), default=None)


@dataclass(frozen=True, slots=True)
class StepOffers:
    """The offers that teach something a step lacks: those that fit, and the others by their rule.

    Those that teach most of what is missing come first, then those with a known price, the
    cheapest, and the shortest; ties by id. Rules without offers are left out.
    """

    fitting: tuple[Offer, ...]
    excluded: Mapping[Exclusion, tuple[Offer, ...]]

    @property
    def all(self) -> Iterator[Offer]:
        """Every offer that teaches something, whether it fits or not."""
        return chain(self.fitting, *self.excluded.values())


def offers_for(
    step: Transition, offers: Iterable[Offer], limits: Limits, answers: Answers = NO_ANSWERS
) -> StepOffers:
    """Return the offers that teach something `step` still lacks.

    An unknown price never fits a limit on own euros.
    """
    held = {gap.skill: gap.held for gap in step.missing}
    found: dict[Exclusion | None, list[Offer]] = {rule: [] for rule in (None, *Exclusion)}
    for offer in offers:
        if held.keys().isdisjoint(offer.teaches):
            continue
        if any(reached > held.get(skill, reached) for skill, reached in offer.teaches.items()):
            found[exclusion(offer, limits, answers)].append(offer)
    ranked = {
        rule: tuple(sorted(those, key=lambda offer: _most_helpful(step, offer)))
        for rule, those in found.items()
    }
    return StepOffers(
        fitting=ranked[None],
        excluded={rule: those for rule, those in ranked.items() if rule and those},
    )


def taught_of_missing(step: Transition, offer: Offer) -> tuple[str, ...]:
    """Return the skills that `step` lacks and `offer` raises."""
    return tuple(gap.skill for gap in step.missing if offer.teaches.get(gap.skill, 0) > gap.held)


def answers_about(profile: Profile, answers: Answers = NO_ANSWERS) -> Answers:
    """Return `answers`, and what `profile` tells: who has no work has no employer."""
    return answers if profile.position else {**answers, EMPLOYED: False}


def is_within(offer: Offer, limits: Limits, answers: Answers = NO_ANSWERS) -> bool:
    """Whether nothing excludes `offer`."""
    return exclusion(offer, limits, answers) is None


def exclusion(offer: Offer, limits: Limits, answers: Answers = NO_ANSWERS) -> Exclusion | None:
    """Return the first rule that excludes `offer`, or None when none does.

    `answers` says of a condition whether it holds. What nobody answered excludes nothing: then it
    is for the reader to check.
    """
    if not _is_near(offer, limits):
        return Exclusion.PLACE
    if (offer.hours_per_week or 0) > limits.hours_per_week:
        return Exclusion.HOURS_PER_WEEK
    return _closed_by(offer, answers) or _beyond(limits.own_euros, offer.price_euros)


def _closed_by(offer: Offer, answers: Answers) -> Exclusion | None:
    """Return the entry rule that somebody's answers break."""
    if not answers:
        return None
    languages = offer.entry.languages
    if answers.get(EMPLOYED) is False and offer.is_only_for_employees:
        return Exclusion.FORM
    if answers.get(DIPLOMA_HELD.get(offer.entry.diploma, "")) is False:
        return Exclusion.DIPLOMA
    if languages and all(answers.get(LANGUAGE_SPOKEN[code]) is False for code in languages):
        return Exclusion.LANGUAGE
    return None


def _beyond(limit: int | None, price: int | None) -> Exclusion | None:
    if limit is None:
        return None
    if price is None:
        return Exclusion.PRICE_UNKNOWN
    return Exclusion.PRICE if price > limit else None


def diplomas_asked(offers: Iterable[Offer]) -> tuple[str, ...]:
    """Return the conditions about a diploma that decide about any of `offers`, lowest first."""
    asked = {offer.entry.diploma for offer in offers}
    return tuple(condition for diploma, condition in DIPLOMA_HELD.items() if diploma in asked)


def _is_near(offer: Offer, limits: Limits) -> bool:
    if limits.online and offer.online:
        return True
    return bool(
        set(offer.provinces) & set(limits.provinces) if limits.provinces else offer.provinces
    )


def _most_helpful(step: Transition, offer: Offer) -> tuple[object, ...]:
    taught = [
        min(offer.teaches[gap.skill], gap.asked) - gap.held
        for gap in step.missing
        if offer.teaches.get(gap.skill, 0) > gap.held
    ]
    return (
        -sum(taught),
        len(offer.teaches) - len(taught),
        offer.price_euros is None,
        offer.price_euros or 0,
        offer.study_hours is None,
        offer.study_hours or 0,
        offer.id,
    )
