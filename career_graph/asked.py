"""What all role positions ask, as matrices: many possible people are laid beside them at once.

The search carries one person step by step (`career_graph.compiled`); here hundreds of people, each
a column of ratings, meet every position in a few matrix products (`career_graph.beside`).
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

NEVER = 1e5  # hours, of what no job teaches; sums of these stay exact in 32 bits


@dataclass(frozen=True)
class AskTable:
    """Each pair of a skill and the proficiency that some position asks of it, once; all in rows.

    `related` are the skills that shorten learning, filled up with a skill that nobody holds.
    `hours[pair, held, helped]` is what the pair takes, `last` its last step, 0 when it is held.
    `high` are the hours that only a job can teach, since nobody learns them alone; NEVER where
    they are more than the last step.
    `asks` and `carrying` tell which position (row) asks which pairs (columns); `asks_of` how many.
    """

    skills: NDArray[np.intp]
    asked: Ratings
    related: NDArray[np.intp]
    hours: NDArray[np.float32]
    last: NDArray[np.float32]
    high: NDArray[np.float32]
    asks: csr_array[np.float32]
    asks_of: NDArray[np.float32]
    carrying: csr_array[np.float32]
    carrying_needed: NDArray[np.float32]
    on_the_job: NDArray[np.float32]
    levels: NDArray[np.int64]


_tables: WeakKeyDictionary[nx.DiGraph[Position], AskTable] = WeakKeyDictionary()


def ask_table(graph: nx.DiGraph[Position]) -> AskTable:
    """Return the matrices of `graph`, made once for each frozen graph."""
    if graph not in _tables:
        _tables[graph] = _table_of(compiled(graph))
    return _tables[graph]


def _table_of(arrays: CompiledGraph) -> AskTable:
    pairs = sorted({pair for stop in arrays.stops for pair in stop.asks})
    numbers = {pair: number for number, pair in enumerate(pairs)}
    nobody = len(arrays.skill_numbers)
    widest = max((len(arrays.related[skill]) for skill, _ in pairs), default=0) + 1
    related = np.full((len(pairs), widest), nobody, np.intp)
    hours = np.zeros((len(pairs), 5, 5), np.float32)
    last = np.zeros_like(hours)
    high = np.zeros_like(hours)
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
                if asked > arrays.alone[skill]:
                    is_last = max(held, arrays.alone[skill]) == asked - 1
                    high[number, held, helped] = steps[-1] if is_last else NEVER

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
        high=high,
        asks=rows([stop.asks for stop in arrays.stops]),
        asks_of=np.array([max(1, len(stop.asks)) for stop in arrays.stops], np.float32),
        carrying=rows([stop.carrying for stop in arrays.stops]),
        carrying_needed=np.array([stop.carrying_needed for stop in arrays.stops], np.float32),
        on_the_job=np.array([stop.on_the_job_hours for stop in arrays.stops], np.float32),
        levels=np.array([stop.level for stop in arrays.stops], np.int64),
    )
