"""What somebody pays in the end: prices, less what schemes take off.

Three rules. Only what is certain lowers a price; what is possible is named beside it. A loan has to
be paid back, so it never lowers a price; nor does a scheme that is closed or out of date. A scheme
is used at most once on a path, never beside one that it excludes, and always so that the person
pays as little as can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from career_graph.funding import Claim, FundingScheme


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
