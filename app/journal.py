"""What the log says of a request: nothing about who asked, or what about.

One line of JSON per answer: the route as written in the code (never the address, which may hold
somebody's answers or the key of a link), the status, how long it took, and the release.
"""

import json
import logging
import time
import traceback
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

QUIET = ("/static/", "/healthz")  # asked all the time, and nothing happens there
log = logging.getLogger("padwijzer.requests")


class Journal:
    """Writes a line about every answer."""

    def __init__(self, app: ASGIApp, site: FastAPI) -> None:
        self.app = app
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(QUIET):
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, note_status)
        finally:
            self._write(scope, status, time.perf_counter() - began)

    def _write(self, scope: Scope, status: int, seconds: float) -> None:
        knowledge = getattr(self.site.state, "knowledge", None)
        fields = {
            "method": scope["method"] if scope["method"].isalpha() else "?",
            "route": getattr(scope.get("route"), "path", None) or "none",
            "status": status,
            "ms": round(seconds * 1_000, 1),
            "release": getattr(knowledge, "release", "")[:12],
        }
        log.info("answered", extra={"fields": fields})


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON.

    Of an error it keeps the kind and the places in the code. The message of an error may quote
    what somebody typed, so that is left out.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as JSON."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage().strip(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1]:
            line["error"] = type(record.exc_info[1]).__qualname__
            line["where"] = [
                f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])[-8:]
            ]
        return json.dumps(line, ensure_ascii=False)


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "app.journal.JsonLines"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"level": "WARNING", "handlers": ["out"]},
    "loggers": {"padwijzer.requests": {"level": "INFO"}},
}
