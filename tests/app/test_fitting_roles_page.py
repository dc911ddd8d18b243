"""What fits what somebody wants: never empty, each role with the answers behind it."""

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from tests.conftest import Visit

ROLES = "/nl/wat-wil-je/rollen"
HELPER = "i=113532113522113512"  # likes to explain and to listen
PATTERNS = ["", *(f"i={mark * 18}" for mark in "012345"), "i=5", "i=-----1", "p=food", HELPER]


def titles(page: BeautifulSoup) -> list[str]:
    return [title.get_text() for title in page.select(".result__title")]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_w1b_is_never_empty(visit: Visit, pattern: str) -> None:
    page = visit(f"{ROLES}?{pattern}")

    families = {line.get_text() for line in page.select(".result__family")}
    assert len(titles(page)) == 6
    assert len(families) >= 2
    assert len(page.select(".button--you")) == 1


def test_w1c_each_role_names_the_two_answers_that_drove_it(visit: Visit) -> None:
    for card in visit(f"{ROLES}?{HELPER}").select(".result"):
        assert len(card.select(".driver")) == 2
        assert all("bij:" in driver.get_text() for driver in card.select(".driver"))


def test_w5a_each_role_names_an_answer_against_it(visit: Visit) -> None:
    for card in visit(f"{ROLES}?i={'5' * 18}").select(".result"):
        reasons = {dt.get_text(): dt.find_next("dd") for dt in card.select("dt")}
        against = reasons["Let op"]
        assert against is not None
        assert against.get_text().startswith("Je koos ook ‘heel graag’ bij:")


def test_w1d_another_answer_shows_what_it_changed(client: TestClient, visit: Visit) -> None:
    change = visit(f"{ROLES}?{HELPER}").select(".given a")[0]
    asked = visit(str(change["href"]))
    fields = [(tag["name"], tag["value"]) for tag in asked.select("input[type=hidden]")]
    address = "&".join(f"{name}={value}" for name, value in [*fields, ("a", "5")])

    there = client.get(f"/nl/wat-wil-je?{address}").headers["location"]

    assert there == f"{ROLES}?i=513532113522113512&was=113532113522113512"
    said = visit(there).select_one("[role=status]")
    assert said is not None
    assert said.get_text().startswith("Door je nieuwe antwoord:")


def test_a_change_names_the_roles_that_came_and_went(visit: Visit) -> None:
    before, after = titles(visit(f"{ROLES}?{HELPER}")), titles(visit(f"{ROLES}?i={'5' + '1' * 17}"))
    said = visit(f"{ROLES}?i={'5' + '1' * 17}&{HELPER.replace('i=', 'was=')}").select_one(
        "[role=status]"
    )

    assert said is not None
    for title in set(after) ^ set(before):
        assert title[1:] in said.get_text()


def test_says_that_it_is_of_today_and_not_about_the_labour_market(visit: Visit) -> None:
    words = visit(ROLES).get_text()
    assert "De uitkomst van vandaag" in words
    assert "kans op werk" in words


def test_the_answers_go_along_to_the_role_and_to_the_start(visit: Visit) -> None:
    page = visit(f"{ROLES}?door=a&{HELPER}&p=care")

    for link in page.select(".result__title a"):
        assert str(link["href"]).endswith(f"?{HELPER}&p=care&door=a")
    onward = page.select_one(".button--you")
    assert onward is not None
    assert onward["href"] == f"/nl/start?{HELPER}&p=care&door=a"


def test_who_told_about_work_already_goes_on_to_the_result(visit: Visit) -> None:
    onward = visit(f"{ROLES}?from=kok&level=medior&{HELPER}").select_one(".button--you")
    assert onward is not None
    assert onward["href"] == f"/nl/uitkomst?from=kok&level=medior&{HELPER}"


