"""The border: what the files with stories may say, and the values they become."""

from typing import Annotated, Literal

from pydantic import Field

from skills_taxonomy.content import Situation, Story
from skills_taxonomy.model import CareerLevel, Moment
from skills_taxonomy.schema import (
    Border,
    Id,
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
