"""Where are you now: find your occupation, or your role when you work in ICT."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from app.dependencies import LanguageDep, NamesDep, TaxonomyDep
from app.doors import Door
from app.rendering import render
from app.routing import PageRouter
from skills_taxonomy.model import Language, Occupation, Role
from skills_taxonomy.search import Hit, LabelIndex, search

router = PageRouter()

MOST_SHOWN = 8


@dataclass(frozen=True)
class Choice:
    """One answer: an occupation or a role. `also_called` is the other name it was found by."""

    id: str
    label: str
    is_role: bool
    also_called: str | None = None


@dataclass(frozen=True)
class StartView:
    """Everything templates/start.html can show. `found` is None before anybody searched."""

    door: Door | None
    text: str
    found: list[Choice] | None
    all_choices: list[Choice]
    may_have_no_work: bool
    searches_roles: bool


@router.page(nl="/start", en="/start", name="start")
def show_start(
    request: Request,
    taxonomy: TaxonomyDep,
    names: NamesDep,
    language: LanguageDep,
    door: Door | None = None,
    q: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """Search with what is typed; without a search, all choices are one click away."""
    found: list[Choice] = []
    if searches_roles := door in ("d", None):
        found += _found(names.roles, taxonomy.roles, q, language, is_role=True)
    found += _found(names.occupations, taxonomy.occupations, q, language, is_role=False)
    everything = taxonomy.roles.values() if door == "d" else taxonomy.occupations.values()
    view = StartView(
        door=door,
        text=q,
        found=found[:MOST_SHOWN] if q.strip() else None,
        all_choices=_in_order(everything, language),
        may_have_no_work=door in ("a", "b"),
        searches_roles=searches_roles,
    )
    return render(request, "start.html", view, fragment="suggestions")


def _found(
    index: LabelIndex,
    concepts: Mapping[str, Role] | Mapping[str, Occupation],
    text: str,
    language: Language,
    *,
    is_role: bool,
) -> list[Choice]:
    hits = search(index, text, language, MOST_SHOWN)
    return [
        Choice(hit.id, concepts[hit.id].label[language], is_role, _other_name(hit)) for hit in hits
    ]


def _other_name(hit: Hit) -> str | None:
    return None if hit.is_preferred else hit.found_by


def _in_order(concepts: Iterable[Role | Occupation], language: Language) -> list[Choice]:
    choices = (Choice(c.id, c.label[language], isinstance(c, Role)) for c in concepts)
    return sorted(choices, key=lambda choice: choice.label.casefold())
