"""The skills language as SKOS: concepts with names in two languages, and their kin in ESCO.

A role or occupation at a career level is a concept of its own, narrower than the role or
occupation; what it asks or holds hangs on it with the proficiency. The few words that SKOS and
ESCO lack are defined in the scheme itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from skills_taxonomy.model import (
    LANGUAGES,
    CareerLevel,
    EscoMatch,
    Labels,
    Match,
    Occupation,
    Provenance,
    Role,
    RoleFamily,
    RoleProfile,
    Skill,
    SkillGroup,
    Taxonomy,
    Text,
)
from skills_taxonomy.triples import Iri, Triple, Value, Words
from skills_taxonomy.vocabulary import (
    ADAPTED,
    ATTRIBUTION,
    CWA_NOTE,
    DC,
    DCT,
    ESCO,
    ESCO_SITE,
    ESCO_VERSION,
    ISCO_URI,
    LICENCE,
    OWL,
    OWN_WORDS,
    RDF,
    RDFS,
    SKOS,
    TITLE,
    XSD,
)

TYPE = Iri(f"{RDF}type")
Concept = Skill | Role | Occupation | SkillGroup | RoleFamily
Facts = Iterator[tuple[str, Value]]


@dataclass(frozen=True, slots=True)
class SkosExport:
    """Says the skills language in triples. Addresses start with `base_url`."""

    taxonomy: Taxonomy
    base_url: str

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes that both formats may use."""
        return {
            "pw": f"{self.scheme.value}#",
            "skos": SKOS,
            "dct": DCT,
            "dc": DC,
            "rdf": RDF,
            "rdfs": RDFS,
            "owl": OWL,
            "xsd": XSD,
            "esco": ESCO,
        }

    @property
    def scheme(self) -> Iri:
        """The whole of it."""
        return Iri(f"{self.base_url}/id/scheme")

    def iri(self, concept: Concept) -> Iri:
        """Return the stable address of a concept: …/id/role/testanalist."""
        return Iri(f"{self.base_url}/id/{kind_of(concept)}/{concept.id}")

    def everything(self) -> Iterator[Triple]:
        """Yield every statement."""
        yield from self.about_scheme()
        for concept in concepts_of(self.taxonomy):
            yield from self.about(concept)

    def about_origin(self) -> Iterator[Triple]:
        """Yield what must go along with any part: title, version, licence and source."""
        yield from self._triples(self.scheme, self._origin_facts())

    def about_scheme(self) -> Iterator[Triple]:
        """Yield what the whole is called, where it comes from, and what our own words mean."""
        yield from self.about_origin()
        for concept in concepts_of(self.taxonomy):
            if not isinstance(concept, Skill | Role):
                top = Iri(f"{SKOS}hasTopConcept")
                yield Triple(self.scheme, top, self.iri(concept))
        for name, (kind, meaning) in OWN_WORDS.items():
            yield from self._triples(self._own(name), _word_facts(kind, meaning))
        for version in sorted({e.version for s in self.taxonomy.skills.values() for e in s.ecf}):
            meaning = Text(f"code in e-CF {version}", f"code in the e-CF, version {version}")
            yield from self._triples(
                self._own(f"e-cf-{version}"), _word_facts(f"{RDFS}Datatype", meaning)
            )

    def about(self, concept: Concept) -> Iterator[Triple]:
        """Yield what there is to say about one concept, levels included."""
        iri = self.iri(concept)
        yield from self._triples(iri, self._concept_facts(concept))
        if isinstance(concept, Skill):
            yield from self._proficiencies(concept)
        elif isinstance(concept, Role):
            yield from self._role_levels(concept)
            yield from self._profile(iri, concept.profile)
        elif isinstance(concept, Occupation):
            yield from self._occupation_levels(concept)

    # --- facts: (predicate, value) about one subject --------------------------------------------

    def _origin_facts(self) -> Facts:
        yield TYPE.value, Iri(f"{SKOS}ConceptScheme")
        yield from _said(f"{DCT}title", TITLE)
        yield f"{DCT}license", Iri(LICENCE)
        yield f"{DCT}source", Iri(ESCO_SITE)
        yield f"{DC}source", Words(f"ESCO {ESCO_VERSION}")
        yield f"{DC}source", Words(CWA_NOTE)
        yield from _said(f"{DC}rights", ATTRIBUTION)
        yield from _said(f"{SKOS}changeNote", ADAPTED)
        yield f"{OWL}versionInfo", Words(self.taxonomy.checksum)

    def _concept_facts(self, concept: Concept) -> Facts:
        yield TYPE.value, Iri(f"{SKOS}Concept")
        yield f"{SKOS}inScheme", self.scheme
        yield from _said(f"{SKOS}prefLabel", concept.label)
        if isinstance(concept, Skill):
            yield from self._skill_facts(concept)
        elif isinstance(concept, Role):
            yield TYPE.value, Iri(f"{ESCO}Occupation")
            yield f"{SKOS}broader", self.iri(self.taxonomy.families[concept.family])
            yield from _said(f"{SKOS}definition", concept.story.summary)
            yield from self._work_facts(concept)
        else:
            yield f"{SKOS}topConceptOf", self.scheme
        if isinstance(concept, RoleFamily):
            yield from _said(f"{SKOS}definition", concept.summary)
            yield f"{SKOS}notation", Words(concept.letter)
        elif isinstance(concept, Occupation):
            yield TYPE.value, Iri(f"{ESCO}Occupation")
            yield from self._work_facts(concept)

    def _skill_facts(self, skill: Skill) -> Facts:
        yield TYPE.value, Iri(f"{ESCO}Skill")
        yield from _also_called(skill.label, skill.alt_labels)
        yield f"{SKOS}broader", self.iri(self.taxonomy.groups[skill.group])
        yield from _mapped(skill.esco)
        for related in skill.related:
            yield f"{SKOS}related", self.iri(self.taxonomy.skills[related])
        for competence in skill.ecf:
            code = Words(competence.code, datatype=self._own(f"e-cf-{competence.version}"))
            yield f"{SKOS}notation", code
        yield self._own("skillType").value, Words(skill.skill_type.value)

    def _work_facts(self, work: Role | Occupation) -> Facts:
        yield from _also_called(work.label, work.alt_labels)
        yield from _mapped(work.esco)
        if work.isco_group:
            yield f"{SKOS}notation", Words(work.isco_group, datatype=self._own("isco-08"))
            yield f"{SKOS}broadMatch", Iri(f"{ISCO_URI}{work.isco_group}")
        yield from _from(work.provenance)

    # --- levels ---------------------------------------------------------------------------------

    def _role_levels(self, role: Role) -> Iterator[Triple]:
        for level, asked in role.levels.items():
            position = self._at(role, level)
            yield from self._triples(position, self._position_facts(role, level))
            yield from self._triples(position, _said(f"{SKOS}definition", asked.does))
            yield from self._rated(position, "essential", asked.essential)
            yield from self._rated(position, "optional", asked.optional)

    def _occupation_levels(self, occupation: Occupation) -> Iterator[Triple]:
        for level in CareerLevel:
            position = self._at(occupation, level)
            yield from self._triples(position, self._position_facts(occupation, level))
            yield from self._rated(position, "holds", occupation.held_at(level))

    def _position_facts(self, work: Role | Occupation, level: CareerLevel) -> Facts:
        yield TYPE.value, Iri(f"{SKOS}Concept")
        yield TYPE.value, self._own("Position")
        yield f"{SKOS}inScheme", self.scheme
        for language in LANGUAGES:
            label = f"{work.label[language]} ({level.id})"
            yield f"{SKOS}prefLabel", Words(label, language)
        yield f"{SKOS}broader", self.iri(work)
        yield self._own("level").value, Words(level.id)

    def _proficiencies(self, skill: Skill) -> Iterator[Triple]:
        """Yield what somebody can at each proficiency."""
        iri = self.iri(skill)
        for proficiency, can in enumerate(skill.proficiency, start=1):
            rating = Iri(f"{iri.value}#{proficiency}")
            yield Triple(rating, TYPE, self._own("Rating"))
            yield Triple(rating, self._own("skill"), iri)
            yield Triple(rating, self._own("proficiency"), proficiency)
            yield from self._triples(rating, _said(f"{SKOS}definition", can))

    def _rated(self, position: Iri, word: str, ratings: Mapping[str, int]) -> Iterator[Triple]:
        """Yield each skill with its proficiency, and as ESCO's plain relation where it has one."""
        for skill, proficiency in ratings.items():
            rating = Iri(f"{position.value}/{skill}")
            iri = self.iri(self.taxonomy.skills[skill])
            yield Triple(position, self._own(word), rating)
            yield Triple(rating, TYPE, self._own("Rating"))
            yield Triple(rating, self._own("skill"), iri)
            yield Triple(rating, self._own("proficiency"), proficiency)
            if word != "holds":
                plain = Iri(f"{ESCO}related{word.capitalize()}Skill")
                yield Triple(position, plain, iri)

    def _profile(self, role: Iri, profile: RoleProfile | None) -> Iterator[Triple]:
        """Yield the EN 16234 profile of a role: its name, its codes and their levels."""
        if profile is None:
            return
        yield Triple(role, self._own("profile"), Words(profile.name, "en"))
        for code, level in profile.ecf.items():
            competence = Iri(f"{role.value}#e-cf/{code}")
            yield Triple(role, self._own("competence"), competence)
            yield Triple(competence, TYPE, self._own("Competence"))
            notation = Words(code, datatype=self._own("e-cf-3.0"))
            yield Triple(competence, Iri(f"{SKOS}notation"), notation)
            yield Triple(competence, self._own("ecfLevel"), level)

    def _at(self, work: Role | Occupation, level: CareerLevel) -> Iri:
        return Iri(f"{self.iri(work).value}#{level.id}")

    def _own(self, name: str) -> Iri:
        return Iri(f"{self.scheme.value}#{name}")

    def _triples(self, subject: Iri, facts: Iterable[tuple[str, Value]]) -> Iterator[Triple]:
        return (Triple(subject, Iri(predicate), value) for predicate, value in facts)


