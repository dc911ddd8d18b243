"""Where somebody who found a hole can tell us: /.well-known/security.txt (RFC 9116)."""

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import PlainTextResponse

from app.dependencies import SettingsDep

VALID = timedelta(days=180)
router = APIRouter(include_in_schema=False)


@router.get("/.well-known/security.txt")
@router.head("/.well-known/security.txt")
def show_security_txt(request: Request, settings: SettingsDep) -> PlainTextResponse:
    """Show the contact that the setting PADWIJZER_CONTACT names; without one there is none.

    It expires half a year after this copy was started. A file that renews itself at every request
    would say that somebody looks after it when nobody does.
    """
    if settings.contact is None:
        raise HTTPException(404)
    started: datetime = request.app.state.started
    lines = (
        f"Contact: {settings.contact}",
        f"Expires: {expires(started)}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.base_url}/.well-known/security.txt",
    )
    return PlainTextResponse("\n".join(lines) + "\n")


def expires(started: datetime) -> str:
    """Return until when the contact is said to be right, in the form of RFC 3339.

    >>> expires(datetime(2026, 1, 1, tzinfo=UTC))
    '2026-06-30T00:00:00Z'
    """
    return (started + VALID).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
