"""What somebody in an imported occupation is presumed to hold, by four stated rules.

ESCO's own relations say almost nothing about entry from other work, so an imported occupation is
described through what carries over. The numbers stand in assumptions.yaml.

1. *Kin.* It starts with the median of what the occupations and roles we described hold in the
   smallest ISCO group that has enough of them.
2. *Bridge.* A bridge skill gathers ESCO skill groups. Where far more of the occupation's own
   skills lie in those groups than in other occupations, it is held one step higher; where none
   do, one step lower.
3. *Domain.* Domain knowledge follows from the ISCO group; kin add to it only within that.
4. *Own skills.* An ESCO skill that one of ours stands for is held by relation and reuse level.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_high

from career_graph.assumptions import Assumptions
from skills_taxonomy.ancestry import ancestors_of
from skills_taxonomy.edition import EscoEdition, EscoOccupation
from skills_taxonomy.model import CareerLevel, Match, Role, Skill, SkillType, Taxonomy

Triple = tuple[int, int, int]
NOTHING: Triple = (0, 0, 0)
MOST_SKILLS = 20


@dataclass(frozen=True, slots=True)
class Kin:
    """Something we described ourselves: what it holds at the three levels, and where it stands."""

    id: str
    isco_group: str
    skills: Mapping[str, Triple]
    is_role: bool = False


@dataclass(frozen=True)
class Evidence:
    """What an edition says about every occupation's bridge skills.

    `shares[bridge][occupation]` is the share of the occupation's skills that lie in the groups
    the bridge gathers; `high[bridge]` is the share that only few occupations pass.
    """

    shares: Mapping[str, Sequence[float]]
    high: Mapping[str, float]
    own: Sequence[Mapping[str, Triple]]


def kin_of(taxonomy: Taxonomy) -> tuple[Kin, ...]:
    """Return everything we described ourselves."""
    kin = [Kin(o.id, o.isco_group, o.skills) for o in taxonomy.occupations.values()]
    kin += [Kin(r.id, r.isco_group, _ladder(r), is_role=True) for r in taxonomy.roles.values()]
    return tuple(kin)


def derived_skills(
    number: int,
    imported: EscoOccupation,
    relatives: Mapping[str, Triple],
    taxonomy: Taxonomy,
    evidence: Evidence,
    assumptions: Assumptions,
) -> dict[str, Triple]:
    """Return what a typical person in `imported` is presumed to hold at the three levels.

    `relatives` are the medians of its kin, `number` is its place in the edition.
    """
    skills = dict(relatives)
    for domain in taxonomy.skills.values():
        if domain.skill_type is SkillType.DOMAIN:
            held = skills.pop(domain.id, NOTHING)
            if _in_groups(imported.isco_group, domain):
                skills[domain.id] = _higher(held, assumptions.domain_levels)
    for bridge, high in evidence.high.items():
        share = evidence.shares[bridge][number]
        skills[bridge] = _adjusted(skills.get(bridge, NOTHING), share, high)
    for skill, held in evidence.own[number].items():
        skills[skill] = _higher(skills.get(skill, NOTHING), held)
    known = {s: held for s, held in skills.items() if held[2] and s in taxonomy.skills}
    ranked = sorted(known, key=lambda s: (-known[s][1], -known[s][2], -known[s][0], s))
    return {s: known[s] for s in ranked[:MOST_SKILLS]}


def evidence_of(taxonomy: Taxonomy, edition: EscoEdition, assumptions: Assumptions) -> Evidence:
    """Return what `edition` says about the bridge skills of each of its occupations."""
    bridges = _bridges_of_skills(taxonomy, edition)
    weights = [0.0] * len(edition.occupations)
    shares = {
        s.id: [0.0] * len(edition.occupations)
        for s in taxonomy.skills.values()
        if s.is_bridge and s.skill_type is not SkillType.DOMAIN
    }
    for occupation, skill, is_essential in edition.occupation_skills:
        weight = 1.0 if is_essential else float(assumptions.optional_weight)
        weights[occupation] += weight
        for bridge in bridges[skill]:
            shares[bridge][occupation] += weight
    high = {}
    for bridge, row in shares.items():
        shares[bridge] = [
            part / whole if whole else 0.0 for part, whole in zip(row, weights, strict=True)
        ]
        ordered = sorted(share for share in shares[bridge] if share)
        high[bridge] = ordered[int(len(ordered) * assumptions.high_share)] if ordered else 2.0
    return Evidence(shares, high, _own_skills(taxonomy, edition, assumptions))


def _bridges_of_skills(taxonomy: Taxonomy, edition: EscoEdition) -> list[tuple[str, ...]]:
    """Return, for each ESCO skill, the bridge skills that gather a group above it."""
    gathered: dict[str, list[str]] = {}
    for skill in taxonomy.skills.values():
        if skill.is_bridge and skill.skill_type is not SkillType.DOMAIN:
            for code in skill.gathers:
                gathered.setdefault(code, []).append(skill.id)
    groups = {g.uri: gathered[g.code] for g in edition.groups if g.code in gathered}
    ancestors = ancestors_of(edition.skill_broader, (s.uri for s in edition.skills))
    return [
        tuple({bridge for uri in ancestors[s.uri] for bridge in groups.get(uri, ())})
        for s in edition.skills
    ]


def _own_skills(
    taxonomy: Taxonomy, edition: EscoEdition, assumptions: Assumptions
) -> list[dict[str, Triple]]:
    """Return, per occupation, our skills that ESCO names for it, by relation and reuse level."""
    ours: dict[str, list[tuple[str, bool]]] = {}
    for skill in taxonomy.skills.values():
        for match in skill.esco:
            ours.setdefault(match.uri, []).append((skill.id, match.match is Match.EXACT))
    found: list[dict[str, Triple]] = [{} for _ in edition.occupations]
    for occupation, number, is_essential in edition.occupation_skills:
        imported = edition.skills[number]
        for skill_id, is_exact in ours.get(imported.uri, ()):
            relation = "optional"
            if is_essential and is_exact:
                specific = imported.reuse_level in ("sector-specific", "occupation-specific")
                relation = "essential_specific" if specific else "essential"
            held = assumptions.relation_levels[relation]
            found[occupation][skill_id] = _higher(found[occupation].get(skill_id, NOTHING), held)
    return found


def medians_of_kin(isco_group: str, kin: Sequence[Kin], needed: int) -> dict[str, Triple]:
    """Return the medians over the smallest ISCO group around `isco_group` with enough kin.

    A skill that most of them lack is held by none of their relatives. ICT roles are kin only to
    occupations of their very own group: an interpreter is no technical writer.
    """
    relatives: list[Kin] = []
    for digits in range(len(isco_group), 0, -1):
        relatives = [
            k
            for k in kin
            if k.isco_group[:digits] == isco_group[:digits]
            and (not k.is_role or k.isco_group == isco_group)
        ]
        if len(relatives) >= needed:
            break
    skills = dict.fromkeys(skill for k in relatives for skill in k.skills)
    return {
        skill: _triple(
            median_high(k.skills.get(skill, NOTHING)[level] for k in relatives)
            for level in range(3)
        )
        for skill in skills
    }


def _adjusted(held: Triple, share: float, high: float) -> Triple:
    if share >= high:
        return _triple(min(step + 1, limit) for step, limit in zip(held, (2, 3, 4), strict=True))
    if not share:
        return _triple(max(step - 1, 0) for step in held)
    return held


def _higher(first: Triple, second: Triple) -> Triple:
    return _triple(max(a, b) for a, b in zip(first, second, strict=True))


def _triple(steps: Iterable[int]) -> Triple:
    junior, medior, senior = steps
    return junior, medior, senior


def _ladder(role: Role) -> dict[str, Triple]:
    """Return what the levels of a role ask, a missing level filled from the one below or above."""
    levels = [role.levels.get(level) for level in CareerLevel]
    there = [level for level in levels if level is not None]
    filled = [level or (there[0] if n < 1 else there[-1]) for n, level in enumerate(levels)]
    skills = dict.fromkeys(skill for level in filled for skill in level.essential)
    return {s: _triple(level.essential.get(s, 0) for level in filled) for s in skills}


def _in_groups(isco_group: str, domain: Skill) -> bool:
    return any(isco_group.startswith(code.removeprefix("isco-")) for code in domain.gathers)
