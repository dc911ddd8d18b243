"""Shared paths by program: the same path as the pages show, and secrets only in a header."""

from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.conftest import on_both_databases
from tests.sharing import A_PERSON, TODAY, Clock, managed, opened

QUESTION = {
    "position": {"occupation": "verpleegkundige", "level": "medior", "years": 8},
    "evidence": {"sql": "shown"},
    "goal": {"role": "testanalist", "level": "medior"},
}


def share(client: TestClient, **fields: Any) -> dict[str, str]:
    answer = client.post("/api/v1/shared-paths", json={"query": QUESTION} | fields)
    assert answer.status_code == 201, answer.text
    made: dict[str, str] = answer.json()
    return made


def read(client: TestClient, secret: str) -> dict[str, Any]:
    answer = client.get("/api/v1/shared-path", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@on_both_databases
def test_pages_and_api_open_the_same_path(client: TestClient, clock: Clock) -> None:
    made = share(client)
    computed = client.post("/api/v1/paths", json=QUESTION).json()
    seen = read(client, made["view_secret"])

    assert seen["version"]["path"] == computed["paths"][0]
    assert seen["version"]["release"] == computed["release"]
    assert seen["version"]["query"] == QUESTION
    assert seen["report"] == {"verdict": "same", "changes": []}
    assert opened(client, f"/p/{made['view_secret']}").select_one(".itinerary")
    assert "medior verpleegkundige" in managed(client, made["edit_secret"]).text
    assert made["edit_link"].endswith(f"/nl/beheer#{made['edit_secret']}")


@on_both_databases
@pytest.mark.parametrize("days", [1, 365])
def test_a_link_lives_as_long_as_was_asked(client: TestClient, clock: Clock, days: int) -> None:
    made = share(client, days=days)
    assert made["expires_on"] == str(TODAY + timedelta(days=days))

    clock.today = TODAY + timedelta(days=days)
    assert client.get(f"/p/{made['view_secret']}", headers=A_PERSON).status_code == 404


@pytest.mark.parametrize("days", [0, 366, -1, True, "90", None, 1.5])
def test_no_other_terms_are_taken(client: TestClient, days: object) -> None:
    asked = {"query": QUESTION, "days": days}
    assert client.post("/api/v1/shared-paths", json=asked).status_code == 422


def test_the_last_day_can_come_sooner(client: TestClient, clock: Clock) -> None:
    secret = share(client)["edit_secret"]
    moved = client.put(
        "/api/v1/shared-path/last-day",
        json={"days": 3},
        headers={"Authorization": f"Bearer {secret}"},
    )
    assert moved.json() == {"expires_on": str(TODAY + timedelta(days=3))}


def test_a_secret_counts_only_in_the_header(client: TestClient) -> None:
    secret = share(client)["view_secret"]

    for refused in (
        client.get("/api/v1/shared-path", params={"secret": secret, "token": secret}),
        client.get("/api/v1/shared-path", headers={"Authorization": secret}),
        client.get("/api/v1/shared-path", headers={"Authorization": f"Basic {secret}"}),
        client.get("/api/v1/shared-path", headers={"Cookie": f"secret={secret}"}),
    ):
        assert refused.status_code == 404


def test_the_documentation_names_the_secret_and_the_404(client: TestClient) -> None:
    schema = client.get("/api/v1/openapi.json").json()
    described = [path for path in schema["paths"] if path.startswith("/api/v1/shared-path")]

    assert len(described) == 9
    for path in described:
        for operation in schema["paths"][path].values():
            assert operation["summary"]
            assert path == "/api/v1/shared-paths" or operation["security"] == [{"HTTPBearer": []}]
            assert "404" in operation["responses"]


def test_a_question_without_a_path_cannot_be_shared(client: TestClient) -> None:
    for query in (
        {},
        {"goal": {"role": "cio", "level": "senior"}, "limits": {"months_per_step": 0}},
    ):
        assert client.post("/api/v1/shared-paths", json={"query": query}).status_code == 422
