"""The interest check: one statement per page, the answers in the address, nothing kept."""

import re

import pytest
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from tests.conftest import Visit

CHECK = "/nl/wat-wil-je"


def answered(client: TestClient, address: str) -> str:
    """Follow the answer to where it leads."""
    response = client.get(address)
    assert response.status_code == 303
    return response.headers["location"]


def test_begins_with_what_it_is_and_may_be_skipped(visit: Visit) -> None:
    page = visit(f"{CHECK}?door=a")

    links = [link["href"] for link in page.select("main .button")]
    assert links == ["/nl/wat-wil-je?door=a&at=1", "/nl/start?door=a"]
    assert "18 korte zinnen" in page.get_text()


def test_asks_one_thing_with_five_answers_and_i_do_not_know(visit: Visit) -> None:
    page = visit(f"{CHECK}?at=1")

    words = [label.get_text(strip=True) for label in page.select("fieldset label")]
    assert words == ["Helemaal niet", "Niet graag", "Gaat wel", "Graag", "Heel graag",
                     "Weet ik niet"]  # fmt: skip
    assert len(page.select("fieldset")) == 1


def test_every_statement_can_be_asked_in_both_languages(visit: Visit, knowledge: Knowledge) -> None:
    for number, statement in enumerate(knowledge.taxonomy.interest_check.statements, 1):
        for address, said in (
            (CHECK, statement.text.nl),
            ("/en/what-do-you-want", statement.text.en),
        ):
            heading = visit(f"{address}?at={number}").h1
            assert heading is not None
            assert heading.get_text() == said


def test_an_answer_goes_into_the_address_and_the_next_statement_follows(client: TestClient) -> None:
    there = answered(client, f"{CHECK}?door=a&at=1&answered=1&a=5")
    assert there == "/nl/wat-wil-je?i=5&door=a&at=2"


def test_a_skipped_statement_leaves_a_dash(client: TestClient) -> None:
    assert "i=5--0" in answered(client, f"{CHECK}?i=5&at=4&answered=1&a=0")


def test_back_shows_what_was_chosen(visit: Visit) -> None:
    page = visit(f"{CHECK}?i=52&at=2")

    chosen = page.select_one("input[checked]")
    back = page.find("a", string="Terug")
    assert chosen is not None
    assert back is not None
    assert chosen["value"] == "2"
    assert back["href"] == "/nl/wat-wil-je?i=52&at=1"


def test_no_choice_is_asked_again_and_can_be_skipped(client: TestClient) -> None:
    response = client.get(f"{CHECK}?i=52&at=3&answered=1")

    assert response.status_code == 422
    assert "Kies een antwoord, of sla deze zin over." in response.text
    assert "at=4" in response.text


def test_progress_is_said_in_words(visit: Visit) -> None:
    for number, words in ((3, "Hierna nog 15 zinnen."), (10, "op de helft"), (18, "laatste zin")):
        progress = visit(f"{CHECK}?at={number}").select_one(".progress")
        assert progress is not None
        assert f"Zin {number} van 18" in progress.get_text()
        assert words in progress.get_text()


def test_somebody_may_stop_anywhere_and_see_what_fits_now(visit: Visit) -> None:
    for number in range(1, 19):
        page = visit(f"{CHECK}?i=54&door=b&at={number}")
        assert page.select("a[href='/nl/wat-wil-je/rollen?i=54&door=b']")


def test_after_the_last_statement_comes_the_purpose(client: TestClient, visit: Visit) -> None:
    there = answered(client, f"{CHECK}?at=18&answered=1&a=3")
    page = visit(there)

    assert len(page.select("input[type=checkbox][name=p]")) == 12
    form = page.select_one("form")
    assert form is not None
    assert form["action"] == "/nl/wat-wil-je/rollen"


def test_the_whole_check_can_be_done_without_scripts(client: TestClient, visit: Visit) -> None:
    there = f"{CHECK}?door=a&at=1"
    for _ in range(18):
        fields = [(tag["name"], tag["value"]) for tag in visit(there).select("input[type=hidden]")]
        address = "&".join(f"{name}={value}" for name, value in [*fields, ("a", "4")])
        there = answered(client, f"{CHECK}?{address}")
    assert there == f"/nl/wat-wil-je?i={'4' * 18}&door=a&at=purposes"


def test_the_rest_of_the_question_goes_along(client: TestClient) -> None:
    there = answered(client, f"{CHECK}?from=kok&level=medior&hours=12&p=care&at=1&answered=1&a=1")
    assert there == "/nl/wat-wil-je?from=kok&level=medior&hours=12&i=1&p=care&at=2"


@pytest.mark.parametrize("wrong", ["at=19", "at=x", "at=1&a=9", "i=6", f"i={'5' * 19}", "p=magic"])
def test_what_is_not_an_answer_is_refused(client: TestClient, wrong: str) -> None:
    assert client.get(f"{CHECK}?{wrong}").status_code == 422


def test_answers_about_interests_are_not_kept_with_a_shared_path(client: TestClient) -> None:
    question = {"from": "verpleegkundige", "level": "medior", "goal": "testanalist.medior"}
    liking = {"i": "5" * 18, "p": "care", "path": "1", "days": "7"}

    made = client.post("/nl/deel", data=question | liking)

    assert made.status_code == 200
    link = re.search(r"/p/[\w-]{20,}", made.text)
    assert link is not None
    opened = client.post(link[0]).text
    assert "Testanalist" in opened
    for shown in (made.text, opened):
        assert "i=555" not in shown
        assert "p=care" not in shown
