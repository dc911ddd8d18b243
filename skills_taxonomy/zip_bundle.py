"""The files of a zip, when all of it is safe to read; a zip is refused as a whole."""

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from skills_taxonomy.yaml_file import DataError

RATIO = 200  # real bundles are packed eight to one; a bomb a thousand to one
RATIO_FROM = 1 << 20  # bytes; a smaller file harms nobody, and may just be monotonous
DIRECTORY_BYTES = 1 << 20  # of the list of names; zipfile reads that list whole, whatever its size
END_RECORD = 22  # bytes, and at most 65,535 of comment
ENCRYPTED = 0x1 | 0x40
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
LOCAL_HEADER = 30  # bytes before the name


def safe_files(path: Path, name: str) -> list[zipfile.ZipInfo]:
    """Return the files in the zip at `path`. Raises DataError that names what is not safe."""
    with _archive(path, name) as archive:
        return [info for info in archive.infolist() if not info.is_dir()]


@contextmanager
def open_file(path: Path, name: str, member: str) -> Iterator[IO[bytes]]:
    """Open one file of the zip, after looking at the whole zip again."""
    with _archive(path, name) as archive, archive.open(member) as file:
        yield file


@contextmanager
def _archive(path: Path, name: str) -> Iterator[zipfile.ZipFile]:
    with path.open("rb") as file:
        _refuse_long_directory(file, name)
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            problem = f"geen hele zip ({error}); haal het bestand opnieuw"
            raise DataError([f"{name}: {problem}"]) from None
        with archive:
            problems = list(_problems(archive))
            if problems:
                raise DataError([f"{name}{problem}; geweigerd" for problem in problems])
            yield archive


def _refuse_long_directory(file: IO[bytes], name: str) -> None:
    size = file.seek(0, 2)
    file.seek(max(0, size - END_RECORD - 0xFFFF))
    tail = file.read()
    end = tail.rfind(b"PK\5\6")
    if end < 0 or len(tail) - end < END_RECORD:
        raise DataError(
            [f"{name}: geen zip, of afgebroken bij het halen; haal het bestand opnieuw"]
        )
    if b"PK\6\7" in tail[max(0, end - 20) : end]:
        raise DataError([f"{name}: een zip in zip64-vorm, die is voor veel grotere bestanden"])
    directory = int.from_bytes(tail[end + 12 : end + 16], "little")
    if directory > DIRECTORY_BYTES:
        raise DataError([f"{name}: een lijst van {directory} bytes aan bestandsnamen; geweigerd"])
    file.seek(0)


def _problems(archive: zipfile.ZipFile) -> Iterator[str]:
    seen: set[str] = set()
    for info in archive.infolist():
        place = f"/{info.filename!r}"
        if not _is_plain_path(info.orig_filename):
            yield f"{place}: een pad dat uit de map kan wijzen"
        if info.filename.casefold() in seen:
            yield f"{place}: staat er twee keer in"
        seen.add(info.filename.casefold())
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            yield f"{place}: geen gewoon bestand maar een verwijzing of apparaat"
        if info.flag_bits & ENCRYPTED:
            yield f"{place}: versleuteld"
        if info.compress_type not in READABLE:
            yield f"{place}: ingepakt op een manier die ESCO niet gebruikt"
        if info.file_size > max(RATIO_FROM, RATIO * info.compress_size):
            yield f"{place}: meer dan {RATIO} keer zo groot als het ingepakt is"
    yield from _overlaps(archive)


def _is_plain_path(name: str) -> bool:
    strange = set(name) & {"\\", ":", "\0"}
    return not strange and not name.startswith("/") and ".." not in name.split("/")


def _overlaps(archive: zipfile.ZipFile) -> Iterator[str]:
    """Files that share bytes unpack to far more than the sizes of their neighbours suggest."""
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    ends = [info.header_offset for info in infos[1:]] + [archive.start_dir]
    for info, end in zip(infos, ends, strict=True):
        # At least this long: a character of the name takes one byte or more.
        length = LOCAL_HEADER + len(info.orig_filename) + info.compress_size
        if info.header_offset < 0 or info.header_offset + length > end:
            yield f"/{info.filename!r}: ligt over een ander bestand heen, of buiten het zip"
