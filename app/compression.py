"""Answers made smaller on the way out, where that gives no secret away."""

import re
from collections.abc import Iterable

from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette_compress import CompressMiddleware

from app.security import SAFE_METHODS


def secret_beginnings(routes: Iterable[BaseRoute]) -> tuple[str, ...]:
    """Return how the addresses begin that hold a token, up to that token."""
    paths = (str(getattr(route, "path", "")) for route in routes)
    found = (re.match(r"(.*?){\w*token", path) for path in paths)
    return tuple(sorted({match[1] for match in found if match}))


class Compression:
    """Compresses what visitors look at, with zstd, Brotli or gzip, as their browser likes.

    The size of a compressed answer tells a little of what is in it. Where an answer holds a secret
    (the link to a path, the key to delete it) next to something that another site can choose, that
    little is enough to guess the secret letter by letter (the attack called BREACH). So nothing at
    an address with a token is compressed, and no answer to a form.
    """

    def __init__(self, app: ASGIApp, secret: tuple[str, ...]) -> None:
        self.app = app
        self.compressed = CompressMiddleware(app)
        self.secret = secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_secret = scope["type"] != "http" or (
            scope["method"] not in SAFE_METHODS or scope["path"].startswith(self.secret)
        )
        await (self.app if is_secret else self.compressed)(scope, receive, send)
