from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from app.main import Site, create_app
from app.settings import Settings


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, contact="mailto:veilig@example.nl")


def test_security_txt_names_the_contact_and_says_until_when(client: TestClient) -> None:
    answer = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)

    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:veilig@example.nl"
    assert timedelta(days=179) < left <= timedelta(days=180)
    assert fields["Canonical"].endswith("/.well-known/security.txt")


def test_it_does_not_renew_itself(client: TestClient, site: Site) -> None:
    site.state.started = datetime(2026, 1, 1, tzinfo=UTC)

    assert "Expires: 2026-06-30T00:00:00Z" in client.get("/.well-known/security.txt").text


def test_without_a_contact_there_is_no_such_file(settings: Settings, knowledge: Knowledge) -> None:
    with TestClient(create_app(replace(settings, contact=None), knowledge)) as client:
        assert client.get("/.well-known/security.txt").status_code == 404
