"""docs/weten.md shows pages that exist, and names every test file of the seven barriers."""

import re
from pathlib import Path

from tests.addresses import every_page

DOCUMENT = Path(__file__).parents[2] / "docs" / "weten.md"


def test_every_picture_is_of_a_page_that_exists() -> None:
    named = re.findall(r"\]\(weten/([\w-]+)\.png\)", DOCUMENT.read_text("utf-8"))

    assert len(named) >= 10
    assert set(named) <= {page.name for page in every_page()}


def test_every_barrier_and_its_tests_are_in_the_document() -> None:
    text = DOCUMENT.read_text("utf-8")
    files = sorted(Path(__file__).parent.glob("test_[1-7]_*.py"))

    assert len(files) == 7
    for number, file in enumerate(files, 1):
        assert f"## {number}. " in text
        assert f"`tests/weten/{file.name}`" in text
