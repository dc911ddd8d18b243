"""A client, and a visitor who holds every page to the house style."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.knowledge import Knowledge, load_knowledge
from app.main import Site, create_app
from app.settings import Settings
from tests.house_style import checked_page

Visit = Callable[[str], BeautifulSoup]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The embedded data, read once for all tests."""
    return load_knowledge()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a data folder of this test's own."""
    return Settings.from_environment({"PADWIJZER_DATA_DIR": str(tmp_path)})


@pytest.fixture
def site(settings: Settings, knowledge: Knowledge) -> Site:
    """The whole app, with real data and an empty database."""
    return create_app(settings, knowledge)


@pytest.fixture
def client(site: Site) -> Iterator[TestClient]:
    """A browser without JavaScript that does not follow redirects and sees the error pages."""
    with TestClient(site, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def visit(client: TestClient) -> Visit:
    """Open a page as a browser would, and hold it to the house style."""

    def visit(path: str) -> BeautifulSoup:
        response = client.get(path)
        assert response.status_code == 200, f"GET {path} gave {response.status_code}"
        return checked_page(path, response.text)

    return visit
