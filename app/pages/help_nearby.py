"""The nearest human step: whom somebody can ask, near them."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.address import parameters_of
from app.dependencies import KnowledgeDep, LanguageDep, QueryDep
from app.formats import host_of
from app.rendering import render
from app.routing import PageRouter
from app.sentences.limits import PROVINCES
from app.sentences.speaker import Speaker
from career_graph.help_points import nearest
from skills_taxonomy.model import Provenance

router = PageRouter()


@dataclass(frozen=True, slots=True)
class HelpRow:
    """One place or person. `places` is empty for the whole country."""

    id: str
    title: str
    text: str
    places: str
    link: str | None
    host: str
    provenance: Provenance


@dataclass(frozen=True)
class HelpNearbyView:
    """Everything templates/help_nearby.html can show."""

    rows: tuple[HelpRow, ...]
    province: str
    provinces: dict[str, str]
    hidden: list[tuple[str, str]]


@router.page(nl="/hulp-dichtbij", en="/help-nearby", name="help_nearby")
def show_help(
    request: Request, knowledge: KnowledgeDep, language: LanguageDep, query: QueryDep
) -> HTMLResponse:
    """List who helps in the province asked for, and in the whole country."""
    say = Speaker(language, knowledge.taxonomy)
    wanted = query.limits.provinces
    view = HelpNearbyView(
        rows=tuple(
            HelpRow(
                id=point.id,
                title=say.text(point.title),
                text=say.text(point.text),
                places=say.listed(PROVINCES[code] for code in point.provinces),
                link=point.link,
                host=host_of(point.link),
                provenance=point.provenance,
            )
            for point in nearest(knowledge.help_points, wanted)
        ),
        province=wanted[0] if len(wanted) == 1 else "",
        provinces=PROVINCES,
        hidden=[(name, value) for name, value in parameters_of(query) if name != "province"],
    )
    return render(request, "help_nearby.html", view, fragment="help_list")
