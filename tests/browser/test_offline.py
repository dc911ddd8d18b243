"""Without a connection there is a page in the reader's language, and nothing else was kept."""

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


def test_without_a_connection_a_page_says_so(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto("/nl/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto("/nl/uitkomst?from=kok&level=medior")
    kept = page.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys())
                for (const one of await (await caches.open(name)).keys())
                    found.push(new URL(one.url).pathname);
            return found;
        }"""
    )
    context.set_offline(True)
    page.goto("/en/result?from=kok&level=medior")

    expect(page.get_by_role("heading", level=1)).to_have_text("No connection")
    assert page.locator("h1").evaluate("one => getComputedStyle(one).fontWeight") == "700"
    assert {"/nl/geen-verbinding", "/en/offline"} <= set(kept)
    assert [path for path in kept if not path.startswith("/static/")] == [
        "/nl/geen-verbinding",
        "/en/offline",
    ]
    context.close()


def test_a_shared_path_still_opens_at_once_for_a_person(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto("/nl/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto("/nl/pad?from=verpleegkundige&level=medior&goal=testanalist.medior")
    page.get_by_role("button", name="Maak een link").click()
    link = page.locator(".share__link a").first.get_attribute("href") or ""
    assert page.evaluate("navigator.serviceWorker.controller !== null")
    page.goto(link[link.index("/p/") :])

    expect(page.locator(".itinerary").first).to_be_visible()
    context.close()
