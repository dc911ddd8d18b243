"""The concepts in ESCO's files: occupations, skills and groups, in every language given."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from skills_taxonomy.bundle import Member
from skills_taxonomy.csv_table import rows
from skills_taxonomy.esco_report import Notes
from skills_taxonomy.yaml_file import DataError

Told = Callable[[Member, int], None]
Facts = tuple[str, ...]

# Per table, what is asked of a concept beside its names.
CONCEPT_TABLES: Mapping[str, tuple[str, ...]] = {
    "occupations": ("iscoGroup", "code"),
    "skills": ("skillType", "reuseLevel"),
    "skillGroups": ("code",),
    "ISCOGroups": ("code",),
}
ALLOWED = {
    "iscoGroup": re.compile(r"\d{4}|"),
    "code": re.compile(r"[\w.\-]*"),
    "skillType": re.compile(r"skill/competence|knowledge|"),
    "reuseLevel": re.compile(r"transversal|cross-sector|sector-specific|occupation-specific|"),
}
URI = re.compile(r"https?://[!-~]+")
HINTS = {"iscoGroup": "vier cijfers; gingen de nullen vooraan verloren in een spreadsheet?"}


@dataclass(slots=True)
class Concept:
    """One concept as the files of all languages together tell it."""

    place: str
    facts: Facts
    labels: dict[str, str] = field(default_factory=dict)
    alt_labels: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_concepts(
    members: Iterable[Member], told: Told, notes: Notes
) -> dict[str, dict[str, Concept]]:
    """Return the concepts by table and URI, in URI order. Raises DataError at what is wrong.

    A concept that has no label in any language is left out.
    """
    tables: dict[str, dict[str, Concept]] = {table: {} for table in CONCEPT_TABLES}
    for member in members:
        _read(member, tables[member.table], told, notes)
    owners: dict[str, str] = {}
    for table, concepts in tables.items():
        for uri in [uri for uri, concept in concepts.items() if not concept.labels]:
            notes.skip(f"{table}: zonder label", concepts.pop(uri).place)
        for uri, concept in concepts.items():
            if uri in owners:
                message = f"conceptUri: {uri} staat ook op {owners[uri]}; houd er één"
                raise DataError([f"{concept.place}: {message}"])
            owners[uri] = concept.place
        notes.counts[table] = len(concepts)
        tables[table] = dict(sorted(concepts.items()))
    return tables


def _read(member: Member, concepts: dict[str, Concept], told: Told, notes: Notes) -> None:
    if not member.language:
        message = "de taal staat niet in de naam; noem het bestand bijvoorbeeld …_nl.csv"
        raise DataError([f"{member.place}: {message}"])
    facts = CONCEPT_TABLES[member.table]
    columns = ("conceptUri", "preferredLabel", "altLabels", *facts)
    here: dict[str, int] = {}
    source = member.lines(partial(told, member))
    for line, (uri, label, alt_labels, *values) in rows(source, member.place, columns, ["status"]):
        place = f"{member.place}:{line}"
        if not URI.fullmatch(uri):
            raise DataError([f"{place}: conceptUri: {uri[:80]!r} is geen webadres"])
        if uri in here:
            message = f"{uri} staat er twee keer, ook op regel {here[uri]}; houd er één"
            raise DataError([f"{place}: conceptUri: {message}"])
        here[uri] = line
        *told_facts, status = values
        if status not in ("", "released"):
            notes.skip(f"{member.table}: status {status}", place)
            continue
        concept = concepts.setdefault(uri, Concept(place, ("",) * len(facts)))
        concept.facts = _agreed(concept, facts, told_facts, place, notes)
        if label:
            concept.labels[member.language] = label
        if others := _words(alt_labels, label):
            concept.alt_labels[member.language] = others


def _agreed(concept: Concept, names: Facts, values: list[str], place: str, notes: Notes) -> Facts:
    """Return what the languages say together: the first one to say something is believed."""
    agreed = []
    for name, known, value in zip(names, concept.facts, values, strict=True):
        if not ALLOWED[name].fullmatch(value):
            expected = HINTS.get(name, "dat kent ESCO niet")
            raise DataError([f"{place}: {name}: {value[:80]!r}: {expected}"])
        if known and value and known != value:
            notes.skip(f"{name}: anders dan in een andere taal, de eerste telt", place)
        agreed.append(known or value)
    return tuple(agreed)


def _words(text: str, label: str) -> tuple[str, ...]:
    """Return the other labels, each once and without the label itself."""
    words = (word.strip() for word in text.split("\n"))
    return tuple(dict.fromkeys(word for word in words if word and word != label))
