"""Official ESCO bundles → one EscoEdition, or what is wrong with file and line.

A bundle is the zip that ESCO hands out, or the same unpacked in a folder. Version 1.1 keeps the
relations in a zip of their own and writes no language in the names; from 1.2 on each language's
zip has all files. Any number may be read together: they fill in each other's languages. Parts may
be missing too: what is there is read, and the report says what is not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import starmap
from pathlib import Path

from skills_taxonomy.bundle import Bundle, Member, open_bundle
from skills_taxonomy.edition import (
    EscoEdition,
    EscoGroup,
    EscoOccupation,
    EscoSkill,
    EscoSkillType,
)
from skills_taxonomy.esco_concepts import CONCEPT_TABLES, Concept, read_concepts
from skills_taxonomy.esco_relations import BROADER_TABLES, PAIR_COLUMNS, read_broader, read_pairs
from skills_taxonomy.esco_report import Notes, Report
from skills_taxonomy.yaml_file import DataError

Progress = Callable[[str, float], None]  # what is being done, and which part of it is done: 0–1
TABLES = (*CONCEPT_TABLES, *PAIR_COLUMNS, *BROADER_TABLES)
FIELD_OF_KNOWLEDGE = "http://data.europa.eu/esco/isced-f/"
SKILL_TYPES: Mapping[str, EscoSkillType] = {"skill/competence": "skill", "knowledge": "knowledge"}


def read_bundles(
    paths: Sequence[Path], progress: Progress = lambda step, part: None
) -> tuple[EscoEdition, Report]:
    """Return what the bundles at `paths` say together, and what was left out.

    Raises DataError that names file and line when one of them is not right.
    """
    bundles = [open_bundle(path) for path in paths]
    version = _version(bundles)
    members = _chosen(bundles)
    reading = _Reading(progress, sum(member.size for member in members))
    notes = Notes()

    concepts = read_concepts([m for m in members if m.table in CONCEPT_TABLES], reading.told, notes)
    if not concepts["occupations"] and not concepts["skills"]:
        message = "geen beroepen en geen vaardigheden; geef ook het zip met een taal in de naam"
        raise DataError([f"{bundles[0].name}: {message}"])
    numbers = {
        table: {uri: number for number, uri in enumerate(concepts[table])} for table in concepts
    }
    known = {uri for table in numbers.values() for uri in table}

    def of(table: str) -> list[Member]:
        return [member for member in members if member.table == table]

    occupations, skills = numbers["occupations"], numbers["skills"]
    occupation_skills = read_pairs(
        of("occupationSkillRelations"), occupations, skills, reading.told, notes
    )
    skill_relations = read_pairs(of("skillSkillRelations"), skills, skills, reading.told, notes)
    occupation_broader = read_broader(of("broaderRelationsOccPillar"), known, reading.told, notes)
    skill_broader = read_broader(of("broaderRelationsSkillPillar"), known, reading.told, notes)
    edition = EscoEdition(
        version=version,
        languages=tuple(sorted({m.language for m in members if m.table in CONCEPT_TABLES})),
        occupations=tuple(starmap(_occupation, concepts["occupations"].items())),
        skills=_skills(concepts["skills"], skill_broader, notes),
        groups=tuple(
            starmap(_group, (*concepts["skillGroups"].items(), *concepts["ISCOGroups"].items()))
        ),
        occupation_skills=occupation_skills,
        occupation_broader=occupation_broader,
        skill_broader=skill_broader,
        skill_relations=skill_relations,
    )
    missing = tuple(table for table in TABLES if not of(table))
    sources = tuple(sorted(bundle.name for bundle in bundles))
    return edition, Report(dict(notes.counts), notes.skipped(), missing, sources)


@dataclass(slots=True)
class _Reading:
    """Tells how far the reading is, over all files together."""

    progress: Progress
    total: int
    done: int = field(default=0)

    def told(self, member: Member, size: int) -> None:
        self.done += size
        self.progress(member.place, self.done / self.total)


def _version(bundles: Sequence[Bundle]) -> str:
    versions = {bundle.version: bundle.name for bundle in bundles if bundle.version}
    if len(versions) > 1:
        told = ", ".join(f"{name} is v{version}" for version, name in sorted(versions.items()))
        raise DataError([f"{bundles[0].name}: verschillende versies door elkaar: {told}"])
    return next(iter(versions), "")


def _chosen(bundles: Sequence[Bundle]) -> list[Member]:
    """Return the files that count. Raises DataError when one of them is there twice."""
    chosen: dict[tuple[str, str], Member] = {}
    for bundle in bundles:
        for member in bundle.members:
            if member.table not in TABLES:
                continue
            before = chosen.setdefault((member.table, member.language), member)
            if before is not member:
                raise DataError([f"{member.place}: staat ook in {before.place}; geef er één"])
    return list(chosen.values())


def _occupation(uri: str, concept: Concept) -> EscoOccupation:
    isco_group, code = concept.facts
    return EscoOccupation(uri, isco_group, code, concept.labels, concept.alt_labels)


def _group(uri: str, concept: Concept) -> EscoGroup:
    (code,) = concept.facts
    return EscoGroup(uri, code, concept.labels)


def _skills(
    concepts: Mapping[str, Concept], broader: Sequence[tuple[str, str]], notes: Notes
) -> tuple[EscoSkill, ...]:
    """Return the skills. One without a type is knowledge when it lies in a field of knowledge."""
    in_fields = _in_fields_of_knowledge(broader)
    skills = []
    for uri, concept in concepts.items():
        word, reuse_level = concept.facts
        skill_type = SKILL_TYPES.get(word)
        if skill_type is None:
            skill_type = "knowledge" if uri in in_fields else "skill"
            notes.skip("skillType: leeg, afgeleid uit de groep", concept.place)
        skills.append(
            EscoSkill(uri, skill_type, reuse_level or None, concept.labels, concept.alt_labels)
        )
    return tuple(skills)


def _in_fields_of_knowledge(broader: Sequence[tuple[str, str]]) -> set[str]:
    below: dict[str, list[str]] = {}
    for uri, higher in broader:
        below.setdefault(higher, []).append(uri)
    waiting = [uri for uri in below if uri.startswith(FIELD_OF_KNOWLEDGE)]
    found = set(waiting)
    while waiting:
        lower = [uri for uri in below.get(waiting.pop(), ()) if uri not in found]
        found.update(lower)
        waiting += lower
    return found
