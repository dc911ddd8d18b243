"""The style sheet of all pages and the theme of an organisation."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.folders import STATIC
from app.knowledge import Knowledge
from app.main import create_app
from app.settings import Settings
from app.sheets import PARTS, shared_sheet, tokens
from tests.conftest import Visit

THEME = ":root { --basis-color-action-1-color-default: #01689b; }"


def sheets_of(html: str) -> list[str]:
    return re.findall(r'rel="stylesheet" href="([^"]+)"', html)


def test_the_parts_come_as_one_sheet_that_is_kept_for_ever(client: TestClient) -> None:
    address = sheets_of(client.get("/nl/").text)[0]
    answer = client.get(address)

    assert address == shared_sheet().address
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    for part in PARTS:
        sent = re.sub(r"/static/(fonts/[^?]+)[?]v=[0-9a-f]{12}", r"../\1", answer.text)
        assert (STATIC / "css" / f"{part}.css").read_text("utf-8") in sent


def test_every_file_that_the_sheets_name_exists() -> None:
    for sheet in (STATIC / "css").glob("*.css"):
        for named in re.findall(r'url\("([^#d][^"]*)"\)', sheet.read_text("utf-8")):
            assert (sheet.parent / named).is_file(), f"{sheet.name} names {named}"


def test_every_token_that_is_used_exists() -> None:
    own = re.compile(r"var\((--(?:basis|padwijzer)-[a-z0-9-]+)")
    used = {
        name for sheet in (STATIC / "css").glob("*.css") for name in own.findall(sheet.read_text())
    }

    assert used - set(tokens()) == set()


def test_a_theme_comes_after_all_other_sheets(tmp_path: Path, knowledge: Knowledge) -> None:
    file = tmp_path / "theme.css"
    file.write_text(THEME)
    environment = {"PADWIJZER_DATA_DIR": str(tmp_path), "PADWIJZER_THEME": str(file)}
    site = create_app(Settings.from_environment(environment), knowledge)
    with TestClient(site) as client:
        address = sheets_of(client.get("/nl/").text)[-1]
        answer = client.get(address)

    assert "theme" in address
    assert answer.text == THEME
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_a_theme_that_cannot_be_read_stops_the_start(tmp_path: Path) -> None:
    environment = {"PADWIJZER_DATA_DIR": str(tmp_path), "PADWIJZER_THEME": "/no/such.css"}
    with pytest.raises(FileNotFoundError):
        create_app(Settings.from_environment(environment))


def test_without_a_theme_there_is_none(visit: Visit) -> None:
    assert visit("/nl/").select("link[href*=theme]") == []
