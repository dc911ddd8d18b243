"""Sharing a path in a test: what the visitor sends, and what the visitor gets to keep."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup
from httpx2 import Response
from sqlalchemy import func, select
from starlette.testclient import TestClient

from app.database import METADATA, open_database, reading
from app.settings import Settings
from tests.house_style import checked_page

QUESTION = {
    "from": "verpleegkundige",
    "level": "medior",
    "years": "8",
    "goal": "testanalist.senior",
    "path": "1",
    "keep": "1",
}
A_PERSON = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none"}
TODAY = date(2026, 11, 23)


class Clock:
    """The day it is, for as long as a test says so."""

    def __init__(self) -> None:
        self.today = TODAY

    def __call__(self) -> date:
        return self.today


@dataclass
class Links:
    """The two links that are shown once: one as a path, of the other the code behind the "#"."""

    page: BeautifulSoup
    path: str
    code: str

    @property
    def tokens(self) -> tuple[bytes, bytes]:
        return (self.path.rpartition("/")[2].encode(), self.code.encode())


def shared(client: TestClient, language: str = "nl", **fields: str) -> Links:
    address = {"nl": "/nl/deel", "en": "/en/share"}[language]
    response = client.post(address, data=QUESTION | fields)
    assert response.status_code == 200, response.text
    page = checked_page(address, response.text)
    links = [str(a["href"]) for a in page.select(".share__link a")]
    path, edit = (link.removeprefix("http://127.0.0.1:8000") for link in links)
    address, _, code = edit.partition("#")
    assert address in ("/nl/beheer", "/en/manage")
    return Links(page, path, code)


def deleted(client: TestClient, code: str) -> Response:
    return client.post("/nl/beheer", data={"code": code, "act": "delete"})


def rows(settings: Settings, table: str = "shared_path") -> int:
    engine = open_database(settings.database_url)
    with reading(engine) as session:
        count = select(func.count()).select_from(METADATA.tables[table])
        found = session.connection().execute(count).scalar_one()
    engine.dispose()
    return int(found)


def stored_bytes(settings: Settings) -> bytes:
    return b"".join(file.read_bytes() for file in Path(settings.data_dir).iterdir())


def managed(client: TestClient, code: str, act: str = "open", **fields: str) -> BeautifulSoup:
    """Do something on the owner's page and return the page that follows."""
    response = client.post("/nl/beheer", data={"code": code, "act": act} | fields)
    assert response.status_code == 200, response.text
    return checked_page("/nl/beheer", response.text)


def new_link(client: TestClient, code: str, may: str, purpose: str = "") -> str:
    """Make a link for somebody else and return it as a path."""
    page = managed(client, code, "link", may=may, purpose=purpose)
    link = page.select_one(".share__link a")
    assert link is not None
    return str(link["href"]).removeprefix("http://127.0.0.1:8000")


def opened(client: TestClient, path: str) -> BeautifulSoup:
    """Open a link as a person in a browser."""
    response = client.get(path, headers=A_PERSON)
    assert response.status_code == 200, response.text
    return checked_page(path, response.text)
