"""What a person told us, and the limits they set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import networkx as nx

from career_graph.graph import Position, UnknownPositionError
from skills_taxonomy.model import CareerLevel


class Evidence(StrEnum):
    """How sure we are of a rating."""

    PRESUMED = "presumed"
    SELF_RATED = "self_rated"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Profile:
    """Where somebody is and what they can do.

    `position` is None for a pupil or student without work. `months_worked` counts the time at the
    level of the position. `skills` maps skill ids to proficiency 1–4. `from_work` names the skills
    that are held from work, paid or not; only those can carry a level.
    """

    position: Position | None = None
    months_worked: int = 0
    skills: Mapping[str, int] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    from_work: frozenset[str] = frozenset()

    def one_step_lower(self) -> Profile:
        """Return this profile with every rating that nobody saw lowered by one step."""
        lowered = {
            skill: rating if self.evidence.get(skill) is Evidence.SHOWN else rating - 1
            for skill, rating in self.skills.items()
        }
        return Profile(
            position=self.position,
            months_worked=self.months_worked,
            skills={skill: rating for skill, rating in lowered.items() if rating},
            evidence=self.evidence,
            from_work=self.from_work,
        )


@dataclass(frozen=True, slots=True)
class Limits:
    """What a step may ask. `own_euros` None means: no limit set.

    `months_per_step` limits the months of study of one step. Provinces and online choose among
    offers; an empty tuple of provinces means the whole country.
    """

    hours_per_week: int
    months_per_step: int
    own_euros: int | None = None
    keep_level: bool = False
    provinces: tuple[str, ...] = ()
    online: bool = True
    min_income: int | None = None
    current_pay: int | None = None


def presumed_skills(
    graph: nx.DiGraph[Position], position: Position, months_worked: int = 0
) -> dict[str, int]:
    """Return what somebody in `position` is presumed to hold: skill id → proficiency.

    Who works in a role also holds what its lower levels ask, and after the usual time in it what
    that work teaches. Raises UnknownPositionError when the graph has no such position.
    """
    if position not in graph:
        raise UnknownPositionError(position.id)
    node = graph.nodes[position]
    skills = dict(node["essential"])
    for level in range(CareerLevel.JUNIOR, position.level) if node["is_role"] else ():
        lower = graph.nodes.get(Position(position.concept, CareerLevel(level)), {"essential": {}})
        for skill, asked in lower["essential"].items():
            skills[skill] = max(asked, skills.get(skill, 0))
    if node["is_role"] and months_worked >= node["usual_months"]:
        skills |= node["taught"]
    return skills
