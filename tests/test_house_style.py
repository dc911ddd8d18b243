"""Every page that can be opened as it is keeps the house style, in both languages."""

from collections.abc import Iterator
from functools import cache

import pytest
from bs4 import BeautifulSoup
from starlette.routing import Route
from starlette.testclient import TestClient

from app.folders import STATIC
from app.knowledge import Knowledge
from app.main import PAGES, create_app
from app.settings import Settings
from skills_taxonomy.model import LANGUAGES
from tests.conftest import Visit
from tests.house_style import checked_page

ADDRESSES = [
    page.address(language)
    for router in PAGES
    for page in router.pages
    if "GET" in page.methods and "{" not in page.paths["nl"]
    for language in LANGUAGES
]


@pytest.fixture(scope="module")
def visit(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """Open each page once, of one site: nothing here changes anything."""
    environment = {
        "PADWIJZER_DATA_DIR": str(tmp_path_factory.mktemp("data")),
        "PADWIJZER_RATE_LIMITS": "off",
    }
    with TestClient(create_app(Settings.from_environment(environment), knowledge)) as client:

        @cache
        def visit(path: str) -> BeautifulSoup:
            answer = client.get(path)
            assert answer.status_code == 200, f"GET {path} gave {answer.status_code}"
            return checked_page(path, answer.text)

        yield visit


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_keeps_the_house_style_and_links_only_to_pages_that_exist(
    read: Visit, address: str
) -> None:
    page = read(address)
    known = {route.path for router in PAGES for route in router.routes if isinstance(route, Route)}

    assert page.html is not None
    assert page.html["lang"] == address[1:3]
    for link in page.select("a[href^='/']"):
        path = str(link["href"]).partition("?")[0].partition("#")[0]
        if path.startswith("/static/"):
            assert (STATIC / path.removeprefix("/static/")).is_file(), f"{link} leads nowhere"
        else:
            assert any(_fits(pattern, path) for pattern in known), f"{link} leads nowhere"


def _fits(pattern: str, path: str) -> bool:
    asked, given = pattern.split("/"), path.split("/")
    return len(asked) == len(given) and all(
        a.startswith("{") or a == g for a, g in zip(asked, given, strict=True)
    )
