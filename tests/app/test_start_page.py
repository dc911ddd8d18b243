"""Finding your occupation or role: by typing, with errors, and without typing at all."""

from dataclasses import replace

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from app.main import create_app
from app.settings import Settings
from skills_taxonomy.model import Labels, Text
from tests.conftest import Visit

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


def suggestions(page: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in page.select(".suggestion__link")]


def test_a_typing_error_still_finds_the_occupation(visit: Visit) -> None:
    assert suggestions(visit("/nl/start?door=c&q=verplegkundige"))[0] == "Verpleegkundige"


def test_the_reader_in_english_finds_it_in_english(visit: Visit) -> None:
    assert suggestions(visit("/en/start?door=c&q=nurse"))[0] == "Nurse"


def test_another_name_for_the_work_is_named(visit: Visit) -> None:
    page = visit("/nl/start?door=c&q=juf")

    assert suggestions(page)[0] == "Leerkracht basisonderwijs"
    assert "gevonden met: juf" in page.get_text()


def test_a_suggestion_leads_to_the_level(client: TestClient, visit: Visit) -> None:
    link = visit("/nl/start?door=c&q=kok").select_one(".suggestion__link")

    assert link is not None
    assert link["href"] == "/nl/start/niveau?from=kok&door=c"
    assert client.get(str(link["href"])).status_code == 200


def test_roles_come_first_for_who_works_in_ict(visit: Visit) -> None:
    page = visit("/nl/start?door=d&q=testanalist")

    assert suggestions(page)[0] == "Testanalist"
    assert page.select("a.suggestion__link[href*='role=testanalist']")


def test_roles_are_no_start_for_who_comes_from_elsewhere(visit: Visit) -> None:
    assert not visit("/nl/start?door=c&q=testanalist").select("a[href*='role=']")


def test_every_occupation_can_be_reached_without_typing(visit: Visit, knowledge: Knowledge) -> None:
    links = visit("/nl/start?door=c").select(".all-choices__list a")
    assert len(links) == len(knowledge.taxonomy.occupations)


def test_imported_occupations_are_found_by_searching_and_too_many_to_list(
    settings: Settings, knowledge: Knowledge
) -> None:
    occupations = knowledge.taxonomy.occupations
    imported = replace(
        occupations["kok"], id="esco-1", label=Text("Kok op een luchtschip", "Airship cook"),
        alt_labels=Labels(), is_derived=True,
    )  # fmt: skip
    taxonomy = replace(knowledge.taxonomy, occupations=dict(occupations) | {"esco-1": imported})
    client = TestClient(create_app(settings, replace(knowledge, taxonomy=taxonomy)))
    with client:
        page = BeautifulSoup(client.get("/nl/start?door=c&q=kok").text, "html.parser")
        listed = client.get("/api/v1/occupations?q=kok").json()

    assert suggestions(page)[0] == "Kok"
    assert "Kok op een luchtschip" in suggestions(page)
    assert len(page.select(".all-choices__list a")) == len(occupations)
    assert "vind je met zoeken" in page.get_text()
    assert listed["items"][0]["id"] == "kok"
    assert "esco-1" in [item["id"] for item in listed["items"]]


def test_who_has_no_work_yet_can_say_so(visit: Visit) -> None:
    for door, offered in (("a", True), ("b", True), ("c", False), ("d", False)):
        links = visit(f"/nl/start?door={door}").select("a[href^='/nl/mijn-vaardigheden']")
        assert bool(links) is offered, door


def test_how_many_were_found_is_said_politely(visit: Visit) -> None:
    assert visit("/nl/start?door=c&q=scheepskok").select_one("[role=status]") is not None
    count = visit("/nl/start?door=c&q=verpleegkundige").select_one("#suggestions_count")
    assert count is not None
    assert "gevonden" in count.get_text()


def test_nothing_found_tells_what_to_do(visit: Visit) -> None:
    page = visit("/nl/start?door=c&q=qqqwwwxxx")
    assert page.select_one(".empty") is not None
    assert page.select_one(".empty a[href*='door=d']") is not None


def test_what_is_typed_is_shown_as_text_only(visit: Visit) -> None:
    page = visit("/nl/start?q=%3Cb%20id%3Dx%3Ekok")
    assert page.select_one("b#x") is None


def test_fragment_is_the_content_of_its_target(client: TestClient, visit: Visit) -> None:
    address = "/nl/start?door=c&q=kok"
    fragment = client.get(address, headers=HTMX).text
    target = visit(address).select_one("#suggestions")

    assert target is not None
    assert "<html" not in fragment
    assert BeautifulSoup(fragment, "html.parser").text.split() == target.text.split()


def test_a_door_that_does_not_exist_is_refused(client: TestClient) -> None:
    assert client.get("/nl/start?door=z").status_code == 422
