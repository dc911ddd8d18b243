"""A client, and a visitor who holds every page to the house style."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.cli import main
from app.current import settle
from app.database import open_database
from app.dependencies import get_today
from app.knowledge import Knowledge, load_knowledge
from app.main import Site, create_app
from app.settings import Settings
from tests.house_style import checked_page
from tests.postgresql import Cluster, running_cluster
from tests.sharing import Clock

on_both_databases = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
Visit = Callable[[str], BeautifulSoup]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The embedded data, read once for all tests, and set apart from garbage collection."""
    knowledge = load_knowledge()
    settle()
    return knowledge


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL server, started by the first test that needs one."""
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """Which database a test runs on: SQLite, unless it is marked `on_both_databases`."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture
def settings(tmp_path: Path, database: str, request: pytest.FixtureRequest) -> Settings:
    """Settings with a data folder, or a database, of this test's own."""
    environment = {"PADWIJZER_DATA_DIR": str(tmp_path), "PADWIJZER_RATE_LIMITS": "off"}
    if database == "postgresql":
        environment["DATABASE_URL"] = request.getfixturevalue("postgresql").new_database()
    return Settings.from_environment(environment)


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """The database of this test."""
    engine = open_database(settings.database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def run(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Give words to the command line, on the database of this test: its code and what it said."""
    monkeypatch.setenv("PADWIJZER_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("DATABASE_URL", settings.database_url)

    def run(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


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


@pytest.fixture
def clock(site: Site) -> Iterator[Clock]:
    """The day it is for the site; a test can move it."""
    clock = Clock()
    site.dependency_overrides[get_today] = clock
    yield clock
    site.dependency_overrides.clear()


@pytest.fixture(scope="session")
def read(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """Open a page as `visit` does, on one site that all tests share: for tests that only read."""
    settings = Settings.from_environment(
        {"PADWIJZER_DATA_DIR": str(tmp_path_factory.mktemp("read"))}
    )
    with TestClient(create_app(settings, knowledge), follow_redirects=False) as client:

        def read(path: str) -> BeautifulSoup:
            response = client.get(path)
            assert response.status_code == 200, f"GET {path} gave {response.status_code}"
            return checked_page(path, response.text)

        yield read
