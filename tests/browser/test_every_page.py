"""What only a browser can tell about each page: reachable for everyone, on any screen."""

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


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
