"""Another version of a shared path: seen side by side, proposed, accepted or declined."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.proposals import MOST_PROPOSALS
from app.settings import Settings
from tests.conftest import on_both_databases
from tests.house_style import checked_page
from tests.sharing import A_PERSON, managed, new_link, opened, rows, shared, stored_bytes

SAME = {"goal": "testanalist.senior", "keep": "1", "hours": "", "months": "", "euros": ""}
FASTER = SAME | {"hours": "16"}


def difference(client: TestClient, path: str, **fields: str) -> BeautifulSoup:
    response = client.post(f"{path}/verschil", data=fields)
    assert response.status_code == 200, response.text
    return checked_page(path, response.text)


def proposed(client: TestClient, path: str, **fields: str) -> None:
    """See the difference and press the button below it."""
    form = difference(client, path, **fields).select_one("form[action*='/voorstel']")
    assert form is not None
    sent = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    answer = client.post(str(form["action"]), data=sent)
    assert answer.status_code == 303, answer.text
    assert "is verstuurd" in opened(client, answer.headers["Location"]).text


@on_both_databases
def test_a_coach_proposes_and_the_client_agrees(client: TestClient) -> None:
    links = shared(client)
    coach = new_link(client, links.code, "propose", "coach")
    before = opened(client, links.path)

    proposed(client, coach, **FASTER)
    assert opened(client, links.path).select_one(".facts") == before.select_one(".facts")
    page = managed(client, links.code)
    assert "Er is 1 voorstel" in page.text
    assert "Leren (gevraagd): 16 uur per week. Het was 8 uur per week." in page.text

    page = managed(client, links.code, "accept", number="2")
    assert "Deze versie is nu jouw pad" in page.text
    assert "Eerdere versies" in page.text
    after = opened(client, links.path)
    assert after.select_one(".facts") != before.select_one(".facts")
    assert "16 uur per week" in after.text

    managed(client, links.code, "accept", number="1")
    assert opened(client, links.path).select_one(".facts") == before.select_one(".facts")


@on_both_databases
def test_a_proposal_that_is_declined_is_wiped(client: TestClient, settings: Settings) -> None:
    links = shared(client)
    coach = new_link(client, links.code, "propose")
    proposed(client, coach, **SAME | {"hours": "17"})
    if settings.database_url.startswith("sqlite"):
        assert b'"17"' in stored_bytes(settings)

    assert "gewist" in managed(client, links.code, "decline", number="2").text
    assert rows(settings, "path_version") == 1
    if settings.database_url.startswith("sqlite"):
        assert b'"17"' not in stored_bytes(settings)


@pytest.mark.parametrize("act", ["accept", "decline"])
@pytest.mark.parametrize("number", ["2", "99"])
def test_a_version_of_another_path_cannot_be_named(
    client: TestClient, settings: Settings, act: str, number: str
) -> None:
    mine, other = shared(client), shared(client)
    proposed(client, new_link(client, other.code, "propose"), **FASTER)

    refused = client.post("/nl/beheer", data={"code": mine.code, "act": act, "number": number})
    assert refused.status_code == 404
    assert rows(settings, "path_version") == 3


def test_the_version_in_force_cannot_be_declined(client: TestClient) -> None:
    links = shared(client)
    sent = {"code": links.code, "act": "decline", "number": "1"}

    assert client.post("/nl/beheer", data=sent).status_code == 404
    assert opened(client, links.path).select_one(".itinerary")


def test_who_may_only_read_compares_but_does_not_propose(client: TestClient) -> None:
    links = shared(client)
    other = shared(client, hours="16")
    seen = opened(client, links.path)
    assert not seen.select("form[action*='voorstel'], form[action*='aantekening'], #propose")

    page = difference(client, links.path, other=f"https://padwijzer.example{other.path}")
    assert "16 uur per week. Het was 8 uur per week" in page.text
    assert not page.select("form[action*='/voorstel']")
    for action in ("voorstel", "aantekening"):
        sent = {"asked": "{}", "stop": "testanalist.medior", "note": "x"}
        refused = client.post(f"{links.path}/{action}", data=sent)
        unknown = client.post(f"/p/AAAAAAAAAAAAAAAAAAAAAA/{action}", data=sent)
        assert (refused.status_code, refused.content) == (404, unknown.content)


def test_a_fork_names_its_parent_by_content_and_not_by_link(client: TestClient) -> None:
    links = shared(client)
    button = opened(client, links.path).select_one("a[href*='/nl/pad?']")
    assert button is not None
    question = parse_qs(urlsplit(str(button["href"])).query)
    assert len(question["of"][0]) == 64
    assert links.path.rpartition("/")[2] not in str(button["href"])

    page = BeautifulSoup(client.get(str(button["href"])).text, "html.parser")
    fields = {
        str(field["name"]): str(field["value"])
        for field in page.select("form[action='/nl/deel'] input[type=hidden]")
    }
    made = client.post("/nl/deel", data=fields | {"hours": "16"})
    assert "versie van een gedeeld pad" in made.text


@pytest.mark.parametrize("where", ["link", "address"])
def test_a_version_made_elsewhere_can_be_proposed(client: TestClient, where: str) -> None:
    links = shared(client)
    coach = new_link(client, links.code, "propose")
    question = "from=verpleegkundige&level=medior&years=8&goal=data-analist.medior"
    address = f"http://127.0.0.1:8000/nl/pad?{question}&path=1"
    own = shared(client, goal="data-analist.medior").path if where == "link" else address

    proposed(client, coach, other=own)
    assert "data-analist" in managed(client, links.code).text.lower()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"other": "https://padwijzer.example/p/AAAAAAAAAAAAAAAAAAAAAA"}, "kennen we niet"),
        ({"other": "hallo"}, "kennen we niet"),
        ({"other": "/nl/pad?goal=kaas.senior"}, "begrijpen we niet"),
        ({"other": "/nl/pad?hours=veel&goal=testanalist.senior"}, "begrijpen we niet"),
        (SAME | {"hours": "1e9"}, "begrijpen we niet"),
        (SAME | {"goal": "cio"}, "begrijpen we niet"),
        (SAME | {"months": "0", "goal": "cio.senior"}, "geen pad"),
    ],
)
def test_what_cannot_be_a_version_is_explained(
    client: TestClient, fields: dict[str, str], said: str
) -> None:
    answer = client.post(f"{shared(client).path}/verschil", data=fields)
    assert answer.status_code == 422
    assert said in checked_page("verschil", answer.text).text


def test_the_same_version_is_said_to_be_the_same(client: TestClient) -> None:
    coach = new_link(client, shared(client).code, "propose")
    page = difference(client, coach, **SAME)

    assert "hetzelfde als het gedeelde pad" in page.text
    assert not page.select("form[action*='/voorstel']")


@pytest.mark.parametrize("asked", ["", "[]", "{", '{"goal": 3}', '{"made_up": 1}', "{}"])
def test_a_proposal_is_computed_here(client: TestClient, settings: Settings, asked: str) -> None:
    coach = new_link(client, shared(client).code, "propose")

    assert client.post(f"{coach}/voorstel", data={"asked": asked}).status_code == 422
    assert rows(settings, "path_version") == 1


def test_there_is_an_end_to_proposals(client: TestClient, settings: Settings) -> None:
    coach = new_link(client, shared(client).code, "propose")
    for hours in range(9, 9 + MOST_PROPOSALS):
        proposed(client, coach, **SAME | {"hours": str(hours)})

    asked = '{"goal": {"role": "testanalist", "level": "junior"}}'
    assert client.post(f"{coach}/voorstel", data={"asked": asked}).status_code == 422
    assert rows(settings, "path_version") == 1 + MOST_PROPOSALS


def test_a_proposal_link_is_no_preview_either(client: TestClient) -> None:
    coach = new_link(client, shared(client).code, "propose")

    assert "Testanalist" not in client.get(coach).text
    assert "Testanalist" in client.get(coach, headers=A_PERSON).text
    english = opened(client, f"{coach}?lang=en")
    assert english.html is not None
    assert english.html["lang"] == "en"
    assert "Propose another version" in english.text
