"""Five people who ask: pages, API and command line give them the same, sensible answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from app.address import parameters_of
from app.cli import main
from app.knowledge import Knowledge
from app.query import query_of
from tests.conftest import Visit

Content = dict[str, Any]

NURSE: Content = {
    "position": {"occupation": "verpleegkundige", "level": "medior"},
    "limits": {
        "hours_per_week": 12, "own_euros": 2500, "provinces": ["UT"], "keep_level": True,
    },
}  # fmt: skip
TEACHER: Content = {
    "position": {"occupation": "leerkracht-basisonderwijs", "level": "senior"},
    "limits": {"hours_per_week": 16, "keep_level": True},
}
PLANNER: Content = {
    "position": {"occupation": "logistiek-planner", "level": "medior"},
    "limits": {"own_euros": 0},
}
PUPIL: Content = {}
SERVICEDESK: Content = {
    "position": {"role": "servicedeskmedewerker", "level": "junior"},
    "goal": {"role": "cloudengineer", "level": "medior"},
}
COMMAND = {
    "nurse": ["--from", "verpleegkundige", "--level", "medior", "--hours", "12", "--euros", "2500",
              "--province", "UT", "--keep-level"],
    "teacher": ["--from", "leerkracht-basisonderwijs", "--level", "senior", "--hours", "16",
                "--keep-level"],
    "planner": ["--from", "logistiek-planner", "--level", "medior", "--euros", "0"],
    "pupil": [],
    "servicedesk": ["--from", "servicedeskmedewerker", "--level", "junior",
                    "--goal", "cloudengineer.medior"],
}  # fmt: skip
QUESTIONS = {
    "nurse": NURSE,
    "teacher": TEACHER,
    "planner": PLANNER,
    "pupil": PUPIL,
    "servicedesk": SERVICEDESK,
}


def ask(client: TestClient, resource: str, content: Content) -> Any:
    response = client.post(f"/api/v1/{resource}", json=content)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize("who", QUESTIONS)
def test_the_command_line_answers_as_the_api_does(
    who: str,
    client: TestClient,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PADWIJZER_DATA_DIR", str(tmp_path))
    resource = "paths" if "goal" in QUESTIONS[who] else "positions"

    assert main(["paths", "--json", *COMMAND[who]]) == 0

    assert json.loads(capsys.readouterr().out) == ask(client, resource, QUESTIONS[who])


@pytest.mark.parametrize("who", ["nurse", "teacher", "planner", "pupil"])
def test_the_result_page_shows_what_the_api_answers(
    who: str, client: TestClient, visit: Visit, knowledge: Knowledge
) -> None:
    positions = ask(client, "positions", QUESTIONS[who])["positions"]
    open_roles = {p["role"] for p in positions if p["reach"] != "not_yet"}
    page = visit("/nl/uitkomst?" + urlencode(parameters_of(query_of(QUESTIONS[who]))))

    cards = [card.get_text(strip=True) for card in page.select(".result__title")]

    labels = {knowledge.taxonomy.roles[role].label.nl for role in open_roles}
    assert len(cards) == min(3, len(open_roles))
    assert set(cards) <= labels
    assert knowledge.taxonomy.roles[positions[0]["role"]].label.nl == cards[0]


@pytest.mark.parametrize("who", ["nurse", "teacher", "planner"])
def test_each_side_entrant_has_a_path_that_keeps_the_level_and_a_passport_that_carries_it(
    who: str, client: TestClient
) -> None:
    content = QUESTIONS[who]
    best = next(
        p
        for p in ask(client, "positions", content)["positions"]
        if p["kind"] == "horizontal" and p["reach"] != "not_yet"
    )
    goal = {"role": best["role"], "level": best["level"]}

    (path, *_) = ask(client, "paths", content | {"goal": goal})["paths"]

    assert path["level_kept"]
    assert path["own_euros"] == 0
    passport = path["steps"][0]["passport"]
    assert len(passport["carried"]) == passport["needed"] > 0


def test_the_servicedesk_employee_sees_each_step_towards_the_cloud(
    client: TestClient, visit: Visit
) -> None:
    (path, *_) = ask(client, "paths", SERVICEDESK)["paths"]
    page = visit("/nl/pad?" + urlencode(parameters_of(query_of(SERVICEDESK))))

    legs = page.select(".leg")

    goal = path["steps"][-1]["to"]
    assert (goal["role"], goal["level"]) == ("cloudengineer", "medior")
    assert len(legs) == len(path["steps"])
