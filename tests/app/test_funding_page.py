"""Schemes on the page, in the API and in the terminal: certain is never possible."""

import json
from datetime import date

import pytest
from starlette.testclient import TestClient

from app.cli import main
from app.knowledge import Knowledge
from career_graph.funding import FundingKind, applicable
from career_graph.net_prices import net_price
from tests.conftest import Visit

WORKING = "if_employed=yes&if_benefit_from_uwv=no"


def test_every_scheme_is_on_the_page_with_its_source(visit: Visit, knowledge: Knowledge) -> None:
    page = visit("/nl/regelingen")
    assert {str(row["id"]) for row in page.select(".scheme")} == set(knowledge.funding.schemes)
    for row in page.select(".scheme"):
        assert row.select_one(".source") is not None


def test_a_closed_scheme_stands_apart_and_has_no_link(visit: Visit, knowledge: Knowledge) -> None:
    page = visit("/nl/regelingen")
    closed = {s.id for s in knowledge.funding.schemes.values() if s.kind is FundingKind.CLOSED}
    marked = {str(row["id"]) for row in page.select(".scheme--closed")}
    assert closed <= marked
    assert not page.select(".scheme--closed a")
    marks = page.select_one("#stap-budget .scheme__marks")
    assert marks is not None
    assert "gestopt" in marks.text.casefold()


def test_a_wrong_answer_rules_a_scheme_out_and_stays_filled_in(visit: Visit) -> None:
    page = visit(f"/nl/regelingen?{WORKING}")
    assert page.select("#uwv-scholing.scheme--no")
    assert not page.select("#slim-scholing.scheme--no")
    checked = page.select("input[name=if_benefit_from_uwv][checked]")
    assert [field["value"] for field in checked] == ["no"]


def test_what_nobody_knows_is_called_unknown(visit: Visit) -> None:
    assert "onbekend" in visit("/nl/regelingen").select("#sectorfonds dd")[1].text
    assert "unknown" in visit("/en/funding").select("#sectorfonds dd")[1].text


def test_the_api_lists_the_schemes_as_they_are_on_a_day(
    client: TestClient, knowledge: Knowledge
) -> None:
    today = client.get("/api/v1/funding?limit=500&as_of=2026-11-30").json()
    assert {item["id"] for item in today["items"]} == set(knowledge.funding.schemes)
    open_then = client.get("/api/v1/funding?q=slim&as_of=2025-03-09").json()["items"]
    assert {item["id"]: item["is_open"] for item in open_then} == {
        "slim-mkb": True,
        "slim-scholing": False,
    }


@pytest.mark.parametrize("answers", [{}, {"employed": True}, {"agency_worker": True}])
def test_net_prices_of_the_api_are_those_of_the_domain(
    client: TestClient, knowledge: Knowledge, answers: dict[str, bool]
) -> None:
    offers = list(knowledge.offers.values())[:50]
    body = {"offers": [o.id for o in offers], "answers": answers, "as_of": "2026-11-30"}
    response = client.post("/api/v1/net-prices", json=body)
    assert response.status_code == 200, response.text
    for offer, price in zip(offers, response.json()["prices"], strict=True):
        schemes = knowledge.funding.schemes.values()
        claims = applicable(schemes, offer, answers, [], date(2026, 11, 30))
        net = net_price(offer.price_euros, claims)
        assert price["net_euros"] == net.euros
        assert {link["scheme"] for link in price["chain"]} == {link.scheme for link in net.chain}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"offers": ["no-such-offer"]}, "offers"),
        ({"offers": ["prince2-foundation"], "answers": {"rich": True}}, "answers"),
        ({"offers": []}, "offers"),
    ],
)
def test_a_name_that_does_not_exist_is_named(
    client: TestClient, body: dict[str, object], field: str
) -> None:
    response = client.post("/api/v1/net-prices", json=body)
    assert response.status_code == 422
    assert field in response.text


def test_the_terminal_says_what_the_api_says(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["funding", "--offer", "comptia-a-plus", "--answer", "employed=yes", "--json"]
    assert main([*asked, "--as-of", "2026-11-30"]) == 0
    printed = json.loads(capsys.readouterr().out)
    body = {"offers": ["comptia-a-plus"], "answers": {"employed": True}, "as_of": "2026-11-30"}
    assert printed == client.post("/api/v1/net-prices", json=body).json()


@pytest.mark.parametrize(
    "asked",
    [
        ["--offer", "no-such-offer"],
        ["--as-of", "soon"],
        ["--answer", "employed=perhaps", "--offer", "comptia-a-plus"],
    ],
)
def test_the_terminal_names_what_it_cannot_read(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["funding", *asked]) == 1
    assert capsys.readouterr().err


PATH = "from=verpleegkundige&level=medior&goal=functioneel-beheerder.junior&hours=12"


def test_a_path_tells_prices_and_asks_only_what_matters(visit: Visit, knowledge: Knowledge) -> None:
    page = visit(f"/nl/pad?{PATH}")
    section = page.select_one("section.money")
    assert section is not None
    asked = {str(field["name"]).removeprefix("if_") for field in section.select("[type=radio]")}
    assert asked <= set(knowledge.funding.conditions)
    assert "under_loan_age" not in asked, "a loan changes no price"
    assert "Zeker:" not in section.text, "nobody said anything yet"


def test_answers_travel_in_the_address_and_are_not_saved(client: TestClient, visit: Visit) -> None:
    page = visit(f"/nl/pad?{PATH}&{WORKING}&pay=2500")
    link = page.select_one(".progress a")
    assert link is not None
    assert "if_employed=yes" in str(link["href"])
    form = dict(part.split("=") for part in f"{PATH}&{WORKING}&pay=2500".split("&"))
    saved = client.post("/nl/deel", data=form)
    assert saved.status_code == 200
    for secret in ("if_employed", "if_benefit", "pay="):
        assert secret not in saved.text
