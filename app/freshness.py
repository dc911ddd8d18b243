"""Pages that are the same for everybody: a browser may keep them, and asks whether they changed."""

import hashlib

from fastapi import Request
from fastapi.responses import HTMLResponse

ASK_FIRST = "no-cache"  # may be kept, but not shown without asking
OWN = ("Content-Security-Policy", "Cross-Origin-Resource-Policy")  # where a page has its own


def is_for_everybody(request: Request) -> bool:
    """True for an address that holds nothing of somebody's own: no answers and no token."""
    return request.method in ("GET", "HEAD") and not (
        request.url.query or any("token" in name for name in request.path_params)
    )


def unless_known(request: Request, page: HTMLResponse) -> HTMLResponse:
    """Mark a page that is the same for everybody, or say that the browser has it already (304).

    The mark is weak: it is the same however the page is compressed.
    """
    if page.status_code != 200 or not is_for_everybody(request) or "X-Robots-Tag" in page.headers:
        return page  # what no search engine may keep, no browser keeps either
    mark = f'W/"{hashlib.sha256(page.body).hexdigest()[:20]}"'
    headers = {"ETag": mark, "Cache-Control": ASK_FIRST, "Vary": page.headers["Vary"]}
    known = request.headers.get("if-none-match", "")
    if mark.removeprefix("W/") in {each.strip().removeprefix("W/") for each in known.split(",")}:
        own = {name: page.headers[name] for name in OWN if name in page.headers}
        return HTMLResponse(status_code=304, headers=headers | own)
    page.headers.update(headers)
    return page
