"""The page of a direction: labelled stories, its roles, and what the work is like."""

import pytest
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.model import Language
from tests.conftest import Visit

FAMILIES = list(load_taxonomy().families)
LABEL = {"nl": "Het gaat niet over één echt persoon.", "en": "It is not about one real person."}
PATH = {"nl": "/nl/richtingen/", "en": "/en/directions/"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("family", FAMILIES)
def test_a_direction_shows_two_stories_each_labelled_as_composed(
    read: Visit, family: str, language: Language
) -> None:
    page = read(PATH[language] + family)

    stories = page.select("article.story")

    assert len(stories) >= 2
    for story in stories:
        assert LABEL[language] in story.get_text()
        assert len(story.select(".day > li")) >= 4


def test_a_direction_leads_to_each_of_its_roles_with_what_is_hard(
    read: Visit, knowledge: Knowledge
) -> None:
    page = read("/nl/richtingen/testing?from=kok")

    shown = {str(link["href"]) for link in page.select(".direction-roles a")}

    roles = [r for r in knowledge.taxonomy.roles.values() if r.family == "testing"]
    assert shown == {f"/nl/rollen/{role.id}?from=kok" for role in roles}
    assert all(role.story.hard[0].nl in page.get_text() for role in roles)


def test_a_role_shows_the_stories_of_its_direction(read: Visit) -> None:
    page = read("/nl/rollen/testanalist")

    assert len(page.select("article.story")) == 2
    assert page.select_one(".role-line a[href='/nl/richtingen/testing']")


def test_an_unknown_direction_is_not_found(client: TestClient) -> None:
    assert client.get("/nl/richtingen/nergens").status_code == 404
