"""All ICT roles by family: the equal list of the map."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, get_args
from urllib.parse import urlencode

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from app.address import Parameters, parameters_of
from app.dependencies import LanguageDep, NamesDep, QueryDep, TaxonomyDep
from app.rendering import render
from app.routing import PageRouter
from skills_taxonomy.model import Language, RoleFamily, Taxonomy
from skills_taxonomy.schema import Purpose
from skills_taxonomy.search import search

router = PageRouter()

PURPOSES: tuple[str, ...] = get_args(Purpose)


@dataclass(frozen=True)
class RoleLine:
    """One role in the list. `is_side_entry`: people from other work enter it above junior."""

    id: str
    label: str
    summary: str
    levels: list[str]
    is_side_entry: bool


@dataclass(frozen=True)
class FamilyLine:
    """One family, by its letter, with the roles shown."""

    id: str
    letter: str
    label: str
    summary: str
    roles: list[RoleLine]


@dataclass(frozen=True)
class RolesView:
    """Everything templates/roles.html can show. `question` goes along to the page of a role.

    `is_without_purpose`: no role here serves the purpose, so it was left out of account.
    """

    families: list[FamilyLine]
    all_families: list[FamilyLine]
    number_of_roles: int
    text: str
    family: str
    purpose: str
    purposes: tuple[str, ...]
    is_without_purpose: bool
    carried: Parameters
    question: str


@router.page(nl="/rollen", en="/roles", name="roles")
def show_roles(
    request: Request,
    taxonomy: TaxonomyDep,
    names: NamesDep,
    query: QueryDep,
    language: LanguageDep,
    q: Annotated[str, Query(max_length=200)] = "",
    family: str = "",
    purpose: str = "",
) -> HTMLResponse:
    """List the roles that answer to the text, the family and the purpose, in map order.

    A purpose never makes the list empty: where no role serves it, it does not count.
    """
    hits = {hit.id for hit in search(names.roles, q, language, len(taxonomy.roles))}
    shown = hits if q.strip() else set(taxonomy.roles)
    chosen = [taxonomy.families[family]] if family in taxonomy.families else []
    if chosen:
        shown = {role for role in shown if taxonomy.roles[role].family == family}
    purpose = purpose if purpose in PURPOSES else ""
    serving = {role for role in shown if purpose in taxonomy.roles[role].story.purposes}
    shown = serving or shown
    families = [
        _line(taxonomy, each, shown, language) for each in chosen or taxonomy.families.values()
    ]
    carried = parameters_of(query)
    view = RolesView(
        families=[each for each in families if each.roles],
        all_families=[_line(taxonomy, f, set(), language) for f in taxonomy.families.values()],
        number_of_roles=sum(len(each.roles) for each in families),
        text=q,
        family=family,
        purpose=purpose,
        purposes=PURPOSES,
        is_without_purpose=bool(purpose and shown and not serving),
        carried=carried,
        question=f"?{urlencode(carried)}" if carried else "",
    )
    return render(request, "roles.html", view, fragment="role_list")


def _line(
    taxonomy: Taxonomy, family: RoleFamily, shown: set[str], language: Language
) -> FamilyLine:
    return FamilyLine(
        id=family.id,
        letter=family.letter,
        label=family.label[language],
        summary=family.summary[language],
        roles=list(_roles(taxonomy, family, shown, language)),
    )


def _roles(
    taxonomy: Taxonomy, family: RoleFamily, shown: set[str], language: Language
) -> Iterator[RoleLine]:
    for role in taxonomy.roles.values():
        if role.family == family.id and role.id in shown:
            yield RoleLine(
                id=role.id,
                label=role.label[language],
                summary=role.story.summary[language],
                levels=[level.id for level in sorted(role.levels)],
                is_side_entry=role.is_side_entry,
            )
