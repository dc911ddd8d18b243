"""The whole journey with the keyboard only, on a telephone's width, with and without scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
FOCUSED = """() => {
    const el = document.activeElement;
    const box = el.getBoundingClientRect();
    const labels = el.labels ? [...el.labels].map(label => label.innerText).join(" ") : "";
    return {
        name: (labels || el.innerText || el.value || "").trim(),
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
MOST_TABS = 150


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(browser: Browser, base_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=request.param,
        base_url=base_url,
        viewport={"width": 360, "height": 740},
        locale="nl-NL",
    )
    yield context.new_page()
    context.close()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called `name`, and see that it is on the screen."""
    passed = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        passed.append(focused["name"].split("\n")[0])
        if re.search(name, focused["name"]):
            assert focused["seen"], f"{name} has the focus but is not on the screen"
            return
    raise AssertionError(f"{name} is not reached by Tab; passed {passed}")


def press(page: Page, name: str, key: str = "Enter") -> None:
    tab_to(page, name)
    page.keyboard.press(key)


def test_a_nurse_finds_a_path_and_saves_it(phone: Page) -> None:
    phone.goto("/nl/")
    press(phone, "Ik wil overstappen")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Waar sta je nu?")
    tab_to(phone, "^$|Je beroep")
    phone.keyboard.type("verpleegkundige")
    phone.keyboard.press("Enter")
    phone.wait_for_url(re.compile("q=verpleegkundige"))
    press(phone, "^Verpleegkundige$")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Hoe ver")
    tab_to(phone, "Junior")
    phone.keyboard.press("ArrowDown")
    press(phone, "^Ga verder$")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Korte vragen")
    press(phone, "^Liever alles in één lijst")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Wat je al kunt")
    press(phone, "^Ga verder$")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Wat je wilt")
    press(phone, "Ik wil op mijn niveau blijven", "Space")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Dit kun je al")
    assert "level=medior" in phone.url
    assert "keep=1" in phone.url
    press(phone, "^Bekijk de route")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Van medior verpleegkundige naar")
    press(phone, "^Maak een link$")

    link = phone.locator(".share__link a").first
    expect(link).to_be_visible()
    assert "/p/" in (link.get_attribute("href") or "")
