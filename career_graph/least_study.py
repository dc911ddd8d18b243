"""The study hours that no route can go below: a relaxation, not a plan."""

from __future__ import annotations

from collections.abc import Mapping

from career_graph.compiled import CompiledGraph, Stop
from career_graph.labels import Label
from career_graph.profile import Limits
from career_graph.terms import Terms


def least_study_hours(
    arrays: CompiledGraph, start: Label, goal: Stop, limits: Limits, terms: Terms
) -> int:
    """Return a number of study hours that no route from `start` to `goal` can go below.

    Every missing step counts at its cheapest, as if all related skills were held, and where an
    offer teaches it, at the least share of that offer's hours. From that goes all that any work
    on the way could teach: what the goal's employer lets somebody learn, and the three stops that
    could take most of it over, by their own hours on the job and by what their work teaches.
    """
    held, shares = start.held, terms.shares

    def least(skill: int, step: int) -> int:
        hours = arrays.cheapest_hours(skill, step)
        if shares is None:
            return hours
        return min(hours, int(arrays.hours[skill][step] * shares[skill, step]))

    cheapest = {
        skill: [least(skill, step) for step in range(held[skill] + 1, asked + 1)]
        for skill, asked in goal.asks
        if held[skill] < asked
    }
    lowest = start.here_level if limits.keep_level else 0
    by_stop = sorted(
        _hours_taken_over(stop, cheapest, held)
        for stop in arrays.stops
        if stop is not goal and stop.level >= lowest
    )
    on_the_way = sum(by_stop[-(arrays.maximum_steps - 1) :])
    if start.stop is not None:
        on_the_way += _hours_taken_over(start.stop, cheapest, held)
    missing = sum(sum(hours) for hours in cheapest.values())
    return max(0, missing - goal.on_the_job_hours - on_the_way)


def _hours_taken_over(stop: Stop, cheapest: Mapping[int, list[int]], held: bytearray) -> int:
    """Return the most of the hours `cheapest`, per missing step, that a job at `stop` can teach."""
    on_the_job = by_work = 0
    asked = dict(stop.asks)
    for skill, hours in cheapest.items():
        asks = max(0, asked.get(skill, 0) - held[skill])
        on_the_job += sum(hours[:asks])
    for skill, proficiency in stop.taught:
        if skill in cheapest:
            asks = max(0, asked.get(skill, 0) - held[skill])
            by_work += sum(cheapest[skill][asks : max(asks, proficiency - held[skill])])
    return by_work + min(on_the_job, stop.on_the_job_hours)
