"""The site can be installed, and says in plain words that there is no connection."""

from starlette.testclient import TestClient

from tests.conftest import Visit


def test_the_page_says_what_to_do(visit: Visit) -> None:
    assert "Laad dan de pagina opnieuw" in visit("/nl/geen-verbinding").get_text()


def test_every_page_names_the_manifest_and_its_icons_exist(
    visit: Visit, client: TestClient
) -> None:
    link = visit("/en/").select_one("link[rel=manifest]")
    assert link is not None
    manifest = client.get(str(link["href"]))

    assert manifest.headers["content-type"] == "application/manifest+json"
    assert "manifest-src 'self'" in manifest.headers["content-security-policy"]
    for icon in manifest.json()["icons"]:
        assert client.get(icon["src"]).headers["content-type"] == icon["type"]


def test_the_worker_is_asked_anew_each_time_and_kept_by_a_name(client: TestClient) -> None:
    worker = client.get("/service-worker.js")

    assert worker.headers["cache-control"] == "no-store"
    assert worker.headers["content-type"].startswith("text/javascript")
    assert worker.text.startswith('const kept = "padwijzer-')
