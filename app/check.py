"""What `padwijzer check` tells: how much data there is, and what is wrong with it.

The loaders already refuse data that is not well formed. What is checked here needs the whole: a
skill that nobody asks, a role that nobody can enter or grow in, a text that is hard to read.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.check_texts import text_problems, totals
from app.knowledge import Knowledge
from app.texts import all_texts
from career_graph.funding import FundingKind
from career_graph.graph import Position, assumptions_of
from career_graph.journey import standing_of
from career_graph.offers import Offer
from career_graph.profile import Limits, Profile, presumed_skills
from career_graph.transitions import BlockKind, transition_to
from skills_taxonomy.model import CareerLevel, Match, Skill, State


@dataclass(frozen=True, slots=True)
class Report:
    """The counts and the problems, one line each."""

    counts: tuple[str, ...]
    problems: tuple[str, ...]


def check_data(knowledge: Knowledge) -> Report:
    """Return what there is, and what is wrong with it."""
    texts = tuple(all_texts(knowledge))
    return Report(
        counts=(*_counts(knowledge), *totals(texts)),
        problems=(
            *_orphan_skills(knowledge),
            *_claimed_twice(knowledge),
            *_equal_sentences(knowledge),
            *_closed_ladders(knowledge),
            *_roles_without_a_way(knowledge),
            *_idle_funding(knowledge),
            *_bare_families(knowledge),
            *text_problems(texts, knowledge.content.coded_words),
        ),
    )


def _counts(knowledge: Knowledge) -> Iterator[str]:
    taxonomy = knowledge.taxonomy
    bridges = sum(skill.is_bridge for skill in taxonomy.skills.values())
    yield f"{len(taxonomy.skills)} skills, of which {bridges} bridge skills"
    yield f"{len(taxonomy.roles)} ICT roles in {len(taxonomy.families)} families"
    profiles = {role.profile.name for role in taxonomy.roles.values() if role.profile}
    yield f"{len(profiles)} of the 30 EN 16234 role profiles"
    derived = sum(o.is_derived for o in taxonomy.occupations.values())
    groups = {o.isco_group[:2] for o in taxonomy.occupations.values()}
    yield (
        f"{len(taxonomy.occupations)} occupations in {len(groups)} two-digit ISCO groups, "
        f"{derived} of them derived from ESCO"
    )
    offers = knowledge.offers.values()
    yield from _offer_counts(offers)
    schemes = knowledge.funding.schemes.values()
    closed = sum(scheme.kind is FundingKind.CLOSED for scheme in schemes)
    yield (
        f"{len(schemes)} funding schemes, {closed} of them closed, "
        f"{sum(s.provenance.state is State.VERIFIED for s in schemes)} verified; "
        f"{len(knowledge.funding.conditions)} conditions"
    )
    content = knowledge.content
    stories = sum(len(told) for told in content.stories.values())
    yield (
        f"{stories} composed stories and {len(content.trial_tasks)} trial tasks in "
        f"{len(taxonomy.families)} families, {len(content.glossary)} words explained"
    )
    waiting = [
        thing
        for things in (
            taxonomy.roles,
            taxonomy.occupations,
            knowledge.offers,
            knowledge.funding.schemes,
        )
        for thing in things.values()
        if thing.provenance.reviewed_on is None and not _is_from_outside(thing)
    ]
    yield f"{len(waiting)} roles, occupations, offers and schemes wait for a second reader"


def _is_from_outside(thing: object) -> bool:
    return getattr(thing, "is_derived", False) or getattr(thing, "is_imported", False)


def _offer_counts(offers: Collection[Offer]) -> Iterator[str]:
    """Count the offers by place, form, state, price and hours."""
    by_place = Counter(place for offer in offers for place in offer.provinces)
    by_form = Counter(offer.form.value for offer in offers)
    by_state = Counter(offer.provenance.state.value for offer in offers)
    dated = sum(o.price_from is not None for o in offers)
    priced = sum(o.price_euros is not None for o in offers)
    stated = sum(o.hours is not None for o in offers)
    known = sum(o.study_hours is not None for o in offers)
    yield f"{len(offers)} offers in {len(by_place)} provinces, {by_state['verified']} verified"
    yield f"offers online {sum(o.online for o in offers)}, {_listed(by_place)}"
    yield f"offers by form: {_listed(by_form)}"
    yield f"offers by state: {_listed(by_state)}"
    yield (
        f"offers with a known price: {priced}, of which {dated} dated; "
        f"with hours of the provider: {stated}, estimated: {known - stated}"
    )


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {counts[name]}" for name in sorted(counts))


def _orphan_skills(knowledge: Knowledge) -> Iterator[str]:
    taxonomy = knowledge.taxonomy
    used = {
        skill
        for role in taxonomy.roles.values()
        for level in role.levels.values()
        for skill in (*level.essential, *level.optional)
    }
    used |= {skill for o in taxonomy.occupations.values() for skill in o.skills}
    used |= {near for skill in tuple(used) for near in taxonomy.skills[skill].related}
    for skill in _authored_skills(knowledge):
        if skill.id not in used:
            yield f"skills/{skill.group}.yaml: {skill.id}: no role asks it, no occupation brings it"


def _claimed_twice(knowledge: Knowledge) -> Iterator[str]:
    """Name skills that stand exactly for one ESCO concept: then they would be one skill."""
    claimed: dict[str, str] = {}
    for skill in _authored_skills(knowledge):
        for match in skill.esco:
            other = (
                claimed.setdefault(match.uri, skill.id) if match.match is Match.EXACT else skill.id
            )
            if other != skill.id:
                yield f"skills/{skill.group}.yaml: {skill.id}: {other} is exactly that concept too"


def _equal_sentences(knowledge: Knowledge) -> Iterator[str]:
    """Name behaviour sentences that say the same of two skills once the labels are taken out."""
    skills = _authored_skills(knowledge)
    said = Counter(
        (language, _without_label(sentence[language], skill.label[language]))
        for skill in skills
        for sentence in skill.proficiency
        for language in ("nl", "en")
    )
    for skill in skills:
        for step, sentence in enumerate(skill.proficiency, 1):
            for language in ("nl", "en"):
                plain = _without_label(sentence[language], skill.label[language])
                if said[language, plain] > 1:
                    place = f"skills/{skill.group}.yaml: {skill.id}.{step}.{language}"
                    yield f"{place}: another sentence says the same"


def _closed_ladders(knowledge: Knowledge) -> Iterator[str]:
    """Name levels from which nobody grows, even after the usual years and with the usual study."""
    graph = knowledge.career_graph
    usual = assumptions_of(graph)
    limits = Limits(usual.hours_per_week, usual.months_per_step)
    for position, is_role in graph.nodes(data="is_role"):
        higher = Position(position.concept, CareerLevel(min(3, position.level + 1)))
        if not is_role or higher == position or higher not in graph:
            continue
        worked = graph.nodes[position]["usual_months"]
        skills = presumed_skills(graph, position, worked)
        person = Profile(position, worked, skills, from_work=frozenset(skills))
        step = transition_to(
            graph, standing_of(person), higher, limits=limits, start_level=position.level
        )
        for block in step.blocks:
            months = f" ({block.months_needed} months)" if block.kind is BlockKind.STUDY else ""
            yield (
                f"roles/{position.concept}.yaml: nobody grows from {position.level.id} to "
                f"{higher.level.id}: {block.kind.value}{months}"
            )


def _roles_without_a_way(knowledge: Knowledge) -> Iterator[str]:
    """Name roles that no typical person can enter, and roles that lead nowhere."""
    graph = knowledge.career_graph
    limits = Limits(hours_per_week=16, months_per_step=24)
    people = [
        Profile(p, 60, skills, from_work=frozenset(skills))
        for p, node in graph.nodes(data=True)
        if not node.get("is_derived")
        for skills in [presumed_skills(graph, p, 60)]
    ]
    people.append(Profile())
    for role in knowledge.taxonomy.roles.values():
        lowest = Position(role.id, min(role.levels))
        if not any(_can_enter(knowledge, person, lowest, limits) for person in people):
            yield f"roles/{role.id}.yaml: nobody can enter at {lowest.level.id}"
        highest = Position(role.id, max(role.levels))
        skills = presumed_skills(graph, highest, 60)
        person = Profile(highest, 60, skills, from_work=frozenset(skills))
        others = (
            Position(other.id, level)
            for other in knowledge.taxonomy.roles.values()
            if other.id != role.id
            for level in other.levels
        )
        if not any(_can_enter(knowledge, person, other, limits) for other in others):
            yield f"roles/{role.id}.yaml: leads nowhere from {highest.level.id}"


def _idle_funding(knowledge: Knowledge) -> Iterator[str]:
    """Name conditions that no scheme asks, and providers that offer nothing here."""
    funding = knowledge.funding
    asked = {name for scheme in funding.schemes.values() for name in scheme.conditions}
    for name in sorted(funding.conditions.keys() - asked):
        yield f"funding_conditions.yaml: {name}: no scheme asks it"
    providers = {offer.provider for offer in knowledge.offers.values()}
    for scheme in funding.schemes.values():
        for provider in sorted(scheme.providers - providers):
            yield f"funding/{scheme.id}.yaml: {provider}: no offer is from this provider"


def _bare_families(knowledge: Knowledge) -> Iterator[str]:
    for family in knowledge.taxonomy.families:
        if family not in knowledge.content.stories:
            yield f"stories/{family}.yaml: missing; every family has two stories"
        if family not in knowledge.content.trial_tasks:
            yield f"trial_tasks/{family}.yaml: missing; every family has a task to try"


def _can_enter(knowledge: Knowledge, person: Profile, goal: Position, limits: Limits) -> bool:
    if person.position is not None and person.position.concept == goal.concept:
        return False
    graph, stand = knowledge.career_graph, standing_of(person)
    return transition_to(graph, stand, goal, limits=limits, start_level=0).is_open


def _authored_skills(knowledge: Knowledge) -> list[Skill]:
    return [s for s in knowledge.taxonomy.skills.values() if not s.id.startswith("esco-")]


def _without_label(sentence: str, label: str) -> str:
    return sentence.casefold().replace(label.casefold(), "")
