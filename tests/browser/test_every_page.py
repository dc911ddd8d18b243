"""What only a browser can tell about each page: reachable for everyone, on any screen."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.test_house_style import ADDRESSES

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_accessible_and_needs_no_sideways_scrolling(
    page: Page, address: str, width: int
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)

    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_in_both_colour_schemes(
    page: Page, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto("/nl/")

    found = Axe().run(page, options={"runOnly": ["color-contrast"], "resultTypes": ["violations"]})

    assert found.violations_count == 0, found.generate_report()


def test_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto("/nl/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.locator(".skip").is_visible()


def test_nothing_is_left_in_the_browser(page: Page) -> None:
    page.goto("/nl/")
    page.goto("/nl/bronnen?from=verpleegkundige")

    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_language_switch_works_without_scripts(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/nl/bronnen?from=kok")

    page.get_by_role("link", name="English").click()

    assert page.url.endswith("/en/sources?from=kok")
    assert page.get_by_role("heading", level=1).inner_text() == "Sources"
    context.close()
