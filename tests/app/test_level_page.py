"""How far somebody is: three sentences, and the years if they like."""

from starlette.testclient import TestClient

from tests.conftest import Visit
from tests.house_style import checked_page


def test_every_level_has_a_sentence(visit: Visit) -> None:
    page = visit("/nl/start/niveau?from=verpleegkundige&door=c")

    assert [radio["value"] for radio in page.select("input[name=level]")] == [
        "junior",
        "medior",
        "senior",
    ]
    assert all(sentence.get_text() for sentence in page.select(".choice__can"))


def test_a_role_offers_only_the_levels_it_has(visit: Visit) -> None:
    page = visit("/nl/start/niveau?role=enterprise-architect&door=d")
    assert [radio["value"] for radio in page.select("input[name=level]")] == ["medior", "senior"]


def test_an_answer_leads_on_to_the_skills(client: TestClient) -> None:
    answer = client.get("/nl/start/niveau?from=verpleegkundige&door=c&level=medior&years=8")

    assert answer.status_code == 303
    assert (
        answer.headers["location"]
        == "/nl/korte-vragen?from=verpleegkundige&door=c&level=medior&years=8"
    )


def test_years_may_stay_empty(client: TestClient) -> None:
    answer = client.get("/en/start/level?from=kok&level=senior&years=")
    assert answer.headers["location"] == "/en/short-questions?from=kok&level=senior"


def test_no_level_is_named_at_the_field_and_the_rest_is_kept(client: TestClient) -> None:
    answer = client.get("/nl/start/niveau?from=kok&years=7,5")

    assert answer.status_code == 422
    page = checked_page("level", answer.text)
    assert page.select_one("#level_wrong") is not None
    assert page.select_one("#years_wrong") is None
    assert page.select("input[name=years]")[0]["value"] == "7,5"


def test_strange_years_are_named_at_the_field(client: TestClient) -> None:
    for years in ("acht", "-1", "61", "1.2.3", "9" * 15):
        answer = client.get(
            "/nl/start/niveau", params={"from": "kok", "level": "junior", "years": years}
        )
        assert answer.status_code == 422, years
        assert checked_page(years, answer.text).select_one("#years_wrong") is not None


def test_without_work_the_page_leads_back(visit: Visit) -> None:
    assert visit("/nl/start/niveau").select_one(".empty a[href='/nl/start']") is not None


def test_unknown_work_is_a_page_that_is_not_there(client: TestClient) -> None:
    assert client.get("/nl/start/niveau?from=ruimtereiziger").status_code == 404
