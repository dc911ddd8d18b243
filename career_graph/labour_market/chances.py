"""The chances of work in a role: what is known of the place asked for, and of others by name.

A figure of one place never stands in for another. Where nothing is known of the place asked for,
the answer for it is empty; what is known of places that overlap it, and of the country, comes as
what it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from career_graph.labour_market.facts import (
    COUNTRY,
    LabourFact,
    LabourMarket,
    Measure,
    Region,
    RegionKind,
)
from skills_taxonomy.model import CareerLevel, Role

_MEASURES = list(Measure)


@dataclass(frozen=True, slots=True)
class PlaceChances:
    """What is known of one place: the facts that matter most first. Empty: there are no figures."""

    region: Region
    facts: tuple[LabourFact, ...]


@dataclass(frozen=True, slots=True)
class Chances:
    """What is known of a role: of the place asked for, of places that overlap it, of the country.

    `is_by_level` says whether any fact is about one career level; the others are about all.
    """

    asked: PlaceChances | None
    nearby: tuple[PlaceChances, ...]
    country: PlaceChances

    @property
    def places(self) -> tuple[PlaceChances, ...]:
        """All places, in the order in which a reader meets them."""
        return (*((self.asked,) if self.asked else ()), *self.nearby, self.country)

    @property
    def is_anything_known(self) -> bool:
        """Whether there is any fact at all."""
        return any(place.facts for place in self.places)

    @property
    def is_by_level(self) -> bool:
        """Whether any fact is about one career level."""
        return any(fact.levels for place in self.places for fact in place.facts)


def chances(
    market: LabourMarket,
    role: Role,
    region: str = COUNTRY,
    level: CareerLevel | None = None,
    today: date | None = None,
) -> Chances:
    """Return what is known of `role` in `region`, at `level` or at any.

    With `today`, what is old comes after what is not. Raises UnknownRegionError when there is no
    such place.
    """
    if region not in market.regions:
        raise UnknownRegionError(region)
    about = [fact for fact in market.facts if _is_about(market, fact, role, level)]
    asked = market.regions[region]

    def known(place: Region) -> PlaceChances:
        chosen = _chosen(market, (fact for fact in about if fact.region == place.id))
        if today is not None:
            chosen = tuple(sorted(chosen, key=lambda fact: fact.is_stale(today)))
        return PlaceChances(place, chosen)

    nearby = [
        known(place)
        for place in market.regions.values()
        if place.kind is not RegionKind.COUNTRY
        and place.id != region
        and set(place.provinces) & set(asked.provinces)
        and (place.kind is not asked.kind)
    ]
    return Chances(
        asked=None if region == COUNTRY else known(asked),
        nearby=tuple(place for place in nearby if place.facts),
        country=known(market.regions[COUNTRY]),
    )


class UnknownRegionError(LookupError):
    """There is no such province or labour-market region."""


def _is_about(
    market: LabourMarket, fact: LabourFact, role: Role, level: CareerLevel | None
) -> bool:
    if level and fact.levels and level not in fact.levels:
        return False
    if fact.roles:
        return role.id in fact.roles
    return role.isco_group in market.groups[fact.group].isco_groups


def _chosen(market: LabourMarket, facts: Iterable[LabourFact]) -> tuple[LabourFact, ...]:
    """Return per measure the latest fact of each width; a wider one only when it is newer."""
    chosen: list[LabourFact] = []
    for fact in sorted(facts, key=lambda fact: _narrowest_first(market, fact)):
        rivals = [
            one for one in chosen if one.measure is fact.measure and one.levels == fact.levels
        ]
        if all(fact.period.end > one.period.end for one in rivals):
            chosen.append(fact)
    return tuple(
        sorted(chosen, key=lambda f: (_MEASURES.index(f.measure), -f.period.end.toordinal(), f.id))
    )


def _narrowest_first(market: LabourMarket, fact: LabourFact) -> tuple[object, ...]:
    width = 0 if fact.roles else len(market.groups[fact.group].isco_groups)
    return (width, -fact.period.end.toordinal(), not fact.is_imported, fact.id)
