"""A story as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.sentences import stories as said
from app.sentences.speaker import Speaker
from skills_taxonomy.content import Story


@dataclass(frozen=True, slots=True)
class StoryTold:
    """One story in one language, with the label that it is composed."""

    id: str
    title: str
    about: tuple[str, ...]
    who: str
    moments: tuple[tuple[str, str], ...]
    hard: str
    good: str
    composed: str


def told(say: Speaker, stories: Iterable[Story]) -> tuple[StoryTold, ...]:
    """Return the stories in the language of `say`."""
    return tuple(
        StoryTold(
            id=story.id,
            title=say.text(story.title),
            about=said.about(say, story),
            who=say.text(story.who),
            moments=tuple((moment.time, say.text(moment.text)) for moment in story.moments),
            hard=say.text(story.hard),
            good=say.text(story.good),
            composed=said.composed_of(say, story),
        )
        for story in stories
    )
