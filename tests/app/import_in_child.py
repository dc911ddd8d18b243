"""An import in a process of its own, to be killed at a chosen moment or starved of disk."""

import os
import resource
import signal
import sys
from contextlib import redirect_stderr
from datetime import date
from multiprocessing.synchronize import Event
from pathlib import Path

from app.cli import main
from app.database import open_database
from app.esco_import import import_esco
from app.offer_import import import_offers


def import_and_die(url: str, bundle: Path, at_step: int) -> None:
    """Import `bundle`; the machine stops at the given step, before anything of it is done."""
    steps = 0

    def progress(what: str, part: float) -> None:
        nonlocal steps
        if steps == at_step:
            os.kill(os.getpid(), signal.SIGKILL)
        steps += 1

    import_esco(open_database(url), [bundle], activate=True, progress=progress)


def import_offers_and_die(url: str, file: Path, today: date, at_step: str) -> None:
    """Import offers; the machine stops at the given step, before anything of it is done."""

    def progress(what: str, part: float) -> None:
        if what.startswith(at_step):
            os.kill(os.getpid(), signal.SIGKILL)

    import_offers(open_database(url), [file], today, activate=True, progress=progress)


def import_when_told(url: str, bundle: Path, began: Event) -> None:
    """Import `bundle`, and tell the parent when it begins, so that it can put an end to it."""
    engine = open_database(url)
    began.set()
    import_esco(engine, [bundle], activate=True, progress=lambda what, part: None)


def import_with_little_disk(url: str, bundle: Path, largest_file: int, told: Path) -> None:
    """Run the command where files may grow to `largest_file` bytes; its errors go to `told`."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
    os.environ["DATABASE_URL"] = url
    with told.open("w") as errors, redirect_stderr(errors):
        code = main(["import-esco", str(bundle)])
    sys.exit(code)
