"""The page for when there is no connection, and what a browser needs to install the site."""

import hashlib
from dataclasses import dataclass

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from app.folders import STATIC
from app.rendering import render
from app.routing import PageRouter
from app.sheets import asset, shared_sheet

router = PageRouter()


@dataclass(frozen=True)
class OfflineView:
    """templates/offline.html shows fixed text only."""


@router.page(nl="/geen-verbinding", en="/offline", name="offline")
def show_offline(request: Request) -> HTMLResponse:
    """Say that there is no connection. The service worker keeps this page, and no other."""
    return render(request, "offline.html", OfflineView())


@router.get("/service-worker.js")
def send_worker() -> Response:
    """Send the worker with the name of what it keeps; a new name when the sheets are new."""
    script = (STATIC / "js" / "service_worker.js").read_text("utf-8")
    sheets = f"{shared_sheet().address} {asset('css/print.css')} {script}"
    name = hashlib.sha256(sheets.encode()).hexdigest()[:12]
    return Response(f'const kept = "padwijzer-{name}";\n{script}', media_type="text/javascript")


@router.get("/app.webmanifest")
def send_manifest() -> JSONResponse:
    """Tell how the site looks among the apps of a telephone."""
    manifest = {
        "name": "Padwijzer",
        "short_name": "Padwijzer",
        "lang": "nl",
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": "#faf7f2",
        "theme_color": "#160e1f",
        "icons": [
            {"src": asset("favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": asset("icon-512.png"), "sizes": "512x512", "type": "image/png"},
        ],
    }
    return JSONResponse(manifest, media_type="application/manifest+json")
