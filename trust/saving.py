"""Saving, opening and deleting a path as a visitor does, over HTTP."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from trust.raw import Answer, ask, form, get

# One step, with few offers to choose from: most of the work is in the saving, not in the reckoning.
QUESTION = (
    b"role=testanalist&level=senior&years=3&goal=testanalist.medior&online=0&months=1&euros=0"
)
VIEW = re.compile(r"/p/([\w-]{22})[\"?<]")
EDIT = re.compile(r"#([\w-]{32})[\"<]")
PROPOSE = re.compile(r"/p/([\w-]{32})[\"?<]")


@dataclass(frozen=True, slots=True)
class Saved:
    """The two secrets of a saved path."""

    view: str
    edit: str


def save(port: int, more: bytes = b"") -> Saved | None:
    """Save a path; None when the site did not acknowledge it."""
    answer = ask(port, form("/nl/deel", QUESTION + more))
    return saved_in(answer.text) if answer.status == 200 else None


def saved_in(page: str) -> Saved | None:
    """Return the secrets that a page shows once."""
    view, edit = VIEW.search(page), EDIT.search(page)
    return Saved(view[1], edit[1]) if view and edit else None


def show(port: int, token: str) -> Answer:
    """Open a link as a browser does."""
    return ask(port, get(f"/p/{token}", Sec_Fetch_Mode="navigate", Sec_Fetch_Site="none"))


def opens(port: int, token: str) -> int:
    """Return the status of the page behind a link."""
    return show(port, token).status


def manage(port: int, edit: str, act: str, **fields: str) -> Answer:
    """Do something with a path that the edit link allows."""
    return ask(port, form("/nl/beheer", urlencode({"code": edit, "act": act} | fields).encode()))


def delete(port: int, edit: str) -> int:
    """Delete a path and return the status of the answer."""
    return manage(port, edit, "delete").status
