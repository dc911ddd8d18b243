"""Every page that can be opened as it is keeps the house style, in both languages."""

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from app.folders import STATIC
from app.main import PAGES
from skills_taxonomy.model import LANGUAGES
from tests.conftest import Visit

ADDRESSES = [
    page.address(language)
    for router in PAGES
    for page in router.pages
    if "GET" in page.methods and "{" not in page.paths["nl"]
    for language in LANGUAGES
]


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


def test_every_page_gives_a_part_of_it_alone(client: TestClient) -> None:
    for address in ADDRESSES:
        part = client.get(address, headers={"HX-Request": "true", "HX-Request-Type": "partial"})
        assert part.status_code == 200, address
        assert part.text.strip(), address
        assert "<html" not in part.text, address


def _fits(pattern: str, path: str) -> bool:
    asked, given = pattern.split("/"), path.split("/")
    return len(asked) == len(given) and all(
        a.startswith("{") or a == g for a, g in zip(asked, given, strict=True)
    )
