"""Which training would open most closed steps: which skill, at which proficiency.

A training is in a skill that some role asks, as high as one asks it, and counts as followed: who
did it holds that proficiency, whatever it took. What is left is learned alone and on the job,
sooner where the training is in a related skill. So a training that is
shorter than self-study opens at least this much, and offers that teach the rest may make it more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from career_graph.compiled import CompiledGraph, Stop
from career_graph.graph import Position
from career_graph.vectors import LEVELS

MOST_TOGETHER = 5  # trainings in a set; more is a programme of its own
Entrance = tuple[Stop, int, bytearray]
_Raise = tuple[int, int]  # skill number, proficiency


@dataclass(frozen=True, slots=True)
class Closed:
    """Somebody for whom nothing opens, in `weight` places: what they may enter, and hold then."""

    origin: Position
    weight: int
    entrances: tuple[Entrance, ...]


@dataclass(frozen=True, slots=True)
class Training:
    """A skill to a proficiency: whom it would open a step for, in how many places together.

    `hours` is what it takes alone, for the one in the middle of all who are helped.
    """

    skill: str
    proficiency: int
    hours: int
    origins: tuple[Position, ...]
    places: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """The next training of a set, with all whom it opens a step for beside those before it."""

    training: Training
    places_together: int


def openers(arrays: CompiledGraph, closed: Sequence[Closed], room: int) -> tuple[Training, ...]:
    """Return every training that opens something by itself, that which opens most first.

    Ties go by the fewest hours, then by name.
    """
    return _ranked(arrays, _opened_by(arrays, closed, room, {}))


def best_bundle(arrays: CompiledGraph, closed: Sequence[Closed], room: int) -> tuple[Bundle, ...]:
    """Return a set of trainings, each the one that opens most beside those before it."""
    chosen: dict[int, int] = {}
    left = _hopeful(arrays, closed, room, MOST_TOGETHER)
    bundles, places = list[Bundle](), 0
    while left and len(bundles) < MOST_TOGETHER:
        opened = _opened_by(arrays, left, room, chosen)
        if not opened:
            break
        best = _ranked(arrays, opened)[0]
        number = arrays.skill_numbers[best.skill]
        chosen[number] = max(chosen.get(number, 0), best.proficiency)
        places += best.places
        bundles.append(Bundle(best, places))
        left = [one for one in left if one.origin not in best.origins]
    return tuple(bundles)


def _hopeful(arrays: CompiledGraph, closed: Sequence[Closed], room: int, most: int) -> list[Closed]:
    """Leave out what `most` trainings cannot open: a true bound, so nothing is missed."""

    def may_open(entrance: Entrance) -> bool:
        stop, _, held = entrance
        least = sorted(_least_hours(arrays, stop, held).values())
        return sum(least[: max(0, len(least) - most)]) <= room + stop.on_the_job_hours

    hopeful = (replace(one, entrances=tuple(filter(may_open, one.entrances))) for one in closed)
    return [one for one in hopeful if one.entrances]


def _least_hours(arrays: CompiledGraph, stop: Stop, held: bytearray) -> dict[int, int]:
    """Return the fewest hours that each missing skill of `stop` costs, whatever else is learned.

    The job takes over no more than it may, so a step closed by these is closed.
    """
    return {
        skill: sum(arrays.cheapest_hours(skill, step) for step in range(held[skill] + 1, asked + 1))
        for skill, asked in stop.asks
        if held[skill] < asked
    }


def _opened_by(
    arrays: CompiledGraph, closed: Sequence[Closed], room: int, chosen: dict[int, int]
) -> dict[_Raise, list[tuple[Closed, int]]]:
    """Return for each training whom it opens something for, and the hours it takes them alone.

    Whom a lower proficiency opens something for, a higher one does too. One that opens nothing
    more than a lower one of the same skill is left out.
    """
    levels = _levels_asked(arrays)
    opened: dict[_Raise, list[tuple[Closed, int]]] = {}
    news = set[_Raise]()
    for one in closed:
        least: dict[int, int] = {}
        hours: dict[_Raise, int] = {}
        for stop, _, held in one.entrances:
            state = bytearray(held)
            for skill, proficiency in chosen.items():
                state[skill] = max(state[skill], proficiency)
            for skill, lowest in _opening(arrays, stop, state, room, levels, least):
                least[skill] = lowest
                for reached in levels[skill]:
                    if reached >= lowest:
                        alone = arrays.step_hours(state, skill, state[skill], reached)
                        raised = (skill, reached)
                        hours[raised] = min(alone, hours.get(raised, alone))
        news.update(least.items())
        for raised, alone in hours.items():
            opened.setdefault(raised, []).append((one, alone))
    return {raised: helped for raised, helped in opened.items() if raised in news}


def _levels_asked(arrays: CompiledGraph) -> dict[int, tuple[int, ...]]:
    """Return for each skill the proficiencies that some role asks of it, the lowest first."""
    asked: dict[int, set[int]] = {}
    for stop in arrays.stops:
        for skill, proficiency in stop.asks:
            asked.setdefault(skill, set()).add(proficiency)
    return {skill: tuple(sorted(levels)) for skill, levels in asked.items()}


def _opening(
    arrays: CompiledGraph,
    stop: Stop,
    state: bytearray,
    room: int,
    levels: dict[int, tuple[int, ...]],
    least: dict[int, int],
) -> Iterator[_Raise]:
    """Yield each skill that opens `stop` when held lower than `least`, and how low that is.

    Missing skills open it, and related ones that make learning those shorter.
    """
    hours = _least_hours(arrays, stop, state)
    too_many = sum(hours.values()) - room - stop.on_the_job_hours
    helping = dict.fromkeys(skill for skill, most in hours.items() if most >= too_many)
    if too_many <= 0:
        helping |= dict.fromkeys(other for skill in hours for other in arrays.related[skill])
    for skill in helping:
        below = least.get(skill, LEVELS)
        lower = [one for one in levels.get(skill, ()) if state[skill] < one < below]
        had, lowest = state[skill], None
        for reached in reversed(lower):
            state[skill] = reached
            if arrays.study_hours(state, stop) > room:
                break
            lowest = reached
        state[skill] = had
        if lowest is not None:
            yield skill, lowest


def _ranked(
    arrays: CompiledGraph, opened: dict[_Raise, list[tuple[Closed, int]]]
) -> tuple[Training, ...]:
    names = list(arrays.skill_numbers)
    trainings = [
        Training(
            skill=names[skill],
            proficiency=proficiency,
            hours=median_low(hours for _, hours in helped),
            origins=tuple(one.origin for one, _ in helped),
            places=sum(one.weight for one, _ in helped),
        )
        for (skill, proficiency), helped in opened.items()
    ]
    return tuple(
        sorted(trainings, key=lambda one: (-one.places, one.hours, one.skill, one.proficiency))
    )