def concepts_of(taxonomy: Taxonomy) -> Iterator[Concept]:
    """Yield every concept: groups and skills, families and roles, and occupations."""
    yield from taxonomy.groups.values()
    yield from taxonomy.skills.values()
    yield from taxonomy.families.values()
    yield from taxonomy.roles.values()
    yield from taxonomy.occupations.values()


_KINDS: dict[type, str] = {
    SkillGroup: "group",
    Skill: "skill",
    RoleFamily: "family",
    Role: "role",
    Occupation: "occupation",
}
_NAMED: dict[str, Callable[[Taxonomy], Mapping[str, Concept]]] = {
    "group": lambda taxonomy: taxonomy.groups,
    "skill": lambda taxonomy: taxonomy.skills,
    "family": lambda taxonomy: taxonomy.families,
    "role": lambda taxonomy: taxonomy.roles,
    "occupation": lambda taxonomy: taxonomy.occupations,
}


def kind_of(concept: Concept) -> str:
    """Return the word for this kind of concept in its address."""
    return _KINDS[type(concept)]


def concept_at(taxonomy: Taxonomy, kind: str, id: str) -> Concept | None:
    """Return the concept that goes by this kind and id in an address, or None."""
    return _NAMED[kind](taxonomy).get(id) if kind in _NAMED else None


def _said(predicate: str, text: Text) -> Facts:
    return ((predicate, Words(text[language], language)) for language in LANGUAGES)


def _also_called(label: Text, alt_labels: Labels) -> Facts:
    """Yield the other names; in SKOS no name is both preferred and alternative."""
    for language in LANGUAGES:
        for name in alt_labels[language]:
            if name != label[language]:
                yield f"{SKOS}altLabel", Words(name, language)


def _mapped(matches: Iterable[EscoMatch]) -> Facts:
    for match in matches:
        word = "exactMatch" if match.match is Match.EXACT else "closeMatch"
        yield f"{SKOS}{word}", Iri(match.uri)


def _from(provenance: Provenance) -> Facts:
    for source in provenance.sources:
        yield f"{DC}source", Words(source)
    if provenance.checked_on:
        day = Words(provenance.checked_on.isoformat(), datatype=Iri(f"{XSD}date"))
        yield f"{DCT}modified", day


def _word_facts(kind: str, meaning: Text) -> Facts:
    yield TYPE.value, Iri(kind)
    yield from _said(f"{RDFS}label", meaning)
