"""Pages with an address in each language, and how to get from a page's name to its address."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from skills_taxonomy.model import LANGUAGES, Language

Endpoint = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name in the code, its path in each language, and how it may be asked for."""

    name: str
    paths: Mapping[Language, str]
    methods: tuple[str, ...]

    def address(self, language: Language, **values: object) -> str:
        """Fill in the path; values that it does not name become the query string.

        A value of None is left out, a list is repeated.

        >>> role = Page("role", {"nl": "/nl/rollen/{id}", "en": "/en/roles/{id}"}, ("GET",))
        >>> role.address("nl", id="scrum-master", level="medior", back=None)
        '/nl/rollen/scrum-master?level=medior'
        """
        path = self.paths[language]
        in_path = _named_in(path)
        filled = path
        for name in in_path:
            filled = filled.replace(f"{{{name}}}", quote(str(values[name]), safe=""))
        rest = {n: v for n, v in values.items() if n not in in_path and v is not None}
        return f"{filled}?{urlencode(rest, doseq=True)}" if rest else filled


@cache
def _named_in(path: str) -> frozenset[str]:
    return frozenset(re.findall(r"{(\w+)", path))


class PageRouter(APIRouter):
    """A router for pages: each handler gets a Dutch and an English path at once."""

    def __init__(self) -> None:
        super().__init__(include_in_schema=False, default_response_class=HTMLResponse)
        self.pages: list[Page] = []

    def page(self, *, nl: str, en: str, name: str) -> Callable[[Endpoint], Endpoint]:
        """Show a page at /nl… and /en…; HEAD works too."""
        return self._add(name, nl, en, ("GET", "HEAD"))

    def action(self, *, nl: str, en: str, name: str) -> Callable[[Endpoint], Endpoint]:
        """Take a form sent to /nl… or /en…; the answer is a redirect (303), or a page."""
        return self._add(name, nl, en, ("POST",))

    def _add(
        self, name: str, nl: str, en: str, methods: tuple[str, ...]
    ) -> Callable[[Endpoint], Endpoint]:
        paths: dict[Language, str] = {"nl": f"/nl{nl}", "en": f"/en{en}"}

        def register(endpoint: Endpoint) -> Endpoint:
            for language in LANGUAGES:
                self.add_api_route(
                    paths[language], endpoint, methods=list(methods), name=f"{language}:{name}"
                )
            self.pages.append(Page(name, paths, methods))
            return endpoint

        return register


class SiteMap:
    """Where everything is: page names on one side, addresses on the other."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.pages = {page.name: page for page in pages}

    def url(self, language: Language, name: str, **values: object) -> str:
        """Return the address of the page called `name`, relative to the site."""
        if name not in self.pages:
            raise LookupError(f"no page is called {name!r}; there are {sorted(self.pages)}")
        return self.pages[name].address(language, **values)
