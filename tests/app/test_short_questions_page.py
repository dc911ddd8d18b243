"""Short questions: one at a time, everything in the address, and stopping is always possible."""

import json
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app import cli
from tests.conftest import Visit

NURSE = "/nl/korte-vragen?from=verpleegkundige&level=medior&years=8"


def skill_of(page: BeautifulSoup) -> str:
    choice = page.select_one("input[name=a][type=radio]")
    assert choice is not None
    return str(choice["value"]).rpartition(".")[0]


def test_a_question_offers_four_sentences_no_and_unknown(visit: Visit) -> None:
    page = visit(NURSE)
    values = [str(field["value"]) for field in page.select("input[type=radio]")]

    assert [value.rpartition(".")[2] for value in values] == ["0", "1", "2", "3", "4", "x"]
    assert len({choice.text for choice in page.select(".choice__can")}) == 6


def test_an_answer_leads_to_another_question_and_counts_on(visit: Visit) -> None:
    address, seen = NURSE, []
    for number in range(1, 5):
        page = visit(address)
        assert f"Vraag {number}" in page.text
        seen.append(skill_of(page))
        address += f"&a={seen[-1]}.{'x' if number == 2 else number % 4}"
    assert len(set(seen)) == 4


def test_stopping_goes_on_with_what_was_answered(visit: Visit) -> None:
    first = skill_of(visit(NURSE))
    page = visit(f"{NURSE}&a={first}.4")
    stop = page.find("a", string="Stop en ga verder")
    back = page.find("a", string="Terug")

    assert stop is not None
    assert back is not None
    assert f"s={first}.4" in str(stop["href"])
    assert visit(str(stop["href"])).h1 is not None
    assert skill_of(visit(str(back["href"]))) == first


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
        address += f"&a={skill_of(BeautifulSoup(response.text, 'html.parser'))}.0"
    assert response.status_code == 303
    assert str(response.headers["location"]).startswith("/nl/uitkomst?")


def test_the_api_asks_the_same_question_as_the_page(client: TestClient, visit: Visit) -> None:
    person = {"occupation": "verpleegkundige", "level": "medior", "years": 8}
    answer = client.post("/api/v1/next-question", json={"query": {"position": person}}).json()

    assert answer["skill"] == skill_of(visit(NURSE))
    assert 0 < answer["left"] <= answer["questions"]


def test_the_terminal_asks_the_same_question_as_the_page(
    visit: Visit, capsys: pytest.CaptureFixture[str]
) -> None:
    person = ["questions", "--from", "verpleegkundige", "--level", "medior", "--years", "8"]
    first = skill_of(visit(NURSE))
    second = skill_of(visit(f"{NURSE}&a={first}.1"))

    assert cli.main([*person, "--json", "--answer", f"{first}=1"]) == 0
    assert json.loads(capsys.readouterr().out)["skill"] == second
    assert cli.main([*person, "--lang", "en"]) == 0
    assert f"({first}=0…4, x)" in capsys.readouterr().out


@pytest.mark.parametrize("answer", ["toveren=2", "explaining=7", "explaining"])
def test_the_terminal_refuses_strange_answers(
    answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["questions", "--answer", answer]) == 1
    assert "answer" in capsys.readouterr().err


def test_the_page_tells_how_many_questions_are_likely_left(visit: Visit) -> None:
    said = visit(NURSE)

    assert "Nog ongeveer" in said.text
    assert "je uitkomst" in said.text
    assert "%" not in said.text


def test_what_was_not_asked_stays_presumed(visit: Visit) -> None:
    nothing_told = visit(NURSE).find("a", string="Stop en ga verder")
    first = skill_of(visit(NURSE))
    one_told = visit(f"{NURSE}&a={first}.4").find("a", string="Stop en ga verder")

    assert nothing_told is not None
    assert one_told is not None
    assert "&s=" not in str(nothing_told["href"])
    told = [s for s in parse_qsl(urlsplit(str(one_told["href"])).query) if s[0] == "s"]
    assert [word for _, word in told if not word.endswith("p")] == [f"{first}.4"]
    path = visit(str(one_told["href"]).replace("mijn-grenzen", "pad") + "&goal=digicoach.medior")
    assert f"{len(told)}, waarvan {len(told) - 1} vermoed" in path.text


def test_who_does_not_know_reads_what_then_counts(visit: Visit) -> None:
    first = visit(NURSE).select(".choice__can")[-1].text

    assert first.startswith("Dan gaan we uit van: ")


def test_strange_answers_are_refused(client: TestClient) -> None:
    assert client.get(f"{NURSE}&a=toveren.2").status_code == 422
    assert client.get(f"{NURSE}&a=explaining.7").status_code == 422
    strange = {"answers": {"explaining": 9}}
    assert client.post("/api/v1/next-question", json=strange).status_code == 422
