"""A role as a ladder in words: what each level asks, and where somebody in it could step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.knowledge import CareerGraph
from app.sentences.results import to_learn
from app.sentences.speaker import Speaker
from app.sentences.steps import kind_of_step
from career_graph.graph import MoveKind, Position, assumptions_of, typical_study_hours
from career_graph.transitions import Missing
from skills_taxonomy.model import CareerLevel, Role, RoleLevel

SIDEWAYS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class AskedSkill:
    """A skill with how well it is asked."""

    name: str
    proficiency: str


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of a role. `usual_start` are the months people usually worked before it."""

    level: str
    can: str
    does: str
    essential: list[AskedSkill]
    optional: list[AskedSkill]
    usual_start: int
    growth_to_learn: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """A step from this role to another at the same level."""

    role: str
    label: str
    letter: str
    level: str
    kind: str
    to_learn: str


def rungs_of(say: Speaker, graph: CareerGraph, role: Role) -> list[Rung]:
    """Return the levels of `role`, lowest first, each with what to learn to grow into it."""
    usual = assumptions_of(graph).usual_months
    return [
        Rung(
            level=level.id,
            can=say.text(asked.can),
            does=say.text(asked.does),
            essential=_asked(say, asked.essential),
            optional=_asked(say, asked.optional),
            usual_start=sum(usual[lower] for lower in CareerLevel if lower < level),
            growth_to_learn=_growth(say, role.levels, level),
        )
        for level, asked in sorted(role.levels.items())
    ]


def moves_from(say: Speaker, graph: CareerGraph, origin: Position) -> list[Move]:
    """Return the nearest steps to other roles at the same level, least study first.

    The hours are those of somebody who does exactly this work; a person's own may differ.
    """
    hours = typical_study_hours(graph)
    sideways = [
        (hours(origin, destination, step), destination)
        for _, destination, step in graph.out_edges(origin, data=True)
        if step["kind"] is MoveKind.HORIZONTAL
    ]
    return [_move(say, graph, origin, to) for _, to in sorted(sideways)[:SIDEWAYS_SHOWN]]


def _move(say: Speaker, graph: CareerGraph, origin: Position, destination: Position) -> Move:
    role = say.taxonomy.roles[destination.concept]
    held, asked = graph.nodes[origin]["essential"], graph.nodes[destination]["essential"]
    return Move(
        role=role.id,
        label=say.text(role.label),
        letter=say.taxonomy.families[role.family].letter,
        level=destination.level.id,
        kind=kind_of_step(say, graph.edges[origin, destination]["kind"]),
        to_learn=to_learn(say, list(_missing(held, asked))),
    )


def _growth(
    say: Speaker, levels: Mapping[CareerLevel, RoleLevel], level: CareerLevel
) -> str | None:
    lower = [each for each in levels if each < level]
    if not lower:
        return None
    return to_learn(say, list(_missing(levels[max(lower)].essential, levels[level].essential)))


def _missing(held: Mapping[str, int], asked: Mapping[str, int]) -> Iterator[Missing]:
    for skill, wanted in asked.items():
        if held.get(skill, 0) < wanted:
            yield Missing(skill, held.get(skill, 0), wanted)


def _asked(say: Speaker, skills: Mapping[str, int]) -> list[AskedSkill]:
    return [AskedSkill(say.skill(skill), say.proficiency(p)) for skill, p in skills.items()]
