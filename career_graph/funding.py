"""Money towards learning: who may claim it, and for which offer.

What it takes off a price is in `career_graph.net_prices`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from career_graph.offers import Offer, OfferForm
from skills_taxonomy.model import Provenance, Text


class Applicant(StrEnum):
    """Who asks for the money."""

    YOU = "you"
    EMPLOYER = "employer"


class FundingKind(StrEnum):
    """What sort of money it is."""

    LOAN = "loan"
    SUBSIDY = "subsidy"
    VOUCHER = "voucher"
    REDUCED_FEE = "reduced_fee"
    CLOSED = "closed"


class Certainty(StrEnum):
    """Whether who meets the conditions gets it, or only may get it."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class FundingCondition:
    """One thing that a scheme asks, as a question to answer with yes or no."""

    id: str
    question: Text


@dataclass(frozen=True, slots=True)
class FundingScheme:
    """A scheme as dated rules.

    `conditions` maps conditions to the answer that is asked. Empty `forms`, `providers` and
    `provinces` mean: all of them; `max_months` is how long an offer may take. It runs from
    `valid_from` up to and including `valid_until`; None is no end, or unknown. It takes `share` of
    the price off, at most `cap_euros`; without a share it is worth `cap_euros`; None for both is
    unknown. `excludes` are schemes it does not go with. `is_for_price` is False when it pays
    something else, such as guidance by the employer.
    """

    id: str
    title: Text
    text: Text
    applicant: Applicant
    kind: FundingKind
    certainty: Certainty
    conditions: Mapping[str, bool]
    forms: frozenset[OfferForm]
    providers: frozenset[str]
    max_months: int | None
    provinces: frozenset[str]
    valid_from: date | None
    valid_until: date | None
    share: Fraction | None
    cap_euros: int | None
    excludes: frozenset[str]
    is_for_price: bool
    link: str | None
    provenance: Provenance

    def is_open(self, as_of: date) -> bool:
        """Whether anybody can claim it on the day `as_of`."""
        return (
            self.kind is not FundingKind.CLOSED
            and (self.valid_from is None or self.valid_from <= as_of)
            and (self.valid_until is None or as_of <= self.valid_until)
        )

    def is_about(self, offer: Offer) -> bool:
        """Whether it is meant for offers such as `offer`."""
        return (
            (not self.forms or offer.form in self.forms)
            and (not self.providers or offer.provider in self.providers)
            and (self.max_months is None or (offer.months or 0) <= self.max_months)
        )

    def worth(self, price: int) -> int | None:
        """Return the whole euros it takes off `price`, or None when nobody tells how much."""
        if self.kind is FundingKind.LOAN or not self.is_for_price:
            return 0
        if self.share is None:
            return None if self.cap_euros is None else min(price, self.cap_euros)
        part = int(price * self.share)
        return part if self.cap_euros is None else min(part, self.cap_euros)

    @property
    def rule(self) -> str:
        """What it pays in machine words: `loan`, `beside`, `unknown`, `500`, `1/2 up to 500`."""
        if self.kind is FundingKind.LOAN:
            return "loan"
        if not self.is_for_price:
            return "beside"
        if self.share is None:
            return "unknown" if self.cap_euros is None else str(self.cap_euros)
        return f"{self.share}" + (f" up to {self.cap_euros}" if self.cap_euros is not None else "")


@dataclass(frozen=True, slots=True)
class Claim:
    """A scheme that may help this person with an offer.

    `to_answer` are the conditions that nobody answered yet. `is_here` is False when it is not sure
    that the person is in one of its provinces.
    """

    scheme: FundingScheme
    to_answer: tuple[str, ...] = ()
    is_here: bool = True

    @property
    def is_certain(self) -> bool:
        """Whether the person gets it for sure: nothing is left open, and it is no loan."""
        scheme = self.scheme
        return (
            scheme.certainty is Certainty.CERTAIN
            and scheme.applicant is Applicant.YOU
            and scheme.kind not in (FundingKind.LOAN, FundingKind.CLOSED)
            and not self.to_answer
            and self.is_here
        )


@dataclass(frozen=True, slots=True)
class Funding:
    """All schemes, and the conditions they ask."""

    schemes: Mapping[str, FundingScheme] = field(default_factory=dict)
    conditions: Mapping[str, FundingCondition] = field(default_factory=dict)


def applicable(
    schemes: Iterable[FundingScheme],
    offer: Offer,
    answers: Mapping[str, bool],
    provinces: Sequence[str],
    as_of: date,
) -> tuple[Claim, ...]:
    """Return what may help somebody with `offer` on the day `as_of`, the certain claims first.

    `answers` are the conditions somebody answered; a wrong answer rules a scheme out, no answer
    leaves it open. `provinces` is where they look; none means that they did not say.
    """
    claims = [
        Claim(
            scheme,
            to_answer=tuple(c for c in scheme.conditions if c not in answers),
            is_here=not scheme.provinces or (bool(provinces) and scheme.provinces >= {*provinces}),
        )
        for scheme in schemes
        if scheme.is_open(as_of)
        and scheme.is_about(offer)
        and all(answers.get(c, asked) == asked for c, asked in scheme.conditions.items())
        and (not scheme.provinces or not provinces or not scheme.provinces.isdisjoint(provinces))
    ]
    return tuple(sorted(claims, key=_surest_first))


def _surest_first(claim: Claim) -> tuple[object, ...]:
    return (not claim.is_certain, len(claim.to_answer), claim.scheme.id)
