"""The front page: five doors, and how to read the map."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.dependencies import LanguageDep, TaxonomyDep
from app.rendering import render
from app.routing import PageRouter, SiteMap

router = PageRouter()


@dataclass(frozen=True)
class HomeView:
    """Everything templates/home.html can show."""

    number_of_roles: int


@router.page(nl="/", en="/", name="home")
def show_home(request: Request, taxonomy: TaxonomyDep) -> HTMLResponse:
    """Ask one thing only: through which door do you come in."""
    return render(request, "home.html", HomeView(number_of_roles=len(taxonomy.roles)))


@router.get("/nl")
@router.get("/en")
@router.get("/")
def show_front_door(request: Request, language: LanguageDep) -> RedirectResponse:
    """Send a visitor to the front page in their language."""
    site_map: SiteMap = request.app.state.site_map
    address = site_map.url(language, "home")
    return RedirectResponse(address, status_code=307, headers={"Vary": "Accept-Language"})
