"""The page that says how accessible the site is, as far as anybody looked."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.dependencies import SettingsDep
from app.rendering import render
from app.routing import PageRouter

router = PageRouter()


@dataclass(frozen=True)
class AccessibilityView:
    """Everything templates/accessibility.html can show. `contact` is a link, when there is one."""

    contact: str | None


@router.page(nl="/toegankelijkheid", en="/accessibility", name="accessibility")
def show_accessibility(request: Request, settings: SettingsDep) -> HTMLResponse:
    """Say what was tested, by whom, and what was not."""
    return render(request, "accessibility.html", AccessibilityView(settings.contact))
