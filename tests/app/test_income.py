"""Pay along a path: on the page, in the API and in the terminal, from what somebody fills in."""

import json

import pytest
from starlette.testclient import TestClient

from app.cli import main
from app.knowledge import Knowledge
from tests.conftest import Visit
from tests.house_style import checked_page

ASKED = "role=testanalist&level=junior&goal=testanalist.senior"
BODY = {
    "position": {"role": "testanalist", "level": "junior"},
    "goal": {"role": "testanalist", "level": "senior"},
    "limits": {"current_pay": 2900},
}
COMMAND = ["income", "--from", "testanalist", "--level", "junior", "--goal", "testanalist.senior",
           "--pay", "2900"]  # fmt: skip


def test_the_page_asks_pay_for_now_and_for_each_stop(visit: Visit) -> None:
    page = visit(f"/nl/pad?{ASKED}")
    stops = page.select(".itinerary > .stop")
    fields = page.select("input[name^=pay]")
    assert len(fields) == len(stops)
    assert not page.select("svg.income"), "nothing is drawn before somebody fills in their pay"


def test_the_drawing_has_words_and_a_table_beside_it(visit: Visit) -> None:
    page = visit(f"/nl/pad?{ASKED}&pay=2.900&pay_1=€ 2.600&pay_2=3400")
    drawing = page.select_one("svg.income")
    assert drawing is not None
    assert drawing["role"] == "img"
    assert drawing.title is not None
    assert drawing.select_one("desc") is not None
    rows = page.select("table[aria-labelledby=income_table] tbody tr")
    assert rows[-2].th is not None
    assert rows[-2].th.text == "Samen"


def test_page_and_api_tell_the_same_totals(client: TestClient, visit: Visit) -> None:
    answer = client.post("/api/v1/income", json=BODY | {"pay": [2600, 3400]}).json()
    assert answer["is_known"]
    page = visit(f"/en/path?{ASKED}&pay=2900&pay_1=2600&pay_2=3400")
    said = page.select_one("#income_sum")
    assert said is not None
    assert f"€{answer['total_dip']:,}" in said.text
    assert str(answer["break_even"]) in said.text


def test_months_of_the_api_add_up_to_the_path(client: TestClient) -> None:
    paths = client.post("/api/v1/paths", json=BODY).json()["paths"]
    for number, path in enumerate(paths, 1):
        answer = client.post("/api/v1/income", json=BODY | {"path": number, "pay": [2500]}).json()
        assert len(answer["months"]) == path["months"]
        assert answer["own_euros"] == path["own_euros"]
        months = [each["step"] for each in answer["months"]]
        assert [months.count(n) for n in range(1, len(path["steps"]) + 1)] == [
            step["months"] for step in path["steps"]
        ]


def test_pay_that_nobody_filled_in_is_called_unknown(client: TestClient, visit: Visit) -> None:
    answer = client.post("/api/v1/income", json=BODY).json()
    assert answer["total_dip"] is None
    assert answer["break_even"] is None
    page = visit(f"/nl/pad?{ASKED}&pay=2900")
    said = page.select_one("#income_sum")
    assert said is not None
    assert "onbekend" in said.text


def test_pay_that_cannot_be_read_is_named_and_stays(client: TestClient) -> None:
    response = client.get(f"/nl/pad?{ASKED}&pay=veel&pay_1=2600")
    assert response.status_code == 422
    page = checked_page("/nl/pad", response.text)
    assert page.select_one("input[name=pay][aria-invalid=true][value=veel]")
    assert page.select_one("input[name=pay_1][value='2600']")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"goal": None}, "goal"),
        ({"path": 99}, "path"),
        ({"pay": [-1]}, "pay"),
        ({"pay": [0] * 5}, "pay"),
    ],
)
def test_the_api_names_what_it_cannot_answer(
    client: TestClient, change: dict[str, object], field: str
) -> None:
    response = client.post("/api/v1/income", json=BODY | change)
    assert response.status_code == 422
    assert field in response.text


def test_the_terminal_says_what_the_api_says(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*COMMAND, "--then", "2600", "--then", "3400", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == client.post("/api/v1/income", json=BODY | {"pay": [2600, 3400]}).json()


def test_a_wage_fact_names_its_year_and_only_where_there_is_one(knowledge: Knowledge) -> None:
    groups = [group for fact in knowledge.wages for group in fact.isco_groups]
    assert len(groups) == len(set(groups)), "a role belongs to at most one group"
    assert all(fact.year == 2022 for fact in knowledge.wages)
