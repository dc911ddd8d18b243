"""What a visit costs: bytes over the wire, and waiting on a slow connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.addresses import every_page

pytestmark = pytest.mark.browser
HOME_BYTES = 60_000
PAGE_BYTES = 120_000
SLOW_3G = {  # as the developer tools of Chromium call it
    "offline": False,
    "latency": 400,  # ms
    "downloadThroughput": 400 * 1024 / 8,
    "uploadThroughput": 400 * 1024 / 8,
}


@contextmanager
def first_visit(browser: Browser, base_url: str) -> Iterator[tuple[Page, CDPSession]]:
    """A page in a browser that has nothing of the site yet."""
    context = browser.new_context(base_url=base_url, service_workers="block")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    yield page, wire
    context.close()


def bytes_of(browser: Browser, base_url: str, address: str) -> int:
    """Visit for the first time, and return all bytes that came over the wire, headers included."""
    received: list[int] = []

    def note(event: dict[str, Any]) -> None:
        received.append(event["encodedDataLength"])

    with first_visit(browser, base_url) as (page, wire):
        wire.on("Network.loadingFinished", note)
        page.goto(address)
        page.evaluate("document.fonts.ready.then(() => true)")
    return sum(received)


@pytest.mark.parametrize("address", ["/nl/", "/en/"])
def test_the_front_page_weighs_at_most_60_kilobytes(
    browser: Browser, base_url: str, address: str
) -> None:
    weight = bytes_of(browser, base_url, address)
    assert 20_000 < weight <= HOME_BYTES


def test_no_page_weighs_more_than_120_kilobytes(browser: Browser, base_url: str) -> None:
    weights = {
        page.address: bytes_of(browser, base_url, page.address)
        for page in every_page()
        if page.name.endswith("-filled") == (page.language == "nl")
    }
    assert min(weights.values()) > 20_000
    assert {a: weight for a, weight in weights.items() if weight > PAGE_BYTES} == {}


def test_a_second_page_fetches_no_sheet_or_letter_again(browser: Browser, base_url: str) -> None:
    with first_visit(browser, base_url) as (page, _):
        page.goto("/nl/", wait_until="networkidle")
        page.goto("/nl/privacy", wait_until="networkidle")
        sizes = page.evaluate(
            "performance.getEntriesByType('resource')"
            ".map(one => [one.name, one.transferSize]).filter(([, size]) => size)"
        )
    assert sizes == []


def test_the_questions_work_on_slow_3g(browser: Browser, base_url: str) -> None:
    with first_visit(browser, base_url) as (page, wire):
        wire.send("Network.emulateNetworkConditions", SLOW_3G)
        page.goto("/nl/", wait_until="commit")
        page.get_by_role("link", name="Ik wil overstappen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Waar sta je nu?")
        page.get_by_label("Je beroep").fill("verpleegkundige")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Verpleegkundige", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Hoe ver")
