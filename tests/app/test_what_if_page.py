"""What if, and goals side by side: pages and API tell the same, also without scripts."""

from typing import Any

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.conftest import Visit

NURSE = {"occupation": "verpleegkundige", "level": "medior", "years": 8}
ASKED = "from=verpleegkundige&level=medior&years=8"
GOALS = "goal=functioneel-beheerder.medior&goal=testanalist.medior"


def part(page: BeautifulSoup, name: str) -> int:
    return len(page.select(f"section[aria-labelledby={name}] li"))


def test_the_page_shows_the_difference_of_the_api(client: TestClient, visit: Visit) -> None:
    limits = {"hours_per_week": 12, "keep_level": True}
    queries = {"before": {"position": NURSE}, "after": {"position": NURSE, "limits": limits}}
    answer = client.post("/api/v1/difference", json=queries).json()
    page = visit(f"/nl/wat-als?{ASKED}&then_hours=12&then_keep=1")

    for name in ("opens", "closes", "sooner", "later"):
        assert part(page, name) == len(answer[name])
    assert answer["closes"]
    assert answer["sooner"]
    assert "12 uur leren per week in plaats van 8" in page.text
    assert "Je niveau houden" in page.text


def test_going_on_takes_the_change_along(visit: Visit) -> None:
    page = visit(f"/nl/wat-als?{ASKED}&skill=sql&rating=3&then_province=UT")
    onward = page.find("a", string="Ga verder met deze verandering")

    assert onward is not None
    assert "s=sql.3" in str(onward["href"])
    assert "province=UT" in str(onward["href"])
    assert visit(str(onward["href"])).h1 is not None


def test_nothing_changed_is_said(visit: Visit) -> None:
    assert "Je hebt nog niets veranderd." in visit(f"/nl/wat-als?{ASKED}").text
    assert "You have not changed anything yet." in visit("/en/what-if?then_hours=8").text


def test_the_form_keeps_what_was_filled_in(visit: Visit) -> None:
    page = visit(f"/nl/wat-als?{ASKED}&skill=sql&rating=3&then_hours=12")

    assert page.select_one("#then_hours[value='12']") is not None
    assert page.select_one("#skill option[value=sql][selected]") is not None
    assert page.select_one("#rating option[value='3'][selected]") is not None


def test_strange_changes_are_refused(client: TestClient) -> None:
    for strange in ("then_hours=99", "then_hours=veel", "then_province=XX", "skill=toveren"):
        assert client.get(f"/nl/wat-als?{strange}").status_code in (404, 422), strange


def compared(client: TestClient, goals: list[dict[str, str]]) -> dict[str, Any]:
    body = {"query": {"position": NURSE}, "goals": goals}
    answer: dict[str, Any] = client.post("/api/v1/compare", json=body).json()
    return answer


def test_goals_stand_side_by_side_as_the_api_says(client: TestClient, visit: Visit) -> None:
    goals = [
        {"role": "functioneel-beheerder", "level": "medior"},
        {"role": "testanalist", "level": "medior"},
    ]
    answer = compared(client, goals)
    page = visit(f"/nl/vergelijk?{ASKED}&{GOALS}")
    cells = [
        cell.text for cell in page.select("tbody tr")[1].select("td")
    ]  # the months until the goal

    assert [item["goal"]["role"] for item in answer["items"]] == [goal["role"] for goal in goals]
    for cell, item in zip(cells, answer["items"], strict=True):
        assert cell.split()[0] == str(item["path"]["months"])
    looked_at_all = all(item["proof"]["complete"] for item in answer["items"])
    assert ("Alles bekeken?" in page.text) is not looked_at_all
    assert bool(answer["learned_anyway"]) == ("Dit leer je bij elk van deze doelen" in page.text)
    assert len(page.select("thead th")) == 2


def test_a_goal_at_a_lower_level_warns_of_less_pay(visit: Visit) -> None:
    page = visit(f"/nl/vergelijk?{ASKED}&goal=servicedeskmedewerker.junior&goal=testanalist.medior")

    assert "je eindigt lager" in page.text
    assert (
        "Je eindigt op een lager niveau dan nu. Reken op minder loon vanaf je start." in page.text
    )


def test_a_goal_without_a_route_says_so_and_three_fit(visit: Visit) -> None:
    page = visit(f"/nl/vergelijk?{ASKED}&months=6&{GOALS}&goal=ethisch-hacker.senior")

    assert len(page.select("thead th")) == 3
    assert "nog geen route" in page.select("tbody tr")[0].text


def test_one_goal_is_not_a_comparison_and_four_are_too_many(
    client: TestClient, visit: Visit
) -> None:
    page = visit(f"/nl/vergelijk?{ASKED}&goal=testanalist.medior&goal=&goal=")

    assert not page.select("table")
    assert page.select_one("#goal_1 option[value='testanalist.medior'][selected]") is not None
    four = "&".join(["goal=testanalist.medior"] * 4)
    assert client.get(f"/nl/vergelijk?{four}").status_code == 422
    assert (
        client.get("/nl/vergelijk?goal=astronaut.medior&goal=testanalist.medior").status_code == 422
    )
    one = {"goals": [{"role": "testanalist", "level": "medior"}]}
    assert client.post("/api/v1/compare", json=one).status_code == 422


def test_result_and_path_lead_here(visit: Visit) -> None:
    for address in (f"/nl/uitkomst?{ASKED}", f"/nl/pad?{ASKED}&goal=testanalist.medior"):
        page = visit(address)
        for start in ("/nl/wat-als?", "/nl/vergelijk?"):
            link = page.select_one(f"a[href^='{start}']")
            assert link is not None, (address, start)
            assert visit(str(link["href"])).h1 is not None
