"""The career graph as arrays, for the search only.

`networkx` shows the graph; a search that tries ten thousand steps wants numbers in a row. Here
skills are counted, a state is a row of bytes, and a position is a tuple. Nothing is decided here:
`tests/career_graph/test_paths.py` holds the search over these arrays to the answers that
plain enumeration over the networkx graph gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from weakref import WeakKeyDictionary

import networkx as nx

from career_graph.graph import Position, assumptions_of
from career_graph.journey import carrying_skills
from career_graph.learning import LearningCosts
from career_graph.passport import number_needed
from career_graph.vectors import Vectors, vectors_of
from skills_taxonomy.model import CareerLevel

Asked = tuple[tuple[int, int], ...]
NEVER = 1_000_000_000
"""Hours that fit in no limit: what somebody never learns that way."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A role position in numbers: what it asks, carries, teaches and allows.

    `asks`, `carrying` and `taught` pair a skill's number with a proficiency.
    """

    number: int
    position: Position
    concept: int
    level: int
    asks: Asked
    useful: Asked
    carrying: Asked
    carrying_needed: int
    taught: Asked
    on_the_job_hours: int
    usual_months: int


@dataclass(frozen=True)
class CompiledGraph:
    """All role positions in numbers, and what each skill step costs.

    `hours[skill][step]` are full hours, `discounted[skill][step]` those with a related skill.
    `alone[skill]` is the highest proficiency that somebody reaches by self-study.
    """

    skill_numbers: Mapping[str, int]
    hours: tuple[tuple[int, ...], ...]
    discounted: tuple[tuple[int, ...], ...]
    related: tuple[tuple[int, ...], ...]
    alone: tuple[int, ...]
    stops: tuple[Stop, ...]
    numbers: Mapping[Position, int]
    concepts: Mapping[str, int]
    usual_months: tuple[int, ...]
    minimum_stay_months: int
    maximum_steps: int

    @cached_property
    def vectors(self) -> Vectors:
        """The same numbers as numpy arrays."""
        return vectors_of(self)

    @cached_property
    def summed(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """The hours from nothing: by skill, by how high a related one is held, to each level."""
        return tuple(
            tuple(
                tuple(accumulate(short[: helped + 1] + full[helped + 1 :]))
                for helped in range(len(full))
            )
            for full, short in zip(self.hours, self.discounted, strict=True)
        )

    def state(self, skills: Mapping[str, int]) -> bytearray:
        """Return `skills` as one byte per skill. Skills that the graph does not know fall away."""
        row = bytearray(len(self.skill_numbers))
        for skill, proficiency in skills.items():
            if skill in self.skill_numbers:
                row[self.skill_numbers[skill]] = proficiency
        return row

    def stop(self, position: Position) -> Stop:
        """Return the stop of a role position."""
        return self.stops[self.numbers[position]]

    def following(self, stop: Stop) -> Stop | None:
        """Return the stop one level above `stop` in the same role, None when there is none."""
        concept, level = stop.position.concept, stop.position.level
        if level == CareerLevel.SENIOR:
            return None
        number = self.numbers.get(Position(concept, CareerLevel(level + 1)))
        return None if number is None else self.stops[number]

    def cheapest_hours(self, skill: int, step: int) -> int:
        """Return the fewest hours that this step of this skill can cost anybody."""
        return (self.discounted if self.related[skill] else self.hours)[skill][step]

    def gap_hours(self, held: bytearray, asks: Asked) -> int:
        """Return the hours between `held` and `asks`, nothing yet left to the job."""
        total = 0
        for skill, asked in asks:
            have = held[skill]
            if have < asked:
                total += self.step_hours(held, skill, have, asked)
        return total

    def study_hours(self, held: bytearray, stop: Stop) -> int:
        """Return the hours of self-study for `stop` when the job teaches as much as it may.

        NEVER when something is left that nobody learns alone.
        """
        total = at_work = 0
        fillings = 1  # bit n is set when n hours on the job can be filled exactly
        most = (2 << stop.on_the_job_hours) - 1
        for skill, asked in stop.asks:
            have = held[skill]
            if have < asked:
                last = self.step_hours(held, skill, asked - 1, asked)
                if asked <= self.alone[skill]:
                    total += self.step_hours(held, skill, have, asked)
                    fillings |= fillings << last & most
                elif have < asked - 1 and self.alone[skill] < asked - 1:
                    return NEVER
                else:
                    total += self.step_hours(held, skill, have, asked - 1)
                    at_work += last
        room = stop.on_the_job_hours - at_work
        if room < 0:
            return NEVER
        fillings &= (2 << room) - 1
        return total - (fillings.bit_length() - 1)

    def step_hours(self, held: bytearray, skill: int, have: int, asked: int) -> int:
        """Return the hours from `have` to `asked`, shorter by the related skills in `held`."""
        helped = 0
        for other in self.related[skill]:
            if held[other] > helped:
                helped = held[other]
        summed = self.summed[skill][helped]
        return summed[asked] - summed[have]


_compiled: WeakKeyDictionary[nx.DiGraph[Position], CompiledGraph] = WeakKeyDictionary()


def compiled(graph: nx.DiGraph[Position]) -> CompiledGraph:
    """Return the arrays of `graph`, made once for each frozen graph."""
    if graph not in _compiled:
        _compiled[graph] = _compile(graph)
    return _compiled[graph]


def _compile(graph: nx.DiGraph[Position]) -> CompiledGraph:
    assumptions = assumptions_of(graph)
    costs: LearningCosts = graph.graph["costs"]
    numbers = {skill: number for number, skill in enumerate(costs.full)}
    positions = [p for p, is_role in graph.nodes(data="is_role") if is_role]
    concepts = {c: number for number, c in enumerate(dict.fromkeys(p.concept for p in positions))}

    def in_numbers(asked: Mapping[str, int]) -> Asked:
        return tuple((numbers[skill], proficiency) for skill, proficiency in asked.items())

    stops = []
    for number, position in enumerate(positions):
        node = graph.nodes[position]
        carrying = carrying_skills(graph, position)
        stops.append(
            Stop(
                number=number,
                position=position,
                concept=concepts[position.concept],
                level=int(position.level),
                asks=in_numbers(node["essential"]),
                useful=in_numbers(node["optional"]),
                carrying=in_numbers(carrying),
                carrying_needed=number_needed(len(carrying), assumptions.passport_share),
                taught=in_numbers(node["taught"]),
                on_the_job_hours=node["on_the_job_hours"],
                usual_months=node["usual_months"],
            )
        )
    return CompiledGraph(
        skill_numbers=numbers,
        hours=tuple((0, *costs.full[skill]) for skill in numbers),
        discounted=tuple((0, *costs.discounted[skill]) for skill in numbers),
        related=tuple(tuple(numbers[r] for r in costs.related[skill]) for skill in numbers),
        alone=tuple(costs.alone[skill] for skill in numbers),
        stops=tuple(stops),
        numbers={position: number for number, position in enumerate(positions)},
        concepts=concepts,
        usual_months=(
            0,
            *(assumptions.usual_months[level] for level in sorted(assumptions.usual_months)),
        ),
        minimum_stay_months=assumptions.minimum_stay_months,
        maximum_steps=assumptions.maximum_steps,
    )
