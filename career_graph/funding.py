"""Money towards learning: who may claim it, for which offer, and what it takes off the price.

Three rules. Only what is certain lowers a price; what is possible is named beside it. A loan has to
be paid back, so it never lowers a price; nor does a scheme that is closed or out of date. A scheme
is used at most once on a path, never beside one that it excludes, and always so that the person
pays as little as can be.
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
class Reduction:
    """One link of the chain from the price to what somebody pays.

    `euros` is what a certain scheme takes off, or what a possible one might; None is unknown.
    """

    scheme: str
    rule: str
    euros: int | None
    is_certain: bool


@dataclass(frozen=True, slots=True)
class NetPrice:
    """What somebody pays for one offer, and the schemes that bear on it, the certain ones first.

    `euros` is None when the price is unknown. It is the price less the certain links of `chain`.
    """

    euros: int | None
    chain: tuple[Reduction, ...] = ()


@dataclass(frozen=True, slots=True)
class NetPrices:
    """What somebody pays for offers taken together; `euros` is None when a price is unknown."""

    euros: int | None
    prices: tuple[NetPrice, ...]


Priced = tuple[int | None, Sequence[Claim]]


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


def net_price(price: int | None, claims: Sequence[Claim]) -> NetPrice:
    """Return what somebody pays for one offer of `price` euros with the help of `claims`."""
    return net_prices([(price, claims)]).prices[0]


def net_prices(offers: Sequence[Priced]) -> NetPrices:
    """Return what somebody pays for all of `offers`, such as those of a step or a path.

    Of all ways to use each certain scheme at most once, and none beside one that it excludes, the
    one that costs the person least; of equals the one with the fewest schemes.
    """
    used = _best_use(offers)
    prices = tuple(_net(price, claims, used.get(n, ())) for n, (price, claims) in enumerate(offers))
    known = [net.euros for net in prices if net.euros is not None]
    return NetPrices(sum(known) if len(known) == len(prices) else None, prices)


def _net(price: int | None, claims: Sequence[Claim], used: Sequence[FundingScheme]) -> NetPrice:
    """Take off what is `used` here; name what else might help, and what is certain but unknown."""
    if not claims or price == 0:
        return NetPrice(price)
    left = price
    chain: list[Reduction] = []
    for scheme in used:
        off = min(left or 0, scheme.worth(price or 0) or 0)
        left = (left or 0) - off
        chain.append(Reduction(scheme.id, scheme.rule, off, is_certain=True))
    names = {scheme.id for scheme in used}
    for claim in claims:
        scheme = claim.scheme
        worth = None if price is None else scheme.worth(price)
        # a certain scheme that is not used here helps more elsewhere, or beside nothing at all
        is_spent = scheme.id in names or (claim.is_certain and bool(worth))
        if not is_spent and not any(_exclude(scheme, other) for other in used):
            might = None if worth is None or left is None else min(left, worth)
            chain.append(Reduction(scheme.id, scheme.rule, might, claim.is_certain))
    return NetPrice(left, tuple(chain))


def _exclude(one: FundingScheme, other: FundingScheme) -> bool:
    return other.id in one.excludes or one.id in other.excludes


def _best_use(offers: Sequence[Priced]) -> dict[int, list[FundingScheme]]:
    """Return per offer the certain schemes to use there, so that the whole costs least."""
    prices = [price or 0 for price, _ in offers]
    places: dict[str, list[tuple[int, int]]] = {}
    schemes: dict[str, FundingScheme] = {}
    for number, (price, claims) in enumerate(offers):
        for claim in claims:
            if price and claim.is_certain and (worth := claim.scheme.worth(price)):
                schemes[claim.scheme.id] = claim.scheme
                places.setdefault(claim.scheme.id, []).append((worth, number))
    if not schemes:
        return {}
    names = sorted(schemes)
    for name in names:
        places[name].sort(key=lambda place: (-place[0], place[1]))
    best = _Best(prices, [schemes[name] for name in names], [places[name] for name in names])
    best.look(0, 0, [])
    used: dict[int, list[FundingScheme]] = {}
    for scheme, number in best.chosen:
        used.setdefault(number, []).append(scheme)
    return used


class _Best:
    """Branch and bound over which scheme is used where."""

    def __init__(
        self,
        prices: list[int],
        schemes: list[FundingScheme],
        places: list[list[tuple[int, int]]],
    ) -> None:
        self._left = prices
        self._schemes = schemes
        self._places = places
        self._most = [sum(each[0][0] for each in places[n:]) for n in range(len(places) + 1)]
        self._saved = 0
        self.chosen: list[tuple[FundingScheme, int]] = []

    def look(self, depth: int, saved: int, chosen: list[tuple[FundingScheme, int]]) -> None:
        """Try every place for the scheme at `depth`, and doing without it."""
        if (saved, -len(chosen)) > (self._saved, -len(self.chosen)):
            self._saved, self.chosen = saved, list(chosen)
        hope = saved + self._most[depth]
        if depth == len(self._schemes) or (hope, -len(chosen)) <= (self._saved, -len(self.chosen)):
            return
        scheme = self._schemes[depth]
        if not any(_exclude(scheme, other) for other, _ in chosen):
            for worth, number in self._places[depth]:
                off = min(worth, self._left[number])
                if off:
                    self._left[number] -= off
                    self.look(depth + 1, saved + off, [*chosen, (scheme, number)])
                    self._left[number] += off
        self.look(depth + 1, saved, chosen)
