"""How likely it is that somebody can reach each position, while part of their skills is unknown.

What is not known yet has a spread: a chance for each proficiency. The hours that a position asks
are then a sum of independent parts, so close to a normal distribution; the level-carrying skills
held from work are counted exactly. It is a quick estimate that only chooses which question comes
next: no answer is ever read from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import erf, sqrt

import networkx as nx

from career_graph.assumptions import hours_within
from career_graph.compiled import CompiledGraph, Stop, compiled
from career_graph.graph import Position
from career_graph.journey import after_stay, months_to_stay, standing_of
from career_graph.profile import Limits, Profile

Spread = tuple[float, float, float, float, float]
"""The chance of each proficiency, 0 to 4."""

ROUGHNESS = 12.0  # hours: what an employer teaches seldom fills the hours on the job exactly


@dataclass(frozen=True, slots=True)
class Part:
    """An unknown skill as one position asks it: the hours at each proficiency, and their spread.

    `carried_from` is the proficiency that carries the level, where the skill is held from work.
    """

    skill: str
    spread: Spread
    hours: tuple[int, ...]
    mean: float
    variance: float
    carried_from: int | None


@dataclass(frozen=True, slots=True)
class Prospect:
    """A position with the hours it may ask, of which `needed` carrying skills must still show up.

    `within` are the hours that the limits and the job allow, `wait` the stay as hours of study.
    """

    levels_lost: int
    mean: float
    variance: float
    within: float
    on_the_job: int
    wait: int
    needed: int
    parts: tuple[Part, ...]

    def chance(self, within: float) -> float:
        """The chance that it asks at most `within` hours and that the level is carried."""
        return _below(within, self.mean, self.variance) * self.carried(None, self.needed)

    def chance_when(self, part: Part, rating: int, within: float) -> float:
        """The same once `part` turns out to be `rating`."""
        mean = self.mean - part.mean + part.hours[rating]
        needed = self.needed - (part.carried_from is not None and rating >= part.carried_from)
        hours = _below(within, mean, max(0.0, self.variance - part.variance))
        return hours * self.carried(part, needed)

    def carried(self, known: Part | None, needed: int) -> float:
        """The chance that `needed` of the unknown skills, but for `known`, carry the level."""
        if needed <= 0:
            return 1.0
        counts = [1.0] + [0.0] * needed  # the last one: that many or more
        for part in self.parts:
            if part.carried_from is None or part is known:
                continue
            held = sum(part.spread[part.carried_from :])
            counts[needed] += counts[needed - 1] * held
            for number in range(needed - 1, 0, -1):
                counts[number] += (counts[number - 1] - counts[number]) * held
            counts[0] *= 1 - held
        return counts[needed]


def prospects(
    graph: nx.DiGraph[Position], profile: Profile, unknown: Mapping[str, Spread], limits: Limits
) -> Iterator[Prospect]:
    """Yield every position that years and the wish to keep a level leave possible."""
    arrays = compiled(graph)
    stand = standing_of(profile)
    nothing = replace(stand, skills={}, from_work={})
    start_level = profile.position.level if profile.position else 0
    lowest = start_level if limits.keep_level or limits.min_income is not None else 0
    room = hours_within(limits.months_per_step, limits.hours_per_week)
    spreads = {arrays.skill_numbers[skill]: (skill, spread) for skill, spread in unknown.items()}
    work = {arrays.skill_numbers[s] for s in profile.from_work if s in arrays.skill_numbers}
    taught: dict[int, bytearray] = {}
    for stop in arrays.stops:
        stay = months_to_stay(graph, stand, stop.position)
        if stay is None or stop.level < lowest or stop.position == profile.position:
            continue
        if stay not in taught:
            taught[stay] = arrays.state(after_stay(graph, nothing, stay).skills)
        view = _View(arrays, arrays.state(profile.skills), taught[stay], spreads, work)
        hours, needed, parts = view.asked_by(stop)
        yield Prospect(
            levels_lost=max(0, start_level - stop.level),
            mean=hours + sum(part.mean for part in parts),
            variance=sum(part.variance for part in parts),
            within=room + stop.on_the_job_hours,
            on_the_job=stop.on_the_job_hours,
            wait=hours_within(stay, limits.hours_per_week),
            needed=needed,
            parts=parts,
        )


@dataclass(frozen=True, slots=True)
class _View:
    """What is known of somebody: ratings, what a stay teaches, and the spread of the rest."""

    arrays: CompiledGraph
    held: bytearray
    taught: bytearray
    spreads: Mapping[int, tuple[str, Spread]]
    work: set[int]

    def asked_by(self, stop: Stop) -> tuple[int, int, tuple[Part, ...]]:
        """Return the known hours, the carrying skills still needed, and the unknown parts."""
        carrying = dict(stop.carrying)
        hours, needed = 0, stop.carrying_needed
        parts = []
        for skill, asked in stop.asks:
            unknown = self.spreads.get(skill)
            carries = skill in carrying and skill in self.work
            if unknown is None:
                held = max(self.held[skill], self.taught[skill])
                hours += self._hours(skill, asked)[held] if held < asked else 0
                needed -= skill in carrying and (
                    (carries and held >= asked) or self.taught[skill] >= asked
                )
            else:
                parts.append(self._part(skill, asked, unknown, carries))
        return hours, needed, tuple(parts)

    def _part(self, skill: int, asked: int, unknown: tuple[str, Spread], carries: bool) -> Part:
        name, spread = unknown
        hours = self._hours(skill, asked)
        mean = sum(chance * cost for chance, cost in zip(spread, hours, strict=True))
        square = sum(chance * cost * cost for chance, cost in zip(spread, hours, strict=True))
        return Part(name, spread, hours, mean, square - mean * mean, asked if carries else None)

    def _hours(self, skill: int, asked: int) -> tuple[int, ...]:
        """Return the hours to `asked` from each proficiency, with the help of what is related."""
        related = self.arrays.related[skill]
        helped = max((max(self.held[r], self.taught[r]) for r in related), default=0)
        full, short = self.arrays.hours[skill], self.arrays.discounted[skill]
        costs = [0] * 5
        for step in range(asked, self.taught[skill], -1):
            costs[step - 1] = costs[step] + (short if step <= helped else full)[step]
        costs[: self.taught[skill]] = [costs[self.taught[skill]]] * self.taught[skill]
        return tuple(costs)


def places_left(candidates: Sequence[Prospect], places: int) -> list[float | None]:
    """Return within how many hours each candidate is expected to be among the first `places`.

    Positions that keep the level come first. None for who can no longer be among them.
    """
    bounds: list[float | None] = [None] * len(candidates)
    left = float(places)
    for lost in sorted({one.levels_lost for one in candidates}):
        tier = [n for n, one in enumerate(candidates) if one.levels_lost == lost]
        expected = sum(candidates[n].chance(candidates[n].within) for n in tier)
        most = max(candidates[n].within for n in tier)
        low, high = 0.0, most
        while expected > left and high - low > 1:
            middle = (low + high) / 2
            if sum(candidates[n].chance(_soon(candidates[n], middle)) for n in tier) >= left:
                high = middle
            else:
                low = middle
        for n in tier:
            bounds[n] = _soon(candidates[n], high)
        left -= expected
        if left <= 0:
            break
    return bounds


def _soon(one: Prospect, hours: float) -> float:
    return min(one.within, hours + one.on_the_job) if one.wait <= hours else -1.0


def _below(within: float, mean: float, variance: float) -> float:
    return 0.5 * (1 + erf((within - mean) / sqrt(2 * (variance + ROUGHNESS * ROUGHNESS))))
