"""What is still undecided while part of somebody's skills is unknown.

What is not known yet has a spread: a chance for each proficiency. From those, possible people are
drawn, each as likely as the next, and every one of them is laid beside all positions. Where they
agree, the answer is known already; where they differ, it is undecided. It is an estimate that only
chooses which question comes next: no answer is ever read from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from career_graph.asked import Ratings, ask_table, beside
from career_graph.assumptions import WEEKS_PER_MONTH, hours_within
from career_graph.compiled import CompiledGraph, compiled
from career_graph.graph import Position
from career_graph.journey import after_stay, months_to_stay, standing_of
from career_graph.profile import Limits, Profile

Spread = tuple[float, float, float, float, float]
"""The chance of each proficiency, 0 to 4."""

PEOPLE = 256  # more choose hardly better questions, and take longer
SEED = 20  # the same people for the same question, on every machine
FAR = 1e9  # the rank of a closed position


@dataclass(frozen=True)
class Undecided:
    """Possible people, a column each: their unknown ratings, and what is open and first to them.

    The rows of `ratings` follow `skills`; those of `is_open` and `is_first` follow `positions`, and
    so does `is_shown`: which come first as things are known now, before anything more is asked.
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


def undecided(
    graph: nx.DiGraph[Position],
    profile: Profile,
    unknown: Mapping[str, Spread],
    *,
    limits: Limits,
    first: int,
) -> Undecided:
    """Draw possible people and tell what is open to each, and which positions come `first`.

    Only positions that years and the wish to keep a level leave possible are looked at.
    """
    arrays, table = compiled(graph), ask_table(graph)
    skills = tuple(sorted(unknown))
    ratings = _drawn([unknown[skill] for skill in skills])
    held = np.repeat(_row(arrays, profile.skills)[:, None], PEOPLE + 1, axis=1)
    if skills:  # the last column stays as presumed
        held[[arrays.skill_numbers[skill] for skill in skills], :PEOPLE] = ratings
    from_work = _row(arrays, dict.fromkeys(profile.from_work, 1))[:, None]
    start_level = profile.position.level if profile.position else 0
    room = hours_within(limits.months_per_step, limits.hours_per_week)
    hours_per_month = limits.hours_per_week * float(WEEKS_PER_MONTH)
    numbers, opened, ranks = [], [], []
    for one in _within(graph, profile, limits):
        after = np.maximum(held, one.taught)
        lower = np.maximum(held - (held > 0), one.taught)
        now = beside(table, one.positions, after, np.maximum(held * from_work, one.taught))
        unsure = beside(table, one.positions, lower, np.maximum(lower * from_work, one.taught))
        is_open = (now.hours <= room) & now.carries
        is_sure = (unsure.hours <= room) & unsure.carries
        months = np.maximum(np.ceil(now.hours / hours_per_month), one.stays[:, None])
        lost = np.maximum(0, start_level - table.levels[one.positions])[:, None]
        rank = lost * 1e6 + ~is_sure * 1e5 + months * 10 - now.share_held
        numbers.append(one.positions)
        opened.append(is_open)
        ranks.append(np.where(is_open, rank, FAR))
    if not numbers:
        nothing = np.zeros((0, PEOPLE), np.bool_)
        return Undecided(skills, (), ratings, nothing, nothing, nothing[:, 0])
    all_ranks = np.concatenate(ranks)
    is_first = _lowest(all_ranks, first) & (all_ranks < FAR)
    return Undecided(
        skills=skills,
        positions=tuple(arrays.stops[n].position for n in np.concatenate(numbers)),
        ratings=ratings,
        is_open=np.concatenate(opened)[:, :PEOPLE],
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
