"""The page that says what is stored, for how long, and what is not."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.rendering import render
from app.routing import PageRouter

router = PageRouter()


@dataclass(frozen=True)
class PrivacyView:
    """templates/privacy.html shows fixed text only."""


@router.page(nl="/privacy", en="/privacy", name="privacy")
def show_privacy(request: Request) -> HTMLResponse:
    """Say what we keep: only what somebody saves."""
    return render(request, "privacy.html", PrivacyView())
