"""White spots on the page, in the API and in the terminal."""

import json

import pytest
from starlette.testclient import TestClient

from tests.conftest import Run, Visit

API = "/api/v1/white-spots?level=medior"


@pytest.mark.parametrize("path", ["/nl/witte-vlekken", "/en/white-spots?province=ZE&online=0"])
def test_the_page_shows_what_would_open_most(read: Visit, path: str) -> None:
    page = read(path)

    summary = page.select_one("#summary")
    assert summary is not None
    assert "204" in summary.text
    assert page.select(".training")
    assert page.select("section[aria-labelledby=trainable] li a")


def test_the_page_counts_what_the_api_lists(read: Visit, client: TestClient) -> None:
    [level] = client.get(f"{API}&province=ZE").json()["levels"]
    page = read("/nl/witte-vlekken?province=ZE&level=medior")

    assert len(page.select(".feeders > li")) == len(level["spots"])
    assert f"hebben {len(level['spots'])} van de 204" in page.text
    most = [training["spots"] for training in level["trainings"]]
    assert most == sorted(most, reverse=True)


def test_a_level_without_spots_says_so(read: Visit) -> None:
    page = read("/nl/witte-vlekken?level=junior")
    assert "vanuit elk van de 204 beroepen een weg" in page.text
    assert not page.select(".training")


@pytest.mark.parametrize("wrong", ["province=XX", "level=ceo", "budget=-1", "months=999"])
def test_a_wrong_question_is_refused(client: TestClient, wrong: str) -> None:
    assert client.get(f"/nl/witte-vlekken?{wrong}").status_code == 422
    assert client.get(f"/api/v1/white-spots?{wrong}").status_code == 422


def test_the_command_says_what_the_api_answers(client: TestClient, run: Run) -> None:
    asked = ["white-spots", "--province", "GR", "--level", "medior", "--budget", "500"]
    code, answer, _ = run(*asked, "--json")
    assert code == 0
    assert json.loads(answer) == client.get(f"{API}&province=GR&budget=500").json()
    code, said, _ = run(*asked, "--lang", "en")
    assert code == 0
    assert "occupations have no way into ICT in Groningen" in said


def test_coordinators_find_the_page_from_every_page(read: Visit) -> None:
    assert read("/nl/").select("footer a[href='/nl/witte-vlekken']")
