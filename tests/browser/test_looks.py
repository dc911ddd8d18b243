"""The main pages look as they did when somebody looked at them and accepted that.

`make looks` compares, `make accept-looks` accepts. The pictures are kept small, a quarter of the
width, so that another version of Chromium, which sets letters a hair differently, changes nothing.
What does not look as accepted is left beside the accepted picture, with "-now" in its name.
"""

import os
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from tests.addresses import every_page

ACCEPTED = Path(__file__).parent / "looks"
MAIN = (
    "home", "start-filled", "level-filled", "my_skills-filled", "limits-filled",
    "result-filled", "path-filled", "map", "role", "roles",
)  # fmt: skip
SETTINGS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((1280, "light"), (360, "dark"))
HEIGHT = 1600  # of each page, in CSS pixels
KEPT_WIDTH = {1280: 320, 360: 180}
SEEN = 40  # of 255: a difference that somebody sees
MOST_SEEN = 0.015  # of all pixels


def picture_of(browser: Browser, base_url: str, name: str, width: int, theme: str) -> Image.Image:
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": width, "height": HEIGHT},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    address = next(one.address for one in every_page() if (one.name, one.language) == (name, "nl"))
    page.goto(address)
    page.evaluate("document.fonts.ready")
    with Image.open(BytesIO(page.screenshot())) as whole:
        kept = KEPT_WIDTH[width]
        small = whole.convert("RGB").resize((kept, round(whole.height * kept / whole.width)))
    context.close()
    return small


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that somebody sees differ."""
    grey = ImageChops.difference(one, other).convert("L")
    return sum(grey.histogram()[SEEN:]) / (grey.width * grey.height)


@pytest.mark.looks
@pytest.mark.parametrize(("width", "theme"), SETTINGS)
@pytest.mark.parametrize("name", MAIN)
def test_a_main_page_looks_as_accepted(
    browser: Browser, base_url: str, name: str, width: int, theme: str
) -> None:
    now = picture_of(browser, base_url, name, width, theme)
    file = ACCEPTED / f"{name}-{width}-{theme}.webp"
    if os.environ.get("ACCEPT_LOOKS"):
        ACCEPTED.mkdir(exist_ok=True)
        now.save(file, quality=80)
        return
    with Image.open(file) as accepted:
        seen = difference(now, accepted.convert("RGB"))
    if seen > MOST_SEEN:
        now.save(file.with_stem(f"{file.stem}-now"), quality=80)
    assert seen <= MOST_SEEN, f"{seen:.1%} of {file.stem} looks different; see {file.stem}-now"


def test_a_button_in_another_colour_is_seen_and_a_hair_is_not() -> None:
    page = Image.new("RGB", (320, 400), "#faf7f2")
    button, hair = page.copy(), page.copy()
    button.paste("#241a36", (20, 40, 150, 60))
    hair.paste("#faf0e2", (20, 40, 150, 60))

    assert difference(page, button) > MOST_SEEN
    assert difference(page, hair) == 0
