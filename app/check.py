"""What `padwijzer check` tells: how much data there is, and whether every ladder can be climbed.

The loaders already refuse data that is not well formed. What is checked here needs the career
graph: a role that nobody can grow in is a mistake in the data.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.knowledge import Knowledge
from career_graph.graph import Position, assumptions_of
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.transitions import BlockKind, reachable_positions
from skills_taxonomy.model import CareerLevel, State


@dataclass(frozen=True, slots=True)
class Report:
    """The counts, one line each, and the problems, one line each."""

    counts: tuple[str, ...]
    problems: tuple[str, ...]


def check_data(knowledge: Knowledge) -> Report:
    """Return what there is, and what is wrong with it."""
    return Report(tuple(_counts(knowledge)), tuple(_problems(knowledge)))


def _counts(knowledge: Knowledge) -> Iterator[str]:
    taxonomy = knowledge.taxonomy
    bridges = sum(skill.is_bridge for skill in taxonomy.skills.values())
    yield f"{len(taxonomy.skills)} skills, of which {bridges} bridge skills"
    yield f"{len(taxonomy.roles)} ICT roles in {len(taxonomy.families)} families"
    profiles = {role.profile.name for role in taxonomy.roles.values() if role.profile}
    yield f"{len(profiles)} of the 30 EN 16234 role profiles"
    groups = {o.isco_group[:2] for o in taxonomy.occupations.values()}
    yield f"{len(taxonomy.occupations)} occupations in {len(groups)} two-digit ISCO groups"
    offers = knowledge.offers.values()
    provinces = {p for offer in offers for p in offer.provinces}
    verified = sum(o.provenance.state is State.VERIFIED for o in offers)
    priced = sum(o.price_euros is not None for o in offers)
    yield (
        f"{len(knowledge.offers)} offers in {len(provinces)} provinces, "
        f"{sum(o.online for o in offers)} online, {priced} with a known price, {verified} verified"
    )
    reviewed = [
        thing
        for things in (taxonomy.roles, taxonomy.occupations, knowledge.offers)
        for thing in things.values()
        if thing.provenance.reviewed_on is None
    ]
    yield f"{len(reviewed)} roles, occupations and offers wait for a second reader"


def _problems(knowledge: Knowledge) -> Iterator[str]:
    graph = knowledge.career_graph
    usual = assumptions_of(graph)
    limits = Limits(usual.hours_per_week, usual.months_per_step)
    for position, is_role in graph.nodes(data="is_role"):
        if not is_role or position.level == CareerLevel.SENIOR:
            continue
        higher = Position(position.concept, CareerLevel(position.level + 1))
        if higher not in graph:
            continue
        worked = graph.nodes[position]["usual_months"]
        skills = presumed_skills(graph, position, worked)
        person = Profile(position, worked, skills, from_work=frozenset(skills))
        step = next(
            found.transition
            for found in reachable_positions(graph, person, limits=limits)
            if found.position == higher
        )
        for block in step.blocks:
            months = f" ({block.months_needed} months)" if block.kind is BlockKind.STUDY else ""
            yield (
                f"roles/{position.concept}.yaml: nobody grows from {position.level.id} to "
                f"{higher.level.id}: {block.kind.value}{months}"
            )
