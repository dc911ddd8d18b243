"""What if, and goals side by side: pages and API tell the same, also without scripts."""

from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.conftest import Visit
from tests.house_style import checked_page

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


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("hours", "80"),
        ("hours", "-3"),
        ("hours", "8,5"),
        ("months", "abc"),
        ("months", "121"),
        ("euros", "1500,50"),
        ("euros", "duizend"),
    ],
)
def test_a_wrong_number_is_named_at_its_field_and_the_rest_is_kept(
    client: TestClient, field: str, word: str
) -> None:
    given = {"skill": "sql", "rating": "3", "then_province": "UT", f"then_{field}": word}
    work = {**dict(parse_qsl(ASKED)), "goal": "testanalist.medior"}
    answer = client.get("/nl/wat-als", params=work | given)
    limits = client.get("/nl/mijn-grenzen", params={"chosen": "1", field: word})

    assert answer.status_code == limits.status_code == 422
    page = checked_page(field, answer.text)
    (said,) = page.select(".field__wrong")
    assert said["id"] == f"then_{field}_wrong"
    assert said.text == checked_page(field, limits.text).select(".field__wrong")[0].text
    assert page.select(f"#then_{field}[aria-invalid=true]")[0]["value"] == word
    assert page.select_one("#skill option[value=sql][selected]") is not None
    assert page.select_one("#then_province option[value=UT][selected]") is not None
    assert page.select_one("[name=goal][value='testanalist.medior']") is not None
    assert page.select_one("#difference") is None


def test_amounts_are_read_as_people_type_them(visit: Visit) -> None:
    for typed in ("1.500", "€ 1500", "1 500"):
        page = visit(f"/nl/wat-als?{ASKED}&then_euros={quote(typed)}")
        assert "Zelf betalen: hoogstens € 1.500" in page.text.replace("\xa0", " "), typed


def test_what_somebody_can_do_already_is_told(visit: Visit) -> None:
    held = "s=sql.3"
    for rating in (1, 3):
        page = visit(f"/nl/wat-als?{ASKED}&{held}&skill=sql&rating={rating}")
        assert "kun je al. Je niveau daarin is nu: gevorderd." in page.text
        assert "Je hebt nog niets veranderd." not in page.text
    page = visit(f"/nl/wat-als?{ASKED}&{held}&skill=sql&rating=4")
    assert "kun je al" not in page.text


def test_the_goal_stays_and_is_named_first(visit: Visit) -> None:
    goal = "goal=testanalist.medior"
    page = visit(f"/nl/wat-als?{ASKED}&{goal}&then_hours=20")

    back = page.find("a", string="Terug naar je pad")
    onward = page.find("a", string="Ga verder met deze verandering")
    assert back is not None
    assert onward is not None
    assert str(back["href"]) == f"/nl/pad?{ASKED}&{goal}"
    assert str(onward["href"]) == f"/nl/pad?{ASKED}&hours=20&{goal}"
    first = page.select("#difference .lead")[0].text
    assert first.startswith(
        "Het snelste pad dat we vinden naar je doel, medior testanalist, duurt dan "
    )


def test_a_goal_that_opens_or_closes_says_so(visit: Visit) -> None:
    far, near = f"{ASKED}&months=0&hours=1", f"{ASKED}&goal=testanalist.medior"

    opens = visit(f"/nl/wat-als?{far}&goal=testanalist.medior&then_months=60&then_hours=40")
    closes = visit(f"/nl/wat-als?{near}&then_months=0&then_hours=1")

    assert "vinden we dan wel een pad. Het duurt" in opens.select("#difference .lead")[0].text
    assert "vinden we dan geen pad meer." in closes.select("#difference .lead")[0].text


def test_what_nobody_confirmed_stays_presumed_after_a_change(visit: Visit) -> None:
    page = visit(f"/nl/wat-als?{ASKED}&skill=sql&rating=3")
    onward = page.find("a", string="Ga verder met deze verandering")

    assert onward is not None
    skills = [
        value for name, value in parse_qsl(urlsplit(str(onward["href"])).query) if name == "s"
    ]
    assert "sql.3" in skills
    assert all(skill.endswith("p") for skill in skills if skill != "sql.3")


def test_strange_changes_are_refused(client: TestClient) -> None:
    for strange in ("then_province=XX", "skill=toveren", "rating=9", "then_keep=2"):
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
