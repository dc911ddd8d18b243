"""Saving, opening and deleting a path as a visitor does, over HTTP."""

import re
from dataclasses import dataclass

from trust.raw import ask, form, get

QUESTION = b"from=verpleegkundige&level=medior&years=8&goal=testanalist.senior"
VIEW = re.compile(r'href="[^"]*?/p/([\w-]{22})["?]')
DELETE = re.compile(r'href="[^"]*?/p/weg/([\w-]{32})')


@dataclass(frozen=True, slots=True)
class Saved:
    """The two secrets of a saved path."""

    view: str
    delete: str


def save(port: int, more: bytes = b"") -> Saved | None:
    """Save a path; None when the site did not acknowledge it."""
    answer = ask(port, form("/nl/deel", QUESTION + more))
    view, delete = VIEW.search(answer.text), DELETE.search(answer.text)
    if answer.status != 200 or view is None or delete is None:
        return None
    return Saved(view[1], delete[1])


def opens(port: int, token: str) -> int:
    """Return the status of the page behind a link, asked for as a browser does."""
    return ask(port, get(f"/p/{token}", Sec_Fetch_Mode="navigate", Sec_Fetch_Site="none")).status


def delete(port: int, token: str) -> int:
    """Delete a path and return the status of the answer."""
    return ask(port, form(f"/p/weg/{token}", b"")).status
