"""Sending a visitor on to the page where an answer belongs."""

from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import RedirectResponse

from app.address import Parameters
from app.language import reading_language
from app.routing import SiteMap


def see_other(request: Request, page: str, parameters: Parameters) -> RedirectResponse:
    """Redirect (303) to `page` in the language of this address, with `parameters` in order."""
    site_map: SiteMap = request.app.state.site_map
    address = site_map.url(reading_language(request), page)
    return RedirectResponse(f"{address}?{urlencode(parameters)}" if parameters else address, 303)
