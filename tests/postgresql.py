"""A real PostgreSQL of the tests' own: on 127.0.0.1, in a folder of its own, gone afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


class Cluster:
    """A running server. Each test asks it for a database of its own."""

    def __init__(self, programs: Path, port: int) -> None:
        self._programs = programs
        self._port = port
        self._numbers = count(1)

    def new_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"padwijzer_{next(self._numbers)}"
        address = ["-h", "127.0.0.1", "-p", str(self._port), "-U", "padwijzer"]
        _run(self._programs / "createdb", *address, name)
        return f"postgresql://padwijzer@127.0.0.1:{self._port}/{name}"


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Start a server, and stop and remove it at the end. `tools/postgresql.sh` installs one."""
    if not PROGRAMS:
        raise RuntimeError("no PostgreSQL here; run tools/postgresql.sh")
    folder = Path(tempfile.mkdtemp(prefix="padwijzer-postgresql-"))
    data, port = folder / "data", _free_port()
    if os.getuid() == 0:  # PostgreSQL does not run as root
        shutil.chown(folder, "postgres", "postgres")
    try:
        _run(
            PROGRAMS[-1] / "initdb", "-D", str(data), "-U", "padwijzer", "-A", "trust", "-E", "UTF8"
        )
        options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off"
        _run(
            PROGRAMS[-1] / "pg_ctl",
            "-D",
            str(data),
            "-o",
            options,
            "-l",
            f"{folder}/log",
            "-w",
            "start",
        )
        yield Cluster(PROGRAMS[-1], port)
    finally:
        if (data / "postmaster.pid").exists():
            _run(PROGRAMS[-1] / "pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _run(program: Path, *arguments: str) -> None:
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run(
        [*as_postgres, str(program), *arguments], check=True, capture_output=True, cwd="/"
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
