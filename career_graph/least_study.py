"""The study hours that no route can go below: a relaxation, not a plan."""

from __future__ import annotations

import numpy as np

from career_graph.compiled import CompiledGraph, Stop
from career_graph.quest import Quest
from career_graph.terms import Terms
from career_graph.towards import Towards
from career_graph.vectors import LEVELS, Ints


def least_study_hours(quest: Quest) -> int:
    """Return a number of study hours that no route from the start to the goal can go below.

    Every missing step counts at its cheapest, as if all related skills were held, and where an
    offer teaches it, at the least share of that offer's hours. From that goes all that any work
    on the way could teach: what the goal's employer lets somebody learn, and the three stops that
    could take most of it over, by their own hours on the job and by what their work teaches.
    """
    arrays, start, goal, terms = quest.arrays, quest.start, quest.goal, quest.terms
    summed = _least_hours(arrays, start.held, goal, terms)
    taken_over = _hours_taken_over(arrays, quest.ways, summed)
    may = arrays.vectors.level >= quest.lowest_level
    may[goal.number] = False
    on_the_way = int(np.sort(taken_over[may])[-(arrays.maximum_steps - 1) :].sum())
    if start.stop is not None:  # its work teaches all of this, also what it asks and they lack
        taught = dict(start.stop.taught)
        on_the_way += sum(
            int(summed[row, taught.get(s, 0)]) for row, (s, _) in enumerate(goal.asks)
        )
    return max(0, int(summed[:, -1].sum()) - goal.on_the_job_hours - on_the_way)


def _least_hours(arrays: CompiledGraph, held: bytearray, goal: Stop, terms: Terms) -> Ints:
    """Return the least hours from `held` up to each level, for each skill that `goal` asks."""
    hours = np.zeros((len(goal.asks), LEVELS), dtype=np.int64)
    for row, (skill, asked) in enumerate(goal.asks):
        for step in range(held[skill] + 1, asked + 1):
            hours[row, step] = least = arrays.cheapest_hours(skill, step)
            if terms.shares is not None:
                share = int(arrays.hours[skill][step] * terms.shares[skill, step])
                hours[row, step] = min(least, share)
    summed: Ints = hours.cumsum(axis=1)
    return summed


def _hours_taken_over(arrays: CompiledGraph, ways: Towards, summed: Ints) -> Ints:
    """Return the most of the hours `summed`, by level, that a job at each stop can teach."""
    still = np.repeat(summed[:, None], LEVELS, axis=1)
    on_the_job = ways.asks.summed(still)
    by_work = ways.taught.summed(still) - on_the_job
    taken_over: Ints = by_work + np.minimum(on_the_job, arrays.vectors.on_the_job)
    return taken_over
