"""Whether a typical medior person of one occupation could start in another, for many pairs at once.

Between any two occupations, not only towards ICT roles: a destination that is no role asks what a
typical medior holds there at least independently, and the first step of each essential ESCO skill
that the origin does not list. The rules are those of one step, with the usual limits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import networkx as nx

from career_graph.assumptions import hours_within
from career_graph.compiled import CompiledGraph, Stop, compiled
from career_graph.graph import Position, assumptions_of
from career_graph.passport import number_needed
from career_graph.transitions import Reach
from skills_taxonomy.model import CareerLevel, Proficiency, SkillType

ONE_LOWER = bytes(max(0, rating - 1) for rating in range(256))


@dataclass
class TypicalReach:
    """Answers for the positions of one graph; what was looked up once is kept."""

    graph: nx.DiGraph[Position]
    held: dict[Position, tuple[bytearray, bytearray]] = field(default_factory=dict)
    stops: dict[Position, Stop] = field(default_factory=dict)

    def __post_init__(self) -> None:
        usual = assumptions_of(self.graph)
        self.arrays: CompiledGraph = compiled(self.graph)
        self.study_limit = hours_within(usual.months_per_step, usual.hours_per_week)
        self.first_step = usual.step_hours[SkillType.SKILL][0]
        self.related_share = float(usual.related_share)

    def reach(
        self, origin: Position, destination: Position, lacking: int, near: Callable[[], int]
    ) -> Reach:
        """Return how sure a typical person in `origin` can start in `destination` now.

        `lacking` counts the essential ESCO skills that the origin lacks, `near` those of them that
        are near to what it has; they count when the destination is no role of ours.
        """
        if origin.concept == destination.concept:
            return Reach.CERTAIN
        room = self.study_limit
        if destination not in self.arrays.numbers:
            if self.first_step * lacking * self.related_share > room:
                return Reach.NOT_YET
            room -= self.first_step * lacking - int(self.first_step * near() * self.related_share)
        as_rated, lower = self._held(origin)
        stop = self._stop(destination)
        if destination.level > origin.level or not self._is_open(as_rated, stop, room):
            return Reach.NOT_YET
        return Reach.CERTAIN if self._is_open(lower, stop, room) else Reach.PROBABLE

    def _is_open(self, held: bytearray, stop: Stop, room: int) -> bool:
        carried = sum(held[skill] >= asked for skill, asked in stop.carrying)
        return carried >= stop.carrying_needed and self.arrays.study_hours(held, stop) <= room

    def _held(self, origin: Position) -> tuple[bytearray, bytearray]:
        if origin not in self.held:
            row = self.arrays.state(self.graph.nodes[origin]["essential"])
            self.held[origin] = (row, row.translate(ONE_LOWER))
        return self.held[origin]

    def _stop(self, destination: Position) -> Stop:
        if destination in self.arrays.numbers:
            return self.arrays.stop(destination)
        if destination not in self.stops:
            self.stops[destination] = self._occupation_as_stop(destination)
        return self.stops[destination]

    def _occupation_as_stop(self, position: Position) -> Stop:
        usual = assumptions_of(self.graph)
        numbers = self.arrays.skill_numbers
        asked = {
            skill: rating
            for skill, rating in self.graph.nodes[position]["essential"].items()
            if rating >= Proficiency.INDEPENDENT
        }
        carries = self.graph.graph["carrying"] if position.level > CareerLevel.JUNIOR else ()
        carrying = tuple((numbers[s], rating) for s, rating in asked.items() if s in carries)
        return Stop(
            number=-1,
            position=position,
            concept=-1,
            level=int(position.level),
            asks=tuple((numbers[s], rating) for s, rating in asked.items()),
            useful=(),
            carrying=carrying,
            carrying_needed=number_needed(len(carrying), usual.passport_share),
            taught=(),
            on_the_job_hours=usual.on_the_job_hours[position.level],
            usual_months=usual.usual_months[position.level],
        )
