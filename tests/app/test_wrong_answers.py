"""An answer that we cannot use is named in the reader's words, with a reason and a way on."""

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.house_style import checked_page

NURSE = "from=verpleegkundige&level=medior"
GOALS = "goal=testanalist.medior&goal=data-analist.medior&goal=bi-specialist.medior"


def refused(client: TestClient, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 422, address
    return checked_page(address, answer.text)


def onward(page: BeautifulSoup) -> list[str]:
    return [str(link["href"]) for link in page.select("main .actions a")]


@pytest.mark.parametrize(
    ("address", "said", "to"),
    [
        ("/nl/uitkomst?from=tovenaar&hours=10", "Beroep.", "/nl/uitkomst?hours=10"),
        ("/en/result?from=tovenaar&hours=10", "Occupation.", "/en/result?hours=10"),
        (
            "/nl/uitkomst?from=verpleegkundige&level=baas",
            "Niveau. Kies junior, medior of senior.",
            "/nl/uitkomst?from=verpleegkundige",
        ),
        (
            f"/en/path?{NURSE}&goal=tovenaar.medior",
            "Goal. We do not know this goal.",
            f"/en/path?{NURSE}",
        ),
        (
            f"/nl/uitkomst?{NURSE}&province=XX&province=UT",
            "Provincie. Deze provincie kennen we niet.",
            f"/nl/uitkomst?{NURSE}&province=UT",
        ),
        (
            "/nl/uitkomst?s=sql.9&s=sql.2&s=toveren.3",
            "Vaardigheden. Kies een getal van 1 tot en met 4.",
            "/nl/uitkomst?s=sql.2",
        ),
        (
            f"/nl/vergelijk?{NURSE}&{GOALS}&goal=scrum-master.medior",
            "Doel. Dit zijn te veel doelen. Kies er hoogstens drie.",
            f"/nl/vergelijk?{NURSE}&{GOALS}",
        ),
        (
            f"/en/compare?{NURSE}&goal=tovenaar.medior&goal=testanalist.medior",
            "Goal. We do not know this goal.",
            f"/en/compare?{NURSE}&goal=testanalist.medior",
        ),
    ],
)
def test_a_wrong_answer_has_a_reason_and_a_way_on_that_keeps_the_rest(
    client: TestClient, address: str, said: str, to: str
) -> None:
    page = refused(client, address)

    assert said in page.select("main .plain-list")[0].text
    assert not page.select("main code")
    assert onward(page)[0] == to
    assert client.get(to).status_code == 200


def test_limits_are_mended_where_they_are_set(client: TestClient) -> None:
    asked = f"{NURSE}&hours=8,5&euros=1500,50&goal=testanalist.medior"
    page = refused(client, f"/nl/pad?{asked}")
    to = onward(page)[0]

    assert "Uren per week. Vul hele uren in" in page.select("main .plain-list")[0].text
    assert to == f"/nl/mijn-grenzen?{asked}"
    limits = refused(client, to)
    assert limits.select("#hours")[0]["value"] == "8,5"
    assert limits.select("#euros")[0]["value"] == "1500,50"
    assert limits.select_one("[name=goal][value='testanalist.medior']") is not None


def test_all_that_is_wrong_is_left_out_at_once(client: TestClient) -> None:
    address = "/nl/uitkomst?from=tovenaar&goal=tovenaar.medior&province=XX&months=9&s=sql.2"
    page = refused(client, address)

    assert onward(page)[0] == "/nl/uitkomst?months=9&s=sql.2"


def test_without_a_question_in_the_address_only_the_front_page_is_left(client: TestClient) -> None:
    answer = client.post("/nl/deel", data={"from": "tovenaar", "goal": "testanalist.medior"})

    assert answer.status_code == 422
    page = checked_page("saving", answer.text)
    assert "Beroep. Dit beroep kennen we niet." in page.select("main .plain-list")[0].text
    assert onward(page) == ["/nl/"]
