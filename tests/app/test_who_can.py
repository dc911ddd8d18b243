"""Who can do this: page, API and terminal name the same occupations, each once."""

import json

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app import cli
from tests.conftest import Visit

ROLE = "functioneel-beheerder"
FEEDERS = f"/api/v1/roles/{ROLE}/feeders"


def occupations(page: BeautifulSoup) -> list[str]:
    return [str(link["href"]) for link in page.select(".feeders a")]


def test_page_and_api_name_the_same_occupations(client: TestClient, visit: Visit) -> None:
    items = client.get(f"{FEEDERS}?level=medior&months=9&limit=500").json()["items"]
    page = visit(f"/nl/wie-kan-dit/{ROLE}?level=medior&months=9")

    named = [link.partition("from=")[2].partition("&")[0] for link in occupations(page)]
    assert sorted(named) == sorted({item["id"] for item in items})
    assert len(named) == len(set(named))
    assert named == list(dict.fromkeys(item["id"] for item in items))


def test_page_and_api_and_terminal_say_who_needs_training_and_what_it_costs(
    client: TestClient, visit: Visit, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = client.get(f"{FEEDERS}?level=medior&months=9&limit=500").json()
    in_need = [item for item in answer["items"] if item["offers"]]
    page = visit(f"/nl/wie-kan-dit/{ROLE}?level=medior&months=9")
    asked = ["feeders", f"{ROLE}.medior", "--months", "9"]
    assert cli.main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert cli.main(asked) == 0
    said = capsys.readouterr().out

    assert in_need
    assert len(in_need) < len(answer["items"])
    assert answer["complete"]
    assert told["items"] == answer["items"]
    for item in in_need:
        costs = [offer["own_euros"] for offer in item["offers"]]
        assert item["own_euros"] == (None if None in costs else sum(costs))
    assert all(item["own_euros"] == 0 for item in answer["items"] if not item["offers"])
    shown = [line for line in page.select(".feeders > li") if "Nodig:" in line.text]
    occupations_in_need = {item["id"] for item in in_need}
    assert shown
    for line in shown:
        link = line.select_one("a")
        assert link is not None
        assert str(link["href"]).partition("from=")[2].partition("&")[0] in occupations_in_need
    assert said.count("Nodig:") == len(in_need)


def test_who_learns_alone_is_told_that_a_course_can_be_quicker(visit: Visit) -> None:
    page = visit(f"/nl/wie-kan-dit/{ROLE}?level=medior&months=9")

    assert page.select_one("#alone") is not None
    for line in page.select(".feeders > li"):
        assert not ("in je eentje" in line.text and "Nodig:" in line.text)
    assert any("in je eentje" in line.text for line in page.select(".feeders > li"))


def test_a_feeder_leads_to_a_path_that_is_as_quick(visit: Visit) -> None:
    page = visit(f"/nl/wie-kan-dit/{ROLE}?level=medior&months=9&hours=12")

    path = visit(occupations(page)[0])

    assert path.select(".itinerary")


def test_the_api_pages_and_keeps_the_nearest_first(client: TestClient) -> None:
    everything = client.get(f"{FEEDERS}?level=medior&limit=500").json()
    second = client.get(f"{FEEDERS}?level=medior&limit=5&offset=5").json()

    assert second["items"] == everything["items"][5:10]
    assert second["total"] == len(everything["items"])
    rank = [(item["levels_lost"], item["months"]) for item in everything["items"]]
    assert rank == sorted(rank)
    assert everything["hours_per_week"] == 8


def test_nobody_in_time_is_said_with_what_to_change(visit: Visit) -> None:
    page = visit(f"/en/who-can/{ROLE}?level=senior&months=0&hours=4")

    assert "From no occupation" in page.text


def test_the_role_page_leads_here(visit: Visit) -> None:
    page = visit(f"/nl/rollen/{ROLE}")
    link = page.select_one("a[href^='/nl/wie-kan-dit/']")

    assert link is not None
    assert visit(str(link["href"])).h1 is not None


def test_an_unknown_role_or_level_does_not_exist(client: TestClient) -> None:
    assert client.get("/nl/wie-kan-dit/astronaut").status_code == 404
    assert client.get("/api/v1/roles/astronaut/feeders").status_code == 404
    assert client.get(f"{FEEDERS}?level=baas").status_code == 422


def test_the_terminal_lists_them_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("nl", "en"):
        assert cli.main(["feeders", f"{ROLE}.medior", "--months", "6", "--lang", language]) == 0
    assert cli.main(["feeders", f"{ROLE}.medior", "--json"]) == 0
    said = capsys.readouterr().out

    assert "zonder niveau te verliezen" in said
    assert "without losing a level" in said
    assert '"items"' in said
    assert cli.main(["feeders", "astronaut.medior"]) == 1
