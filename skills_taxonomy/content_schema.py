"""The border: what the files with stories, words and tasks may say, and the values they become."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from skills_taxonomy.coded_words import Code, CodedGroup, Verdict
from skills_taxonomy.content import Check, Situation, Story, Term, TrialTask
from skills_taxonomy.model import CareerLevel, Labels, Moment
from skills_taxonomy.schema import (
    Border,
    Id,
    LabelsBorder,
    LevelName,
    MomentBorder,
    ProvenanceBorder,
    TextBorder,
)

Schooling = Literal["vmbo", "mbo", "ad", "hbo", "wo"]


class StoryBorder(Border):
    """One story: a day of work, composed from what we write about roles."""

    id: Id
    made_from: tuple[Id, ...] = Field(min_length=1, max_length=3)
    level: LevelName
    situation: Situation
    schooling: Schooling
    working_years: Annotated[int, Field(ge=0, le=45)]
    hours_per_week: Annotated[int, Field(ge=8, le=40)]
    title: TextBorder
    who: TextBorder
    moments: tuple[MomentBorder, ...] = Field(min_length=4)
    hard: TextBorder
    good: TextBorder

    def value(self, family: str) -> Story:
        """Return the story as a value."""
        return Story(
            id=self.id,
            family=family,
            made_from=self.made_from,
            level=CareerLevel.of(self.level),
            situation=self.situation,
            schooling=self.schooling,
            working_years=self.working_years,
            hours_per_week=self.hours_per_week,
            title=self.title.value(),
            who=self.who.value(),
            moments=tuple(Moment(m.time, m.value()) for m in self.moments),
            hard=self.hard.value(),
            good=self.good.value(),
        )


class StoriesFile(ProvenanceBorder):
    """stories/*.yaml: the stories of one family, at least two."""

    family: Id
    stories: tuple[StoryBorder, ...] = Field(min_length=2)

    def values(self) -> tuple[Story, ...]:
        """Return the stories as values."""
        return tuple(story.value(self.family) for story in self.stories)


class TermBorder(Border):
    """One word. Without `forms` and `alone` it is looked for as it is written under `term`."""

    id: Id
    group: Literal["site", "levels", "learning", "sources", "ict"]
    term: TextBorder
    forms: LabelsBorder | None = None
    alone: LabelsBorder | None = None
    meaning: TextBorder

    def value(self) -> Term:
        """Return the word as a value."""
        as_written = Labels((self.term.nl,), (self.term.en,))
        unsaid = Labels() if self.alone else as_written
        return Term(
            id=self.id,
            group=self.group,
            term=self.term.value(),
            forms=self.forms.value() if self.forms else unsaid,
            alone=self.alone.value() if self.alone else Labels(),
            meaning=self.meaning.value(),
        )


class GlossaryFile(ProvenanceBorder):
    """glossary.yaml: every word that we explain."""

    terms: tuple[TermBorder, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _says_everything_once(self) -> "GlossaryFile":
        if len({term.id for term in self.terms}) < len(self.terms):
            raise ValueError("two words have the same id")
        for language in ("nl", "en"):
            terms = [term.value() for term in self.terms]
            forms = [f for t in terms for f in (*t.forms[language], *t.alone[language])]
            if twice := sorted({form for form in forms if forms.count(form) > 1}):
                raise ValueError(f"{', '.join(twice)}: explained twice in {language}")
        return self

    def values(self) -> dict[str, Term]:
        """Return the words by id."""
        return {term.id: term.value() for term in self.terms}


class CheckBorder(Border):
    """One thing to check in one's own work."""

    rating: Annotated[int, Field(ge=1, le=2)]
    text: TextBorder


class TrialTaskFile(ProvenanceBorder):
    """trial_tasks/*.yaml: the task of ten minutes of one family.

    Ten minutes show `foundation` or `independent`, never more.
    """

    family: Id
    skill: Id
    title: TextBorder
    why: TextBorder
    material: tuple[TextBorder, ...] = Field(min_length=1, max_length=7)
    steps: tuple[TextBorder, ...] = Field(min_length=3, max_length=5)
    example: tuple[TextBorder, ...] = Field(min_length=2)
    checks: tuple[CheckBorder, ...] = Field(min_length=3, max_length=4)

    @model_validator(mode="after")
    def _begins_at_the_foundation(self) -> "TrialTaskFile":
        ratings = [check.rating for check in self.checks]
        if ratings != sorted(ratings) or ratings[0] != 1:
            raise ValueError("checks go from rating 1 to 2, and begin with 1")
        return self

    def value(self) -> TrialTask:
        """Return the task as a value."""
        return TrialTask(
            family=self.family,
            skill=self.skill,
            title=self.title.value(),
            why=self.why.value(),
            material=tuple(line.value() for line in self.material),
            steps=tuple(step.value() for step in self.steps),
            example=tuple(line.value() for line in self.example),
            checks=tuple(Check(check.rating, check.text.value()) for check in self.checks),
        )


class CodedGroupBorder(Border):
    """Words of one code with one verdict. `is_ours`: not from the research."""

    code: Code
    verdict: Verdict
    is_ours: bool = False
    words: LabelsBorder


class CodedWordsFile(ProvenanceBorder):
    """coded_words.yaml: words that sound masculine or feminine to many readers."""

    groups: tuple[CodedGroupBorder, ...] = Field(min_length=1)

    def values(self) -> tuple[CodedGroup, ...]:
        """Return the groups as values."""
        return tuple(CodedGroup(g.code, g.verdict, g.words.value()) for g in self.groups)
