import pytest
from starlette.testclient import TestClient

from tests.conftest import Visit


def test_each_door_leads_to_its_own_first_question(visit: Visit) -> None:
    links = [str(link["href"]) for link in visit("/nl/").select(".door__link")]

    assert links == [
        "/nl/wat-wil-je?door=a",
        "/nl/wat-wil-je?door=b",
        "/nl/start?door=c",
        "/nl/start?door=d",
        "#coach",
    ]


def test_coach_door_explains_the_three_steps_on_the_same_page(visit: Visit) -> None:
    assert len(visit("/en/").select("section:has(> #coach) li")) == 3


def test_english_front_page_holds_no_dutch_sentence(visit: Visit) -> None:
    dutch = {item.get_text() for item in visit("/nl/").select("main p, main h2, main h3, main a")}
    english = {item.get_text() for item in visit("/en/").select("main p, main h2, main h3, main a")}

    assert dutch & english == set()


@pytest.mark.parametrize(
    ("accept_language", "address"),
    [
        ("", "/nl/"),
        ("nl-NL,nl;q=0.9,en;q=0.8", "/nl/"),
        ("en-GB,en;q=0.9,nl;q=0.8", "/en/"),
        ("fr,en;q=0.2", "/en/"),
        ("nl;q=0,en;q=0.1", "/en/"),
        ("nonsense;q=x", "/nl/"),
    ],
)
def test_front_door_follows_what_the_browser_likes_best(
    client: TestClient, accept_language: str, address: str
) -> None:
    answer = client.get("/", headers={"Accept-Language": accept_language})

    assert (answer.status_code, answer.headers["location"]) == (307, address)
    assert answer.headers["vary"] == "Accept-Language"
