"""Tagged PDF, where the extra `pdf` (WeasyPrint) is installed. Elsewhere paper does the same."""

import importlib
from collections.abc import Mapping
from functools import cache
from types import ModuleType
from typing import Any

from app.folders import STATIC

SIZES = ("9pt", "8.5pt", "8pt", "7.5pt")  # smaller only where the sheets would not do otherwise
MOST_SHEETS = 2
FONTS = ("familjen-grotesk.woff2", "atkinson-hyperlegible-next.woff2")
TYPES = {"css": "text/css", "woff2": "font/woff2", "svg": "image/svg+xml"}


class NoPdfError(RuntimeError):
    """The extra `pdf` is not installed, or the system lacks Pango, which it draws with."""


def makes_pdf() -> bool:
    """Whether this copy of Padwijzer can make PDFs."""
    return _library() is not None


def pdf_of(html: str, pictures: Mapping[str, str]) -> bytes:
    """Return `html` as a tagged PDF (PDF/UA-1) of at most two sheets, if letters of 7.5 points do.

    The title and the language are those of the page. `pictures` are SVG by the name that the page
    gives them. It reads the style sheet and fonts of paper, and nothing else: no file, no network.
    Raises NoPdfError where PDFs cannot be made.
    """
    library = _library()
    if library is None:
        raise NoPdfError
    files = {name: svg.encode() for name, svg in pictures.items()} | _own_files()
    fetcher = _OwnFiles(library, files)
    for size in SIZES:
        style = library.CSS(string=f"html {{ font-size: {size} }}")
        page = library.HTML(string=html, base_url="paper:///", url_fetcher=fetcher)
        document = page.render(stylesheets=[style], pdf_variant="pdf/ua-1")
        if len(document.pages) <= MOST_SHEETS:
            break
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return made


class _OwnFiles:
    """Gives WeasyPrint what we hand it. Whatever else a page asks for stops the drawing."""

    _fail_on_errors = True

    def __init__(self, library: Any, files: Mapping[str, bytes]) -> None:
        self._library = library
        self._files = files

    def __call__(self, url: str) -> Any:
        name = url.rpartition("/")[2]
        kind = TYPES[name.rpartition(".")[2]]
        return self._library.urls.URLFetcherResponse(url, self._files[name], {"Content-Type": kind})


@cache
def _own_files() -> dict[str, bytes]:
    fonts = {name: (STATIC / "fonts" / name).read_bytes() for name in FONTS}
    return {"paper.css": (STATIC / "css" / "paper.css").read_bytes()} | fonts


@cache
def _library() -> ModuleType | None:
    try:
        return importlib.import_module("weasyprint")
    except (ImportError, OSError):  # OSError: Pango is missing
        return None
