"""Take a picture of every page, whole, at each width, light and dark.

`python -m tools.screenshots FOLDER [PAGE…]` starts Padwijzer on a free port, with a database of
its own, and writes FOLDER/PAGE-LANGUAGE-WIDTH-THEME.png. PAGE is a name as in the code, such as
`home` or `result-filled`; without one, all pages. `--language` and `--width` take fewer of them.
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from app.main import create_app
from app.settings import Settings
from tests.addresses import Visited, every_page
from tests.live import serving

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
WIDTHS = (360, 768, 1280)
HEIGHT = 800


def take(
    browser: Browser,
    base_url: str,
    pages: Iterable[Visited],
    width: int,
    theme: Theme,
    folder: Path,
) -> None:
    """Take a picture of each page at one width in one theme."""
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": width, "height": HEIGHT},
        color_scheme=theme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    for visited in pages:
        page.goto(visited.address)
        page.evaluate("document.fonts.ready")
        name = f"{visited.name}-{visited.language}-{width}-{theme}.png"
        page.screenshot(path=folder / name, full_page=True)
    context.close()


def main() -> None:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*", metavar="page")
    parser.add_argument("--language", choices=["nl", "en"])
    parser.add_argument("--width", type=int, action="append")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    pages = [
        page
        for page in every_page()
        if wanted.language in (None, page.language)
        and (not wanted.pages or page.name in wanted.pages)
    ]
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        settings = Settings.from_environment({"PADWIJZER_DATA_DIR": data})
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        with serving(create_app(settings)) as base_url:
            for width, theme in product(wanted.width or WIDTHS, THEMES):
                take(browser, base_url, pages, width, theme, wanted.folder)
        browser.close()


if __name__ == "__main__":
    main()
