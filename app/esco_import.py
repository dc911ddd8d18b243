"""One import, from the files to the release in force."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine

from app.releases import Imported, Release, store_release
from skills_taxonomy.edition import packed
from skills_taxonomy.esco import Progress, read_bundles

READING = 0.9  # of the time


def import_esco(
    engine: Engine, paths: Sequence[Path], *, activate: bool, progress: Progress
) -> tuple[Release, bool]:
    """Read bundles and store them as a release. Returns it, and whether it is new.

    Whatever goes wrong, and wherever the process is stopped: either the new release is in force,
    whole, or what was in force before. Raises DataError when the files are not right.
    """
    edition, report = read_bundles(
        paths, lambda what, part: progress(f"lezen: {what}", part * READING)
    )
    progress("inpakken", READING)
    imported = Imported("esco", edition.version, edition.languages, packed(edition), report)
    stored = store_release(
        engine, imported, activate=activate, step=lambda what: progress(what, 0.95)
    )
    progress("klaar", 1.0)
    return stored
