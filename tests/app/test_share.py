"""Sharing: nothing stored unasked, nothing found without the link, nothing left afterwards."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import text
from starlette.testclient import TestClient

from app.database import open_database, reading, writing
from app.settings import Settings
from app.shared_paths import purge_expired
from app.tables import SharedPath
from tests.conftest import on_both_databases
from tests.house_style import checked_page
from tests.sharing import (
    A_PERSON,
    QUESTION,
    TODAY,
    Clock,
    deleted,
    rows,
    shared,
    stored_bytes,
)

BOTS = [
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "WhatsApp/2.23.20.0",
    "Twitterbot/1.0",
    "Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5 Teams",
]
# --- the round -----------------------------------------------------------------------------------


@on_both_databases
def test_a_shared_path_is_the_path_as_it_was_made(client: TestClient, clock: Clock) -> None:
    links = shared(client)
    made = client.get("/nl/pad", params={n: v for n, v in QUESTION.items() if n != "path"}).text
    seen = checked_page(links.path, client.get(links.path, headers=A_PERSON).text)

    def itinerary(page: BeautifulSoup) -> str:
        found = page.select_one(".itinerary")
        assert found is not None
        return found.text

    assert itinerary(seen) == itinerary(BeautifulSoup(made, "html.parser"))
    assert "Zo gemaakt op 23 november 2026" in seen.text


@on_both_databases
def test_nothing_is_stored_before_the_button_is_pressed(
    client: TestClient, settings: Settings
) -> None:
    client.get("/nl/pad", params=QUESTION)
    client.get("/nl/deel")
    assert rows(settings) == 0


def test_the_link_the_code_and_the_last_day_are_shown(client: TestClient, clock: Clock) -> None:
    page = shared(client, days="30").page

    assert page.select(".share__qr path[d^='M']")
    assert "23 december 2026" in page.text
    assert not page.select("[style], script:not([src])")


def test_changing_language_after_saving_leads_to_the_shared_path(client: TestClient) -> None:
    links = shared(client)
    switch = links.page.select_one(".site-header__lang")

    assert switch is not None
    assert switch["href"] == f"{links.path}?lang=en"
    assert client.get(str(switch["href"])).status_code == 200


def test_a_shared_path_speaks_the_language_of_who_made_it_and_the_other(
    client: TestClient,
) -> None:
    links = shared(client, "en")
    page = checked_page(links.path, client.get(links.path, headers=A_PERSON).text)
    switch = page.select_one(".site-header__lang")

    assert page.html is not None
    assert page.html["lang"] == "en"
    assert switch is not None
    dutch = checked_page("nl", client.get(str(switch["href"]), headers=A_PERSON).text)
    assert dutch.html is not None
    assert dutch.html["lang"] == "nl"
    assert "Waarom deze route?" in dutch.text


def test_an_own_version_starts_from_the_same_question(client: TestClient) -> None:
    page = BeautifulSoup(
        client.get(shared(client).path, headers=A_PERSON).text, "html.parser"
    ).select_one(".notice .button")

    assert page is not None
    assert "goal=testanalist.senior" in str(page["href"])
    assert client.get(str(page["href"])).status_code == 200


def test_a_question_without_a_path_cannot_be_shared(client: TestClient) -> None:
    assert client.post("/nl/deel", data={"goal": "cio.senior"}).status_code == 422
    assert client.post("/nl/deel", data={"from": "verpleegkundige"}).status_code == 422


@pytest.mark.parametrize("days", ["0", "8", "3650", "ja", "-7"])
def test_only_three_terms_are_offered(client: TestClient, days: str) -> None:
    assert client.post("/nl/deel", data=QUESTION | {"days": days}).status_code == 422


def test_another_site_cannot_make_somebody_share(client: TestClient, settings: Settings) -> None:
    refused = client.post("/nl/deel", data=QUESTION, headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert rows(settings) == 0


# --- who sees what -------------------------------------------------------------------------------


@pytest.mark.parametrize("agent", BOTS)
def test_a_link_preview_holds_nothing_personal(client: TestClient, agent: str) -> None:
    body = client.get(shared(client).path, headers={"User-Agent": agent}).text

    for word in ("verpleegkundige", "Verpleegkundige", "estanalist", "maanden", "goal="):
        assert word not in body
    assert "<title>Een gedeeld loopbaanpad" in body


def test_who_presses_the_button_sees_the_path(client: TestClient) -> None:
    links = shared(client)
    form = BeautifulSoup(client.get(links.path).text, "html.parser").select_one("main form")

    assert form is not None
    assert "Testanalist" in client.post(str(form["action"])).text


def test_a_shared_path_is_kept_by_no_cache_and_listed_by_no_search_engine(
    client: TestClient,
) -> None:
    for response in (
        client.get(shared(client).path, headers=A_PERSON),
        client.head(shared(client).path),
        client.get("/nl/beheer"),
        client.post("/nl/beheer", data={"code": shared(client).code}),
    ):
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "no-store"
        assert "noindex" in response.headers["X-Robots-Tag"]
        assert response.headers["Referrer-Policy"] == "no-referrer"


@on_both_databases
def test_who_has_the_link_cannot_delete(client: TestClient) -> None:
    links = shared(client)
    token = links.path.rpartition("/")[2]
    seen = client.get(links.path, headers=A_PERSON).text

    assert deleted(client, token).status_code == 404
    assert links.code not in seen
    assert client.get(links.path).status_code == 200


def test_tokens_are_long_and_never_the_same(client: TestClient) -> None:
    pairs = [shared(client).tokens for _ in range(5)]

    assert len({token for pair in pairs for token in pair}) == 10
    assert all(re.fullmatch(rb"[\w-]{22}", view) for view, _ in pairs)  # 128 bits
    assert all(re.fullmatch(rb"[\w-]{32}", delete) for _, delete in pairs)  # 192 bits


def test_the_database_does_not_hold_the_tokens(client: TestClient, settings: Settings) -> None:
    links = shared(client)

    everything = stored_bytes(settings)
    assert b"verpleegkundige" in everything
    assert not [token for token in links.tokens if token in everything]


@on_both_databases
def test_who_deletes_leaves_no_row(client: TestClient, settings: Settings) -> None:
    links = shared(client)

    assert deleted(client, links.code).status_code == 200
    assert client.get(links.path).status_code == 404
    assert rows(settings) == 0


# --- expiring and deleting -----------------------------------------------------------------------


@on_both_databases
@pytest.mark.parametrize("days", [7, 30, 90])
def test_a_link_works_until_its_last_day(client: TestClient, clock: Clock, days: int) -> None:
    links = shared(client, days=str(days))

    clock.today = TODAY + timedelta(days=days - 1)
    assert client.get(links.path).status_code == 200
    clock.today = TODAY + timedelta(days=days)
    assert client.get(links.path).status_code == 404
    assert client.post("/nl/beheer", data={"code": links.code}).status_code == 404


@on_both_databases
def test_unknown_expired_and_deleted_cannot_be_told_apart(client: TestClient, clock: Clock) -> None:
    unknown = "/p/AAAAAAAAAAAAAAAAAAAAAA"
    gone, expired = shared(client, days="90"), shared(client, days="7")
    deleted(client, gone.code)
    clock.today = TODAY + timedelta(days=8)

    answers = [
        client.get(address, headers=A_PERSON)
        for address in (unknown, gone.path, expired.path, "/p/x", f"/p/{'A' * 400}")
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


@on_both_databases
def test_asking_whether_it_must_go_deletes_nothing(client: TestClient) -> None:
    links = shared(client)

    answer = client.post("/nl/beheer", data={"code": links.code, "act": "ask_delete"})
    page = checked_page("/nl/beheer", answer.text)
    assert page.select_one("main form[method=post]")
    assert client.get(links.path).status_code == 200


def test_what_is_deleted_leaves_no_bytes(client: TestClient, settings: Settings) -> None:
    client.post("/nl/deel", data=QUESTION | {"hours": "7"})
    links = shared(client, hours="11")
    assert b'"11"' in stored_bytes(settings)

    gone = checked_page("/nl/beheer", deleted(client, links.code).text)

    assert "Dit pad is weg" in gone.text
    assert client.get(links.path).status_code == 404
    assert deleted(client, links.code).status_code == 404
    assert b'"11"' not in stored_bytes(settings)
    assert rows(settings) == 1


def test_what_has_expired_is_purged_at_the_next_save(
    client: TestClient, clock: Clock, settings: Settings
) -> None:
    shared(client, days="7", hours="11")
    clock.today = TODAY + timedelta(days=7)
    shared(client, days="7")

    assert rows(settings) == 1
    assert b'"11"' not in stored_bytes(settings)


@on_both_databases
def test_what_has_expired_can_be_purged_at_any_time(
    client: TestClient, clock: Clock, settings: Settings
) -> None:
    shared(client, days="7")
    engine = open_database(settings.database_url)
    purge_expired(engine, TODAY + timedelta(days=6))
    assert rows(settings) == 1
    purge_expired(engine, TODAY + timedelta(days=7))
    engine.dispose()
    assert rows(settings) == 0


def test_the_database_is_set_up_to_keep_and_to_forget(settings: Settings) -> None:
    engine = open_database(settings.database_url)
    with reading(engine) as session:
        found = {
            name: session.connection().execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    engine.dispose()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_a_write_that_fails_leaves_nothing(settings: Settings) -> None:
    engine = open_database(settings.database_url)

    def fail_halfway() -> None:
        with writing(engine) as session:
            session.add(
                SharedPath(edit_hash="a", language="nl", created_on=TODAY, expires_on=TODAY)
            )
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    engine.dispose()
    assert rows(settings) == 0
