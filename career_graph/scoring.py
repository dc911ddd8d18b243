"""How near two occupations are, for people who would step from one to the other: 0 to 1.

A score for any pair in an ESCO edition, for ranking and research. It is no answer for a person:
that is a path, with its reasons. The measure and what else was tried stand in
docs/decisions/0006-scoring-transitions.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from skills_taxonomy.ancestry import ancestors_of
from skills_taxonomy.edition import EscoEdition
from skills_taxonomy.model import UnknownConceptError

Weights = Mapping[str, float]

ESSENTIAL, OPTIONAL = 1.0, 0.5
DEPTHS = ("skill", "narrow", "wide")  # the skill itself, its group, the group above that
SHARES = {"skill": 0.35, "narrow": 0.25, "wide": 0.15, "isco": 0.25}
ISCO_CLOSENESS = (0.0, 0.4, 0.65, 0.85, 1.0)  # by how many digits of the group are shared
STEP_UP = 0.9  # for each ISCO skill level that the destination lies above the origin
ISCO_SKILL_LEVEL = {"1": 4, "2": 4, "3": 3, "9": 1}  # ILO, ISCO-08; the other major groups are 2


@dataclass(frozen=True, slots=True)
class Features:
    """One occupation as weights: per depth, what it asks; and where ISCO puts it."""

    asks: Mapping[str, Weights]
    worth: Mapping[str, float]
    essentials: frozenset[str]
    isco_group: str


@dataclass(frozen=True)
class TransitionScorer:
    """Scores steps between the occupations of one edition."""

    features: Mapping[str, Features]
    rarity: Mapping[str, Weights]
    groups: Mapping[str, tuple[str, ...]]

    def score(self, origin_uri: str, destination_uri: str) -> float:
        """Return how near the destination is, 0 to 1. Raises UnknownConceptError.

        Not symmetric: what counts is which share of the destination's skills the origin brings,
        and a step to a higher ISCO skill level is harder than one down.
        """
        for uri in (origin_uri, destination_uri):
            if uri not in self.features:
                raise UnknownConceptError(uri)
        origin, destination = self.features[origin_uri], self.features[destination_uri]
        total = SHARES["isco"] * _isco_closeness(origin.isco_group, destination.isco_group)
        counted = SHARES["isco"]
        for depth in DEPTHS:
            if worth := destination.worth[depth]:
                rarity = self.rarity[depth]
                brought = _brought(origin.asks[depth], destination.asks[depth], rarity)
                total += SHARES[depth] * brought / worth
                counted += SHARES[depth]
        steps_up = max(0, _skill_level(destination.isco_group) - _skill_level(origin.isco_group))
        return total / counted * STEP_UP**steps_up

    def missing_essentials(self, origin_uri: str, destination_uri: str) -> frozenset[str]:
        """Return the essential skills of the destination that the origin does not list at all."""
        asked = self.features[destination_uri].essentials
        return asked - self.features[origin_uri].asks["skill"].keys()

    def number_near(self, origin_uri: str, skills: Iterable[str]) -> int:
        """Return how many of `skills` lie in a group in which the origin has skills of its own."""
        known = self.features[origin_uri].asks["narrow"]
        return sum(any(group in known for group in self.groups.get(s, ())) for s in skills)


def scorer_of(edition: EscoEdition) -> TransitionScorer:
    """Return the scorer of `edition`."""
    names = _names_by_depth(edition)
    asks: list[dict[str, dict[str, float]]] = [
        {depth: {} for depth in DEPTHS} for _ in edition.occupations
    ]
    for occupation, skill, is_essential in edition.occupation_skills:
        weight = ESSENTIAL if is_essential else OPTIONAL
        for depth in DEPTHS:
            row = asks[occupation][depth]
            for name in names[depth][skill]:
                row[name] = row.get(name, 0.0) + weight
    rarity = {depth: _rarity([row[depth] for row in asks]) for depth in DEPTHS}
    return TransitionScorer(
        features={
            o.uri: Features(
                asks=row,
                worth={depth: _worth(row[depth], rarity[depth]) for depth in DEPTHS},
                essentials=_essentials(row["skill"]),
                isco_group=o.isco_group,
            )
            for o, row in zip(edition.occupations, asks, strict=True)
        },
        rarity=rarity,
        groups={
            skill.uri: groups for skill, groups in zip(edition.skills, names["narrow"], strict=True)
        },
    )


def _essentials(skills: Weights) -> frozenset[str]:
    return frozenset(name for name, weight in skills.items() if weight >= ESSENTIAL)


def _names_by_depth(edition: EscoEdition) -> dict[str, list[tuple[str, ...]]]:
    """Return, per depth, the names under which each skill counts."""
    broader: dict[str, list[str]] = {}
    for concept, higher in edition.skill_broader:
        broader.setdefault(concept, []).append(higher)
    groups = {group.uri for group in edition.groups}
    above = ancestors_of(edition.skill_broader, (skill.uri for skill in edition.skills))
    narrow, wide = [], []
    for skill in edition.skills:
        near = tuple(dict.fromkeys(uri for uri in _nearest_groups(skill.uri, broader, groups)))
        narrow.append(near)
        wide.append(
            tuple(
                dict.fromkeys(
                    up for uri in near for up in broader.get(uri, ()) if up in above[skill.uri]
                )
            )
        )
    return {"skill": [(skill.uri,) for skill in edition.skills], "narrow": narrow, "wide": wide}


def _nearest_groups(
    uri: str, broader: Mapping[str, Iterable[str]], groups: set[str]
) -> Iterable[str]:
    """Yield the groups right above a skill, past broader skills in between."""
    waiting, seen = [uri], {uri}
    while waiting:
        for higher in broader.get(waiting.pop(), ()):
            if higher in groups:
                yield higher
            elif higher not in seen:
                seen.add(higher)
                waiting.append(higher)


def _rarity(rows: list[dict[str, float]]) -> dict[str, float]:
    """Return the inverse document frequency of each name (Spärck Jones 1972), smoothed."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    return {name: log(1 + len(rows) / count) for name, count in counts.items()}


def _brought(origin: Weights, destination: Weights, rarity: Weights) -> float:
    """Return how much of what the destination asks the origin brings, rare names heavier."""
    return sum(
        rarity[name] * min(origin[name], destination[name])
        for name in origin.keys() & destination.keys()
    )


def _worth(asked: Weights, rarity: Weights) -> float:
    return sum(rarity[name] * weight for name, weight in asked.items())


def _isco_closeness(first: str, second: str) -> float:
    shared = 0
    for a, b in zip(first[:4], second[:4], strict=False):
        if a != b:
            break
        shared += 1
    return ISCO_CLOSENESS[shared]


def _skill_level(isco_group: str) -> int:
    return ISCO_SKILL_LEVEL.get(isco_group[:1], 2)
