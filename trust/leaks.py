"""T13: no secret and nothing personal where it does not belong, and nothing left after deleting."""

import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from trust.outcome import Outcome, Tally
from trust.place import Place
from trust.raw import ask, get
from trust.saving import Saved, delete, manage, save, show
from trust.serving import Server, serving

MARKER = b"&hours=11"  # nobody else's hours
STORED_MARKER = b'"hours","11"'
BOTS = (
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "WhatsApp/2.23.20.0",
    "Twitterbot/1.0",
    "Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5 Teams",
    "facebookexternalhit/1.1",
)
PERSONAL = ("estanalist", "maanden", "goal=")
STORAGE = "[localStorage.length, sessionStorage.length, document.cookie.length]"


def leaks(place: Place) -> Outcome:
    """Save, open, share and delete; then search everything that is kept for what must not be."""
    tally = Tally({"secrets": 0, "found in files": 0, "bytes left after deleting": 0})
    with serving(place.environment(), place.log) as server:
        kept = [one for one in (save(server.port) for _ in range(place.times(20, 5))) if one]
        marked = save(server.port, MARKER)
        assert marked is not None
        for one in (*kept, marked):
            show(server.port, one.view)
            manage(server.port, one.edit, "open")
        for agent in BOTS:
            body = ask(server.port, get(f"/p/{marked.view}", User_Agent=agent)).text
            tally.add("previews looked at")
            for word in PERSONAL:
                tally.expect(word not in body, f"{agent}: {word}")
        _browse(server, marked, tally)
        if place.database == "sqlite":
            there = _everything(place.folder)
            tally.expect(STORED_MARKER in there, "the marker is not found where it should be")
        delete(server.port, marked.edit)
        if place.database == "sqlite":
            left = _everything(place.folder).count(STORED_MARKER)
            tally.counts["bytes left after deleting"] = left * len(STORED_MARKER)
            tally.expect(left == 0, f"{left} copies of what was deleted")
    everything = _everything(place.folder)
    for one in (*kept, marked):
        for secret in (one.view, one.edit):
            tally.add("secrets")
            found = everything.count(secret.encode())
            tally.add("found in files", found)
            tally.expect(not found, "a secret stands in a file")
    return Outcome("T13", place.database, "leaks", tally.counts, tuple(tally.misses))


def _everything(folder: Path) -> bytes:
    """Return every byte of the data folder: database, write-ahead log, and the server's log."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.suffix != ".ballast"]
    return b"\n".join(file.read_bytes() for file in files)


def _browse(server: Server, saved: Saved, tally: Tally) -> None:
    """Open a shared path in Chromium: it asks nobody else for anything, and keeps nothing."""
    elsewhere: list[str] = []
    complaints: list[str] = []
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page: Page = browser.new_page()
        page.on("request", lambda asked: elsewhere.append(asked.url))
        page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
        for path in (f"/p/{saved.view}", f"/nl/beheer#{saved.edit}", "/nl/"):
            page.goto(server.address + path)
            page.wait_for_load_state("networkidle")
            tally.add("pages in Chromium")
            stored = page.evaluate(STORAGE)
            tally.expect(stored == [0, 0, 0], f"{path}: the browser keeps {stored}")
        browser.close()
    foreign = [u for u in elsewhere if not u.startswith((server.address, "data:"))]
    violations = [word for word in complaints if word.startswith("error")]
    tally.counts |= {"requests elsewhere": len(foreign), "policy violations": len(violations)}
    tally.expect(not foreign, f"asked elsewhere: {foreign[:3]}")
    tally.expect(not violations, f"complaints: {violations[:3]}")
