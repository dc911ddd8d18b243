"""Chromium as Debian packs it, or the one Playwright brought, on the real site."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from app.knowledge import Knowledge
from app.main import create_app
from app.settings import Settings
from tests.live import serving


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {
        "executable_path": shutil.which("chromium"),
        "args": [
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            # a made-up school on the web frames a page of this machine
            "--disable-features=LocalNetworkAccessChecks",
        ],
    }


@pytest.fixture(scope="session")
def base_url(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site; pages open relative to it."""
    data = tmp_path_factory.mktemp("data")
    settings = Settings.from_environment(
        {"PADWIJZER_DATA_DIR": str(data), "PADWIJZER_RATE_LIMITS": "off"}
    )
    with serving(create_app(settings, knowledge)) as address:
        yield address


@pytest.fixture
def page(page: Page, base_url: str) -> Iterator[Page]:
    """A page that asks nothing of other sites and breaks no rule of the security policy."""
    complaints: list[str] = []
    elsewhere: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(base_url) else elsewhere.append(asked.url),
    )
    yield page
    assert [url for url in elsewhere if not url.startswith("data:")] == []
    assert complaints == []
