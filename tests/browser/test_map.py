"""The map in a browser: nothing overlaps as it is really drawn, it fits, and it prints on A3."""

import re
from itertools import combinations
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.access import RULES

pytestmark = pytest.mark.browser
PATH = "from=verpleegkundige&level=medior&years=8&goal=data-analist.senior"
BOXES = """all => all.map(one => {
    const box = one.getBoundingClientRect();
    return [one.textContent, box.left, box.top, box.right, box.bottom];
})"""


def overlaps(page: Page) -> list[str]:
    """Return what overlaps on the map as drawn. Boxes of words have leading: two units."""
    page.evaluate("document.fonts.ready")
    drawn = page.locator(
        ".map :is(.map__label, .map__line-name, .map__stop, .map__change, .map__bullet)"
    )
    boxes = drawn.evaluate_all(BOXES)
    scale = page.locator(".map").evaluate("one => one.getScreenCTM().a")
    assert len(boxes) > 200
    return [
        f"{one or a} overlaps {other or b}"
        for (one, *a), (other, *b) in combinations(boxes, 2)
        if min(min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])) > 2 * scale
    ]


@pytest.mark.parametrize("address", ["/nl/kaart", "/en/map", f"/nl/kaart?{PATH}"])
def test_no_words_or_stations_overlap_at_any_size(page: Page, address: str) -> None:
    page.goto(address)
    for width in (1280, 768):
        page.set_viewport_size({"width": width, "height": 900})
        for size in ("fit", "normal", "large"):
            page.locator(f"label[for=map_{size}]").click()
            assert overlaps(page) == [], (width, size)


def test_a_label_that_is_moved_or_grows_is_found_to_overlap(page: Page) -> None:
    page.goto("/nl/kaart")
    labels = page.locator(".map__label")
    labels.evaluate_all("all => all.forEach(one => (one.style.fontSize = '30px'))")
    assert overlaps(page) != []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_lit_map_is_accessible_and_scrolls_in_its_own_region(
    page: Page, width: int, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/nl/kaart?{PATH}")

    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    frame = page.locator(".map-frame")
    assert frame.evaluate("one => one.scrollWidth > one.clientWidth")
    page.get_by_text("Hele kaart", exact=True).click()
    assert frame.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_the_keyboard_can_skip_scroll_and_walk_the_map(page: Page) -> None:
    page.goto("/nl/kaart")
    page.locator(".map-skip a").focus()
    order: list[str] = []
    while order[-2:] != ["map__station", "map__station"]:
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.getAttribute('class')")
        order.append((name or "link").split(" ")[0])

    parts = ["link", "map-jump__link", "map-zoom__input", "map-frame", "map__station"]
    assert list(dict.fromkeys(order)) == parts
    outline = page.locator(".map__station:focus-visible .map__hit")
    assert outline.evaluate("one => getComputedStyle(one).strokeWidth") == "3px"
    page.locator(".map-skip a").press("Enter")
    assert page.evaluate("document.activeElement.id") == "list"


def test_a_small_screen_shows_every_line_by_name_before_the_map(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 720})
    page.goto("/nl/kaart")
    lines = page.locator(".map-jump__link")
    assert lines.count() > 1
    for line in lines.all():
        expect(line).to_be_in_viewport(ratio=0.9)


def test_a_line_and_a_step_of_the_path_are_found_on_a_small_screen(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"/nl/kaart?{PATH}")
    page.get_by_role("link", name=re.compile("^Kunstmatige intelligentie")).click()
    expect(page.locator(page.evaluate("location.hash"))).to_be_in_viewport(ratio=0.9)
    page.locator(".map-path__steps a").last.click()
    expect(page.locator("#map_data-analist")).to_be_in_viewport(ratio=0.9)


def test_the_map_prints_on_one_page_of_a3(page: Page) -> None:
    page.goto(f"/nl/kaart?{PATH}")
    printed = page.pdf(prefer_css_page_size=True)

    sizes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    wide = [(width, height) for width, height in sizes if float(width) > float(height)]
    assert [(round(float(width)), round(float(height))) for width, height in wide] == [(1191, 842)]


def test_the_mouse_drags_the_map_without_following_a_link(page: Page) -> None:
    page.set_viewport_size({"width": 700, "height": 900})
    page.goto("/nl/kaart")
    frame, station = page.locator(".map-frame"), page.locator("#map_testanalist .map__label")
    station.scroll_into_view_if_needed()
    box = station.bounding_box()
    assert box is not None
    before = frame.evaluate("one => one.scrollLeft")
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 65, box["y"] + 5, steps=4)
    page.mouse.up()

    assert frame.evaluate("one => one.scrollLeft") == before - 60
    assert page.url.endswith("/nl/kaart")
    station.click()
    expect(page).to_have_url(re.compile("/nl/rollen/testanalist"))


def test_a_small_screen_begins_at_the_goal(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"/nl/kaart?{PATH}")
    goal = page.locator("#map_data-analist .map__stop")

    assert goal.evaluate("one => one.getBoundingClientRect().left") > 0
    assert goal.evaluate("one => one.getBoundingClientRect().right") < 360
