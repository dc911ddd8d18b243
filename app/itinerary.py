"""A career path as it is shown: every stop and leg in words, in one language.

These values hold no HTML and no domain types, so that a path can be stored as it was made and shown
again later, whatever has changed since. `app.travel` makes them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Track = Literal["entry", "growth", "horizontal", "horizontal_up", "step_back"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what it is."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill with a note beside it."""

    name: str
    note: str


@dataclass(frozen=True, slots=True)
class OfferCard:
    """One way to learn something of a leg. `diploma` is empty when it asks for none.

    `covers` is what it teaches of this leg; `covers_later`, where it teaches nothing of this one,
    what it teaches of a later leg.

    `host` is where the link leads. `state` says whether its facts were read at their source, and
    `checked_on` when; a path that was saved before these were kept has none of the four.
    """

    id: str
    title: str
    provider: str
    covers: str
    form: str
    duration: str
    price: str
    is_price_known: bool
    diploma: str = ""
    link: str | None = None
    host: str = ""
    state: str = ""
    checked_on: date | None = None
    covers_later: str = ""


@dataclass(frozen=True, slots=True)
class ExcludedOffers:
    """Why some ways to learn do not fit, and which: their number and their titles in words."""

    reason: str
    number: int
    titles: str


@dataclass(frozen=True, slots=True)
class Passport:
    """Which skills from work carry the level."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way. `role` is its id where we have a page about it."""

    when: str
    name: str
    level: str
    role: str | None
    letter: str
    place: str


@dataclass(frozen=True, slots=True)
class Leg:
    """What happens between two stops. `offers_left` are those that fit too, but get no card."""

    track: Track
    kind: str
    course: str
    held: tuple[SkillLine, ...]
    held_more: tuple[SkillLine, ...]
    held_sum: str
    taught: tuple[SkillLine, ...]
    missing: tuple[SkillLine, ...]
    missing_more: tuple[SkillLine, ...]
    sums: tuple[str, ...]
    passport: Passport | None
    offers: tuple[OfferCard, ...]
    more_offers: tuple[OfferCard, ...]
    offers_left: int = 0
    excluded: tuple[ExcludedOffers, ...] = ()
    plan: tuple[OfferCard, ...] = ()
    plan_hours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Itinerary:
    """One path from start to goal. There is one leg less than there are stops.

    `notes` tell how the facts were reckoned; `cautions`, what they do not promise.
    """

    summary: str
    facts: tuple[Fact, ...]
    stops: tuple[Stop, ...]
    legs: tuple[Leg, ...]
    notes: tuple[str, ...]
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """One path in the comparison."""

    name: str
    stops: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """The whole answer: the path chosen, why it is the answer, and the others as fair as it.

    `is_complete` is False when not every route was looked at.
    """

    title: str
    itinerary: Itinerary
    proof: str
    assumed: tuple[Fact, ...]
    judgements: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    chosen: int
    hangs_on: str = ""
    is_complete: bool = True
