"""What changes on a page is told to who cannot see it, and the keyboard goes on where it was."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
NURSE = "from=verpleegkundige&level=medior&years=8"
CHANGES = {  # page to what somebody types or chooses there
    "/nl/start?door=c": ("Je beroep", "kok"),
    f"/nl/mijn-vaardigheden?{NURSE}": ("Zoek een vaardigheid", "excel"),
    "/nl/rollen": ("Richting", "testing"),
    "/nl/scholing": ("Provincie", "FR"),
    "/nl/regelingen": ("nee", ""),
    "/nl/hulp-dichtbij": ("Provincie", "FR"),
}


def change(page: Page, label: str, value: str) -> None:
    field = page.get_by_label(label, exact=True).first
    if not value:
        field.check()
    elif field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.press_sequentially(value)


@pytest.mark.parametrize("address", CHANGES)
def test_a_new_list_is_told_by_a_region_that_was_there_before(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    region = page.get_by_role("status")
    before, there = region.inner_text(), region.element_handle()
    change(page, *CHANGES[address])

    expect(region).not_to_have_text(before)
    assert there.evaluate("one => one.isConnected"), "nothing reads out a region that is new"


def test_choosing_a_line_is_told_and_leaves_the_keyboard_there(page: Page) -> None:
    page.goto(f"/nl/uitkomst?{NURSE}")
    heading = page.locator("#stations")
    there = heading.element_handle()
    page.get_by_text("Kies een lijn", exact=True).press("Enter")
    page.get_by_role("link", name="T. Testen").press("Enter")

    expect(heading).to_contain_text("lijn T, Testen")
    expect(page.get_by_role("link", name="T. Testen")).to_be_focused()
    assert heading.get_attribute("aria-live") == "polite"
    assert there.evaluate("one => one.isConnected")


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_keyboard_is_at_what_an_action_on_a_shared_path_led_to(
    browser: Browser, base_url: str, has_scripts: bool
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto(f"/nl/pad?{NURSE}&goal=testanalist.senior")
    page.get_by_role("button", name="Maak een link").press("Enter")
    edit = page.locator(".share__link a").nth(1).inner_text()
    page.goto("/nl/beheer")
    page.get_by_label("De link voor jezelf").fill(edit)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.get_by_role("button", name="Maak een link").press("Enter")
    expect(page.get_by_role("status")).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("De link is gemaakt")
    page.get_by_role("button", name="Haal het pad weg").press("Enter")
    expect(page.get_by_role("heading", name="Wil je dit pad weghalen?")).to_be_focused()
    page.get_by_role("button", name="Haal het pad weg").press("Enter")
    expect(page.get_by_role("heading", name="Dit pad is weg")).to_be_focused()
    context.close()


def test_who_copies_an_address_copies_nothing_else(page: Page) -> None:
    page.goto(f"/nl/pad?{NURSE}&goal=testanalist.senior")
    page.get_by_role("button", name="Maak een link").click()
    link = page.locator(".share__link a").first

    expect(link).to_have_accessible_description("(opent in een nieuw tabblad)")
    copied = link.evaluate(
        "one => { getSelection().selectAllChildren(one); return `${getSelection()}` }"
    )
    assert copied == link.get_attribute("href")
