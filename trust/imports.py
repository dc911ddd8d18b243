"""T6: an import stopped at every step, at random moments, and fed with broken bundles.

Whatever happens, the old release is in force byte for byte, or the new one is, whole.
"""

import signal
import time
from pathlib import Path
from random import Random

from app.esco_import import import_esco
from skills_taxonomy.yaml_file import DataError
from tests.app.import_in_child import import_and_die, import_when_told, import_with_little_disk
from tests.app.test_import_faults import Imports, imports_into, processes, started
from tests.esco_bundles import small, write_zip
from trust.bad_files import bad_bundles, bad_zips
from trust.outcome import Outcome, Tally
from trust.place import Place

BAD_INPUTS = {59: "a full disk", 60: "a kill at every step"}  # by their numbers, as in T2
COUNTED = ("kills", "old intact", "new complete", "torn", "reruns right", "bundles refused")


def imports(place: Place) -> Outcome:
    """Kill, starve and mislead the import."""
    tally = Tally(dict.fromkeys(COUNTED, 0))
    url = place.environment().get("DATABASE_URL") or f"sqlite:///{place.folder}/data/p.sqlite"
    with imports_into(url, place.folder) as new:
        if place.database == "sqlite":  # first: the file has no free pages yet
            _starve(new, tally, place.folder)
        _kill_at_every_step(new, tally)
        _kill_at_random(new, tally, place.times(20, 2))
        new.go_back()
        _feed(new, tally)
    return Outcome("T6", place.database, "import faults", tally.counts, tuple(tally.misses))


def _kill_at_every_step(new: Imports, tally: Tally) -> None:
    steps: list[str] = []
    import_esco(
        new.engine, [new.new], activate=True, progress=lambda what, part: steps.append(what)
    )
    for number, step in enumerate(steps):
        if step in steps[:number]:
            continue
        new.go_back()
        process = started(import_and_die, new.url, new.new, number)
        process.join()
        tally.expect(process.exitcode == -signal.SIGKILL, f"step {number}: {process.exitcode}")
        _judge(new, tally, f"step {step}")


def _kill_at_random(new: Imports, tally: Tally, times: int) -> None:
    new.go_back()
    began = time.perf_counter()
    new.import_here()
    duration = time.perf_counter() - began
    random = Random(6)
    for number in range(times):
        new.go_back()
        told = processes.Event()
        process = started(import_when_told, new.url, new.new, told)
        told.wait(60)
        time.sleep(random.uniform(0, duration))  # any moment of an import is one to be killed at
        process.kill()
        process.join()
        _judge(new, tally, f"random kill {number}")


def _starve(new: Imports, tally: Tally, folder: Path) -> None:
    """Let no file grow, by more and more bytes: the command says why, and the old stays."""
    size = Path(str(new.engine.url.database)).stat().st_size
    for room in (0, 4_096, 20_000, 60_000):
        new.go_back()
        new.engine.dispose()
        told = folder / "told.txt"
        process = started(import_with_little_disk, new.url, new.new, size + room, told)
        process.join()
        tally.add("starved")
        is_right = process.exitcode == 1 and "plaats op de schijf" in told.read_text("utf-8")
        tally.expect(is_right, f"{room} bytes of room: {process.exitcode}")
        tally.expect(_content(new) == new.old_content, f"{room} bytes of room: not the old one")
    new.import_here()
    tally.expect(_content(new) == new.new_content, "no import after the disk had room again")


def _judge(new: Imports, tally: Tally, when: str) -> None:
    tally.add("kills")
    found = _content(new)
    tally.add("old intact", found == new.old_content)
    tally.add("new complete", found == new.new_content)
    is_whole = found in (new.old_content, new.new_content)
    tally.add("torn", not is_whole)
    tally.expect(is_whole, f"{when}: torn")
    new.import_here()
    is_right = _content(new) == new.new_content
    tally.add("reruns right", is_right)
    tally.expect(is_right, f"{when}: the rerun did not succeed")


def _content(new: Imports) -> bytes | None:
    try:
        return new.in_force()
    except (AssertionError, ValueError):
        return None


def _feed(new: Imports, tally: Tally) -> None:
    for number, what, files, _ in bad_bundles():
        write_zip(new.new.parent, files, new.new.name)
        _refuses(new, tally, f"{number} {what}")
    for number, what, spoil, _ in bad_zips():
        path = write_zip(new.new.parent, small(), new.new.name)
        spoil(path)
        _refuses(new, tally, f"{number} {what}")


def _refuses(new: Imports, tally: Tally, what: str) -> None:
    try:
        new.import_here()
    except DataError:
        tally.add("bundles refused")
    else:
        tally.expect(False, f"{what}: was accepted")
    tally.expect(_content(new) == new.old_content, f"{what}: the old release is not in force")
