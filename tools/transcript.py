"""Write down the main journey as a screen reader tells it, from the accessibility tree.

`python -m tools.transcript` prints it; `--accept` puts it in tests/browser/transcript.txt, which
the tests hold the pages to. Read the difference as somebody who does not see the page.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from app.main import create_app
from app.settings import Settings
from tests.browser.transcript import transcript_of
from tests.live import serving

FILE = Path(__file__).parent.parent / "tests" / "browser" / "transcript.txt"


def main(accept: bool) -> None:
    """Walk the journey, and print or keep what is told."""
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        settings = Settings.from_environment({"PADWIJZER_DATA_DIR": data})
        with serving(create_app(settings)) as address:
            chromium = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            told = transcript_of(chromium.new_page(base_url=address, locale="nl-NL"))
            chromium.close()
    if accept:
        FILE.write_text(told, "utf-8")
    else:
        print(told)


if __name__ == "__main__":
    main(accept="--accept" in sys.argv[1:])
