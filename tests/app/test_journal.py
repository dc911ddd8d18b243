"""The log tells how the site is doing, and nothing of who asked or what about."""

import json
import logging
import sys

import pytest
from fastapi import APIRouter
from starlette.testclient import TestClient

from app.journal import JsonLines
from app.main import Site

rehearsal = APIRouter(include_in_schema=False)


@rehearsal.get("/nl/crash/{word}")
def crash(word: str) -> None:
    raise RuntimeError(f"cannot do {word}")


@pytest.fixture
def site(site: Site) -> Site:
    site.include_router(rehearsal)
    return site


def written(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [JsonLines().format(r) for r in caplog.records if r.name == "padwijzer.requests"]


def test_a_line_has_the_route_the_status_the_time_and_the_release(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "padwijzer.requests")
    client.get("/nl/rollen/scrum-master?level=medior")

    [line] = [json.loads(line) for line in written(caplog)]
    assert line["route"] == "/nl/rollen/{id}"
    assert line["status"] == 200
    assert line["ms"] > 0
    assert len(line["release"]) == 12
    assert line.keys() == {"time", "level", "event", "method", "route", "status", "ms", "release"}


@pytest.mark.parametrize(
    ("address", "route", "status"),
    [
        ("/p/VERYSECRETTOKEN1234567", "/p/{token}", 404),
        ("/nl/pad?from=verpleegkundige&goal=testanalist.senior", "/nl/pad", 200),
        ("/nl/geheim-adres", "none", 404),
        ("/nl/crash/geheim", "/nl/crash/{word}", 500),
        ("/p/%00", "/p/{token}", 404),
    ],
)
def test_no_token_answer_or_address_is_in_the_log(
    client: TestClient,
    caplog: pytest.LogCaptureFixture,
    address: str,
    route: str,
    status: int,
) -> None:
    caplog.set_level(logging.INFO, "padwijzer.requests")
    client.get(address, headers={"User-Agent": "telltale", "X-Forwarded-For": "192.0.2.7"})

    [line] = written(caplog)
    assert json.loads(line)["route"] == route
    assert json.loads(line)["status"] == status
    for personal in ("SECRET", "verpleegkundige", "geheim", "telltale", "192.0.2.7", "testclient"):
        assert personal not in line


def test_of_an_error_only_the_kind_and_the_places_are_kept() -> None:
    try:
        raise KeyError("what somebody typed")
    except KeyError:
        record = logging.LogRecord(
            "uvicorn.error", logging.ERROR, __file__, 1, "Exception", None, sys.exc_info()
        )
    line = JsonLines().format(record)

    assert "typed" not in line
    assert json.loads(line)["error"] == "KeyError"
    assert json.loads(line)["where"][0].startswith("test_journal.py:")


def test_health_and_files_are_not_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "padwijzer.requests")
    client.get("/healthz")
    client.get("/static/css/base.css")

    assert written(caplog) == []
