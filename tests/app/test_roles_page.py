"""All roles: the equal list of the map."""

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from tests.conftest import Visit

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


def roles(page: BeautifulSoup) -> list[str]:
    return [
        str(link["href"]).partition("?")[0].rpartition("/")[2] for link in page.select(".station a")
    ]


def test_every_role_is_in_the_list_once(visit: Visit, knowledge: Knowledge) -> None:
    assert sorted(roles(visit("/nl/rollen"))) == sorted(knowledge.taxonomy.roles)


def test_a_role_stands_under_the_letter_of_its_family(visit: Visit) -> None:
    family = visit("/nl/rollen").select_one("section:has(#role_testanalist)")

    assert family is not None
    assert family.select(".bullet")[0].get_text() == "T"
    assert "line-t" in str(family["class"])


def test_a_family_shows_its_own_roles_only(visit: Visit, knowledge: Knowledge) -> None:
    testing = [r.id for r in knowledge.taxonomy.roles.values() if r.family == "testing"]
    assert roles(visit("/en/roles?family=testing")) == testing


def test_a_text_finds_roles_by_their_other_names_and_with_errors(visit: Visit) -> None:
    assert "functioneel-beheerder" in roles(visit("/nl/rollen?q=aplicatiebeheerder"))


def test_nothing_found_offers_the_whole_list(visit: Visit) -> None:
    page = visit("/nl/rollen?q=qqqwwwxxx")
    assert page.select_one(".empty a[href='/nl/rollen']") is not None


def test_a_question_goes_along_to_the_role(visit: Visit) -> None:
    link = visit("/nl/rollen?from=kok&level=junior").select(".station a")[0]
    assert str(link["href"]).endswith("?from=kok&level=junior")


def test_fragment_is_the_content_of_its_target(client: TestClient, visit: Visit) -> None:
    fragment = client.get("/nl/rollen?q=data", headers=HTMX).text
    target = visit("/nl/rollen?q=data").select_one("#role_list")

    assert target is not None
    assert "<html" not in fragment
    assert BeautifulSoup(fragment, "html.parser").text.split() == target.text.split()


def test_a_purpose_shows_the_roles_that_serve_it(visit: Visit, knowledge: Knowledge) -> None:
    serving = [r.id for r in knowledge.taxonomy.roles.values() if "food" in r.story.purposes]
    assert roles(visit("/nl/rollen?purpose=food")) == serving


def test_a_purpose_never_makes_the_list_empty(visit: Visit, knowledge: Knowledge) -> None:
    for family in knowledge.taxonomy.families:
        for purpose in ("food", "climate", "culture"):
            page = visit(f"/nl/rollen?family={family}&purpose={purpose}")
            shown = [knowledge.taxonomy.roles[role] for role in roles(page)]
            assert shown
            assert bool(page.select("#without_purpose")) == all(
                purpose not in role.story.purposes for role in shown
            )
