"""The living page of components: every token and component as it is now, in this theme."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.dependencies import LanguageDep, TaxonomyDep
from app.rendering import render
from app.routing import PageRouter
from app.sheets import tokens

router = PageRouter()


@dataclass(frozen=True, slots=True)
class LineSign:
    """A family as the map shows it."""

    letter: str
    label: str


@dataclass(frozen=True)
class StyleView:
    """Everything templates/style.html can show. Tokens are names of CSS variables."""

    colours: tuple[str, ...]
    sizes: tuple[str, ...]
    spaces: tuple[str, ...]
    components: tuple[str, ...]
    lines: tuple[LineSign, ...]


@router.page(nl="/stijl", en="/style", name="style")
def show_style(request: Request, taxonomy: TaxonomyDep, language: LanguageDep) -> HTMLResponse:
    """Show the tokens of the style sheet in force, and each component once."""
    names = tokens()
    view = StyleView(
        colours=tuple(name for name in names if _is_colour(name)),
        sizes=tuple(name for name in names if name.startswith("--basis-text-font-size-")),
        spaces=tuple(name for name in names if name.startswith("--basis-space-")),
        components=tuple(name for name in names if _is_of_a_component(name)),
        lines=tuple(
            LineSign(family.letter, family.label[language]) for family in taxonomy.families.values()
        ),
    )
    return render(request, "style.html", view)


def _is_colour(name: str) -> bool:
    return name.startswith(
        ("--basis-color-", "--padwijzer-color-", "--padwijzer-map-", "--padwijzer-line-")
    )


def _is_of_a_component(name: str) -> bool:
    shared = ("--padwijzer-motion-", "--padwijzer-measure")
    return name.startswith("--padwijzer-") and not _is_colour(name) and not name.startswith(shared)
