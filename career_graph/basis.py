"""What an answer rested on, as values that can be kept: to tell later what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from career_graph.graph import Position, assumptions_of
from career_graph.learning import PlanOffer
from career_graph.offers import Offer, offers_for
from career_graph.paths import CareerPath, PathsAnswer, career_paths, path_along
from career_graph.profile import Limits, Profile
from skills_taxonomy.model import CareerLevel, Text

OFFERS_KEPT = 10  # per step, the most helpful first; nobody weighs more than these


@dataclass(frozen=True, slots=True)
class Way:
    """A path as stops (`testanalist.medior`) and what it is judged on. Unknown euros are None.

    `plans` are the ids of the offers taken before each stop; paths kept long ago have none.
    """

    stops: tuple[str, ...]
    months: int
    own_euros: int | None
    income_dip: int
    levels_lost: int
    plans: tuple[tuple[str, ...], ...] = ()

    def beats(self, other: Way) -> bool:
        """Whether this way is no worse on anything, and better on something. Unknown never is."""
        if self.own_euros is None or other.own_euros is None:
            return False
        ours = (self.months, self.own_euros, self.income_dip, self.levels_lost)
        theirs = (other.months, other.own_euros, other.income_dip, other.levels_lost)
        return ours != theirs and all(a <= b for a, b in zip(ours, theirs, strict=True))


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """What was known of an offer that fits a step. Unknown is None, as in the offer itself."""

    title: Text
    price_euros: int | None
    months: int | None
    hours: int | None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a path rested on: what its stops asked, offers, judgements and the whole front.

    `asked` is skill id → proficiency by stop, `offers` are by id, `judgements` by name in plain
    text. `way` is the path itself, None when it is not open.
    """

    way: Way | None
    asked: Mapping[str, Mapping[str, int]]
    offers: Mapping[str, OfferFacts]
    judgements: Mapping[str, str]
    front: tuple[Way, ...]


def basis_of(
    graph: nx.DiGraph[Position],
    offers: Mapping[str, Offer],
    found: PathsAnswer,
    path: CareerPath,
    limits: Limits,
) -> Basis:
    """Return what `path`, one of those `found`, rests on."""
    planned = (offers[one.id] for step in path.transitions for one in step.study.offers)
    fitting = (
        offer
        for step in path.transitions
        for offer in offers_for(step, offers.values(), limits).fitting[:OFFERS_KEPT]
    )
    return Basis(
        way=way_of(path),
        asked=asked_at(graph, (step.destination for step in path.transitions)),
        offers={offer.id: offer_facts(offer) for offer in (*planned, *fitting)},
        judgements=judgements_of(graph),
        front=tuple(way_of(one) for one in found.paths),
    )


def basis_now(
    graph: nx.DiGraph[Position],
    offers: Mapping[str, Offer],
    profile: Profile,
    goal: Position,
    *,
    limits: Limits,
    may_take: Sequence[PlanOffer],
    then: Basis,
) -> Basis:
    """Return what the path of `then` rests on by the knowledge given, for the same question.

    `may_take` are the offers that a plan may hold. Stops and offers that are gone are left out;
    what such an offer taught is learned alone. Raises UnknownPositionError when the goal or the
    origin of the question is gone.
    """
    stops = [position_named(word) for word in then.asked]
    front = career_paths(graph, profile, goal, limits=limits, offers=may_take).paths
    there = {offer.id: offer for offer in may_take}
    taken = then.way.plans if then.way else ()
    plans = [[there[name] for name in plan if name in there] for plan in taken]
    path = (
        path_along(graph, profile, stops, limits=limits, plans=plans)
        if all(stop in graph for stop in stops)
        else None
    )
    is_open = path is not None and all(step.is_open for step in path.transitions)
    return Basis(
        way=way_of(path) if path is not None and is_open else None,
        asked=asked_at(graph, stops),
        offers={name: offer_facts(offers[name]) for name in then.offers if name in offers},
        judgements=judgements_of(graph),
        front=tuple(way_of(one) for one in front),
    )


def position_named(word: str) -> Position:
    """Return the position that `word` is the id of.

    >>> position_named("testanalist.medior").level.id
    'medior'
    """
    concept, _, level = word.rpartition(".")
    return Position(concept, CareerLevel.of(level))


def way_of(path: CareerPath) -> Way:
    """Return a path as what it is judged on."""
    return Way(
        stops=tuple(step.destination.id for step in path.transitions),
        months=path.months,
        own_euros=path.own_euros,
        income_dip=path.income_dip,
        levels_lost=path.levels_lost,
        plans=tuple(tuple(one.id for one in step.study.offers) for step in path.transitions),
    )


def asked_at(
    graph: nx.DiGraph[Position], stops: Iterable[Position]
) -> dict[str, Mapping[str, int]]:
    """Return what each of `stops` asks. A stop that the graph does not know is left out."""
    return {stop.id: dict(graph.nodes[stop]["essential"]) for stop in stops if stop in graph}


def offer_facts(offer: Offer) -> OfferFacts:
    """Return what is kept of an offer."""
    return OfferFacts(offer.title, offer.price_euros, offer.months, offer.hours)


def judgements_of(graph: nx.DiGraph[Position]) -> dict[str, str]:
    """Return every judgement by its name in assumptions.yaml, as plain text.

    >>> from fractions import Fraction
    >>> _plain({"a": (1, 2), "b": Fraction(1, 3)})
    'a: 1/2, b: 1/3'
    """
    assumptions = assumptions_of(graph)
    return {name: _plain(getattr(assumptions, name)) for name in assumptions.reasons}


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{getattr(k, 'id', k)}: {_plain(v)}" for k, v in value.items())
    if isinstance(value, tuple):
        return "/".join(str(part) for part in value)
    return str(value)
