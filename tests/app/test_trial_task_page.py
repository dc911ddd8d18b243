"""A trial task is done and checked on one page; what it shows goes along in the address."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient

from app.address import parameters_of, query_from
from app.knowledge import Knowledge
from app.query import Query, question_of
from app.what_if import with_shown, with_skills
from career_graph.graph import Position
from career_graph.profile import Evidence
from career_graph.transitions import Reach, reachable_positions
from skills_taxonomy.loader import load_taxonomy
from tests.conftest import Visit

FAMILIES = list(load_taxonomy().families)
TASK = "/nl/richtingen/testing/proeftaak"
ALL_YES = "done=1&c1=y&c2=y&c3=y&c4=y"


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("path", ["/nl/richtingen/{}/proeftaak", "/en/directions/{}/trial-task"])
def test_every_direction_has_a_task_with_checks(visit: Visit, path: str, family: str) -> None:
    page = visit(path.format(family))

    assert len(page.select(".trial-steps > li")) >= 3
    assert 3 <= len(page.select("fieldset.yes-no")) <= 4


def test_what_was_shown_goes_along_in_the_address(visit: Visit, knowledge: Knowledge) -> None:
    page = visit(f"{TASK}?from=verpleegkundige&level=medior&{ALL_YES}")
    link = page.select_one(".outcome a.button--you")
    assert link is not None

    parts = urlsplit(str(link["href"]))
    query = query_from(parse_qsl(parts.query), "nl")
    profile = question_of(query, knowledge).profile

    assert parts.path == "/nl/uitkomst"
    assert profile.skills["test-design"] == 2
    assert profile.evidence["test-design"] is Evidence.SHOWN
    assert "test-design" not in profile.from_work


def test_a_task_that_does_not_work_out_takes_nothing_away(visit: Visit) -> None:
    asked = "role=testanalist&level=senior"
    page = visit(f"{TASK}?{asked}&done=1&c1=n&c2=n&c3=n&c4=n")
    link = page.select_one(".outcome a.button--you")

    assert link is not None
    assert str(link["href"]) == f"/nl/uitkomst?{asked}"


def test_a_question_left_open_is_named_and_the_answers_stay(client: TestClient) -> None:
    answer = client.get(f"{TASK}?done=1&c1=y&c3=n&c4=n")

    assert answer.status_code == 422
    assert 'href="#c2"' in answer.text
    assert 'name="c1" value="y" checked' in answer.text


def test_somebody_without_work_takes_it_along_to_the_start(visit: Visit) -> None:
    page = visit(f"{TASK}?{ALL_YES}")
    link = page.select_one(".outcome a.button--you")
    assert link is not None
    assert str(link["href"]) == "/nl/start?t=test-design.2"

    start = visit("/nl/start?door=c&q=kok&t=test-design.2")
    (level,) = [a for a in start.select(".suggestion__link") if a.get_text() == "Kok"]
    skills = visit(str(level["href"]) + "&level=medior")

    assert "t=test-design.2" in str(level["href"])
    assert skills.select("input[name=t][value='test-design.2']")


def test_the_list_of_skills_keeps_what_is_shown_until_it_is_unticked(client: TestClient) -> None:
    page = "/nl/mijn-vaardigheden?chosen=1&from=kok&level=medior&t=test-design.2"

    kept = client.get(f"{page}&have=test-design&level-test-design=2").headers["location"]
    changed = client.get(f"{page}&have=test-design&level-test-design=3").headers["location"]
    gone = client.get(page).headers["location"]

    assert "t=test-design.2" in kept
    assert "s=test-design.3" in changed
    assert "t=" not in changed.partition("?")[2]
    assert "test-design" not in gone


def test_showing_a_skill_never_makes_a_position_less_sure(knowledge: Knowledge) -> None:
    order = list(Reach)
    plain = query_from([("from", "logistiek-planner"), ("level", "medior")], "nl")
    shown = plain
    for task in knowledge.content.trial_tasks.values():
        held = question_of(shown, knowledge).profile.skills.get(task.skill, 0)
        shown = with_shown(shown, task.skill, max(held, 1))

    def reaches(query: Query) -> dict[Position, int]:
        question = question_of(query, knowledge)
        found = reachable_positions(
            knowledge.career_graph, question.profile, limits=question.limits
        )
        return {one.position: order.index(one.reach) for one in found}

    before, after = reaches(plain), reaches(shown)

    assert all(after[position] <= before[position] for position in before)


def test_evidence_counts_for_the_rating_that_was_shown_only(knowledge: Knowledge) -> None:
    query = query_from([("role", "testanalist"), ("level", "senior"), ("t", "test-design.1")], "nl")

    profile = question_of(query, knowledge).profile

    assert profile.skills["test-design"] == 3
    assert profile.evidence["test-design"] is Evidence.PRESUMED


def test_shown_skills_survive_the_address_and_other_changes() -> None:
    query = query_from([("from", "kok"), ("t", "test-design.2"), ("i", "5")], "nl")

    assert query_from(parameters_of(query), "nl") == query
    assert ("t", "test-design.2") in parameters_of(with_skills(query, {"test-design": 2}, None))
    assert "t" not in dict(parameters_of(with_skills(query, {"test-design": 3}, None)))
