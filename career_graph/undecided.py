"""What is still undecided while part of somebody's skills is unknown.

What is not known yet has a spread: a chance for each proficiency. From those, possible people are
drawn, each as likely as the next, and laid beside positions: a few of them beside all, everybody
beside those that come near the first. Where they agree, the answer is known already; where they
differ, it is undecided. It is an estimate that only chooses which question comes next: no answer is
ever read from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from career_graph.asked import AskTable, Ratings, ask_table
from career_graph.assumptions import WEEKS_PER_MONTH, hours_within
from career_graph.beside import NEVER, Pace, Ways, beside
from career_graph.compiled import CompiledGraph, compiled
from career_graph.graph import Position
from career_graph.journey import after_stay, months_to_stay, standing_of
from career_graph.learning import PlanOffer
from career_graph.lessons import Lessons, lessons_of
from career_graph.plans import courses_of
from career_graph.profile import Limits, Profile

Spread = tuple[float, float, float, float, float]
"""The chance of each proficiency, 0 to 4."""

PEOPLE = 256  # more choose hardly better questions, and take longer
SEED = 20  # the same people for the same question, on every machine
SAMPLE = 24  # of those people, who are laid beside all positions
NEAR = 12  # a position that comes so far for one of them may come first
FAR = 1e9  # the rank of a closed position


@dataclass(frozen=True)
class Undecided:
    """Possible people, a column each: their unknown ratings, and what is open and first to them.

    `positions` are those that may come first. The rows of `ratings` follow `skills`; those of
    `is_open` and `is_first` follow `positions`, and so does `is_shown`: which come first as things
    are known now, before anything more is asked.
    """

    skills: tuple[str, ...]
    positions: tuple[Position, ...]
    ratings: Ratings
    is_open: NDArray[np.bool_]
    is_first: NDArray[np.bool_]
    is_shown: NDArray[np.bool_]

    @property
    def settled(self) -> float:
        """How much of what is shown first is expected to stay: a share between 0 and 1."""
        among_first = self.is_first.sum()
        return float(self.is_first[self.is_shown].sum() / among_first) if among_first else 1.0


@dataclass(frozen=True)
class _Within:
    """Positions that one stay leads to, by number, with the months of that stay.

    `taught` is what the stay adds to what is held, and to what is held from work.
    """

    positions: NDArray[np.intp]
    stays: NDArray[np.int64]
    taught: Ratings

    def only(self, keep: NDArray[np.bool_]) -> _Within:
        """Return some of the positions."""
        return _Within(self.positions[keep], self.stays[keep], self.taught)


@dataclass(frozen=True)
class _Tries:
    """The ranks of positions for people, and the offers that count: as rated, and a step lower."""

    ranks: NDArray[np.float64]
    ways: Ways
    ways_lower: Ways

    def ways_of(self, keep: NDArray[np.bool_]) -> tuple[Ways, Ways]:
        """Return the ways to the positions that are kept, counted anew."""
        place = np.cumsum(keep) - 1
        chosen = [ways.only(keep[ways.place]) for ways in (self.ways, self.ways_lower)]
        as_rated, lower = (Ways(place[ways.place], ways.course) for ways in chosen)
        return as_rated, lower


@dataclass(frozen=True)
class _Trial:
    """What stays the same while people are laid beside positions."""

    table: AskTable
    lessons: Lessons
    from_work: Ratings
    start_level: int
    pace: Pace

    def ranks(
        self, one: _Within, held: Ratings, ways: tuple[Ways | None, Ways | None] = (None, None)
    ) -> _Tries:
        """Return the rank of each position of `one` for people who hold `held`.

        The lower, the earlier `reachable_positions` shows it; FAR for a closed one.
        """
        lower = held - (held > 0)
        now, unsure = (
            beside(
                self.table,
                self.lessons,
                one.positions,
                (
                    np.maximum(skills, one.taught),
                    np.maximum(skills * self.from_work, one.taught),
                ),
                self.pace,
                which,
            )
            for skills, which in zip((held, lower), ways, strict=True)
        )
        is_sure = (unsure.months < NEVER) & unsure.carries
        months = np.maximum(now.months, one.stays[:, None]).astype(np.float64)
        lost = np.maximum(0, self.start_level - self.table.levels[one.positions])[:, None]
        rank = lost * 1e6 + ~is_sure * 1e5 + months * 10 - now.share_held
        is_open = (now.months < NEVER) & now.carries
        return _Tries(np.where(is_open, rank, FAR), now.quicker, unsure.quicker)


def undecided(
    graph: nx.DiGraph[Position],
    profile: Profile,
    unknown: Mapping[str, Spread],
    *,
    limits: Limits,
    first: int,
    offers: Sequence[PlanOffer] = (),
) -> Undecided:
    """Draw possible people and tell what is open to each, and which positions come `first`.

    Offers count by the one that makes a step quickest. Only positions that years and the wish to
    keep a level leave possible, and that come near the first for some, are looked at.
    """
    arrays = compiled(graph)
    skills = tuple(sorted(unknown))
    ratings = _drawn([unknown[skill] for skill in skills])
    held = np.repeat(_row(arrays, profile.skills)[:, None], PEOPLE + 1, axis=1)
    if skills:  # the last column stays as presumed
        held[[arrays.skill_numbers[skill] for skill in skills], :PEOPLE] = ratings
    table = ask_table(graph)
    trial = _Trial(
        table=table,
        lessons=lessons_of(table, courses_of(arrays, offers, limits)),
        from_work=_row(arrays, dict.fromkeys(profile.from_work, 1))[:, None],
        start_level=profile.position.level if profile.position else 0,
        pace=Pace(
            limits.hours_per_week * float(WEEKS_PER_MONTH),
            limits.months_per_step,
            hours_within(limits.months_per_step, limits.hours_per_week),
        ),
    )
    few = held[:, :: -(PEOPLE // SAMPLE)]
    numbers, ranks = [np.zeros(0, np.intp)], [np.zeros((0, PEOPLE + 1))]
    tried = [(one, trial.ranks(one, few)) for one in _within(graph, profile, limits)]
    if tried:
        each = [tries.ranks for _, tries in tried]
        lowest = _lowest(np.concatenate(each), NEAR)
        near = np.split(lowest.any(axis=1), np.cumsum([len(one) for one in each])[:-1])
        for (one, tries), is_near in zip(tried, near, strict=True):
            is_near &= (tries.ranks < FAR).any(axis=1)
            if is_near.any():
                chosen = one.only(is_near)
                numbers.append(chosen.positions)
                ranks.append(trial.ranks(chosen, held, tries.ways_of(is_near)).ranks)
    all_ranks = np.concatenate(ranks)
    is_open = all_ranks < FAR
    is_first = _lowest(all_ranks, first) & is_open
    return Undecided(
        skills=skills,
        positions=tuple(arrays.stops[n].position for n in np.concatenate(numbers)),
        ratings=ratings,
        is_open=is_open[:, :PEOPLE],
        is_first=is_first[:, :PEOPLE],
        is_shown=is_first[:, PEOPLE],
    )


def _drawn(spreads: Iterable[Spread]) -> Ratings:
    """Draw a rating of each spread for each person, as evenly as the spread says."""
    chance = np.random.default_rng(SEED)
    even = (np.arange(PEOPLE) + 0.5) / PEOPLE
    rows = [
        np.searchsorted(np.cumsum(spread[:4]), chance.permutation(even), side="right")
        for spread in spreads
    ]
    return np.array(rows, np.uint8).reshape(-1, PEOPLE)


def _within(graph: nx.DiGraph[Position], profile: Profile, limits: Limits) -> Iterator[_Within]:
    """Yield the positions that are possible, grouped by what the stay before them teaches."""
    arrays, stand = compiled(graph), standing_of(profile)
    nothing = replace(stand, skills={}, from_work={})
    start_level = profile.position.level if profile.position else 0
    lowest = start_level if limits.keep_level or limits.min_income is not None else 0
    groups: dict[bytes, list[tuple[int, int]]] = {}
    taught_by: dict[int, bytes] = {}
    for stop in arrays.stops:
        stay = months_to_stay(graph, stand, stop.position)
        if stay is None or stop.level < lowest or stop.position == profile.position:
            continue
        if stay not in taught_by:
            taught_by[stay] = bytes(arrays.state(after_stay(graph, nothing, stay).skills))
        groups.setdefault(taught_by[stay], []).append((stop.number, stay))
    for taught, found in groups.items():
        positions, stays = np.array(found).T
        yield _Within(positions, stays, np.frombuffer(taught, np.uint8)[:, None])


def _row(arrays: CompiledGraph, skills: Mapping[str, int]) -> Ratings:
    return np.frombuffer(bytes(arrays.state(skills)), np.uint8)


def _lowest(ranks: NDArray[np.float64], number: int) -> NDArray[np.bool_]:
    """Mark the `number` lowest ranks of each column."""
    marked = np.zeros(ranks.shape, np.bool_)
    if len(ranks) <= number:
        return ~marked
    in_order = np.arange(len(ranks))[:, None] * 1e-6  # where they are equal, the first ones
    lowest = np.argpartition(ranks + in_order, number, axis=0)[:number]
    np.put_along_axis(marked, lowest, True, axis=0)
    return marked
