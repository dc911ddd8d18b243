"""Stable addresses of what the data names, such as /id/role/testanalist, in several forms."""

from collections.abc import Iterable
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app.dependencies import LanguageDep, SettingsDep, TaxonomyDep
from app.negotiation import preferred_type
from app.routing import SiteMap
from skills_taxonomy.model import (
    Language,
    Occupation,
    Role,
    RoleFamily,
    Skill,
    UnknownConceptError,
)
from skills_taxonomy.skos import Concept, SkosExport, concept_at
from skills_taxonomy.triples import Triple, json_ld, turtle

router = APIRouter(prefix="/id", include_in_schema=False)

HTML, JSON, JSON_LD, TURTLE = "text/html", "application/json", "application/ld+json", "text/turtle"
WRITERS = {"ttl": (turtle, TURTLE), "json": (json_ld, JSON_LD)}


@router.get("/{name}")
@router.head("/{name}")
def show_scheme(
    request: Request,
    name: str,
    taxonomy: TaxonomyDep,
    language: LanguageDep,
    settings: SettingsDep,
) -> Response:
    """Tell about the skills language as a whole: its sources, its top, and its own words."""
    bare, suffix = _parts(name)
    if bare != "scheme":
        raise UnknownConceptError(name)
    export = SkosExport(taxonomy, settings.base_url)
    if suffix:
        return _document(export, suffix, export.about_scheme())
    site_map: SiteMap = request.app.state.site_map
    return _send_on(request, {HTML: site_map.url(language, "sources")})


@router.get("/{kind}/{name}")
@router.head("/{kind}/{name}")
def show_concept(
    request: Request,
    kind: str,
    name: str,
    taxonomy: TaxonomyDep,
    language: LanguageDep,
    settings: SettingsDep,
) -> Response:
    """Send somebody on to the form they like best, or give the form that the suffix names."""
    bare, suffix = _parts(name)
    concept = concept_at(taxonomy, kind, bare)
    if concept is None:
        raise UnknownConceptError(name)
    export = SkosExport(taxonomy, settings.base_url)
    if suffix:
        return _document(export, suffix, [*export.about_origin(), *export.about(concept)])
    return _send_on(request, _elsewhere(concept, request.app.state.site_map, language))


def _parts(name: str) -> tuple[str, str]:
    """Return the name without its suffix, and the suffix, if it is one of ours."""
    bare, dot, suffix = name.rpartition(".")
    return (bare, suffix) if dot and suffix in WRITERS else (name, "")


def _elsewhere(concept: Concept, site_map: SiteMap, language: Language) -> dict[str, str]:
    """Return where the concept is told about outside these addresses: media type → address."""
    where = {}
    if isinstance(concept, Role):
        where[HTML] = site_map.url(language, "role", id=concept.id)
    elif isinstance(concept, RoleFamily):
        where[HTML] = site_map.url(language, "roles", family=concept.id)
    for kind, resource in ((Role, "roles"), (Skill, "skills"), (Occupation, "occupations")):
        if isinstance(concept, kind):
            where[JSON] = f"/api/v1/{resource}/{concept.id}?{urlencode({'lang': language})}"
    return where


def _send_on(request: Request, elsewhere: dict[str, str]) -> Response:
    """Redirect (303): the thing itself cannot be sent, only what is told about it."""
    here = request.url.path
    forms = elsewhere | {JSON_LD: f"{here}.json", TURTLE: f"{here}.ttl"}
    forms.setdefault(JSON, f"{here}.json")
    chosen = preferred_type(request.headers.get("accept", ""), list(forms))
    return RedirectResponse(forms[chosen], 303, {"Vary": "Accept, Accept-Language"})


def _document(export: SkosExport, suffix: str, triples: Iterable[Triple]) -> Response:
    write, media_type = WRITERS[suffix]
    return Response(write(triples, export.prefixes), media_type=f"{media_type}; charset=utf-8")
