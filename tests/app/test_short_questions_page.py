"""Short questions: all in the address, and stopping is always possible."""

import json
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app import cli
from app.knowledge import Knowledge
from app.sentences.questions import how_far
from app.sentences.speaker import Speaker
from career_graph.assessment import NextQuestion
from tests.conftest import Visit

NURSE = "/nl/korte-vragen?from=verpleegkundige&level=medior&years=8"


def statements_on(page: BeautifulSoup) -> list[str]:
    return [str(box["value"]) for box in page.select("input[name=can][type=checkbox]")]


def after(address: str, page: BeautifulSoup, ticked: int) -> str:
    """Return where the button leads when the first so many statements are ticked."""
    asked = statements_on(page)
    answers = [*(("asked", one) for one in asked), *(("can", one) for one in asked[:ticked])]
    return f"{address}&{urlencode(answers)}"


def test_a_question_has_three_statements_with_a_sentence_each(visit: Visit) -> None:
    page = visit(NURSE)
    hidden = [str(field["value"]) for field in page.select("input[type=hidden][name=asked]")]

    assert len({name.rpartition(".")[0] for name in statements_on(page)}) == 3
    assert hidden == statements_on(page)
    assert len({choice.text for choice in page.select(".choice__can")}) == 3


def test_an_answer_leads_to_another_question_and_counts_on(visit: Visit) -> None:
    address, seen = NURSE, []
    for number in range(1, 5):
        page = visit(address)
        assert f"Vraag {number}" in page.text
        seen += statements_on(page)
        address = after(address, page, number % 4)
    assert len(set(seen)) == 12


def test_stopping_goes_on_with_what_was_answered(visit: Visit) -> None:
    first = visit(NURSE)
    skill, _, proficiency = statements_on(first)[0].rpartition(".")
    page = visit(after(NURSE, first, 3))
    stop = page.find("a", string="Stop en ga verder")
    back = page.find("a", string="Terug")

    assert stop is not None
    assert back is not None
    ratings = {int(n) for n in re.findall(rf"s={skill}\.(\d)", str(stop["href"]))}
    assert ratings
    assert min(ratings) >= int(proficiency)
    assert visit(str(stop["href"])).h1 is not None
    assert statements_on(visit(str(back["href"]))) == statements_on(first)


def test_who_does_not_know_is_asked_something_else_and_stays_as_presumed(visit: Visit) -> None:
    first = visit(NURSE)
    skip = first.find("a", string="Weet ik niet")
    assert skip is not None
    page = visit(str(skip["href"]))
    stop = [visit_.find("a", string="Stop en ga verder") for visit_ in (first, page)]

    assert "Vraag 2" in page.text
    skills = [{name.rpartition(".")[0] for name in statements_on(one)} for one in (first, page)]
    assert not skills[0] & skills[1]
    assert stop[0] is not None
    assert stop[1] is not None
    assert stop[0]["href"] == stop[1]["href"]


def test_limits_are_asked_once_and_then_stopping_shows_the_result(visit: Visit) -> None:
    first, later = visit(NURSE), visit(f"{NURSE}&hours=6")

    assert first.select("main a[href^='/nl/mijn-grenzen?']:-soup-contains('Stop en ga verder')")
    assert later.select("main a[href^='/nl/uitkomst?']:-soup-contains('bekijk je uitkomst')")


def test_the_whole_list_and_the_way_back_are_always_there(visit: Visit) -> None:
    page = visit(NURSE)

    assert page.select("main a[href^='/nl/mijn-vaardigheden?from=verpleegkundige']")
    assert page.select("main a[href^='/nl/start/niveau?from=verpleegkundige']")
    assert page.select(".later-on a[href^='mailto:']")


def test_when_nothing_is_left_to_ask_it_goes_on_to_the_result(
    client: TestClient, visit: Visit
) -> None:
    address = f"{NURSE}&months=0&hours=1"
    for _ in range(60):
        response = client.get(address)
        if response.status_code == 303:
            break
        address = after(address, BeautifulSoup(response.text, "html.parser"), 0)
    assert response.status_code == 303
    assert str(response.headers["location"]).startswith("/nl/uitkomst?")


def test_the_api_asks_the_same_question_as_the_page(client: TestClient, visit: Visit) -> None:
    person = {"occupation": "verpleegkundige", "level": "medior", "years": 8}
    answer = client.post("/api/v1/next-question", json={"query": {"position": person}}).json()

    names = [f"{one['skill']}.{one['proficiency']}" for one in answer["statements"]]
    assert names == statements_on(visit(NURSE))
    assert 0 < answer["left"] <= answer["skills"]


def test_the_terminal_asks_the_same_question_as_the_page(
    visit: Visit, capsys: pytest.CaptureFixture[str]
) -> None:
    person = ["questions", "--from", "verpleegkundige", "--level", "medior", "--years", "8"]
    first = visit(NURSE)
    one, two, three = statements_on(first)
    second = statements_on(visit(after(NURSE, first, 1)))
    given = ["--answer", f"{one}=yes", "--answer", f"{two}=no", "--answer", f"{three}=no"]

    assert cli.main([*person, "--json", *given]) == 0
    said = json.loads(capsys.readouterr().out)["statements"]
    assert [f"{it['skill']}.{it['proficiency']}" for it in said] == second
    assert cli.main([*person, "--lang", "en"]) == 0
    assert f"({one}=yes, no, x)" in capsys.readouterr().out


@pytest.mark.parametrize(
    "answer", ["toveren.1=yes", "explaining.7=yes", "explaining.1=2", "explaining"]
)
def test_the_terminal_refuses_strange_answers(
    answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["questions", "--answer", answer]) == 1
    assert "answer" in capsys.readouterr().err


def test_few_questions_are_counted_and_only_the_last_is_called_so(knowledge: Knowledge) -> None:
    say = Speaker("nl", knowledge.taxonomy)
    said = {left: how_far(say, NextQuestion((), 0.0, left, 0.0)) for left in range(1, 30)}

    assert [left for left in said if "laatste" in said[left]] == [1]
    assert all(f"ongeveer {left} vragen" in said[left] for left in range(2, 12))
    assert all("ongeveer 15 vragen" in said[left] for left in range(12, 16))


def test_the_page_tells_how_many_questions_are_likely_left(visit: Visit) -> None:
    said = visit(NURSE)

    assert "Nog ongeveer" in said.text
    assert "je uitkomst" in said.text
    assert "%" not in said.text


def test_what_was_not_asked_stays_presumed(visit: Visit) -> None:
    first = visit(NURSE)
    nothing_told = first.find("a", string="Stop en ga verder")
    three_told = visit(after(NURSE, first, 3)).find("a", string="Stop en ga verder")

    assert nothing_told is not None
    assert three_told is not None
    assert "&s=" not in str(nothing_told["href"])
    told = [s for s in parse_qsl(urlsplit(str(three_told["href"])).query) if s[0] == "s"]
    asked = {name.rpartition(".")[0] for name in statements_on(first)}
    assert {word.split(".")[0] for _, word in told if not word.endswith("p")} == asked
    path = visit(str(three_told["href"]).replace("mijn-grenzen", "pad") + "&goal=digicoach.medior")
    assert f"{len(told)}, waarvan {len(told) - 3} vermoed" in path.text


def test_strange_answers_are_refused(client: TestClient) -> None:
    assert client.get(f"{NURSE}&asked=toveren.2").status_code == 422
    assert client.get(f"{NURSE}&asked=explaining.7").status_code == 422
    strange = {"answers": {"explaining.9": True}}
    assert client.post("/api/v1/next-question", json=strange).status_code == 422
