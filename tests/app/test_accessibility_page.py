from dataclasses import replace

from starlette.testclient import TestClient

from app.knowledge import Knowledge
from app.main import create_app
from app.settings import Settings
from tests.conftest import Visit


def test_says_that_nobody_independent_has_looked_yet(visit: Visit) -> None:
    assert "Status: nog niet onderzocht" in visit("/nl/toegankelijkheid").text
    assert "Status: not yet audited" in visit("/en/accessibility").text


def test_every_page_leads_to_it(visit: Visit) -> None:
    assert visit("/nl/").select(".site-footer a[href='/nl/toegankelijkheid']")


def test_names_the_contact_only_when_there_is_one(
    settings: Settings, knowledge: Knowledge, visit: Visit
) -> None:
    assert not visit("/nl/toegankelijkheid").select("main a[href^='mailto:']")
    with TestClient(create_app(replace(settings, contact="mailto:a@example.nl"), knowledge)) as c:
        assert 'href="mailto:a@example.nl"' in c.get("/nl/toegankelijkheid").text
