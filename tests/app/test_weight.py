"""Small on the way, and not sent twice: but never where size could give a secret away."""

import re

import pytest
from fontTools.ttLib import TTFont
from starlette.testclient import TestClient

from app.compression import secret_beginnings
from app.folders import STATIC
from app.main import PAGES, Site
from skills_taxonomy.model import LANGUAGES
from tests.addresses import every_page
from tests.conftest import Visit

NURSE = "from=verpleegkundige&level=medior"


@pytest.mark.parametrize("encoding", ["zstd", "br", "gzip"])
def test_pages_and_sheets_come_compressed(client: TestClient, encoding: str) -> None:
    for address in ("/nl/", f"/nl/kaart?{NURSE}", "/static/css/map.css", "/api/v1/roles"):
        answer = client.get(address, headers={"Accept-Encoding": encoding})

        assert answer.headers["content-encoding"] == encoding
        assert "Accept-Encoding" in answer.headers["vary"]


def test_who_cannot_unpack_gets_plain_text(client: TestClient) -> None:
    answer = client.get("/nl/", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers


def test_nothing_beside_a_token_and_no_answer_to_a_form_is_compressed(
    client: TestClient, site: Site
) -> None:
    form = {"from": "verpleegkundige", "level": "medior", "goal": "testanalist.medior"}
    saved = client.post("/nl/deel", data=form | {"days": "7"})
    secret = secret_beginnings(route for router in PAGES for route in router.routes)
    refused = client.post("/p/geen-token")

    assert saved.status_code == 200
    assert "/p/" in saved.text
    assert "content-encoding" not in saved.headers
    assert "content-encoding" not in refused.headers
    assert "/p/" in secret
    for beginning in secret:
        answer = client.get(f"{beginning}geen-token", headers={"Accept-Encoding": "gzip"})
        assert len(answer.content) > 500
        assert "content-encoding" not in answer.headers, beginning
    assert not [path for path in site.openapi()["paths"] if "token" in path]


def test_a_page_for_everybody_is_not_sent_twice(client: TestClient) -> None:
    first = client.get("/nl/")
    again = client.get("/nl/", headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    whole = client.get("/nl/rollen").headers["etag"]
    part = client.get("/nl/rollen", headers={"If-None-Match": whole, "HX-Request": "true"})

    assert first.headers["cache-control"] == "no-cache"
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    assert part.status_code == 200
    assert "<html" not in part.text


def test_every_file_of_a_page_has_its_content_in_its_address_and_is_kept_for_ever(
    client: TestClient,
) -> None:
    named = {
        address
        for page in every_page()
        if page.language == "nl"
        for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get(page.address).text)
    }
    assert len(named) > 40
    for address in sorted(named):
        answer = client.get(address)
        assert re.search("[0-9a-f]{12}", address), address
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["cache-control"], address


@pytest.mark.parametrize("address", [f"/nl/uitkomst?{NURSE}", "/nl/nergens", "/nl/kaart?from=kok"])
def test_what_holds_answers_is_never_kept(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_htmx_comes_only_to_pages_that_use_it(visit: Visit) -> None:
    for address in ("/nl/", "/nl/rollen", "/nl/start", "/nl/privacy"):
        page = visit(address)
        uses = page.select("[hx-get], [hx-post], [hx-boost]")
        assert bool(uses) == bool(page.select("script[src*=htmx]")), address


def test_the_fonts_hold_every_letter_on_the_pages_and_little_else(visit: Visit) -> None:
    used = {
        letter
        for page in every_page()
        if page.name in ("home", "roles", "sources", "privacy", "map", "role", "offers", "style")
        for letter in visit(page.address).get_text()
        if letter.isprintable()
    }
    assert len(LANGUAGES) == 2
    for file in (STATIC / "fonts").glob("*.woff2"):
        held = {chr(code) for code in TTFont(file).getBestCmap() or {}}
        assert used - held == set(), file.name
        assert file.stat().st_size < 20_000
        assert (file.parent / f"{file.stem}-LICENSE.txt").is_file()
