"""The board: what pasted links lead to, kept nowhere, and no way to guess faster."""

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.main import Site
from app.pace import Paces
from app.pages.board import MOST_LINKS
from tests.house_style import checked_page
from tests.sharing import shared


def link(client: TestClient, goal: str = "testanalist.senior") -> str:
    return "http://127.0.0.1:8000" + shared(client, goal=goal).path


def board(client: TestClient, *lines: str, address: str = "/nl/begeleiden") -> BeautifulSoup:
    answer = client.post(address, data={"links": "\n".join(lines)})
    assert answer.status_code == 200
    assert answer.headers["x-robots-tag"].startswith("noindex")
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    return checked_page(address, answer.text)


def test_one_link_shows_its_path(client: TestClient) -> None:
    made = link(client)
    page = board(client, made)

    assert [str(a["href"]) for a in page.select(".result h3 a")] == [made]
    assert "Van medior verpleegkundige naar senior testanalist" in page.text
    assert page.select("#links")[0].text.strip() == made


def test_two_links_are_laid_side_by_side(client: TestClient) -> None:
    both = [link(client), link(client, "functioneel-beheerder.medior")]
    page = board(client, *both, address="/en/coaching")

    assert [str(a["href"]) for a in page.select(".side-by-side thead a")] == both
    rows = {row.select("th")[0].text: row.select("td") for row in page.select("tbody tr")}
    assert {"Until your goal", "By way of", "Still to learn"} <= rows.keys()
    assert all(len(cells) == 2 for cells in rows.values())


def test_a_line_that_leads_nowhere_is_named_and_nothing_is_lost(client: TestClient) -> None:
    made = link(client)
    page = board(client, "hallo", "", made, f"{made[:-3]}xyz")

    assert "1, 4" in page.select("#links_wrong")[0].text
    assert len(page.select(".result")) == 1
    assert "hallo" in page.select("#links")[0].text


def test_the_same_link_twice_is_one_path(client: TestClient) -> None:
    made = link(client)
    token = made.rpartition("/")[2]
    assert len(board(client, made, f"{made}?lang=en", token).select(".result")) == 1


def test_an_empty_list_is_no_fault(client: TestClient) -> None:
    page = board(client, "", "  ")
    assert not page.select("#links_wrong, .result")


def test_only_so_many_at_once(client: TestClient) -> None:
    page = board(client, link(client), *["x"] * MOST_LINKS)
    assert f"de eerste {MOST_LINKS}" in page.select("#links_wrong")[0].text


def test_guessing_by_the_list_is_guessing(site: Site, client: TestClient) -> None:
    site.state.paces = Paces()
    guesses = "\n".join(f"{number:022}" for number in range(MOST_LINKS))
    said = [client.post("/nl/begeleiden", data={"links": guesses}).status_code for _ in range(4)]
    assert said[-1] == 429


def test_an_edit_code_opens_nothing_here(client: TestClient) -> None:
    assert not board(client, shared(client).code).select(".result")


def test_another_site_cannot_ask(client: TestClient) -> None:
    asked = client.post(
        "/nl/begeleiden", data={"links": "x"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert asked.status_code == 403
