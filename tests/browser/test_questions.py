"""The first questions in a browser: suggestions while typing, and all of it without scripts."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.access import RULES

pytestmark = pytest.mark.browser
FILLED = [
    "/nl/start?door=c&q=verpleeg",
    "/nl/start/niveau?from=verpleegkundige&years=x",
    "/nl/mijn-vaardigheden?from=verpleegkundige&level=medior&s=sql.2&s=explaining.3&q=excel",
    "/en/my-limits?from=verpleegkundige&level=medior&chosen=1&hours=veel",
    "/nl/rollen/functioneel-beheerder?from=verpleegkundige&level=medior",
    "/en/learning?skill=sql",
    "/nl/wat-wil-je?i=543&at=10&answered=1",
    "/en/what-do-you-want?i=543&p=care&at=purposes",
    "/nl/wat-wil-je/rollen?i=513532113522113512&was=113532113522113512&p=care",
    "/nl/rollen?family=testing&purpose=food",
    "/nl/uitkomst?from=kok&level=medior&i=113532113522113512&p=care&fit=1",
]


def test_suggestions_appear_while_typing_and_focus_stays(page: Page) -> None:
    page.goto("/nl/start?door=c")
    field = page.get_by_label("Je beroep")
    field.press_sequentially("verplegk")

    expect(page.get_by_role("link", name="Verpleegkundige", exact=True)).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("gevonden")
    expect(field).to_be_focused()
    field.press_sequentially("undige")
    page.get_by_role("link", name="Verpleegkundige", exact=True).click()
    expect(page).to_have_url(re.compile(r"/nl/start/niveau\?from=verpleegkundige&door=c$"))


def test_a_found_skill_stays_ticked_when_the_search_goes_on(page: Page) -> None:
    page.goto("/nl/mijn-vaardigheden?from=kok&level=medior")
    field = page.get_by_label("Zoek een vaardigheid")
    field.press_sequentially("excel")
    page.locator("#found_list #have_spreadsheets").check()
    field.fill("python")

    expect(page.locator("#found_list #have_python")).to_be_visible()
    expect(page.locator("#added_list #have_spreadsheets")).to_be_checked()
    page.get_by_role("button", name="Ga verder").click()
    expect(page).to_have_url(re.compile(r"/nl/mijn-grenzen\?.*s=spreadsheets\.1"))


def test_a_filter_changes_the_list_and_the_address(page: Page) -> None:
    page.goto("/nl/rollen")
    page.get_by_label("Richting").select_option("testing")

    expect(page.locator(".family")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"family=testing"))


def test_from_occupation_to_limits_without_scripts(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/nl/start?door=c")
    page.get_by_label("Je beroep").fill("ziekenhuis verplegkundige")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="Verpleegkundige", exact=True).click()
    page.get_by_role("radio", name="medior").check()
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("link", name="Liever alles in één lijst").click()
    page.locator("#have_explaining").uncheck()
    page.get_by_label("Zoek een vaardigheid").fill("excel")
    page.get_by_role("button", name="Zoek").click()
    page.locator("#have_spreadsheets").check()
    page.get_by_role("button", name="Ga verder").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Wat je wilt")
    assert "s=spreadsheets.1" in page.url
    assert "explaining" not in page.url
    context.close()


def test_the_interest_check_from_door_to_role_without_scripts(
    browser: Browser, base_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/nl/")
    page.get_by_role("link", name="Ik kies een opleiding").click()
    page.get_by_role("link", name="Begin", exact=True).click()
    for number in range(1, 5):
        expect(page.locator(".progress")).to_contain_text(f"Zin {number} van 18")
        page.get_by_role("radio", name="Heel graag", exact=True).check()
        page.get_by_role("button", name="Ga verder").click()
    expect(page.locator(".progress")).to_contain_text("Zin 5 van 18")
    page.go_back()
    expect(page.locator(".progress")).to_contain_text("Zin 4 van 18")
    page.get_by_role("radio", name="Gaat wel").check()
    page.get_by_role("button", name="Ga verder").click()
    expect(page.locator(".progress")).to_contain_text("Zin 5 van 18")
    page.get_by_role("link", name="Later verder").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Dit past vandaag bij jou")
    expect(page).to_have_url(re.compile("i=5553&"))
    page.locator(".result__title a").first.click()
    expect(page).to_have_url(re.compile("/nl/rollen/.*i=5553"))
    context.close()


@pytest.mark.parametrize("address", FILLED)
def test_a_page_with_answers_is_accessible_too(
    browser: Browser, base_url: str, address: str
) -> None:
    viewport = ViewportSize(width=360, height=900)
    context = browser.new_context(base_url=base_url, viewport=viewport, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")

    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
