"""The style sheet that all pages share, and the theme that an organisation may put over it.

The sheet is kept in parts, for who works on it, and sent as one, for who waits for it.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import Response

from app.folders import STATIC

PARTS = ("tokens", "base", "frame", "signs", "forms", "notices", "explained", "pictures")
SHARED_PATH = "/static/css/padwijzer.css"  # beside the parts, so that their url(…) keep working
THEME_PATH = "/static/css/theme.css"


@cache
def asset(path: str) -> str:
    """Return the address of a static file; new content, new address."""
    content = (STATIC / path).read_bytes()
    return f"/static/{path}?v={hashlib.sha256(content).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet with its address; new content, new address."""

    path: str
    content: str

    @property
    def address(self) -> str:
        """Where it is, with a mark of what is in it."""
        return f"{self.path}?v={hashlib.sha256(self.content.encode()).hexdigest()[:12]}"

    async def send(self) -> Response:
        """Answer with the sheet."""
        return Response(self.content, media_type="text/css")


@cache
def shared_sheet() -> StyleSheet:
    """Return the parts as one sheet, in the order of `PARTS`."""
    parts = [(STATIC / "css" / f"{part}.css").read_text("utf-8") for part in PARTS]
    marked = re.sub(
        r'url\("\.\./(fonts/[^"]+)"\)', lambda font: f'url("{asset(font[1])}")', "\n".join(parts)
    )
    return StyleSheet(SHARED_PATH, marked)


@cache
def tokens() -> tuple[str, ...]:
    """Return the names of all design tokens, in the order of the sheet."""
    text = (STATIC / "css" / "tokens.css").read_text("utf-8")
    return tuple(dict.fromkeys(re.findall(r"^  (--[a-z0-9-]+):", text, re.MULTILINE)))


def theme_sheet(file: Path | None) -> StyleSheet | None:
    """Return the theme in `file`, or None when there is none.

    Raises OSError when the file cannot be read: a theme that is asked for is not left out quietly.
    """
    return StyleSheet(THEME_PATH, file.read_text("utf-8")) if file else None
