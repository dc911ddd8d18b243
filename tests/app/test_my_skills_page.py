"""What somebody can already: presumed from work, and theirs to change."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from career_graph.graph import Position
from career_graph.profile import presumed_skills
from skills_taxonomy.model import CareerLevel
from tests.conftest import Visit

NURSE = "/nl/mijn-vaardigheden?from=verpleegkundige&level=medior"
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


def ticked(page: BeautifulSoup) -> dict[str, int]:
    """What the form would send: skill id → level."""
    return {
        str(box["value"]): int(
            str(page.select(f"input[name='level-{box['value']}'][checked]")[0]["value"])
        )
        for box in page.select("input[name=have][checked]")
    }


def sent(page: BeautifulSoup, **changes: str) -> list[tuple[str, str]]:
    """The fields that a browser would send with the yellow button."""
    hidden = [(str(f["name"]), str(f["value"])) for f in page.select("form input[type=hidden]")]
    picks = ticked(page)
    fields = [("have", skill) for skill in picks]
    fields += [(f"level-{skill}", str(rating)) for skill, rating in picks.items()]
    return [(name, changes.get(name, value)) for name, value in hidden + fields]


def presumed_of(knowledge: Knowledge, occupation: str) -> dict[str, int]:
    position = Position(occupation, CareerLevel.MEDIOR)
    return presumed_skills(knowledge.career_graph, position)


def test_what_the_work_presumes_is_ticked(visit: Visit, knowledge: Knowledge) -> None:
    assert ticked(visit(NURSE)) == presumed_of(knowledge, "verpleegkundige")


def test_every_skill_has_four_sentences(visit: Visit) -> None:
    for pick in visit(NURSE).select(".skill-pick"):
        sentences = [each.get_text() for each in pick.select(".choice__can")]
        assert len(sentences) == len(set(sentences)) == 4, pick["id"]


def test_sending_it_unchanged_keeps_the_address_short(client: TestClient, visit: Visit) -> None:
    answer = client.get(f"/nl/mijn-vaardigheden?{urlencode(sent(visit(NURSE)))}")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/nl/mijn-grenzen?from=verpleegkundige&level=medior"


def test_another_level_is_kept_in_the_address(client: TestClient, visit: Visit) -> None:
    page = visit(NURSE)
    changes = {"level-explaining": "4"}
    answer = client.get(f"/nl/mijn-vaardigheden?{urlencode(sent(page, **changes))}")

    location = answer.headers["location"]
    assert ("s", "explaining.4") in parse_qsl(urlsplit(location).query)
    again = visit(location.replace("mijn-grenzen", "mijn-vaardigheden"))
    assert ticked(again) == ticked(page) | {"explaining": 4}


def test_only_what_we_ticked_is_said_to_be_ours(visit: Visit) -> None:
    assert "voor je aangekruist" in visit(NURSE).get_text()
    assert "Dit staat nu bij je" in visit(f"{NURSE}&s=sql.2").get_text()


def test_what_nobody_confirmed_stays_ours_when_it_stands_in_the_address(visit: Visit) -> None:
    assert "voor je aangekruist" in visit(f"{NURSE}&s=explaining.3p").get_text()
    assert "Dit staat nu bij je" in visit(f"{NURSE}&s=explaining.3p&s=sql.2").get_text()


def test_unticking_everything_is_an_answer(client: TestClient, visit: Visit) -> None:
    fields = [(name, value) for name, value in sent(visit(NURSE)) if name != "have"]
    location = client.get(f"/nl/mijn-vaardigheden?{urlencode(fields)}").headers["location"]

    assert parse_qsl(urlsplit(location).query)[-1] == ("s", "none")


def test_known_limits_lead_straight_to_the_result(client: TestClient, visit: Visit) -> None:
    fields = sent(visit(f"{NURSE}&hours=16"))
    location = client.get(f"/nl/mijn-vaardigheden?{urlencode(fields)}").headers["location"]

    assert urlsplit(location).path == "/nl/uitkomst" or "hours=16" in location
    assert "mijn-grenzen" not in location


def test_a_search_keeps_the_ticks_and_offers_more(client: TestClient, visit: Visit) -> None:
    page = visit(NURSE)
    fields = [*sent(page, **{"level-explaining": "1"}), ("q", "excel"), ("more", "1")]
    answer = client.get(f"/nl/mijn-vaardigheden?{urlencode(fields)}")

    assert answer.status_code == 200
    found = BeautifulSoup(answer.text, "html.parser")
    assert ticked(found) == ticked(page) | {"explaining": 1}
    assert found.select_one("#found_list #have_spreadsheets") is not None


def test_what_is_added_stays_on_the_page(visit: Visit) -> None:
    page = visit(f"{NURSE}&s=sql.2&s=explaining.3")

    assert ticked(page) == {"sql": 2, "explaining": 3}
    assert page.select_one("#added_list #have_sql") is not None


def test_a_skill_on_the_list_is_not_offered_twice(visit: Visit) -> None:
    page = visit(f"{NURSE}&q=verpleegkundige zorg&more=1".replace(" ", "%20"))
    boxes = [str(box["value"]) for box in page.select("input[name=have]")]
    assert len(boxes) == len(set(boxes))


def test_without_work_nothing_is_ticked_and_everyday_skills_are_offered(visit: Visit) -> None:
    page = visit("/nl/mijn-vaardigheden?door=a")

    assert ticked(page) == {}
    assert 8 <= len(page.select("input[name=have]")) <= 15


def test_fragment_is_the_content_of_its_target(client: TestClient, visit: Visit) -> None:
    address = f"{NURSE}&q=excel&more=1"
    fragment = client.get(address, headers=HTMX).text
    target = visit(address).select_one("#more_skills")

    assert target is not None
    assert "<html" not in fragment
    assert BeautifulSoup(fragment, "html.parser").text.split() == target.text.split()


def test_an_unknown_skill_is_refused(client: TestClient) -> None:
    assert client.get("/nl/mijn-vaardigheden?chosen=1&have=toveren").status_code == 404
    assert client.get("/nl/mijn-vaardigheden?s=toveren.2").status_code == 422
