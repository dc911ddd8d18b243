"""The owner's page: links for others, proposals, notes, the last day; and only for the owner."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from app.path_links import MOST_LINKS
from app.settings import Settings
from tests.conftest import Visit, on_both_databases
from tests.sharing import (
    A_PERSON,
    QUESTION,
    TODAY,
    Clock,
    managed,
    new_link,
    opened,
    rows,
    shared,
    stored_bytes,
)

STOP = "testanalist.medior"
TO_MEDIOR = '{"goal": {"role": "testanalist", "level": "junior"}}'


def test_the_page_asks_for_the_code_and_knows_nothing(visit: Visit) -> None:
    for address in ("/nl/beheer", "/en/manage"):
        page = visit(address)
        assert page.select_one("#open_path input[name=code]")
        assert page.select_one("script[src*='manage.js']")


@on_both_databases
def test_the_code_or_the_whole_link_opens_it(client: TestClient, clock: Clock) -> None:
    code = shared(client).code

    for pasted in (code, f"  https://padwijzer.example/nl/beheer#{code} "):
        assert "Van medior verpleegkundige" in managed(client, pasted).text


def test_no_other_code_opens_it(client: TestClient) -> None:
    links = shared(client)
    unknown = client.post("/nl/beheer", data={"code": "A" * 32})

    for code in (
        links.path.rpartition("/")[2],
        "",
        "A" * 300,
        new_link(client, links.code, "propose"),
    ):
        refused = client.post("/nl/beheer", data={"code": code})
        assert (refused.status_code, refused.content) == (404, unknown.content)


@pytest.mark.parametrize("field", [{"act": "everything"}, {"may": "edit"}, {"purpose": "Jan"}])
def test_only_what_is_on_the_page_can_be_asked(client: TestClient, field: dict[str, str]) -> None:
    sent = {"code": shared(client).code, "act": "link"} | field
    assert client.post("/nl/beheer", data=sent).status_code == 422


@on_both_databases
def test_links_are_revoked_one_by_one(client: TestClient) -> None:
    links = shared(client)
    coach = new_link(client, links.code, "propose", "coach")
    school = new_link(client, links.code, "view", "school")
    page = managed(client, links.code)
    assert "voor mijn coach: lezen, aantekenen en voorstellen" in page.text

    managed(client, links.code, "revoke", number="2")

    gone = client.get(coach, headers=A_PERSON)
    unknown = client.get("/p/AAAAAAAAAAAAAAAAAAAAAA", headers=A_PERSON)
    assert (gone.status_code, gone.content) == (404, unknown.content)
    assert opened(client, school).select_one(".itinerary")
    assert opened(client, links.path).select_one(".itinerary")
    assert "Link 2" not in managed(client, links.code).text


def test_a_number_is_never_given_again(client: TestClient) -> None:
    """Else somebody who presses "revoke" twice would revoke the next link too."""
    code = shared(client).code
    new_link(client, code, "view")
    new_link(client, code, "view")
    managed(client, code, "revoke", number="2")
    new_link(client, code, "view")

    numbers = [li.text.split(":")[0].strip() for li in managed(client, code).select(".links__one")]
    assert numbers == ["Link 1", "Link 3", "Link 4"]


def test_there_is_an_end_to_links(client: TestClient) -> None:
    code = shared(client).code
    for _ in range(MOST_LINKS - 1):
        new_link(client, code, "view")

    refused = client.post("/nl/beheer", data={"code": code, "act": "link"})
    assert refused.status_code == 422
    assert "Je hebt al twintig links" in refused.text


@on_both_databases
def test_the_last_day_moves_but_never_past_a_year(client: TestClient, clock: Clock) -> None:
    links = shared(client, days="7")
    clock.today = TODAY + timedelta(days=6)
    managed(client, links.code, "last_day", days="90")
    assert "27 februari 2027" in managed(client, links.code).text  # 90 days from today

    for _ in range(4):
        clock.today += timedelta(days=80)
        managed(client, links.code, "last_day", days="90")
    clock.today = TODAY + timedelta(days=364)
    assert opened(client, links.path)
    clock.today = TODAY + timedelta(days=365)
    assert client.get(links.path, headers=A_PERSON).status_code == 404


# --- notes ---------------------------------------------------------------------------------------


@on_both_databases
def test_a_note_is_seen_only_where_it_was_shared(client: TestClient) -> None:
    links = shared(client)
    without, with_notes = (
        new_link(client, links.code, "view"),
        new_link(client, links.code, "notes"),
    )
    note = {"stop": STOP, "note": "Eerst een open dag.\r\nDan bellen.", "next_step": "Bel het ROC"}
    managed(client, links.code, "note", **note)

    assert "Eerst een open dag.\nDan bellen." in opened(client, with_notes).text
    assert "Bel het ROC" in managed(client, links.code).text
    for path in (without, links.path):
        assert "open dag" not in client.get(path, headers=A_PERSON).text
        assert "ROC" not in client.get(path, headers=A_PERSON).text
    assert not opened(client, with_notes).select("textarea")


def test_a_note_is_text_and_nothing_else(client: TestClient) -> None:
    links = shared(client)
    path = new_link(client, links.code, "notes")
    managed(client, links.code, "note", stop=STOP, note="<b onclick=x>lees</b>\x1b[31m\u202e")

    page = opened(client, path)
    assert not page.select("[onclick]")
    assert "<b onclick=x>lees</b>[31m" in page.text
    assert "\u202e" not in page.text


@pytest.mark.parametrize("length", [500, 501])
def test_a_note_has_room_for_500_characters_and_loses_none(client: TestClient, length: int) -> None:
    code, typed = shared(client).code, "é" * length
    sent = {"code": code, "act": "note", "stop": STOP, "note": typed}
    answer = client.post("/nl/beheer", data=sent)

    assert typed in answer.text
    assert answer.status_code == (200 if length == 500 else 422)
    assert (typed in managed(client, code).text) == (length == 500)


@on_both_databases
def test_who_writes_at_the_same_time_overwrites_nobody(client: TestClient) -> None:
    links = shared(client)
    coach = new_link(client, links.code, "propose")
    managed(client, links.code, "note", stop=STOP, note="van de klant")

    late = {"stop": STOP, "note": "van de coach", "seen_note": ""}
    answer = client.post(f"{coach}/aantekening", data=late)

    assert answer.status_code == 409
    assert "van de klant" in answer.text
    assert "van de coach" in answer.text
    assert "van de coach" not in managed(client, links.code).text
    kept = client.post(f"{coach}/aantekening", data=late | {"seen_note": "van de klant"})
    assert kept.status_code == 303
    assert "van de coach" in managed(client, links.code).text


def test_a_note_that_is_emptied_leaves_no_bytes(client: TestClient, settings: Settings) -> None:
    code = shared(client).code
    managed(client, code, "note", stop=STOP, note="geheimpje")
    assert b"geheimpje" in stored_bytes(settings)

    managed(client, code, "note", stop=STOP, seen_note="geheimpje")
    assert b"geheimpje" not in stored_bytes(settings)


@pytest.mark.parametrize("stop", ["cio.senior", "", "x.medior"])
def test_a_note_belongs_to_a_step_of_the_path(client: TestClient, stop: str) -> None:
    sent = {"code": shared(client).code, "act": "note", "stop": stop, "note": "x"}
    assert client.post("/nl/beheer", data=sent).status_code == 404


# --- gone ----------------------------------------------------------------------------------------


@on_both_databases
def test_deleting_takes_links_versions_and_notes_along(
    client: TestClient, settings: Settings
) -> None:
    links = shared(client)
    coach = new_link(client, links.code, "propose")
    managed(client, links.code, "note", stop=STOP, note="geheimpje")
    client.post(
        f"{coach}/voorstel", data={"asked": '{"goal":{"role":"testanalist","level":"medior"}}'}
    )

    client.post("/nl/beheer", data={"code": links.code, "act": "delete"})

    for table in ("shared_path", "path_link", "path_version", "step_note"):
        assert rows(settings, table) == 0
    assert client.get(coach, headers=A_PERSON).status_code == 404
    if settings.database_url.startswith("sqlite"):
        assert b"geheimpje" not in stored_bytes(settings)
        assert QUESTION["from"].encode() not in stored_bytes(settings)
