"""One role: what it really is, what it asks, where it leads, and what we do not know."""

import pytest
from starlette.testclient import TestClient

from app.knowledge import Knowledge, load_knowledge
from career_graph.graph import MoveKind, Position, typical_study_hours
from skills_taxonomy.model import CareerLevel
from tests.conftest import Visit

ROLES = tuple(load_knowledge().taxonomy.roles)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_page_in_both_languages(visit: Visit, role: str) -> None:
    for address in (f"/nl/rollen/{role}", f"/en/roles/{role}"):
        page = visit(address)
        assert len(page.select(".ticks li")) >= 6
        assert len(page.select(".day li")) >= 4
        assert len(page.select(".move")) >= 1


def test_the_ladder_names_everything_that_is_asked(visit: Visit, knowledge: Knowledge) -> None:
    asked = knowledge.taxonomy.roles["testanalist"].levels[CareerLevel.MEDIOR].essential
    rung = visit("/nl/rollen/testanalist").select_one(".rung--medior .asked__list")

    assert rung is not None
    assert [item.select("span")[0].get_text() for item in rung.select("li")] == [
        knowledge.taxonomy.skills[skill].label.nl for skill in asked
    ]


def test_the_six_moves_are_those_with_the_least_to_learn(
    visit: Visit, knowledge: Knowledge
) -> None:
    graph = knowledge.career_graph
    origin = Position("testanalist", CareerLevel.MEDIOR)
    hours = typical_study_hours(graph)
    sideways = [
        to
        for to in graph.successors(origin)
        if graph.edges[origin, to]["kind"] is MoveKind.HORIZONTAL
    ]
    shown = [
        Position(str(link["href"]).rpartition("/")[2], CareerLevel.MEDIOR)
        for link in visit("/nl/rollen/testanalist").select(".move a")
    ]

    assert len(shown) == 6
    furthest = max(hours(origin, to, None) for to in shown)
    assert all(hours(origin, to, None) >= furthest for to in sideways if to not in shown)


def test_what_we_do_not_know_is_called_unknown(visit: Visit) -> None:
    page = visit("/nl/rollen/testanalist?region=ZE")

    assert "Geen cijfers" in page.get_text()
    pay = [fact for fact in page.select(".rung__facts div") if "Loon" in fact.get_text()]
    assert all("onbekend" in fact.get_text() for fact in pay)


def test_who_told_nothing_is_asked_to(visit: Visit) -> None:
    page = visit("/nl/rollen/testanalist")
    assert page.select_one(".for-you .reach") is None
    assert page.select_one(".for-you a[href='/nl/start']") is not None


def test_who_told_where_they_are_sees_how_far_it_is(visit: Visit) -> None:
    page = visit("/nl/rollen/functioneel-beheerder?from=verpleegkundige&level=medior")
    assert page.select_one(".for-you .reach") is not None
    route = page.select_one(".for-you a")
    assert route is None or "goal=functioneel-beheerder." in str(route["href"])


def test_who_works_in_the_role_sees_their_own_place(visit: Visit) -> None:
    page = visit("/nl/rollen/testanalist?role=testanalist&level=junior")
    own = page.select_one(".rung--junior .rung__you")
    assert own is not None
    assert own.get_text() == "Hier ben jij nu"


def test_an_unknown_role_is_a_page_that_is_not_there(client: TestClient) -> None:
    assert client.get("/nl/rollen/tovenaar").status_code == 404
