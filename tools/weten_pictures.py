"""Take the pictures that docs/weten.md shows, on a phone, and put them in docs/weten.

`python -m tools.weten_pictures` starts Padwijzer on a free port, with a database of its own.
"""

import re
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from app.main import create_app
from app.settings import Settings
from tests.addresses import Visited, every_page
from tests.live import serving

DOCUMENT = Path(__file__).parent.parent / "docs" / "weten.md"
FOLDER = DOCUMENT.with_suffix("")
PICTURE = re.compile(r"\]\(weten/([\w-]+)\.png\)")


def pictured() -> list[Visited]:
    """Return the pages that the document shows. Raises KeyError for a page that does not exist."""
    pages = {page.name: page for page in every_page() if page.language == "nl"}
    return [pages[name] for name in PICTURE.findall(DOCUMENT.read_text("utf-8"))]


def main() -> None:
    """Take one picture of each page."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        settings = Settings.from_environment({"PADWIJZER_DATA_DIR": data})
        with serving(create_app(settings)) as address:
            chromium = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            page = chromium.new_page(
                base_url=address, viewport={"width": 360, "height": 800}, reduced_motion="reduce"
            )
            page.set_default_timeout(120_000)
            for visited in pictured():
                page.goto(visited.address)
                page.evaluate("document.fonts.ready")
                page.screenshot(path=FOLDER / f"{visited.name}.png")
            chromium.close()


if __name__ == "__main__":
    main()
