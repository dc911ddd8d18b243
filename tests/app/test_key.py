"""The smallest key and the skill that opens most: page, API and terminal say the same."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from app import cli
from app.knowledge import Knowledge
from tests.conftest import Visit

NURSE = {"occupation": "verpleegkundige", "level": "medior", "years": 8}
FAR = {"role": "ethisch-hacker", "level": "senior"}
ASKED = "from=verpleegkundige&level=medior&years=8"


def key_of(client: TestClient, **query: Any) -> dict[str, Any]:
    response = client.post("/api/v1/key", json={"position": NURSE, "goal": FAR, **query})
    assert response.status_code == 200
    answer: dict[str, Any] = response.json()
    return answer


def reach(client: TestClient, skills: dict[str, int], from_work: list[str]) -> str:
    query = {"position": NURSE, "skills": skills, "from_work": from_work}
    positions = client.post("/api/v1/positions", json=query).json()["positions"]
    return next(str(p["reach"]) for p in positions if {k: p[k] for k in FAR} == FAR)


def presumed(client: TestClient) -> dict[str, int]:
    found = client.get("/api/v1/occupations?q=verpleegkundige").json()["items"]
    held = next(one["skills"] for one in found if one["id"] == "verpleegkundige")
    return {skill: levels[1] for skill, levels in held.items() if levels[1]}


def test_holding_the_key_opens_the_goal_and_one_skill_less_does_not(client: TestClient) -> None:
    held = presumed(client)
    key = key_of(client)["skills"]

    def tried(parts: list[dict[str, Any]]) -> str:
        skills = held | {one["skill"]: max(one["from"], one["to"]) for one in parts}
        from_work = [*held, *(one["skill"] for one in parts if one["from_work"])]
        return reach(client, skills, from_work)

    assert tried(key) != "not_yet"
    for left_out in key:
        assert tried([one for one in key if one != left_out]) == "not_yet"


def test_a_level_to_keep_is_not_opened_by_any_skill(client: TestClient) -> None:
    lower = {"role": "testanalist", "level": "junior"}
    answer = key_of(client, goal=lower, limits={"keep_level": True, "months_per_step": 0})

    assert answer["skills"] is None
    assert [block["kind"] for block in answer["blocks"]] == ["level_kept"]


def test_a_key_needs_a_goal(client: TestClient) -> None:
    response = client.post("/api/v1/key", json={"position": NURSE})
    assert response.status_code == 422


def test_raising_the_skill_that_opens_most_opens_what_was_said(client: TestClient) -> None:
    first = client.post("/api/v1/opening-skills", json={"position": NURSE}).json()["skills"][0]
    query = {"position": NURSE, "skills_added": {first["skill"]: first["to"]}}
    wiser = client.post("/api/v1/positions", json=query).json()["positions"]
    lit = {(p["role"], p["level"]) for p in wiser if p["reach"] != "not_yet"}

    assert {(place["role"], place["level"]) for place in first["opens"]} <= lit


def test_the_dead_end_shows_the_key_and_its_link_leads_to_a_path(visit: Visit) -> None:
    page = visit(f"/nl/pad?{ASKED}&goal=ethisch-hacker.senior&months=3")
    link = page.select_one("section[aria-labelledby=key] a.button")

    assert "Valt er één weg, dan blijft het dicht." in page.text
    assert link is not None
    assert visit(str(link["href"])).select(".itinerary")


def test_the_result_names_three_skills_that_open_most(visit: Visit) -> None:
    page = visit(f"/nl/uitkomst?{ASKED}")
    lines = page.select(".openings li")

    assert len(lines) == 3
    assert all("Dat opent" in line.text for line in lines)
    assert visit(str(lines[0].a["href"])).h1 is not None if lines[0].a else False


@pytest.mark.parametrize("months", [3, 12])
def test_page_api_and_terminal_name_the_same_skills_that_open_most(
    client: TestClient,
    visit: Visit,
    knowledge: Knowledge,
    capsys: pytest.CaptureFixture[str],
    months: int,
) -> None:
    query = {"position": NURSE, "limits": {"months_per_step": months}}
    skills = client.post("/api/v1/opening-skills", json=query).json()["skills"]
    positions = client.post("/api/v1/positions", json=query).json()["positions"]
    page = visit(f"/nl/uitkomst?{ASKED}&months={months}")
    asked = ["--from", "verpleegkundige", "--level", "medior", "--years", "8"]
    assert cli.main(["key", *asked, "--months", str(months)]) == 0
    said = capsys.readouterr().out.splitlines()

    names = [knowledge.taxonomy.skills[one["skill"]].label.nl for one in skills]
    assert [link.text for link in page.select(".openings a")] == names[:3]
    assert len(said) == len(skills)
    assert all(line.startswith(f"{name}. ") for line, name in zip(said, names, strict=True))
    closed = {(p["role"], p["level"]) for p in positions if p["reach"] == "not_yet"}
    assert all((o["role"], o["level"]) in closed for one in skills for o in one["opens"])


@pytest.mark.parametrize("goal", [[], ["--goal", "ethisch-hacker.senior"]])
def test_the_terminal_says_it_in_both_languages(
    goal: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["key", "--from", "verpleegkundige", "--level", "medior", *goal]

    said = []
    for language in ("nl", "en"):
        assert cli.main([*asked, "--lang", language]) == 0
        said.append(capsys.readouterr().out.splitlines())
    assert cli.main([*asked, "--json"]) == 0

    assert len(said[0]) == len(said[1]) > 1
    assert said[0] != said[1]
    assert '"skills"' in capsys.readouterr().out


def test_the_cheapest_offers_that_open_it_are_the_same_in_api_and_terminal(
    client: TestClient, knowledge: Knowledge, capsys: pytest.CaptureFixture[str]
) -> None:
    goal = {"role": "bi-specialist", "level": "junior"}
    found = key_of(client, goal=goal, limits={"months_per_step": 6})["offers"]
    asked = ["--from", "verpleegkundige", "--level", "medior", "--years", "8", "--months", "6"]

    assert cli.main(["key", *asked, "--goal", "bi-specialist.junior"]) == 0
    said = capsys.readouterr().out.splitlines()[-1]

    assert found["offers"]
    assert found["is_in_time"]
    assert found["months"] <= 6
    for offer in found["offers"]:
        assert knowledge.offers[offer["offer"]].title.nl in said


def test_what_a_course_opens_within_the_limits_needs_no_key(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    limits, goal = {"months_per_step": 3}, {"role": "data-analist", "level": "junior"}
    answer = key_of(client, goal=goal, limits=limits)
    asked = ["--from", "verpleegkundige", "--level", "medior", "--years", "8", "--months", "3"]
    assert cli.main(["key", *asked, "--goal", "data-analist.junior"]) == 0
    said = capsys.readouterr().out

    assert answer["is_open"]
    assert answer["complete"]
    assert answer["skills"] == []
    assert answer["offers"]["is_in_time"]
    assert "al open, met scholing" in said


def test_page_and_api_name_the_same_key_and_courses_teach_the_rest(
    client: TestClient, visit: Visit
) -> None:
    goal = {"role": "softwareontwikkelaar", "level": "medior"}
    key = key_of(client, goal=goal, limits={"months_per_step": 3})["skills"]
    page = visit(f"/nl/pad?{ASKED}&goal=softwareontwikkelaar.medior&months=3")
    section = page.select_one("section[aria-labelledby=key]")
    link = page.select_one("section[aria-labelledby=key] a.button")

    assert section is not None
    assert len(section.select("li")) == len(key)
    assert "De rest leer je binnen je grenzen, alleen of met scholing." in section.text
    assert link is not None
    opened = visit(str(link["href"]))
    assert opened.select(".itinerary")
