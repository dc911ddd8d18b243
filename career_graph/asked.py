"""What all role positions ask, as matrices: many possible people are laid beside them at once.

The search carries one person step by step (`career_graph.compiled`); here hundreds of people, each
a column of ratings, meet every position in a few matrix products. Hours are those of self-study,
and the job is taken to fill its hours exactly, so it is an estimate: good for choosing a question,
never an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from career_graph.compiled import Asked, CompiledGraph, compiled
from career_graph.graph import Position

Ratings = NDArray[np.uint8]
"""A row for each skill, a column for each person."""


@dataclass(frozen=True)
class AskTable:
    """Each pair of a skill and the proficiency that some position asks of it, once; all in rows.

    `related` are the skills that shorten learning, filled up with a skill that nobody holds.
    `hours[pair, held, helped]` is what the pair takes, `last` its last step, 0 when it is held.
    `asks` and `carrying` tell which position (row) asks which pairs (columns); `asks_of` how many.
    """

    skills: NDArray[np.intp]
    asked: Ratings
    related: NDArray[np.intp]
    hours: NDArray[np.float32]
    last: NDArray[np.float32]
    asks: csr_array[np.float32]
    asks_of: NDArray[np.float32]
    carrying: csr_array[np.float32]
    carrying_needed: NDArray[np.float32]
    on_the_job: NDArray[np.float32]
    levels: NDArray[np.int64]


@dataclass(frozen=True)
class Beside:
    """People beside positions: a row for each position, a column for each person.

    `hours` are left to study, `share_held` is the part of what is asked that they have, `carries`
    tells whether the level is carried.
    """

    hours: NDArray[np.float32]
    share_held: NDArray[np.float32]
    carries: NDArray[np.bool_]


_tables: WeakKeyDictionary[nx.DiGraph[Position], AskTable] = WeakKeyDictionary()


def ask_table(graph: nx.DiGraph[Position]) -> AskTable:
    """Return the matrices of `graph`, made once for each frozen graph."""
    if graph not in _tables:
        _tables[graph] = _table_of(compiled(graph))
    return _tables[graph]


def beside(table: AskTable, positions: NDArray[np.intp], held: Ratings, worked: Ratings) -> Beside:
    """Lay people who hold `held`, of which `worked` from work, beside `positions`.

    Pairs that are the same for all of them are looked at once.
    """
    held = np.vstack([held, np.zeros(held.shape[1], np.uint8)])
    differs = (held != held[:, :1]).any(axis=1)
    varies = differs[table.skills] | differs[table.related].any(axis=1)
    each = _sums(table, positions, np.flatnonzero(varies), held, worked)
    alike = _sums(table, positions, np.flatnonzero(~varies), held[:, :1], worked[:, :1])
    hours, last, has, carried = (one + other for one, other in zip(each, alike, strict=True))
    return Beside(
        hours=hours - np.minimum(last, table.on_the_job[positions, None]),
        share_held=has / table.asks_of[positions, None],
        carries=carried >= table.carrying_needed[positions, None],
    )


def _sums(
    table: AskTable,
    positions: NDArray[np.intp],
    pairs: NDArray[np.intp],
    held: Ratings,
    worked: Ratings,
) -> list[NDArray[np.float32]]:
    """Return the hours, the last steps, the pairs held and those carried, summed by position."""
    skills, asked = table.skills[pairs], table.asked[pairs][:, None]
    have = held[skills]
    place = pairs[:, None] * 25 + have * 5 + held[table.related[pairs]].max(axis=1)
    asks = table.asks[positions][:, pairs]
    return [
        asks @ table.hours.take(place),
        asks @ table.last.take(place),
        asks @ (have >= asked).astype(np.float32),
        table.carrying[positions][:, pairs] @ (worked[skills] >= asked).astype(np.float32),
    ]


def _table_of(arrays: CompiledGraph) -> AskTable:
    pairs = sorted({pair for stop in arrays.stops for pair in stop.asks})
    numbers = {pair: number for number, pair in enumerate(pairs)}
    nobody = len(arrays.skill_numbers)
    widest = max((len(arrays.related[skill]) for skill, _ in pairs), default=0) + 1
    related = np.full((len(pairs), widest), nobody, np.intp)
    hours = np.zeros((len(pairs), 5, 5), np.float32)
    last = np.zeros_like(hours)
    for number, (skill, asked) in enumerate(pairs):
        related[number, : len(arrays.related[skill])] = arrays.related[skill]
        for helped in range(5):
            steps = [
                (arrays.discounted if step <= helped else arrays.hours)[skill][step]
                for step in range(1, asked + 1)
            ]
            for held in range(asked):
                hours[number, held, helped] = sum(steps[held:])
                last[number, held, helped] = steps[-1]

    def rows(asked_by: list[Asked]) -> csr_array[np.float32]:
        places = [(n, numbers[pair]) for n, asked in enumerate(asked_by) for pair in asked]
        row, column = np.array(places, np.intp).reshape(-1, 2).T
        ones = np.ones(len(places), np.float32)
        return csr_array((ones, (row, column)), shape=(len(asked_by), len(pairs)))

    return AskTable(
        skills=np.array([skill for skill, _ in pairs], np.intp),
        asked=np.array([asked for _, asked in pairs], np.uint8),
        related=related,
        hours=hours,
        last=last,
        asks=rows([stop.asks for stop in arrays.stops]),
        asks_of=np.array([max(1, len(stop.asks)) for stop in arrays.stops], np.float32),
        carrying=rows([stop.carrying for stop in arrays.stops]),
        carrying_needed=np.array([stop.carrying_needed for stop in arrays.stops], np.float32),
        on_the_job=np.array([stop.on_the_job_hours for stop in arrays.stops], np.float32),
        levels=np.array([stop.level for stop in arrays.stops], np.int64),
    )
