"""Stopped at any moment, or out of disk: the old release is in force byte for byte, or the new."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from app.database import open_database, reading
from app.esco_import import import_esco
from app.release_table import TaxonomyRelease
from app.releases import Release, activate_release, all_releases, remove_release
from skills_taxonomy.edition import packed, unpacked
from skills_taxonomy.esco import read_bundles
from tests.app.import_in_child import (
    import_and_die,
    import_when_told,
    import_with_little_disk,
)
from tests.esco_bundles import larger, small, write_zip

pytestmark = pytest.mark.slow
processes = multiprocessing.get_context("forkserver")  # the tests themselves have threads
processes.set_forkserver_preload(["tests.app.import_in_child", "app.cli"])


@dataclass
class Imports:
    """A database with an old release in force, and a new bundle to import."""

    url: str
    engine: Engine
    old: Release
    new: Path
    old_content: bytes
    new_content: bytes

    def in_force(self) -> bytes:
        """Return the content in force, after checking that everything stored is whole."""
        with reading(self.engine) as session:
            rows = session.exec(select(TaxonomyRelease)).all()
        for row in rows:
            assert unpacked(row.content).checksum == row.checksum
        [active] = [row.content for row in rows if row.is_active]
        return active

    def import_here(self) -> None:
        import_esco(self.engine, [self.new], activate=True, progress=lambda what, part: None)

    def go_back(self) -> None:
        """Put the old release in force, and remove the new one if it is there."""
        activate_release(self.engine, self.old.id)
        for release in all_releases(self.engine):
            if release.id != self.old.id:
                remove_release(self.engine, release.id)


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with imports_into(f"sqlite:///{tmp_path}/data/padwijzer.sqlite", tmp_path) as imports:
        yield imports


@contextmanager
def imports_into(url: str, folder: Path) -> Iterator[Imports]:
    engine = open_database(url)
    first = write_zip(folder, small(), "ESCO dataset - v1.1.9 - classification - en - csv.zip")
    old, _ = import_esco(engine, [first], activate=True, progress=lambda what, part: None)
    new = write_zip(folder, larger(seed=1, occupations=4_000))
    contents = [packed(read_bundles([bundle])[0]) for bundle in (first, new)]
    try:
        yield Imports(url, engine, old, new, *contents)
    finally:
        engine.dispose()


def started(target: Callable[..., None], *arguments: object) -> ForkServerProcess:
    process = processes.Process(target=target, args=arguments)
    process.start()
    return process


def test_killed_at_every_step_the_old_release_or_the_new_one_is_in_force(
    imports: Imports,
) -> None:
    steps: list[str] = []
    import_esco(
        imports.engine, [imports.new], activate=True, progress=lambda what, part: steps.append(what)
    )
    assert steps[-5:] == ["inpakken", "opslaan", "activeren", "vastleggen", "klaar"]
    for number, step in enumerate(steps):
        if step in steps[:number]:
            continue
        imports.go_back()
        process = started(import_and_die, imports.url, imports.new, number)
        process.join()

        assert process.exitcode == -signal.SIGKILL
        expected = imports.new_content if step == "klaar" else imports.old_content
        assert imports.in_force() == expected, step
        imports.import_here()
        assert imports.in_force() == imports.new_content, step


def test_killed_at_twenty_random_moments_one_of_the_two_is_in_force(imports: Imports) -> None:
    began = time.perf_counter()
    imports.import_here()
    duration = time.perf_counter() - began
    random = Random(0)
    for _ in range(20):
        imports.go_back()
        reading_began = processes.Event()
        process = started(import_when_told, imports.url, imports.new, reading_began)
        assert reading_began.wait(60)
        time.sleep(random.uniform(0, duration))  # any moment of an import is one to be killed at
        process.kill()
        process.join()

        possible = [imports.new_content]
        if process.exitcode != 0:
            possible.append(imports.old_content)
        assert imports.in_force() in possible
        imports.import_here()
        assert imports.in_force() == imports.new_content


@pytest.mark.parametrize("room", [0, 4_096, 20_000, 60_000])
def test_a_file_that_cannot_grow_leaves_the_old_release_in_force(
    imports: Imports, tmp_path: Path, room: int
) -> None:
    imports.engine.dispose()
    size = (tmp_path / "data" / "padwijzer.sqlite").stat().st_size
    told = _refusal(imports, size + room, tmp_path)

    assert "database: disk I/O error; is er plaats op de schijf" in told
    assert imports.in_force() == imports.old_content
    imports.import_here()
    assert imports.in_force() == imports.new_content


def _refusal(imports: Imports, largest_file: int, folder: Path) -> str:
    """Import with little disk; returns what the command tells when it gives up."""
    told = folder / "told.txt"
    process = started(import_with_little_disk, imports.url, imports.new, largest_file, told)
    process.join()
    assert process.exitcode == 1
    assert "nog in gebruik" in told.read_text()
    return told.read_text()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that is soon full; only where this machine lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can make a disk")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], capture_output=True
    )
    if made.returncode:
        pytest.skip(f"no disk can be made here: {made.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_release_in_force(tiny_disk: Path, tmp_path: Path) -> None:
    with imports_into(f"sqlite:///{tiny_disk}/padwijzer.sqlite", tmp_path) as imports:
        free = os.statvfs(tiny_disk)
        (tiny_disk / "filler").write_bytes(bytes(free.f_bavail * free.f_frsize - 100_000))
        assert "database: database or disk is full" in _refusal(imports, 1 << 30, tmp_path)
        assert imports.in_force() == imports.old_content

        (tiny_disk / "filler").unlink()
        imports.import_here()
        assert imports.in_force() == imports.new_content
