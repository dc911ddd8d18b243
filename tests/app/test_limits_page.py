"""The limits somebody sets: the usual ones to start with, kept when wrong, and then on."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.conftest import Visit
from tests.house_style import checked_page

NURSE = "from=verpleegkundige&level=medior"


def asked(location: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(location).query)


def test_the_usual_limits_are_filled_in(visit: Visit) -> None:
    page = visit(f"/nl/mijn-grenzen?{NURSE}")

    assert {f["name"]: f["value"] for f in page.select("input[type=text]")} == {
        "hours": "8",
        "months": "12",
        "euros": "",
    }
    assert page.select_one("#online[checked]") is not None
    assert not page.select("[name=province][checked], [name=keep][checked]")


def test_limits_set_before_are_filled_in(visit: Visit) -> None:
    page = visit(f"/nl/mijn-grenzen?{NURSE}&hours=16&euros=0&keep=1&province=UT&online=0")

    assert page.select("#hours")[0]["value"] == "16"
    assert page.select("#euros")[0]["value"] == "0"
    assert page.select_one("#keep[checked]") is not None
    assert page.select_one("#province_UT[checked]") is not None
    assert page.select_one("#online[checked]") is None


def test_an_answer_leads_to_the_result(client: TestClient) -> None:
    answer = client.get(
        f"/nl/mijn-grenzen?{NURSE}&s=sql.2&chosen=1&door=c"
        "&hours=12&months=9&euros=%E2%82%AC+2.500&keep=1&online=1&province=UT&province=GE"
    )

    assert answer.status_code == 303
    assert asked(answer.headers["location"]) == [
        ("from", "verpleegkundige"),
        ("level", "medior"),
        ("s", "sql.2"),
        ("hours", "12"),
        ("months", "9"),
        ("euros", "2500"),
        ("keep", "1"),
        ("province", "UT"),
        ("province", "GE"),
    ]


def test_an_empty_box_is_an_answer(client: TestClient) -> None:
    location = client.get("/nl/mijn-grenzen?chosen=1&hours=&months=&euros=").headers["location"]
    assert asked(location) == [("online", "0")]


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("hours", "veel"),
        ("hours", "0"),
        ("hours", "61"),
        ("hours", "8,5"),
        ("months", "2.5"),
        ("euros", "1500,50"),
        ("months", "121"),
        ("months", "-1"),
        ("euros", "duizend"),
        ("euros", "1e9"),
        ("euros", "99999999999"),
    ],
)
def test_a_wrong_number_is_named_at_its_field_and_the_rest_is_kept(
    client: TestClient, field: str, word: str
) -> None:
    work = {"from": "verpleegkundige", "level": "medior"}
    given = {"chosen": "1", "hours": "6", "months": "5", "euros": "4", "province": "NH"}
    answer = client.get("/nl/mijn-grenzen", params={**work, **given, field: word})

    assert answer.status_code == 422
    page = checked_page(field, answer.text)
    assert [mark["id"] for mark in page.select(".field__wrong")] == [f"{field}_wrong"]
    assert page.select(f"#{field}")[0]["aria-invalid"] == "true"
    assert page.select(f"#{field}")[0]["value"] == word
    assert page.select_one("#province_NH[checked]") is not None
    kept = {f["name"]: f["value"] for f in page.select("input[type=hidden]")}
    assert kept == {"chosen": "1", **work}


def test_only_who_has_a_level_can_keep_it(visit: Visit) -> None:
    assert visit(f"/nl/mijn-grenzen?{NURSE}").select_one("#keep") is not None
    assert visit("/nl/mijn-grenzen?door=a").select_one("#keep") is None
