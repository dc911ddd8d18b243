"""The barrier meter: exact sums, tied to nobody, and nothing small is shown."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import inspect, text
from starlette.testclient import TestClient

from app.barriers import ANSWERS, BARRIERS, HIDDEN_BELOW, count_answers, shown, totals
from app.database import open_database, reading
from app.settings import Settings
from tests.conftest import Visit, on_both_databases

DAY = date(2026, 11, 30)
ALL = {barrier: "4" for barrier in BARRIERS}


def send(client: TestClient, moment: str = "before", **answers: str) -> int:
    sent = client.post("/nl/weten-meter/vragen", data={"moment": moment, **answers})
    assert "set-cookie" not in sent.headers
    return sent.status_code


def rows(settings: Settings) -> list[tuple[str, str, int, str, int]]:
    engine = open_database(settings.database_url)
    with reading(engine) as session:
        found = session.connection().execute(text("SELECT * FROM barrier_count"))
        kept = [(r.barrier, r.moment, r.answer, r.month, r.number) for r in found]
    engine.dispose()
    return sorted(kept)


@on_both_databases
def test_an_answer_is_one_more_in_a_sum_and_nothing_else(
    client: TestClient, settings: Settings
) -> None:
    for _ in range(3):
        assert send(client, "before", want="2", growth="4") == 303
    assert send(client, "after", want="3") == 303

    month = f"{date.today():%Y-%m}"
    assert rows(settings) == [
        ("growth", "before", 4, month, 3),
        ("want", "after", 3, month, 1),
        ("want", "before", 2, month, 3),
    ]


@on_both_databases
def test_answers_that_come_at_once_are_all_counted(settings: Settings) -> None:
    engine = open_database(settings.database_url)
    people = list(product(range(4), (1, 2)))

    def answer(person: tuple[int, int]) -> None:
        for _ in range(10):  # the same rows, half of them in another order
            answers = {one: person[1] for one in BARRIERS[:: 1 if person[0] % 2 else -1]}
            count_answers(engine, "before", answers, DAY)

    with ThreadPoolExecutor(len(people)) as together:
        list(together.map(answer, people))
    engine.dispose()

    assert {number for *_, number in rows(settings)} == {40}
    assert len(rows(settings)) == len(BARRIERS) * 2


@on_both_databases
def test_the_table_has_no_room_for_a_person_or_a_time(settings: Settings) -> None:
    engine = open_database(settings.database_url)
    columns = {column["name"] for column in inspect(engine).get_columns("barrier_count")}
    engine.dispose()

    assert columns == {"barrier", "moment", "answer", "month", "number"}


@given(st.lists(st.integers(0, 60), min_size=4, max_size=4))
def test_no_small_number_is_shown_or_can_be_worked_out(counts: list[int]) -> None:
    seen = shown(tuple(counts))
    visible = [count for count in seen.counts if count is not None]
    hidden = sum(counts) - sum(visible)

    assert (seen.total is None) == (sum(counts) < HIDDEN_BELOW)
    assert all(count >= HIDDEN_BELOW for count in visible)
    if seen.total is not None and len(visible) < len(counts):
        assert hidden >= HIDDEN_BELOW
        assert len(counts) - len(visible) >= 2


def test_the_sums_of_months_are_added_up(settings: Settings) -> None:
    engine = open_database(settings.database_url)
    for month in (10, 11):
        for answer, _ in product(ANSWERS, range(8)):
            count_answers(engine, "after", {"job": answer}, date(2026, month, 1))
    seen = totals(engine)
    engine.dispose()

    assert seen["job", "after"].total == 64
    assert seen["job", "after"].counts == (16, 16, 16, 16)
    assert seen["job", "before"].total is None


@on_both_databases
def test_page_and_api_hide_until_there_are_ten(client: TestClient, visit: Visit) -> None:
    for _ in range(HIDDEN_BELOW - 1):
        send(client, **ALL)
    few = visit("/nl/weten-meter")
    assert not few.select(".meter__sums")
    assert {str(i["before"]) for i in client.get("/api/v1/barrier-meter").json()["items"]} == {
        str({"total": None, "counts": [None] * 4})
    }

    send(client, **ALL)
    enough = visit("/en/barrier-meter")
    assert len(enough.select(".meter__sums")) == len(BARRIERS)
    item = client.get("/api/v1/barrier-meter").json()["items"][0]
    assert item["before"]["total"] == HIDDEN_BELOW
    assert item["after"]["total"] is None
    assert "hidden" in enough.select(".meter__sums tbody tr")[1].text


def test_an_empty_form_is_told_so_and_counts_nothing(
    client: TestClient, settings: Settings
) -> None:
    assert send(client, "after") == 422
    assert rows(settings) == []


@pytest.mark.parametrize(
    "wrong", [{"want": "5"}, {"want": "0"}, {"want": "ja"}, {"moment": "now", "want": "1"}]
)
def test_a_wrong_answer_is_refused_whole(
    client: TestClient, settings: Settings, wrong: dict[str, str]
) -> None:
    data = {"moment": "before", "can": "2"} | wrong
    assert client.post("/nl/weten-meter/vragen", data=data).status_code == 422
    assert rows(settings) == []


def test_another_site_cannot_make_somebody_answer(client: TestClient, settings: Settings) -> None:
    refused = client.post(
        "/nl/weten-meter/vragen",
        data={"moment": "before", "want": "1"},
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert refused.status_code == 403
    assert rows(settings) == []
