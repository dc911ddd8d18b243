"""Where are you now: find your occupation, or your role when you work in ICT."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from app.address import likes_of
from app.dependencies import LanguageDep, NamesDep, QueryDep, TaxonomyDep
from app.doors import Door
from app.rendering import render
from app.routing import PageRouter
from skills_taxonomy.model import Language, Occupation, Role
from skills_taxonomy.search import Hit, LabelIndex, search

router = PageRouter()

MOST_SHOWN = 7


@dataclass(frozen=True)
class Choice:
    """One answer: an occupation or a role. `also_called` is the other name it was found by."""

    id: str
    label: str
    is_role: bool
    also_called: str | None = None


_Found = tuple[tuple[float, ...], Choice]


@dataclass(frozen=True)
class StartView:
    """Everything templates/start.html can show. `found` is None before anybody searched.

    `all_choices` are the roles, or the occupations that we described; the others of an import,
    `only_by_searching`, are too many for a list. `likes` are the answers about interests: `i` and
    `p` of the address.
    """

    door: Door | None
    likes: dict[str, list[str]]
    text: str
    found: list[Choice] | None
    all_choices: list[Choice]
    only_by_searching: int
    may_have_no_work: bool
    searches_roles: bool


@router.page(nl="/start", en="/start", name="start")
def show_start(
    request: Request,
    taxonomy: TaxonomyDep,
    names: NamesDep,
    language: LanguageDep,
    query: QueryDep,
    door: Door | None = None,
    q: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """Search with what is typed; without a search, all choices are one click away."""
    roles: list[_Found] = []
    if searches_roles := door in ("d", None):
        roles = _found(names.roles, taxonomy.roles, q, language, is_role=True)
    occupations = _found(names.occupations, taxonomy.occupations, q, language, is_role=False)
    found = [choice for _, choice in sorted([*roles, *occupations], key=itemgetter(0))]
    common = [o for o in taxonomy.occupations.values() if not o.is_derived]
    everything = taxonomy.roles.values() if door == "d" else common
    view = StartView(
        door=door,
        likes=likes_of(query),
        text=q,
        found=found[:MOST_SHOWN] if q.strip() else None,
        all_choices=_in_order(everything, language),
        only_by_searching=0 if door == "d" else len(taxonomy.occupations) - len(common),
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
) -> list[_Found]:
    hits = search(index, text, language, MOST_SHOWN)
    return [
        (
            hit.farness,
            Choice(hit.id, concepts[hit.id].label[language], is_role, _other_name(hit)),
        )
        for hit in hits
    ]


def _other_name(hit: Hit) -> str | None:
    return None if hit.is_preferred else hit.found_by


def _in_order(concepts: Iterable[Role | Occupation], language: Language) -> list[Choice]:
    choices = (Choice(c.id, c.label[language], isinstance(c, Role)) for c in concepts)
    return sorted(choices, key=lambda choice: choice.label.casefold())
