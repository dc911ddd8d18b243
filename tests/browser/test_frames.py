"""A real browser on the site of a school: the frame is shown there, and no other page is."""

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
SCHOOL = "https://school.example/"


def test_a_school_can_frame_a_role_and_nothing_else(browser: Browser, base_url: str) -> None:
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    html = "".join(
        f'<iframe name="{name}" src="{base_url}{address}"></iframe>'
        for name, address in (("role", "/nl/inbedden/rol/testanalist"), ("home", "/nl/"))
    )
    page.route(SCHOOL, lambda route: route.fulfill(content_type="text/html", body=html))
    page.goto(SCHOOL)

    shown = page.frame_locator("[name=role]").get_by_role("heading", level=1)
    assert shown.inner_text() == "Testanalist"
    assert page.frame_locator("[name=home]").get_by_role("heading", level=1).count() == 0
    assert any("frame-ancestors" in said for said in complaints)
    assert context.cookies() == []
    context.close()
