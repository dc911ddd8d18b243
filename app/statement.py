"""A skills statement: what somebody can, how well, how we know, and from which work.

It is for employers who hire on talent, so it holds nothing about who somebody is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.query import Question
from app.sentences import statement as said
from app.sentences.speaker import Speaker
from career_graph.profile import Evidence, Profile

RESUME_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


@dataclass(frozen=True, slots=True)
class StatedSkill:
    """One skill in words. `source` tells from which work it comes, or that it comes from none."""

    id: str
    name: str
    proficiency: str
    evidence: Evidence
    evidence_word: str
    source: str


@dataclass(frozen=True, slots=True)
class StatedGroup:
    """Skills shown together."""

    id: str
    label: str
    skills: tuple[StatedSkill, ...]


@dataclass(frozen=True, slots=True)
class SkillsStatement:
    """Everything that a statement says. `work` is None for who told of no work."""

    work: str | None
    groups: tuple[StatedGroup, ...]
    counts: tuple[tuple[str, str, int], ...]

    @property
    def skills(self) -> tuple[StatedSkill, ...]:
        """All skills, in the order of the page."""
        return tuple(skill for group in self.groups for skill in group.skills)


def statement_of(say: Speaker, question: Question) -> SkillsStatement:
    """Return the statement of the person who asks `question`, the best skills of a group first."""
    profile = question.profile
    by_group: dict[str, list[str]] = {}
    for skill in sorted(profile.skills, key=lambda s: (-profile.skills[s], say.skill(s))):
        by_group.setdefault(say.taxonomy.skills[skill].group, []).append(skill)
    groups = tuple(
        StatedGroup(
            id=group.id,
            label=say.text(group.label),
            skills=tuple(_stated(say, profile, skill) for skill in by_group[group.id]),
        )
        for group in say.taxonomy.groups.values()
        if group.id in by_group
    )
    return SkillsStatement(
        work=said.work(say, profile),
        groups=groups,
        counts=tuple(_counts(say, groups)),
    )


def json_resume(statement: SkillsStatement, base_url: str, language: str) -> dict[str, Any]:
    """Return the statement in the format JSON Resume 1.0.0.

    Our own fields (`id`, `evidence`, `source`) stand beside the standard ones, which the schema
    allows. There is no `basics`: who somebody is, they tell themselves.
    """
    content: dict[str, Any] = {
        "$schema": RESUME_SCHEMA,
        "skills": [
            {
                "name": skill.name,
                "level": skill.proficiency,
                "id": f"{base_url}/id/skill/{skill.id}",
                "evidence": skill.evidence.value,
                "source": skill.source,
            }
            for skill in statement.skills
        ],
        "meta": {"version": "v1.0.0", "generator": "Padwijzer", "language": language},
    }
    return content | ({"work": [{"position": statement.work}]} if statement.work else {})


def _stated(say: Speaker, profile: Profile, skill: str) -> StatedSkill:
    evidence = profile.evidence.get(skill, Evidence.SELF_RATED)
    return StatedSkill(
        id=skill,
        name=say.skill(skill),
        proficiency=say.proficiency(profile.skills[skill]),
        evidence=evidence,
        evidence_word=said.evidence_word(say, evidence),
        source=said.source(say, profile, skill),
    )


def _counts(say: Speaker, groups: tuple[StatedGroup, ...]) -> Iterator[tuple[str, str, int]]:
    """Yield each kind of evidence with what it means and how many skills have it."""
    for evidence in (Evidence.SHOWN, Evidence.SELF_RATED, Evidence.PRESUMED):
        number = sum(skill.evidence is evidence for group in groups for skill in group.skills)
        yield said.evidence_word(say, evidence), said.evidence_meaning(say, evidence), number
