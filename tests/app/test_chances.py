"""Chances of work: on the pages, in the API and in the terminal, each figure as what it is."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from tests.conftest import Run, Visit
from tests.sharing import Clock


def places(page: BeautifulSoup) -> dict[str, str]:
    cards = page.select("section[aria-labelledby=chances] .chance")
    return {card.h3.get_text(): card.get_text() for card in cards if card.h3}


@pytest.mark.parametrize("role", ["softwareontwikkelaar", "gis-specialist"])
def test_a_role_has_figures_or_none_for_each_of_the_47_places(
    client: TestClient, knowledge: Knowledge, role: str
) -> None:
    for region in knowledge.labour_market.regions:
        answer = client.get(f"/api/v1/roles/{role}/chances?region={region}").json()
        first = answer["places"][0]
        assert first["region"] == region
        for place in answer["places"]:
            for fact in place["facts"]:
                assert fact["sources"]
                assert fact["period"]
                assert fact["meaning"]


def test_a_region_without_figures_says_so_and_names_the_country_as_the_country(
    visit: Visit,
) -> None:
    found = places(visit("/nl/rollen/softwareontwikkelaar?region=ZE"))

    assert "Geen cijfers" in found["Provincie Zeeland"]
    assert "Geen cijfers" not in found["Heel Nederland"]


def test_a_region_with_figures_shows_its_own(visit: Visit) -> None:
    found = places(visit("/nl/rollen/softwareontwikkelaar?region=AM13"))

    assert "37 procent meer" in found["Arbeidsmarktregio Midden-Utrecht"]
    assert "wspmiddenutrecht.nl" in found["Arbeidsmarktregio Midden-Utrecht"]


def test_the_province_of_somebody_is_the_place_unless_they_choose_another(visit: Visit) -> None:
    assert "Provincie Zeeland" in places(visit("/nl/rollen/cio?province=ZE"))
    chosen = places(visit("/nl/rollen/cio?province=ZE&region=AM05"))
    assert "Arbeidsmarktregio Twente" in chosen
    assert "Provincie Zeeland" not in chosen


@pytest.mark.parametrize("page", ["rollen/softwareontwikkelaar", "pad"])
def test_a_place_that_does_not_exist_is_refused_in_words(client: TestClient, page: str) -> None:
    asked = "region=XX&role=softwareontwikkelaar&goal=testanalist.medior"
    response = client.get(f"/nl/{page}?{asked}")
    assert response.status_code == 422
    assert client.get("/api/v1/roles/cio/chances?region=XX").status_code == 422


def test_a_figure_warns_from_the_day_it_is_older_than_18_months(visit: Visit, clock: Clock) -> None:
    old = "meer dan anderhalf jaar oud"
    for today, is_old in ((date(2027, 6, 30), False), (date(2027, 7, 1), True)):
        clock.today = today
        page = visit("/nl/rollen/softwareontwikkelaar")
        meanings = page.select(".chance__meaning")
        [line] = [one for one in meanings if "makkelijker dan eerst" in one.text]  # 2025-12
        after = line.find_next_sibling("p")
        assert after is not None
        assert (old in after.text) == is_old


def test_what_is_old_comes_last(visit: Visit, clock: Clock) -> None:
    clock.today = date(2026, 11, 30)
    page = visit("/nl/rollen/softwareontwikkelaar")
    warned = [
        "chance__old" in str((line.find_next_sibling("p") or line).get("class"))
        for line in page.select(".chance__meaning")
    ]
    assert warned == sorted(warned)
    assert {False, True} == {*warned}


def test_a_path_shows_the_chances_of_its_goal_at_its_level(visit: Visit) -> None:
    asked = "role=systeembeheerder&level=medior&goal=security-specialist.medior&province=UT"
    found = places(visit(f"/nl/pad?{asked}"))
    assert "alleen medior en senior" in found["Heel Nederland"]
    asked = asked.replace("security-specialist.medior", "security-specialist.junior")
    found = places(visit(f"/nl/pad?{asked}"))
    assert "alleen medior en senior" not in found["Heel Nederland"]


def test_a_card_of_the_result_tells_the_place_of_its_chance(visit: Visit) -> None:
    page = visit("/nl/uitkomst?role=systeembeheerder&level=medior&province=ZE")
    said = [line.get_text() for line in page.select(".result__chance")]
    assert said
    for line in said:
        assert "geen cijfers" in line or "heel Nederland" in line


def test_the_command_says_what_the_api_answers(client: TestClient, run: Run) -> None:
    asked = ["chances", "testanalist.junior", "--region", "AM13", "--lang", "en"]
    code, told, _ = run(*asked, "--json")
    assert code == 0
    query = "region=AM13&level=junior&lang=en"
    assert json.loads(told) == client.get(f"/api/v1/roles/testanalist/chances?{query}").json()
    code, said, _ = run(*asked)
    assert code == 0
    assert "Labour-market region Midden-Utrecht" in said
    assert run("chances", "testanalist", "--region", "XX")[0] == 1


def test_the_35_regions_and_12_provinces_are_listed(client: TestClient) -> None:
    kinds = [place["kind"] for place in client.get("/api/v1/regions").json()["items"]]
    assert (kinds.count("labour_market_region"), kinds.count("province")) == (35, 12)
