"""The living page of components: every token and component as it is now, in this theme."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.dependencies import KnowledgeDep, LanguageDep
from app.knowledge import Knowledge
from app.rendering import render
from app.routing import PageRouter
from app.sentences.speaker import Speaker
from app.sheets import tokens
from app.stories import StoryTold, told

router = PageRouter()


@dataclass(frozen=True, slots=True)
class LineSign:
    """A family as the map shows it."""

    letter: str
    label: str


@dataclass(frozen=True, slots=True)
class ExampleRole:
    """The first role of the skills language, to fill the components with real words."""

    id: str
    title: str
    letter: str
    family: str
    summary: str
    hard: str
    skills: tuple[str, ...]
    stories: tuple[StoryTold, ...]


@dataclass(frozen=True)
class StyleView:
    """Everything templates/style.html can show. Tokens are names of CSS variables."""

    colours: tuple[str, ...]
    sizes: tuple[str, ...]
    spaces: tuple[str, ...]
    components: tuple[str, ...]
    lines: tuple[LineSign, ...]
    role: ExampleRole


@router.page(nl="/stijl", en="/style", name="style")
def show_style(request: Request, knowledge: KnowledgeDep, language: LanguageDep) -> HTMLResponse:
    """Show the tokens of the style sheet in force, and each component once."""
    names = tokens()
    taxonomy = knowledge.taxonomy
    view = StyleView(
        colours=tuple(name for name in names if _is_colour(name)),
        sizes=tuple(name for name in names if name.startswith("--basis-text-font-size-")),
        spaces=tuple(name for name in names if name.startswith("--basis-space-")),
        components=tuple(name for name in names if _is_of_a_component(name)),
        lines=tuple(
            LineSign(family.letter, family.label[language]) for family in taxonomy.families.values()
        ),
        role=_example(Speaker(language, taxonomy), knowledge),
    )
    return render(request, "style.html", view)


def _example(say: Speaker, knowledge: Knowledge) -> ExampleRole:
    role = next(iter(knowledge.taxonomy.roles.values()))
    family = knowledge.taxonomy.families[role.family]
    level = next(iter(role.levels.values()))
    return ExampleRole(
        id=role.id,
        title=say.text(role.label),
        letter=family.letter,
        family=say.text(family.label),
        summary=say.text(role.story.summary),
        hard=say.text(role.story.hard[0]),
        skills=tuple(say.skill(skill) for skill in level.essential),
        stories=told(say, knowledge.content.stories.get(family.id, ())),
    )


def _is_colour(name: str) -> bool:
    return name.startswith(
        ("--basis-color-", "--padwijzer-color-", "--padwijzer-map-", "--padwijzer-line-")
    )


def _is_of_a_component(name: str) -> bool:
    shared = ("--padwijzer-motion-", "--padwijzer-measure")
    return name.startswith("--padwijzer-") and not _is_colour(name) and not name.startswith(shared)
