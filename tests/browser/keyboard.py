"""Somebody who uses the keyboard only: what they reach, in how many presses, and see."""

import re
from typing import Any

from playwright.sync_api import Page

from tests.browser.access import ON_TOP

TO_CONTENT = "Naar de inhoud"


class Keyboard:
    """Walks through pages without a mouse.

    It fails when the focus is hidden, is not drawn or is lost, and when something takes more
    presses of Tab than `within`, counted from the link that skips to the content.
    """

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        """Begin here, as somebody who typed the address."""
        self.page.goto(address)

    def reach(self, name: str, *, within: int) -> None:
        """Skip to the content of the page, then press Tab until `name` has the focus."""
        self.page.wait_for_load_state()  # what is not there yet cannot be reached
        self._tab(f"^A {TO_CONTENT}", 1)
        self.page.keyboard.press("Enter")
        self.onward(name, within=within)

    def onward(self, name: str, *, within: int) -> None:
        """Press Tab from here until `name` has the focus."""
        self._tab(name, within)

    def follow(self, name: str, *, within: int) -> None:
        """Reach `name` and press Enter: another page comes, or another part of this one."""
        self.reach(name, within=within)
        self.enter()

    def enter(self) -> None:
        """Press Enter, and wait for the address it leads to."""
        before = self.page.url.partition("#")[0]
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: url.partition("#")[0] != before)

    def _focus(self) -> dict[str, Any] | None:
        """What has the focus: at once, or when a busy machine has caught up."""
        focus: dict[str, Any] | None = self.page.evaluate(ON_TOP)
        if focus is None:
            self.page.wait_for_timeout(200)
            focus = self.page.evaluate(ON_TOP)
        return focus

    def _tab(self, name: str, within: int) -> None:
        passed: list[str] = []
        for _ in range(within):
            self.page.keyboard.press("Tab")
            focus = self._focus()
            assert focus, f"the focus is lost after {passed} on {self.page.url}"
            passed.append(focus["name"])
            assert focus["seen"], f"{focus['name']} has the focus but is hidden: {self.page.url}"
            assert focus["ring"], f"nothing shows that {focus['name']} has the focus"
            if re.search(name, focus["name"]):
                return
        raise AssertionError(f"{name} takes more than {within} presses; passed {passed}")
