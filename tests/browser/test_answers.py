"""The answers in a browser: filters swap, a path is shared and deleted, all of it accessible."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.access import RULES

pytestmark = pytest.mark.browser
NURSE = "from=verpleegkundige&level=medior&years=8"
ANSWERS = [
    f"/nl/uitkomst?{NURSE}",
    "/en/result?from=kassamedewerker&level=junior&years=2&hours=2&months=3",
    f"/nl/uitkomst?{NURSE}&keep=1&months=2&family=cloud",
    f"/nl/pad?{NURSE}&goal=testanalist.senior",
    f"/en/path?{NURSE}&goal=data-analist.medior",
    f"/nl/pad?{NURSE}&goal=softwareontwikkelaar.medior&keep=1&months=9",
    f"/nl/pad?{NURSE}",
]


def test_a_line_can_be_chosen_without_loading_the_page_again(page: Page) -> None:
    page.goto(f"/nl/uitkomst?{NURSE}")
    page.evaluate("window.stayed = true")
    page.get_by_text("Kies een lijn", exact=True).click()
    page.get_by_role("link", name="T. Testen").click()

    expect(page.locator("#stations")).to_contain_text("lijn T, Testen")
    expect(page).to_have_url(re.compile(r"family=testing"))
    assert page.evaluate("window.stayed")
    page.go_back()
    expect(page.locator("#stations")).not_to_contain_text("lijn T")
    expect(page.locator("h1")).to_have_count(1)


def test_a_path_is_shared_opened_and_deleted_without_scripts(
    browser: Browser, base_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto(f"/nl/uitkomst?{NURSE}")
    page.locator(".result .button--you").click()
    route = page.locator("h1").inner_text()
    page.get_by_label("7 dagen").check()
    page.get_by_role("button", name="Maak een link").click()
    link, edit = (urlsplit(address) for address in page.locator(".share__link a").all_inner_texts())

    page.goto(link.path)
    expect(page.locator("h1 + .lead")).to_contain_text(route)
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("A shared career path")
    page.get_by_role("link", name="Make your own version").click()
    expect(page.locator(".itinerary")).to_be_visible()

    page.goto(edit.path)
    page.get_by_label("De link voor jezelf").fill(edit.geturl())
    page.get_by_role("button", name="Open").click()
    page.get_by_role("button", name="Haal het pad weg").click()
    page.get_by_role("button", name="Haal het pad weg").click()
    expect(page.locator("h1")).to_have_text("Dit pad is weg")
    gone = page.goto(link.path)
    assert gone is not None
    assert gone.status == 404
    context.close()


def test_a_path_of_two_steps_prints_on_two_pages(page: Page) -> None:
    page.goto(f"/nl/pad?{NURSE}&goal=data-analist.senior")
    expect(page.locator(".leg")).to_have_count(2)

    printed = page.pdf(format="A4")

    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 2


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ANSWERS)
def test_an_answer_is_accessible_and_fits_the_screen(
    browser: Browser, base_url: str, address: str, width: int
) -> None:
    viewport = ViewportSize(width=width, height=900)
    context = browser.new_context(base_url=base_url, viewport=viewport, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")

    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