def test_w5a_the_page_of_a_role_names_two_answers_for_and_one_against(visit: Visit) -> None:
    page = visit(f"/nl/rollen/ict-trainer?{HELPER}")
    said = {dt.get_text(): dt.find_next("dd") for dt in page.select("#liked ~ dl dt")}

    assert set(said) == {"Want je koos", "Let op"}
    drivers = said["Want je koos"]
    assert drivers is not None
    assert drivers.get_text().count("bij:") == 2
    assert not visit("/nl/rollen/ict-trainer").select("#liked")


def test_the_answers_travel_from_the_start_to_the_result(
    client: TestClient, visit: Visit, knowledge: Knowledge
) -> None:
    start = visit(f"/nl/start?door=b&q=kok&{HELPER}&p=care")
    to_level = str(start.select(".suggestion__link")[0]["href"])
    to_questions = client.get(f"{to_level}&level=medior&years=").headers["location"]
    to_skills = visit(to_questions).select("main a[href^='/nl/mijn-vaardigheden']")[0]["href"]
    to_limits = client.get(f"{to_skills}&chosen=1&have=planning&level-planning=2").headers[
        "location"
    ]
    result = client.get(f"{to_limits}&chosen=1&online=1").headers["location"]

    assert result.startswith("/nl/uitkomst?")
    assert result.endswith(f"{HELPER}&p=care")
    assert visit(result).select("a[href*='fit=1']")


def test_the_result_says_what_was_liked_and_keeps_its_order(visit: Visit) -> None:
    plain = visit("/nl/uitkomst?from=verpleegkundige&level=medior")
    liking = visit(f"/nl/uitkomst?from=verpleegkundige&level=medior&i={'5' * 18}&p=care")

    assert titles(plain) == titles(liking)
    assert not plain.select(".result__liked")
    assert not plain.select("a[href*='fit=']")
    assert liking.select(".result__liked")


def test_only_what_fits_is_a_link_and_a_part_of_the_whole(visit: Visit) -> None:
    asked = f"/nl/uitkomst?from=verpleegkundige&level=medior&{HELPER}"
    whole, part = visit(asked), visit(f"{asked}&fit=1")

    lines = [len(page.select(".plain-list li")) for page in (whole, part)]
    assert lines[1] < lines[0]
    assert titles(part)
    current = part.select_one("#fit_1")
    assert current is not None
    assert current["aria-current"] == "true"


def test_the_api_gives_the_same_roles_with_the_same_reasons(
    client: TestClient, visit: Visit, knowledge: Knowledge
) -> None:
    statements = knowledge.taxonomy.interest_check.statements
    marks = HELPER.removeprefix("i=")
    answers = {s.id: int(mark) for s, mark in zip(statements, marks, strict=True)}

    roles = client.post("/api/v1/interests", json={"answers": answers, "purposes": []}).json()[
        "roles"
    ]

    shown = [knowledge.taxonomy.roles[r["role"]].label.nl for r in roles if r["shown"]]
    assert shown == titles(visit(f"{ROLES}?{HELPER}"))
    assert len(roles) == len(knowledge.taxonomy.roles)
    assert all(len(role["drivers"]) == 2 for role in roles if role["shown"])


def test_the_api_lists_the_statements_and_takes_null_for_i_do_not_know(client: TestClient) -> None:
    items = client.get("/api/v1/interests").json()["items"]
    answers = {item["id"]: None for item in items}

    nothing = client.post("/api/v1/interests", json={})
    unknown = client.post("/api/v1/interests", json={"answers": answers, "purposes": []})

    assert len(items) == 18
    assert nothing.json() == unknown.json()
    assert sum(role["shown"] for role in nothing.json()["roles"]) == 6


@pytest.mark.parametrize(
    "body",
    [{"answers": {"made-up": 3}}, {"answers": {"decide": 6}}, {"purposes": ["magic"]}, {"who": 1}],
)
def test_the_api_refuses_what_it_does_not_know(client: TestClient, body: object) -> None:
    assert client.post("/api/v1/interests", json=body).status_code == 422
