"""What a screen reader tells on the main journey stays as somebody read and accepted it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.transcript import transcript_of

pytestmark = pytest.mark.browser
KEPT = Path(__file__).parent / "transcript.txt"


def test_the_journey_is_told_as_it_was_accepted(page: Page) -> None:
    told = transcript_of(page)

    assert told.splitlines() == KEPT.read_text("utf-8").splitlines(), (
        "Read the difference as somebody who does not see the page; is it good? "
        "Then: python -m tools.transcript --accept"
    )


def test_no_link_or_button_is_told_without_a_name() -> None:
    lines = [line.strip() for line in KEPT.read_text("utf-8").splitlines()]

    assert not [line for line in lines if line in ("- link:", "- button", "- button:", "- link")]
