"""Ways to learn: what is known of each, and what is not."""

from datetime import date
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from app.offer_rows import rows_of
from app.pages.offers import ON_A_PAGE
from app.sentences.speaker import Speaker
from career_graph.offers import Group
from tests.builders import offer as an_offer
from tests.conftest import Visit
from tests.house_style import checked_page

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


def all_shown(visit: Visit, address: str) -> list[str]:
    """The ids of all offers, page after page, as a visitor would leaf through them."""
    shown, following = [], address
    while following:
        page = visit(following)
        shown += [str(offer["id"]).removeprefix("offer_") for offer in page.select(".offer")]
        onward = page.select_one("a[rel=next]")
        following = str(onward["href"]) if onward else ""
    return shown


def test_leafing_through_shows_every_offer_once(visit: Visit, knowledge: Knowledge) -> None:
    shown = all_shown(visit, "/nl/scholing")
    assert len(shown) == len(set(shown))
    assert set(shown) == set(knowledge.offers)


def test_a_page_holds_no_more_than_can_be_read(visit: Visit) -> None:
    assert len(visit("/nl/scholing").select(".offer")) <= ON_A_PAGE


def test_filters_show_what_answers_to_all_of_them(visit: Visit, knowledge: Knowledge) -> None:
    shown = all_shown(visit, "/nl/scholing?skill=sql&online=1")
    assert set(shown) == {
        offer.id for offer in knowledge.offers.values() if offer.online and "sql" in offer.teaches
    }


def test_a_province_and_online_show_both(visit: Visit, knowledge: Knowledge) -> None:
    shown = all_shown(visit, "/nl/scholing?province=UT&online=1")
    assert set(shown) == {
        offer.id for offer in knowledge.offers.values() if offer.online or "UT" in offer.provinces
    }


def test_an_unknown_price_stays_in_sight_and_is_called_unknown(
    visit: Visit, knowledge: Knowledge
) -> None:
    shown = set(all_shown(visit, "/nl/scholing?price=0"))
    unknown = {offer.id for offer in knowledge.offers.values() if offer.price_euros is None}

    assert unknown <= shown
    assert all(knowledge.offers[offer].price_euros in (0, None) for offer in shown)
    page = visit("/nl/scholing?price=0")
    for offer in page.select(".offer"):
        shown_one = knowledge.offers[str(offer["id"]).removeprefix("offer_")]
        says_so = bool(offer.select(".offer__unknown"))
        assert says_so is (shown_one.id in unknown and bool(shown_one.teaches))


def test_a_link_names_where_it_leads(visit: Visit) -> None:
    for link in visit("/en/learning").select(".offer a"):
        host = (urlsplit(str(link["href"])).hostname or "").removeprefix("www.")
        assert host in link.get_text()


def test_every_offer_names_its_source_and_state(visit: Visit) -> None:
    for offer in visit("/nl/scholing").select(".offer"):
        source = offer.select(".source")[0].get_text()
        assert source.startswith("Bron:")
        assert "gecontroleerd bij de bron" in source.casefold()


def test_a_strange_price_is_named_at_the_field(client: TestClient) -> None:
    answer = client.get("/nl/scholing?price=niks&form=course")

    assert answer.status_code == 422
    page = checked_page("offers", answer.text)
    assert page.select_one("#price_wrong") is not None
    assert page.select("#price")[0]["value"] == "niks"
    assert page.select_one("#form option[value=course][selected]") is not None


def test_nothing_found_offers_the_whole_list(visit: Visit) -> None:
    assert visit("/nl/scholing?form=niets").select_one(".empty a[href='/nl/scholing']") is not None


def test_fragment_is_the_content_of_its_target(client: TestClient, visit: Visit) -> None:
    address = "/nl/scholing?skill=sql"
    fragment = client.get(address, headers=HTMX).text
    target = visit(address).select_one("#offer_list")

    assert target is not None
    assert "<html" not in fragment
    assert BeautifulSoup(fragment, "html.parser").text.split() == target.text.split()


def test_hours_and_prices_say_who_says_so(knowledge: Knowledge) -> None:
    rows = rows_of(
        Speaker("nl", knowledge.taxonomy),
        [
            an_offer("a", hours=120, price_euros=0),
            an_offer("b", hours_estimate=120, price_euros=250, price_from=2025),
            an_offer("c"),
        ],
        date(2026, 11, 30),
    )

    assert [row.hours for row in rows] == [
        "120 uur (volgens de aanbieder)",
        "ongeveer 120 uur (onze schatting)",
        "onbekend",
    ]
    assert [row.price for row in rows] == ["gratis", "€ 250 (prijs van 2025)", "onbekend"]
    assert [row.is_price_known for row in rows] == [True, True, False]


def test_a_start_that_is_over_is_not_shown(knowledge: Knowledge) -> None:
    days = (date(2026, 9, 1), date(2027, 2, 1))
    rows = [
        rows_of(Speaker("en", knowledge.taxonomy), [an_offer("a", starts=starts)], today)[0].start
        for starts, today in [
            (days, date(2026, 8, 31)),
            (days, date(2026, 11, 30)),
            (days, date(2027, 2, 2)),
            ("rolling", date(2027, 2, 2)),
        ]
    ]

    assert rows == ["1 September 2026", "1 February 2027", "unknown", "whenever you like"]


def test_whom_an_offer_is_meant_for_is_said_in_words(knowledge: Knowledge) -> None:
    for language in ("nl", "en"):
        say = Speaker(language, knowledge.taxonomy)
        rows = rows_of(say, [an_offer("a", groups=tuple(Group)), an_offer("b")], date(2026, 11, 30))
        assert [bool(row.groups) for row in rows] == [True, False]
        assert rows[0].groups.count(",") >= len(Group) - 2


def test_a_programme_of_a_region_is_shown_as_help_and_not_as_a_course(visit: Visit) -> None:
    shown = visit("/nl/scholing?form=programme&province=UT")

    for offer in shown.select(".offer"):
        assert offer.select_one(".offer__covers") is None
        assert offer.select(".offer__form")[0].get_text().startswith("hulp in de regio")
    assert shown.select_one("#offer_u-tech") is not None
