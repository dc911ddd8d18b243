"""The skills language as frozen values: skills, roles, occupations and what they ask or give.

Nothing here reads a file. `skills_taxonomy.loader` makes these values from the data folder,
and tests make them by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from typing import Literal, TypeVar

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


class UnknownConceptError(LookupError):
    """No skill, role or occupation goes by this id or ESCO URI."""


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in both languages."""

    nl: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class Labels:
    """Other names of one thing, per language: what people type."""

    nl: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def __getitem__(self, language: Language) -> tuple[str, ...]:
        return self.nl if language == "nl" else self.en


class CareerLevel(IntEnum):
    """How far somebody is in their work. Ordered, so that levels can be compared."""

    JUNIOR = 1
    MEDIOR = 2
    SENIOR = 3

    @property
    def id(self) -> str:
        """The word used in data files, addresses and the API: junior, medior or senior."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> "CareerLevel":
        """Return the level called `word`. Raises KeyError for any other word."""
        return cls[word.upper()]


class Proficiency(IntEnum):
    """How well somebody does a skill, in four steps. 0, not in this list, means: not at all."""

    FOUNDATION = 1
    INDEPENDENT = 2
    ADVANCED = 3
    EXPERT = 4


class SkillType(StrEnum):
    """ESCO's skill types, with our domain knowledge set apart."""

    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    TRANSVERSAL = "transversal"
    DOMAIN = "domain"


class Match(StrEnum):
    """How well one of our concepts covers an ESCO concept (SKOS mapping relations)."""

    EXACT = "exact"
    CLOSE = "close"


class State(StrEnum):
    """Whether we read a first-hand source for this fact."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class EscoMatch:
    """An ESCO concept that one of ours stands for."""

    uri: str
    match: Match


@dataclass(frozen=True, slots=True)
class EcfCompetence:
    """A competence of the e-CF. The version counts: codes changed meaning between 3.0 and 4.0."""

    code: str
    version: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the facts of one data file come from.

    `reviewed_on` is the day a second reader approved what the author judged, or None.
    """

    sources: tuple[str, ...]
    checked_on: date | None
    state: State
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """Skills shown together, such as "Met mensen"."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Skill:
    """Knowledge, a skill or a competence, with what somebody can do at each proficiency.

    `hours` are the study hours of the four steps 0→1, 1→2, 2→3 and 3→4, our own judgement,
    or None where the assumptions give the usual hours of this skill type.
    `related` skills are so close that holding one makes learning this one faster.
    `gathers` are the ESCO skill groups, or ISCO groups, that a bridge skill stands for.
    """

    id: str
    group: str
    skill_type: SkillType
    label: Text
    alt_labels: Labels = Labels()
    proficiency: tuple[Text, ...] = ()
    is_bridge: bool = False
    carries_level: bool = False
    hours: tuple[int, int, int, int] | None = None
    related: tuple[str, ...] = ()
    esco: tuple[EscoMatch, ...] = ()
    ecf: tuple[EcfCompetence, ...] = ()
    gathers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleFamily:
    """A group of roles: one line on the map, known by its letter."""

    id: str
    letter: str
    label: Text
    summary: Text


@dataclass(frozen=True, slots=True)
class RoleProfile:
    """The EN 16234 role profile a role follows, with the e-CF 3.0 level of each competence.

    Source: CWA 16458-1:2018, names and numbers only.
    """

    name: str
    ecf: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RoleLevel:
    """What a role asks, and what somebody does in it, at one career level.

    `essential` and `optional` map skill ids to the proficiency asked. `on_the_job_hours` is what
    an employer lets a newcomer learn after the start, or None for the usual hours of the level.
    """

    can: Text
    does: Text
    essential: Mapping[str, int]
    optional: Mapping[str, int] = field(default_factory=dict)
    on_the_job_hours: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a working day."""

    time: str
    text: Text


@dataclass(frozen=True, slots=True)
class RoleStory:
    """What the work really is, beside what it asks."""

    summary: Text
    tasks: tuple[Text, ...] = ()
    day: tuple[Moment, ...] = ()
    tools: tuple[str, ...] = ()
    people: Text = Text("", "")
    hard: tuple[Text, ...] = ()
    try_it: Text = Text("", "")
    purposes: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    conditions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Role:
    """An ICT occupation with a ladder of career levels.

    `is_side_entry` says that people from other work really enter it above junior.
    """

    id: str
    label: Text
    family: str
    levels: Mapping[CareerLevel, RoleLevel]
    story: RoleStory
    provenance: Provenance
    alt_labels: Labels = Labels()
    esco: tuple[EscoMatch, ...] = ()
    isco_group: str = ""
    profile: RoleProfile | None = None
    is_side_entry: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that people do, to like or not: a question of the interest check."""

    id: str
    interest: str
    text: Text


@dataclass(frozen=True, slots=True)
class InterestCheck:
    """The short interest check. The order of the statements is part of addresses."""

    statements: tuple[Statement, ...] = ()
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Occupation:
    """What people come from. `skills` maps a skill id to what is held at junior, medior, senior.

    `is_derived` says that nobody wrote this down: it follows by rule from an imported edition.
    """

    id: str
    label: Text
    skills: Mapping[str, tuple[int, int, int]]
    provenance: Provenance
    alt_labels: Labels = Labels()
    esco: tuple[EscoMatch, ...] = ()
    isco_group: str = ""
    is_derived: bool = False

    def held_at(self, level: CareerLevel) -> dict[str, int]:
        """Return what a typical person at `level` holds: skill id → proficiency 1–4."""
        return {
            skill: triple[level - 1] for skill, triple in self.skills.items() if triple[level - 1]
        }


@dataclass(frozen=True)
class Taxonomy:
    """One whole edition of the skills language. All mappings go by id, in a fixed order."""

    groups: Mapping[str, SkillGroup]
    skills: Mapping[str, Skill]
    families: Mapping[str, RoleFamily]
    roles: Mapping[str, Role]
    occupations: Mapping[str, Occupation]
    checksum: str = ""
    interest_check: InterestCheck = InterestCheck()

    def skill_named(self, name: str) -> Skill:
        """Return the skill with this id or ESCO URI. Raises UnknownConceptError."""
        return _named(name, self.skills)

    def role_named(self, name: str) -> Role:
        """Return the role with this id or ESCO URI. Raises UnknownConceptError."""
        return _named(name, self.roles)

    def occupation_named(self, name: str) -> Occupation:
        """Return the occupation with this id or ESCO URI. Raises UnknownConceptError."""
        return _named(name, self.occupations)


_Concept = TypeVar("_Concept", Skill, Role, Occupation)


def _named(name: str, concepts: Mapping[str, _Concept]) -> _Concept:
    if name in concepts:
        return concepts[name]
    by_uri = [c for c in concepts.values() if any(match.uri == name for match in c.esco)]
    exact = [c for c in by_uri if any(m.uri == name and m.match is Match.EXACT for m in c.esco)]
    if found := exact or by_uri:
        return found[0]
    raise UnknownConceptError(name)
