"""Fetch the browser libraries that static/vendor/vendor.json names, or check them.

`python tools/vendor.py` packs each library at its exact version with npm and copies the listed
files; `--check` only compares what is in static/vendor with the hashes. Nobody who installs or
runs Padwijzer needs npm: the files are in the repository.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

VENDOR = Path(__file__).parent.parent / "static" / "vendor"


class Library(TypedDict):
    """One library: its version, licence, folder, and the wanted files with their SHA-256."""

    version: str
    licence: str
    folder: str
    files: dict[str, str]


def libraries() -> dict[str, Library]:
    """Read the list of libraries."""
    listed: dict[str, Library] = json.loads((VENDOR / "vendor.json").read_text("utf-8"))
    return listed


def fetch(name: str, library: Library) -> None:
    """Pack one library with npm and copy its listed files into its folder."""
    folder = VENDOR / library["folder"]
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        packed = f"{name}@{library['version']}"
        subprocess.run(["npm", "pack", "--silent", packed], cwd=scratch, check=True)
        with tarfile.open(next(Path(scratch).glob("*.tgz"))) as archive:
            for member in library["files"]:
                content = archive.extractfile(member)
                if content is None:
                    raise FileNotFoundError(f"{packed} holds no {member}")
                (folder / Path(member).name).write_bytes(content.read())


def differences() -> Iterator[str]:
    """Yield one sentence for each file that is missing or is not what the list says."""
    for name, library in libraries().items():
        for member, expected in library["files"].items():
            path = VENDOR / library["folder"] / Path(member).name
            if not path.exists():
                yield f"{name}: {path.name} is missing; run python tools/vendor.py"
            elif (found := hashlib.sha256(path.read_bytes()).hexdigest()) != expected:
                yield f"{name}: {path.name} has SHA-256 {found}, expected {expected}"


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        for wanted, description in libraries().items():
            fetch(wanted, description)
    if problems := list(differences()):
        sys.exit("\n".join(problems))
