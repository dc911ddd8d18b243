"""Every text that people read, with its place: of the data, and of the pages, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from app.knowledge import Knowledge
from app.language import CATALOGS
from skills_taxonomy.content import Content
from skills_taxonomy.model import LANGUAGES, Language, Role, Taxonomy, Text

FILLED_IN = re.compile(r"%\(\w+\)s")
MARKUP = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Told:
    """One text in one language, and the file it is in."""

    file: str
    language: Language
    text: str


def all_texts(knowledge: Knowledge) -> Iterator[Told]:
    """Yield every text we wrote: an import brings only labels."""
    for file, text in (
        *_of_taxonomy(knowledge.taxonomy),
        *_of_content(knowledge.content),
        *_of_money(knowledge),
    ):
        for language in LANGUAGES:
            yield Told(file, language, text[language])
    yield from page_sentences()


def _of_taxonomy(taxonomy: Taxonomy) -> Iterator[tuple[str, Text]]:
    for role in taxonomy.roles.values():
        yield from ((f"roles/{role.id}.yaml", text) for text in _of_role(role))
    for skill in taxonomy.skills.values():
        if not skill.id.startswith("esco-"):
            yield from ((f"skills/{skill.group}.yaml", text) for text in skill.proficiency)
    yield from (("families.yaml", family.summary) for family in taxonomy.families.values())
    yield from (("interests.yaml", said.text) for said in taxonomy.interest_check.statements)


def _of_role(role: Role) -> Iterator[Text]:
    story = role.story
    yield from (story.summary, *story.tasks, story.people, *story.hard, story.try_it)
    yield from (moment.text for moment in story.day)
    for level in role.levels.values():
        yield from (level.can, level.does)


def _of_money(knowledge: Knowledge) -> Iterator[tuple[str, Text]]:
    for scheme in knowledge.funding.schemes.values():
        yield f"funding/{scheme.id}.yaml", scheme.text
    yield from (("help_points.yaml", point.text) for point in knowledge.help_points)
    facts = knowledge.labour_market.facts
    yield from (("labour_market/facts.yaml", fact.meaning) for fact in facts if fact.meaning)


def _of_content(content: Content) -> Iterator[tuple[str, Text]]:
    for family, stories in content.stories.items():
        for story in stories:
            moments = (moment.text for moment in story.moments)
            for text in (story.title, story.who, story.hard, story.good, *moments):
                yield f"stories/{family}.yaml", text
    for family, task in content.trial_tasks.items():
        checks = (check.text for check in task.checks)
        for text in (task.title, task.why, *task.material, *task.steps, *task.example, *checks):
            yield f"trial_tasks/{family}.yaml", text
    yield from (("glossary.yaml", term.meaning) for term in content.glossary.values())


@cache
def page_sentences() -> tuple[Told, ...]:
    """Return the sentences of the pages; what is filled in counts as one word."""
    catalog = CATALOGS / "en" / "LC_MESSAGES" / "padwijzer.po"
    with catalog.open("rb") as file:
        messages = [message for message in read_po(file, locale="en") if message.id]
    return tuple(
        Told(message.locations[0][0] if message.locations else catalog.name, language, text)
        for message in messages
        for language, text in _said(message)
    )


def _said(message: Message) -> Iterator[tuple[Language, str]]:
    both: tuple[tuple[Language, object], ...] = (("nl", message.id), ("en", message.string))
    for language, said in both:
        for text in said if isinstance(said, (tuple, list)) else (said,):
            yield language, _bare(str(text))


def _bare(sentence: str) -> str:
    return MARKUP.sub("", FILLED_IN.sub("iets", sentence)).replace("%%", "%")
