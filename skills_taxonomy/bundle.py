"""Opening an ESCO bundle, a zip or a folder, without trusting it.

Nothing is ever unpacked to disk, and no more is read than the limits allow. What is wrong with a
bundle is told before its first row is read, or at the row where its bytes stop making sense.
"""

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from skills_taxonomy.csv_table import RECORD_LIMIT, DamagedError
from skills_taxonomy.yaml_file import DataError
from skills_taxonomy.zip_bundle import open_file, safe_files

MEMBERS = 64
MEMBER_BYTES = 64 << 20
TOTAL_BYTES = 200 << 20
CHUNK = 1 << 16
FILE_NAME = re.compile(r"([A-Za-z]+)(?:_([a-z]{2})(?:-[a-z]+)?)?\.csv")
VERSION = re.compile(r"\bv(\d+(?:\.\d+)+)")
LANGUAGE = re.compile(r"classification - ([a-z]{2})(?:-[a-z]+)? -")
DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError)

Opened = Callable[[], AbstractContextManager[IO[bytes]]]


@dataclass(frozen=True, slots=True)
class Member:
    """One CSV file of a bundle.

    `place` names it in messages, `table` is its name in ESCO, without language.
    """

    place: str
    table: str
    language: str
    size: int
    opened: Opened

    def lines(self, told: Callable[[int], None]) -> Iterator[bytes]:
        """Yield the lines, and tell of every few thousand bytes that were read.

        Raises DamagedError when the file is not what it says it is. A line without end comes in
        pieces of RECORD_LIMIT.
        """
        left, rest = self.size, b""
        try:
            with self.opened() as source:
                while chunk := source.read(CHUNK):
                    left -= len(chunk)
                    told(len(chunk))
                    *whole, rest = (rest + chunk).split(b"\n")
                    for line in whole:
                        yield line + b"\n"
                    if len(rest) >= RECORD_LIMIT:
                        yield rest
                        rest = b""
        except DAMAGE as error:
            raise DamagedError(
                f"beschadigd, hier houdt het op ({error}); haal het opnieuw"
            ) from None
        if left:
            raise DamagedError("niet zo groot als het zegt te zijn; haal het bestand opnieuw")
        if rest:
            yield rest


@dataclass(frozen=True, slots=True)
class Bundle:
    """The CSV files of one zip or folder. `version` is empty where the name does not tell."""

    name: str
    version: str
    members: tuple[Member, ...]


def open_bundle(path: Path) -> Bundle:
    """Return what is in the zip or folder at `path`. Raises DataError when it is not safe."""
    name = Path(os.path.abspath(path)).name
    try:
        files = _folder_files(path, name) if path.is_dir() else _zip_files(path, name)
    except OSError as error:
        problem = f"{error.strerror or error}; kijk of pad en rechten goed zijn"
        raise DataError([f"{name}: {problem}"]) from None
    _refuse_size(name, [(place, size) for place, size, _ in files])
    version = VERSION.search(name)
    members = (_member(name, *file) for file in files)
    return Bundle(name, version[1] if version else "", tuple(m for m in members if m))


def _member(bundle: str, place: str, size: int, opened: Opened) -> Member | None:
    """Return the file at `place`, or None when it is not named as ESCO names its files."""
    named = FILE_NAME.fullmatch(place.rpartition("/")[2])
    if named is None:
        return None
    in_bundle_name = LANGUAGE.search(bundle)
    language = named[2] or (in_bundle_name[1] if in_bundle_name else "")
    return Member(f"{bundle}/{place}", named[1], language, size, opened)


def _zip_files(path: Path, name: str) -> list[tuple[str, int, Opened]]:
    if not stat.S_ISREG(path.stat().st_mode):
        raise DataError([f"{name}: geen gewoon bestand; geef een zip of een map"])
    return [
        (info.filename, info.file_size, partial(open_file, path, name, info.filename))
        for info in safe_files(path, name)
    ]


def _folder_files(path: Path, name: str) -> list[tuple[str, int, Opened]]:
    """Find the CSV files in a folder and in the folders right under it."""
    found: list[tuple[str, int, Opened]] = []
    for file in sorted((*path.glob("*.csv"), *path.glob("*/*.csv"))):
        place = file.relative_to(path).as_posix()
        if not stat.S_ISREG(file.lstat().st_mode):
            raise DataError([f"{name}/{place}: geen gewoon bestand maar een verwijzing; geweigerd"])
        found.append((place, file.stat().st_size, partial(_open_plain, file)))
    if not found:
        zips = ", ".join(sorted(file.name for file in path.glob("*.zip"))[:4])
        hint = f"; geef de zips zelf: {zips}" if zips else ""
        raise DataError([f"{name}: geen CSV-bestanden in deze map{hint}"])
    return found


def _open_plain(file: Path) -> IO[bytes]:
    return file.open("rb")


def _refuse_size(name: str, sizes: list[tuple[str, int]]) -> None:
    """Raise DataError when there is more in a bundle than ESCO ever put in one."""
    if len(sizes) > MEMBERS:
        raise DataError([f"{name}: {len(sizes)} bestanden, meer dan {MEMBERS}; geweigerd"])
    for place, size in sizes:
        if size > MEMBER_BYTES:
            raise DataError([f"{name}/{place}: groter dan {MEMBER_BYTES >> 20} MiB; geweigerd"])
    if sum(size for _, size in sizes) > TOTAL_BYTES:
        raise DataError([f"{name}: uitgepakt meer dan {TOTAL_BYTES >> 20} MiB; geweigerd"])
