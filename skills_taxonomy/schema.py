"""The border: what a data file of the skills language may say, and the values it becomes.

These models also give the JSON Schemas for editors (`padwijzer check --write-schemas`).
"""

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from skills_taxonomy.model import (
    EcfCompetence,
    EscoMatch,
    InterestCheck,
    Labels,
    Match,
    Occupation,
    Provenance,
    RoleFamily,
    Skill,
    SkillGroup,
    SkillType,
    State,
    Statement,
    Text,
)

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=900, strip_whitespace=True)]
Rating = Annotated[int, Field(ge=1, le=4)]
Held = Annotated[int, Field(ge=0, le=4)]
EscoUri = Annotated[
    str,
    StringConstraints(
        pattern=r"^http://data\.europa\.eu/esco/(skill|occupation)/[0-9a-fA-F-]{36}$"
    ),
]
EcfCode = Annotated[str, StringConstraints(pattern=r"^[A-E]\.\d{1,2}$")]
IscoGroup = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
EscoGroup = Annotated[str, StringConstraints(pattern=r"^([STKL]\d+(\.\d+){0,2}|isco-\d{1,4})$")]
LevelName = Literal["junior", "medior", "senior"]
Purpose = Literal[
    "care", "education", "energy", "safety", "public", "money", "climate", "mobility", "food",
    "culture", "industry", "fairness",
]  # fmt: skip
Interest = Literal[
    "realistic", "investigative", "artistic", "social", "enterprising", "conventional"
]
Condition = Literal[
    "remote", "shifts", "on_call", "deadlines", "interruptions", "screen_work", "client_contact"
]
HowOften = Literal["often", "sometimes", "rarely"]


class Border(BaseModel):
    """A part of a data file. Unknown fields are refused: they are mostly typing errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TextBorder(Border):
    """A text in both languages."""

    nl: Line
    en: Line

    def value(self) -> Text:
        """Return the text as a value."""
        return Text(self.nl, self.en)


class LabelsBorder(Border):
    """Other names, per language."""

    nl: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()

    def value(self) -> Labels:
        """Return the names as a value."""
        return Labels(self.nl, self.en)


class EscoBorder(Border):
    """An ESCO concept and how well it matches."""

    uri: EscoUri
    match: Match

    def value(self) -> EscoMatch:
        """Return the match as a value."""
        return EscoMatch(self.uri, self.match)


class ProvenanceBorder(Border):
    """Where the facts come from."""

    sources: tuple[Line, ...] = Field(min_length=1)
    checked_on: date | None
    state: State
    reviewed_on: date | None = None

    def provenance(self) -> Provenance:
        """Return the provenance as a value."""
        return Provenance(self.sources, self.checked_on, self.state, self.reviewed_on)


class EcfBorder(Border):
    """An e-CF competence with its version."""

    code: EcfCode
    version: Literal["3.0", "4.0"]


class GroupBorder(Border):
    """The head of a skills file."""

    id: Id
    label: TextBorder


class SkillBorder(Border):
    """One skill."""

    id: Id
    skill_type: SkillType
    label: TextBorder
    alt_labels: LabelsBorder = LabelsBorder()
    proficiency: dict[Rating, TextBorder]
    bridge: bool = False
    carries_level: bool = False
    hours: tuple[int, int, int, int] | None = None
    related: tuple[Id, ...] = Field(default=(), max_length=3)
    esco: tuple[EscoBorder, ...] = ()
    ecf: tuple[EcfBorder, ...] = ()
    gathers: tuple[EscoGroup, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> "SkillBorder":
        if sorted(self.proficiency) != [1, 2, 3, 4]:
            raise ValueError("proficiency needs a sentence for each of 1, 2, 3 and 4")
        if self.bridge and not self.gathers:
            raise ValueError("a bridge skill names the ESCO groups it gathers")
        if self.hours and (min(self.hours) <= 0 or any(h % 5 for h in self.hours)):
            raise ValueError("hours are four positive multiples of 5")
        return self

    def value(self, group: str) -> Skill:
        """Return the skill as a value."""
        return Skill(
            id=self.id,
            group=group,
            skill_type=self.skill_type,
            label=self.label.value(),
            alt_labels=self.alt_labels.value(),
            proficiency=tuple(self.proficiency[step].value() for step in (1, 2, 3, 4)),
            is_bridge=self.bridge,
            carries_level=self.carries_level,
            hours=self.hours,
            related=self.related,
            esco=tuple(match.value() for match in self.esco),
            ecf=tuple(EcfCompetence(e.code, e.version) for e in self.ecf),
            gathers=self.gathers,
        )


class SkillsFile(Border):
    """skills/*.yaml: one group of skills."""

    group: GroupBorder
    skills: tuple[SkillBorder, ...] = Field(min_length=1)

    def group_value(self) -> SkillGroup:
        """Return the group as a value."""
        return SkillGroup(self.group.id, self.group.label.value())


class FamilyBorder(Border):
    """One family of roles."""

    id: Id
    letter: Annotated[str, StringConstraints(pattern="^[A-Z]$")]
    label: TextBorder
    summary: TextBorder


class FamiliesFile(Border):
    """families.yaml."""

    families: tuple[FamilyBorder, ...] = Field(min_length=1)

    def values(self) -> dict[str, RoleFamily]:
        """Return the families by id, in their order."""
        return {
            f.id: RoleFamily(f.id, f.letter, f.label.value(), f.summary.value())
            for f in self.families
        }


class StatementBorder(Border):
    """One statement of the interest check."""

    id: Id
    interest: Interest
    text: TextBorder


class InterestsFile(ProvenanceBorder):
    """interests.yaml: three statements for each interest."""

    statements: tuple[StatementBorder, ...] = Field(max_length=60)

    @model_validator(mode="after")
    def _is_even(self) -> "InterestsFile":
        if len({s.id for s in self.statements}) < len(self.statements):
            raise ValueError("two statements have the same id")
        asked = [s.interest for s in self.statements]
        if any(asked.count(interest) != 3 for interest in get_args(Interest)):
            raise ValueError("each of the six interests has three statements")
        return self

    def value(self) -> InterestCheck:
        """Return the check as a value."""
        return InterestCheck(
            tuple(Statement(s.id, s.interest, s.text.value()) for s in self.statements),
            self.provenance(),
        )


class MomentBorder(TextBorder):
    """A moment of a day."""

    time: Annotated[str, StringConstraints(pattern=r"^\d{1,2}[.:]\d{2}$")]


class OccupationFile(ProvenanceBorder):
    """occupations/*.yaml: one occupation that people come from."""

    id: Id
    label: TextBorder
    alt_labels: LabelsBorder = LabelsBorder()
    esco: tuple[EscoBorder, ...] = ()
    isco_group: IscoGroup
    skills: dict[Id, tuple[Held, Held, Held]] = Field(min_length=8, max_length=24)

    @model_validator(mode="after")
    def _never_falls(self) -> "OccupationFile":
        for skill, held in self.skills.items():
            if list(held) != sorted(held) or not held[2]:
                raise ValueError(
                    f"{skill}: from junior to senior a proficiency stays or rises, up to at least 1"
                )
        return self

    def value(self) -> Occupation:
        """Return the occupation as a value."""
        return Occupation(
            id=self.id,
            label=self.label.value(),
            skills=self.skills,
            provenance=self.provenance(),
            alt_labels=self.alt_labels.value(),
            esco=tuple(match.value() for match in self.esco),
            isco_group=self.isco_group,
        )
