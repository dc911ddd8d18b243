"""The border of skill terms: what curators told that the words of feeds mean."""

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from career_graph.feed import Meaning
from skills_taxonomy.folding import folded
from skills_taxonomy.schema import Border, Id, Rating

Words = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]


class SkillTermBorder(Border):
    """What one term means: a skill and how far one gets, or no skill of ours."""

    term: Words
    skill: Id | None
    proficiency: Rating | None = None

    @model_validator(mode="after")
    def _reaches_something(self) -> "SkillTermBorder":
        if (self.skill is None) is not (self.proficiency is None):
            raise ValueError("a skill and a proficiency belong together; a term may have neither")
        return self


class SkillTermsFile(Border):
    """skill_terms.yaml: what the words of feeds mean, as a curator confirmed."""

    terms: Annotated[tuple[SkillTermBorder, ...], Field()]

    @model_validator(mode="after")
    def _tells_each_once(self) -> "SkillTermsFile":
        seen: set[str] = set()
        for one in self.terms:
            if (key := folded(one.term)) in seen:
                raise ValueError(f"{one.term}: stands here twice; keep one")
            seen.add(key)
        return self

    def value(self) -> dict[str, Meaning]:
        """Return the meanings by the folded term."""
        return {folded(one.term): Meaning(one.skill, one.proficiency) for one in self.terms}
