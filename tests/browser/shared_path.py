"""What somebody meets who shares a path: pages that have no address of their own."""

from collections.abc import Iterator

from playwright.sync_api import Page

from skills_taxonomy.model import Language
from tests.addresses import NURSE, every_page


def pages_of_a_shared_path(page: Page, language: Language) -> Iterator[str]:
    """Share a path, look at it, compare it, manage it and delete it; stop at each page by name."""
    at = {one.name: one.address for one in every_page() if one.language == language}
    page.goto(f"{at['path']}?{NURSE}&goal=testanalist.medior")
    page.locator(".share form button").click()
    page.wait_for_selector(".share__link")
    links = page.locator(".share__link a")
    view, edit = (str(links.nth(number).get_attribute("href")) for number in (0, 1))
    yield "the links"
    page.goto(f"/p/{view.rpartition('/')[2]}?lang={language}")
    yield "the path"
    page.locator("#other").fill(f"{at['path']}?{NURSE}&goal=data-analist.medior")
    page.keyboard.press("Enter")
    page.wait_for_selector("#difference")
    yield "the difference"
    page.goto(at["manage"])
    page.locator("#code").fill(edit)
    page.keyboard.press("Enter")
    page.wait_for_selector("#links")
    yield "the page of the owner"
    page.locator(".links__new button").click()
    page.wait_for_selector("#new_link")
    yield "one more link"
    page.locator("[aria-labelledby=delete] button").click()
    page.wait_for_selector("button[value=delete]")
    yield "whether to delete"
    page.locator("button[value=delete]").click()
    page.wait_for_selector("main a.button--you")
    yield "gone"
