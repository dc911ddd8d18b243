"""What if, and goals side by side, on the command line: the answers of API and pages."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.conftest import Run, Visit

PERSON = ["--from", "verpleegkundige", "--level", "medior", "--years", 8, "--keep-level"]
NURSE = {
    "position": {"occupation": "verpleegkundige", "level": "medior", "years": 8},
    "limits": {"keep_level": True},
}
ASKED = "from=verpleegkundige&level=medior&years=8&keep=1"
GOALS = ["testanalist.medior", "functioneel-beheerder.medior", "ethisch-hacker.senior"]
TOGETHER = [word for goal in GOALS for word in ("--goal", goal)]

CHANGES: dict[str, tuple[list[object], dict[str, Any]]] = {
    "skill": (["--then-skill", "sql=3"], {"skills_added": {"sql": 3}}),
    "hours": (["--then-hours", 16], {"limits": {"keep_level": True, "hours_per_week": 16}}),
    "months": (["--then-months", 6], {"limits": {"keep_level": True, "months_per_step": 6}}),
    "euros": (["--then-euros", 0], {"limits": {"keep_level": True, "own_euros": 0}}),
    "province": (
        ["--then-province", "utrecht"],
        {"limits": {"keep_level": True, "provinces": ["UT"]}},
    ),
    "level": (["--then-drop-level"], {"limits": {"keep_level": False}}),
    "nothing": ([], {}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_if_answers_as_the_api_does(change: str, run: Run, client: TestClient) -> None:
    words, changed = CHANGES[change]
    both = {"before": NURSE, "after": NURSE | changed}

    code, out, _ = run("what-if", *PERSON, *words, "--json")

    assert code == 0
    assert json.loads(out) == client.post("/api/v1/difference", json=both).json()


def test_anywhere_takes_the_provinces_away(run: Run, client: TestClient) -> None:
    before = NURSE | {"limits": {"keep_level": True, "provinces": ["UT"]}}
    words = ["--province", "UT", "--then-province", "all"]

    _, out, _ = run("what-if", *PERSON, *words, "--json")

    both = {"before": before, "after": NURSE}
    assert json.loads(out) == client.post("/api/v1/difference", json=both).json()


def test_a_skill_never_comes_out_lower_than_it_is_held(run: Run) -> None:
    person = [*PERSON, "--skill", "sql=4", "--json"]

    assert run("what-if", *person, "--then-skill", "sql=1") == run("what-if", *person)


def test_what_if_says_what_the_page_says(run: Run, visit: Visit) -> None:
    page = visit(f"/nl/wat-als?{ASKED}&skill=sql&rating=3&then_hours=16&then_keep=0")
    words = ["--then-skill", "sql=3", "--then-hours", 16, "--then-drop-level"]

    _, out, _ = run("what-if", *PERSON, *words)

    lines = [line.strip() for line in out.splitlines()]
    shown = [item.text for item in page.select("#difference li")]
    assert len(shown) > 6
    assert set(shown) <= set(lines)
    assert page.select("#difference .lead")[0].text in lines


def test_what_if_and_compare_speak_both_languages(run: Run) -> None:
    for words in (["what-if", *PERSON, "--then-hours", 16], ["compare", *PERSON, *TOGETHER]):
        dutch, english = (run(*words, "--lang", each)[1].splitlines() for each in ("nl", "en"))

        assert dutch
        assert not {line for line in dutch if line.strip()} & set(english), words
    assert "Je hebt nog niets veranderd." in run("what-if")[1]
    assert "You have not changed anything yet." in run("what-if", "--lang", "en")[1]


def test_goals_side_by_side_are_those_of_the_api(run: Run, client: TestClient) -> None:
    goals = [dict(zip(("role", "level"), goal.split("."), strict=True)) for goal in GOALS]

    code, out, _ = run("compare", *PERSON, *TOGETHER, "--json")

    answer = client.post("/api/v1/compare", json={"query": NURSE, "goals": goals}).json()
    assert code == 0
    assert json.loads(out) == answer


def test_goals_side_by_side_read_as_the_table_of_the_page(run: Run, visit: Visit) -> None:
    page = visit(f"/nl/vergelijk?{ASKED}&{'&'.join(f'goal={goal}' for goal in GOALS)}")

    _, out, _ = run("compare", *PERSON, *TOGETHER)

    said = "".join(out.split())
    for row in page.select("tbody tr"):
        name, *cells = (cell.text for cell in row.select("th, td"))
        (line,) = [line for line in out.splitlines() if line.startswith(name)]
        for cell in cells:
            assert cell.split()[0] in line
    assert max(len(line) for line in out.splitlines()[:12]) <= 105
    assert "".join(page.select(".table-scroll ~ p")[0].text.split()) in said


@pytest.mark.parametrize("number", [0, 1, 4])
def test_two_or_three_goals_are_compared(number: int, run: Run) -> None:
    code, out, said = run("compare", *(["--goal", GOALS[0]] * number))

    assert (code, out) == (1, "")
    assert "Kies twee of drie doelen" in said


def test_what_if_keeps_the_goal_and_says_what_somebody_can_do_already(
    run: Run, visit: Visit
) -> None:
    change = "skill=planning&rating=1&then_hours=16"
    page = visit(f"/nl/wat-als?{ASKED}&goal=testanalist.medior&{change}").text
    words = ["--goal", "testanalist.medior", "--then-skill", "planning=1", "--then-hours", 16]

    out = run("what-if", *PERSON, *words)[1].splitlines()

    for told in ("kun je al", "Het snelste pad dat we vinden naar je doel"):
        (line,) = [line for line in out if told in line]
        assert line in page
