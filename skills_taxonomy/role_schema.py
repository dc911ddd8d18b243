"""The border of roles/*.yaml: what a role may say, and the value it becomes."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from skills_taxonomy.model import CareerLevel, Moment, Role, RoleLevel, RoleProfile, RoleStory
from skills_taxonomy.schema import (
    Border,
    Condition,
    EcfCode,
    EscoBorder,
    HowOften,
    Id,
    Interest,
    IscoGroup,
    LabelsBorder,
    LevelName,
    Line,
    MomentBorder,
    ProvenanceBorder,
    Purpose,
    Rating,
    TextBorder,
)


class ProfileBorder(Border):
    """An EN 16234 role profile."""

    name: Line
    ecf: dict[EcfCode, Annotated[int, Field(ge=1, le=5)]]


class LevelBorder(Border):
    """What a role asks at one level."""

    can: TextBorder
    does: TextBorder
    essential: dict[Id, Rating] = Field(min_length=5, max_length=20)
    optional: dict[Id, Rating] = Field(default={})
    on_the_job_hours: Annotated[int, Field(ge=0, le=400)] | None = None

    @model_validator(mode="after")
    def _asks_each_skill_once(self) -> "LevelBorder":
        if both := sorted(set(self.essential) & set(self.optional)):
            raise ValueError(f"{', '.join(both)} cannot be both essential and optional")
        if not 10 <= len(self.essential) + len(self.optional) <= 25:
            raise ValueError("a level asks 10 to 25 skills, essential and optional together")
        return self

    def value(self) -> RoleLevel:
        """Return the level as a value."""
        return RoleLevel(
            can=self.can.value(),
            does=self.does.value(),
            essential=self.essential,
            optional=self.optional,
            on_the_job_hours=self.on_the_job_hours,
        )


class RoleFile(ProvenanceBorder):
    """roles/*.yaml: one ICT role."""

    id: Id
    label: TextBorder
    alt_labels: LabelsBorder = LabelsBorder()
    family: Id
    esco: tuple[EscoBorder, ...] = ()
    isco_group: IscoGroup
    profile: ProfileBorder | None = None
    summary: TextBorder
    tasks: tuple[TextBorder, ...] = Field(min_length=6)
    day: tuple[MomentBorder, ...] = Field(min_length=3)
    tools: tuple[Line, ...] = Field(min_length=1)
    people: TextBorder
    hard: tuple[TextBorder, ...] = Field(min_length=2)
    try_it: TextBorder
    purposes: tuple[Purpose, ...] = Field(min_length=2)
    interests: tuple[Interest, ...] = Field(min_length=1)
    conditions: dict[Condition, HowOften] = Field(default={})
    entry: Literal["side_entry", "specialist"]
    levels: dict[LevelName, LevelBorder] = Field(min_length=1)

    def value(self) -> Role:
        """Return the role as a value."""
        levels = {CareerLevel.of(name): level.value() for name, level in self.levels.items()}
        return Role(
            id=self.id,
            label=self.label.value(),
            family=self.family,
            levels=dict(sorted(levels.items())),
            story=RoleStory(
                summary=self.summary.value(),
                tasks=tuple(task.value() for task in self.tasks),
                day=tuple(Moment(m.time, m.value()) for m in self.day),
                tools=self.tools,
                people=self.people.value(),
                hard=tuple(text.value() for text in self.hard),
                try_it=self.try_it.value(),
                purposes=self.purposes,
                interests=self.interests,
                conditions={name: often for name, often in self.conditions.items()},
            ),
            provenance=self.provenance(),
            alt_labels=self.alt_labels.value(),
            esco=tuple(match.value() for match in self.esco),
            isco_group=self.isco_group,
            profile=RoleProfile(self.profile.name, self.profile.ecf) if self.profile else None,
            is_side_entry=self.entry == "side_entry",
        )
