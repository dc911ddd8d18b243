"""Keeping what people ask out of telemetry.

FastAPI measures requests by itself once OTEL_EXPORTER_OTLP_ENDPOINT names a collector, and then
sends along the path and the query string. Here those are somebody's answers, or the key of a link.
So they are put out of sight until FastAPI has looked, and put back before anything is done with
them. The route (`/p/{token}`) is still told. Log records stay home too: an error may quote a body.
"""

from fastapi.telemetry import TelemetryConfig
from starlette.types import ASGIApp, Receive, Scope, Send

ASKED = "padwijzer.asked"
TELEMETRY: TelemetryConfig = {"auto_configure": True, "logs": False}


def veil(scope: Scope) -> None:
    """Put the path and the query string out of sight."""
    scope[ASKED] = scope["path"], scope["query_string"]
    scope["path"], scope["query_string"] = "/", b""


class Unveil:
    """Puts back what `veil` put out of sight."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if ASKED in scope:
            scope["path"], scope["query_string"] = scope.pop(ASKED)
        await self.app(scope, receive, send)
