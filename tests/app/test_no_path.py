"""No path, or no straight one: the page says so only as a fact when it is, and what would help."""

import pytest
from starlette.testclient import TestClient

from tests.conftest import Visit

NURSE = "from=verpleegkundige&level=medior&years=8"


@pytest.mark.parametrize(
    ("goal", "months"),
    [("ml-engineer.medior", 6), ("it-auditor.senior", 9), ("cloudarchitect.medior", 9)],
)
def test_only_who_looked_at_every_route_says_that_there_is_none_or_which_is_best(
    visit: Visit, client: TestClient, goal: str, months: int
) -> None:
    role, level = goal.split(".")
    asked = {
        "position": {"occupation": "verpleegkundige", "level": "medior", "years": 8},
        "goal": {"role": role, "level": level},
        "limits": {"months_per_step": months},
    }
    is_complete = client.post("/api/v1/paths", json=asked).json()["proof"]["complete"]
    page = visit(f"/nl/pad?{NURSE}&months={months}&goal={goal}").text

    assert ("niet naar allemaal" in page or "nog niet alles" in page) is not is_complete
    assert not ("is er nog geen route" in page and not is_complete)


def test_where_there_is_no_route_it_says_why_and_what_helps(visit: Visit) -> None:
    page = visit(f"/nl/pad?{NURSE}&goal=softwareontwikkelaar.medior&keep=1&months=2")

    assert page.select(".ticks li")
    button = page.select_one(".button--you")
    assert button is not None
    opened = visit(str(button["href"]))
    assert opened.select(".itinerary") or opened.select(".results")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "from=inkoper&level=junior&goal=devops-engineer.medior&months=9&euros=0"
            "&province=DR&online=0",
            "online",
        ),
        (f"{NURSE}&goal=softwareontwikkelaar.medior&keep=1&months=2", "maanden"),
    ],
)
def test_every_change_that_helps_leads_to_a_route(visit: Visit, asked: str, said: str) -> None:
    page = visit(f"/nl/pad?{asked}")
    buttons = page.select(".empty .button")

    assert said in page.select(".empty")[0].text
    assert buttons
    for button in buttons:
        assert visit(str(button["href"])).select(".itinerary")


def test_a_goal_that_takes_several_steps_names_the_key_to_the_straight_step(
    visit: Visit, client: TestClient
) -> None:
    role, level = "ict-operationsmanager", "medior"
    asked = {
        "position": {"occupation": "verpleegkundige", "level": "medior", "years": 8},
        "goal": {"role": role, "level": level},
    }
    paths = client.post("/api/v1/paths", json=asked).json()["paths"]
    key = client.post("/api/v1/key", json=asked).json()
    [link] = visit(f"/nl/pad?{NURSE}&goal={role}.{level}").select("section:has(> #key) a")
    [section] = visit(str(link["href"])).select("section:has(> #key)")

    assert all(len(path["steps"]) > 1 for path in paths)
    assert len(section.select(".plain-list > li")) == len(key["skills"])
    assert not visit(f"/nl/pad?{NURSE}&goal=functioneel-beheerder.medior").select("#key")


def test_where_you_are_already_there_is_nothing_to_travel(visit: Visit) -> None:
    page = visit("/nl/pad?role=testanalist&level=medior&goal=testanalist.medior")
    assert "Daar ben je al" in page.text
