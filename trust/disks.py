"""T7: a disk that is full, files that may not grow, a disk that only reads.

Reading goes on, saving says that it cannot, deleting works, and all comes back by itself.
"""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from trust.outcome import Outcome, Tally
from trust.place import Place
from trust.raw import ask, form, get
from trust.saving import QUESTION, Saved, delete, opens, save
from trust.serving import Server, serving

REFUSALS = {503, 507}


def disks(place: Place) -> Outcome:
    """Fill a disk of our own, limit the size of files, and mount it read-only."""
    tally = Tally()
    if os.geteuid() == 0 and shutil.which("mount"):
        with _disk(place.folder / "disk", "32m") as disk:
            _fill(replace(place, folder=disk), place.log, tally)
        with _disk(place.folder / "read-only", "16m") as disk:
            _read_only(replace(place, folder=disk), place.log, tally)
    else:
        tally.counts["disks"] = "no (not root)"
    _limit_files(place, tally)
    return Outcome("T7", place.database, "disk trouble", tally.counts, tuple(tally.misses))


def _fill(place: Place, log: Path, tally: Tally) -> None:
    with serving(place.environment(), log) as server:
        room = shutil.disk_usage(place.folder).free - place.times(3_000_000, 1_000_000)
        (place.folder / "filler").write_bytes(bytes(room))
        saved = [one for one in _until_refused(server, tally, "full") if one]
        _still_reads(server, saved[0], tally, "full")
        gone = delete(server.port, saved[1].edit)
        tally.add("deleted on a full disk", gone == 200)
        tally.expect(gone == 200, f"full: deleting answered {gone}")
        tally.expect(opens(server.port, saved[1].view) == 404, "full: deleted, but still there")
        (place.folder / "filler").unlink()
        again = save(server.port)
        tally.add("saved again once there was room", again is not None)
        tally.expect(again is not None, "full: no saving after room came back")
        lost = sum(opens(server.port, one.view) != 200 for one in (saved[0], *saved[2:]))
        tally.add("lost", lost)
        tally.expect(lost == 0, f"full: {lost} acknowledged saves lost")


def _limit_files(place: Place, tally: Tally) -> None:
    """Without being root: no file may grow beyond what the database has now, and a bit."""
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))
    with serving(place.environment(), place.folder / "limited.log", before=limit) as server:
        saved = [one for one in _until_refused(server, tally, "limited") if one]
        _still_reads(server, saved[0], tally, "limited")


def _read_only(place: Place, log: Path, tally: Tally) -> None:
    environment = place.environment()
    with serving(environment, log) as server:
        saved = save(server.port)
        assert saved is not None
    subprocess.run(["mount", "-o", "remount,ro", place.folder], check=True)
    try:
        with serving(environment, log) as server:
            _refuses(server, tally, "read-only")
            page = ask(server.port, get("/nl/rollen")).status
            tally.expect(page == 200, f"read-only: a page answered {page}")
    except RuntimeError:
        tally.expect(False, "read-only: the site does not start")
    finally:
        subprocess.run(["mount", "-o", "remount,rw", place.folder], check=True)
    with serving(environment, log) as server:
        tally.expect(opens(server.port, saved.view) == 200, "read-only: lost afterwards")


def _until_refused(server: Server, tally: Tally, what: str) -> Iterator[Saved | None]:
    """Save until that is refused, three times; then every refusal must be a polite one."""
    refused = 0
    for _ in range(2_000):
        saved = save(server.port)
        yield saved
        tally.add("acknowledged", saved is not None)
        refused += saved is None
        if refused == 3:
            break
    tally.expect(refused == 3, f"{what}: the disk did not fill up")
    _refuses(server, tally, what)


def _refuses(server: Server, tally: Tally, what: str) -> None:
    answer = ask(server.port, form("/nl/deel", QUESTION))
    tally.add("refused politely", answer.status in REFUSALS)
    tally.expect(
        answer.status in REFUSALS and "opslaan" in answer.text and "retry-after" in answer.headers,
        f"{what}: saving answered {answer.status}",
    )


def _still_reads(server: Server, saved: Saved, tally: Tally, what: str) -> None:
    for path in ("/healthz", "/nl/", f"/p/{saved.view}"):
        status = ask(server.port, get(path)).status
        tally.add("read meanwhile", status == 200)
        tally.expect(status == 200, f"{what}: {path} answered {status}")


@contextmanager
def _disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)
