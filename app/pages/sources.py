"""The page that says where every fact comes from, and what is our own judgement."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.rendering import render
from app.routing import PageRouter

router = PageRouter()


@dataclass(frozen=True)
class SourcesView:
    """templates/sources.html shows fixed text only."""


@router.page(nl="/bronnen", en="/sources", name="sources")
def show_sources(request: Request) -> HTMLResponse:
    """Name the sources, their licences, and what we made of them."""
    return render(request, "sources.html", SourcesView())
