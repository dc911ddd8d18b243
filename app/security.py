"""The layers around the whole app: they see every request first and every answer last."""

from collections.abc import Iterable
from math import isfinite
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SELF = "'self'"
NONE = "'none'"
CONTENT_SECURITY_POLICY = "; ".join(
    f"{directive} {source}"
    for directive, source in {
        "default-src": NONE,
        "script-src": SELF,
        "style-src": SELF,
        "img-src": f"{SELF} data:",  # the ticks in the style sheets are data: pictures
        "font-src": SELF,
        "connect-src": SELF,
        "manifest-src": SELF,
        "worker-src": SELF,
        "form-action": SELF,
        "base-uri": NONE,
        "frame-ancestors": NONE,
        "frame-src": NONE,
        "object-src": NONE,
    }.items()
)
FILE_SECURITY_POLICY = "; ".join(  # a style sheet, letter or picture fetches nothing itself
    f"{directive} {source}"
    for directive, source in {
        "default-src": NONE,
        "form-action": SELF,
        "base-uri": NONE,
        "frame-ancestors": NONE,
        "object-src": NONE,
    }.items()
)

ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
KEEP = "public, max-age=31536000, immutable"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


class SecurityHeaders:
    """Puts the security headers on every answer: also on 413 and 500, which no handler makes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _complete(MutableHeaders(scope=message), scope, message["status"])
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _complete(headers: MutableHeaders, scope: Scope, status: int) -> None:
    """Add what is missing. Answers are not kept by caches; static files for ever (see `asset`).

    Search engines may list plain pages, but nothing that somebody's answers led to.
    """
    is_static = scope["path"].startswith("/static/") and status in (200, 206, 304)
    is_plain_page = status == 200 and not scope["query_string"]
    if is_static:
        headers.setdefault("Content-Security-Policy", FILE_SECURITY_POLICY)
    for name, value in ALWAYS.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", KEEP if is_static else "no-store")
    headers.setdefault(
        "X-Robots-Tag", "all" if is_static or is_plain_page else "noindex, nofollow, noarchive"
    )


def protective_headers() -> list[tuple[bytes, bytes]]:
    """Return the headers for an answer that the server gives before the site is asked."""
    return [
        (name.lower().encode(), value.encode())
        for name, value in {
            **ALWAYS,
            "Cache-Control": "no-store",
            "X-Robots-Tag": "noindex, nofollow, noarchive",
        }.items()
    ]


class CrossSiteCheck:
    """Refuses requests that change something and that another site made the browser send.

    Browsers say where a request comes from in Sec-Fetch-Site, or at least in Origin; neither can
    be forged by a page. A program that sends neither acts for itself, not for a visitor.

    Without TLS a browser sends no Sec-Fetch-Site, and our own Referrer-Policy makes its Origin
    "null". There that much has to do: such a copy runs on somebody's own network.
    """

    def __init__(self, app: ASGIApp, *, has_tls: bool) -> None:
        self.app = app
        self.has_tls = has_tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        changes = scope["type"] == "http" and scope["method"] not in SAFE_METHODS
        if changes and not comes_from_here(Headers(scope=scope), has_tls=self.has_tls):
            await PlainTextResponse("Cross-site request", 403)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def comes_from_here(headers: Headers, *, has_tls: bool) -> bool:
    """True unless the browser says that another site is behind the request."""
    if site := headers.get("sec-fetch-site"):
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None or (origin == "null" and not has_tls):
        return True
    return urlsplit(origin).netloc == headers.get("host")


def has_unstorable_values(values: Iterable[object]) -> bool:
    r"""True when some value, however deep, is one that no database or JSON answer can hold.

    That is text with NUL or half a character in it, and a number that is none or has no end.

    >>> has_unstorable_values(["fine", {"note": ["a\0b"]}])
    True
    """
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
                return True
        elif isinstance(value, float) and not isfinite(value):
            return True
        elif isinstance(value, dict):
            waiting.extend((*value.keys(), *value.values()))
        elif isinstance(value, list):
            waiting.extend(value)
    return False


async def refuse_unstorable_values(request: Request) -> None:
    """Answer 422 to values that cannot be kept, wherever in the request they stand.

    An address with such a value is the address of nothing, like any other that is not there.
    JSON in another encoding than UTF-8 is full of NUL bytes, so it goes the same way.
    """
    if has_unstorable_values(request.path_params.values()):
        raise HTTPException(404)
    sent: list[object] = list(request.query_params.values())
    content_type = request.headers.get("content-type", "")
    if "form" in content_type:
        sent.extend(value for _, value in (await request.form()).multi_items())
    elif "json" in content_type and (body := await request.body()):
        sent.append("\0" if b"\0" in body else await request.json())
    if has_unstorable_values(sent):
        raise RequestValidationError([{"loc": ("request", "value"), "type": "unstorable_value"}])
