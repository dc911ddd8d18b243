"""An ESCO edition joined to our own data: one skills language, thousands of starting points.

Authored beats derived: an occupation that we described ourselves keeps what we wrote and only
gains ESCO's names to be found by. All that is derived is presumed, and the visitor confirms it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from career_graph.assumptions import Assumptions
from career_graph.derivation import Triple, derived_skills, evidence_of, kin_of, medians_of_kin
from skills_taxonomy.edition import EscoEdition, EscoOccupation
from skills_taxonomy.model import (
    EscoMatch,
    Labels,
    Match,
    Occupation,
    Provenance,
    Role,
    Skill,
    SkillType,
    State,
    Taxonomy,
    Text,
)


def joined(taxonomy: Taxonomy, edition: EscoEdition, assumptions: Assumptions) -> Taxonomy:
    """Return `taxonomy` with the occupations and skills of `edition` in it."""
    evidence = evidence_of(taxonomy, edition, assumptions)
    kin = kin_of(taxonomy)
    authored = _by_uri(taxonomy)
    names = {occupation.uri: occupation for occupation in edition.occupations}
    relatives: dict[str, Mapping[str, Triple]] = {}
    occupations = {
        occupation.id: _with_names(occupation, names)
        for occupation in taxonomy.occupations.values()
    }
    for number, imported in enumerate(edition.occupations):
        if imported.uri not in authored:
            group = imported.isco_group
            if group not in relatives:
                relatives[group] = medians_of_kin(group, kin, assumptions.kin_needed)
            held = derived_skills(
                number, imported, relatives[group], taxonomy, evidence, assumptions
            )
            occupation = _occupation(imported, held)
            occupations[occupation.id] = occupation
    return replace(
        taxonomy,
        skills=_with_relations(taxonomy, edition) | _imported_skills(taxonomy, edition),
        roles={role.id: _role_with_names(role, names) for role in taxonomy.roles.values()},
        occupations=occupations,
        checksum=f"{taxonomy.checksum}+{edition.checksum}",
    )


def _by_uri(taxonomy: Taxonomy) -> set[str]:
    """Return the ESCO occupations that we described ourselves, exactly or nearly."""
    described = {m.uri for o in taxonomy.occupations.values() for m in o.esco[:1]}
    exact = {m.uri for r in taxonomy.roles.values() for m in r.esco if m.match is Match.EXACT}
    return described | exact


def _occupation(imported: EscoOccupation, skills: dict[str, Triple]) -> Occupation:
    return Occupation(
        id=imported_id(imported.uri),
        label=_text(imported.labels),
        skills=skills,
        provenance=Provenance(("ESCO, European Commission; adapted",), None, State.UNVERIFIED),
        alt_labels=_labels(imported.alt_labels),
        esco=(EscoMatch(imported.uri, Match.EXACT),),
        isco_group=imported.isco_group,
        is_derived=True,
    )


def imported_id(uri: str) -> str:
    """Return the id of an imported concept: the last part of its URI, marked as ESCO's.

    >>> imported_id("http://data.europa.eu/esco/skill/ABC-1")
    'esco-abc-1'
    """
    return f"esco-{uri.rpartition('/')[2].lower()}"


def _text(labels: Mapping[str, str]) -> Text:
    """Return a label in both languages, the other one where one is missing."""
    anyway = next(iter(labels.values()), "")
    return Text(labels.get("nl", labels.get("en", anyway)), labels.get("en", anyway))


def _labels(labels: Mapping[str, Sequence[str]]) -> Labels:
    return Labels(tuple(labels.get("nl", ())), tuple(labels.get("en", ())))


def _with_names(occupation: Occupation, names: Mapping[str, EscoOccupation]) -> Occupation:
    found = [names[m.uri] for m in occupation.esco[:1] if m.uri in names]
    return replace(occupation, alt_labels=_more(occupation.alt_labels, found))


def _role_with_names(role: Role, names: Mapping[str, EscoOccupation]) -> Role:
    exact = [m.uri for m in role.esco if m.match is Match.EXACT]
    found = [names[uri] for uri in exact if uri in names]
    return replace(role, alt_labels=_more(role.alt_labels, found))


def _more(labels: Labels, found: Sequence[EscoOccupation]) -> Labels:
    def all_in(language: str, ours: tuple[str, ...]) -> tuple[str, ...]:
        theirs = [
            label
            for one in found
            for label in (one.labels.get(language), *one.alt_labels.get(language, ()))
            if label
        ]
        return tuple(dict.fromkeys([*ours, *theirs]))

    return Labels(all_in("nl", labels.nl), all_in("en", labels.en))


def _with_relations(taxonomy: Taxonomy, edition: EscoEdition) -> dict[str, Skill]:
    """Return our skills, each also related to those that ESCO relates it to."""
    ours = _our_ids(taxonomy)
    near: dict[str, dict[str, None]] = {}
    pairs = [(edition.skills[a].uri, edition.skills[b].uri) for a, b, _ in edition.skill_relations]
    pairs += edition.skill_broader
    imported = {skill.uri for skill in edition.skills}
    for first, second in pairs:
        if first in imported and second in imported:
            for a, b in ((first, second), (second, first)):
                for skill in ours.get(a, ()):
                    others = ours.get(b) or (imported_id(b),)
                    near.setdefault(skill, {}).update(dict.fromkeys(others))
    return {
        skill.id: replace(
            skill,
            related=tuple(
                dict.fromkeys(
                    [*skill.related, *(o for o in near.get(skill.id, ()) if o != skill.id)]
                )
            ),
        )
        for skill in taxonomy.skills.values()
    }


def _our_ids(taxonomy: Taxonomy) -> dict[str, list[str]]:
    ours: dict[str, list[str]] = {}
    for skill in taxonomy.skills.values():
        for match in skill.esco:
            if match.match is Match.EXACT:
                ours.setdefault(match.uri, []).append(skill.id)
    return ours


ANY_SKILL = (
    Text("Je kunt dit met hulp van een collega.", "You can do this with help from a colleague."),
    Text("Je kunt dit zelf, in gewone gevallen.", "You can do this by yourself in normal cases."),
    Text("Je kunt dit ook als het lastig is.", "You can do this when it is difficult too."),
    Text("Je bepaalt hoe anderen dit doen.", "You decide how others do this."),
)


def _imported_skills(taxonomy: Taxonomy, edition: EscoEdition) -> dict[str, Skill]:
    """Return ESCO's other skills: nobody asks them, but they can be near to ones that are asked."""
    ours = _our_ids(taxonomy)
    group = next(iter(taxonomy.groups))
    return {
        imported_id(skill.uri): Skill(
            id=imported_id(skill.uri),
            group=group,
            skill_type=SkillType.KNOWLEDGE if skill.skill_type == "knowledge" else SkillType.SKILL,
            label=_text(skill.labels),
            alt_labels=_labels(skill.alt_labels),
            proficiency=ANY_SKILL,
            esco=(EscoMatch(skill.uri, Match.EXACT),),
        )
        for skill in edition.skills
        if skill.uri not in ours
    }
