"""The sheet for a manager, and the nearest human step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from career_graph.funding import Applicant, FundingKind
from career_graph.help_points import nearest
from career_graph.loader import load_help_points
from career_graph.offers import PROVINCES
from tests.conftest import Visit

ASKED = "from=verpleegkundige&level=medior&goal=testanalist.medior&hours=12"


def test_the_sheet_says_what_somebody_can_and_learns(visit: Visit) -> None:
    page = visit(f"/nl/werkgever?{ASKED}")
    wish = page.select_one(".talk__wish")
    assert wish is not None
    assert "testanalist" in wish.text
    assert page.select("section[aria-labelledby=can] li")
    assert page.select("section[aria-labelledby=learn] li")


def test_the_sheet_names_the_courses_of_the_plan_that_it_counts(
    visit: Visit, client: TestClient, knowledge: Knowledge
) -> None:
    asked = {
        "position": {"occupation": "verpleegkundige", "level": "medior"},
        "goal": {"role": "functioneel-beheerder", "level": "medior"},
    }
    plan = client.post("/api/v1/paths", json=asked).json()["paths"][0]["steps"][0]["plan"]
    page = visit(
        "/nl/werkgever?from=verpleegkundige&level=medior&goal=functioneel-beheerder.medior&path=1"
    )

    assert plan
    assert [line.text for line in page.select("#courses li")] == [
        f"{knowledge.offers[one['offer']].title.nl}: {one['hours']} uur" for one in plan
    ]


def test_the_sheet_says_who_applies_for_what(visit: Visit, knowledge: Knowledge) -> None:
    page = visit("/nl/werkgever")
    shown = {}
    for row in page.select("section[aria-labelledby=who] tbody tr"):
        link = row.select_one("a")
        assert link is not None
        shown[str(link["href"]).partition("#")[2]] = row.select("td")[0].text
    for scheme in knowledge.funding.schemes.values():
        if scheme.kind is FundingKind.CLOSED:
            assert scheme.id not in shown
        elif scheme.id in shown:
            by_employer = scheme.applicant is Applicant.EMPLOYER
            assert shown[scheme.id] == ("Je werkgever" if by_employer else "Jij")
    assert shown["slim-scholing"] == "Je werkgever"


def test_without_a_goal_the_sheet_asks_for_one(visit: Visit) -> None:
    page = visit("/en/employer")
    assert not page.select(".talk__wish")
    assert page.select(".button--you")


def test_the_path_leads_to_the_sheet_and_to_help(visit: Visit) -> None:
    links = [str(a["href"]) for a in visit(f"/nl/pad?{ASKED}").select("aside a")]
    assert any(link.startswith("/nl/werkgever?") and "path=1" in link for link in links)
    assert any(link.startswith("/nl/hulp-dichtbij?") for link in links)


@pytest.mark.parametrize("language", ["nl/hulp-dichtbij", "en/help-nearby"])
def test_help_of_the_province_comes_first(visit: Visit, language: str) -> None:
    shown = [str(row["id"]) for row in visit(f"/{language}?province=GR").select(".scheme")]
    assert shown[0] == "werkcentrum-groningen"
    assert "werkcentrum" in shown
    assert "werkcentrum-rijnmond" not in shown


@given(st.lists(st.sampled_from(PROVINCES), unique=True))
def test_everybody_finds_help_and_none_from_elsewhere(provinces: list[str]) -> None:
    found = nearest(load_help_points(), provinces)
    assert any(not point.provinces for point in found)
    if provinces:
        assert all(not p.provinces or set(p.provinces) & set(provinces) for p in found)
