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

    def __init__(self, programs: Path, folder: Path, port: int, *, is_durable: bool) -> None:
        self._programs = programs
        self._folder = folder
        self._port = port
        self._fsync = "on" if is_durable else "off"
        self._numbers = count(1)

    def new_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"padwijzer_{next(self._numbers)}"
        address = ["-h", "127.0.0.1", "-p", str(self._port), "-U", "padwijzer"]
        _run(self._programs / "createdb", *address, name)
        return f"postgresql://padwijzer@127.0.0.1:{self._port}/{name}"

    def start(self) -> None:
        """Start the server, and return when it answers."""
        self._control("start")

    def restart(self, mode: str) -> None:
        """Stop the server, "fast" or "immediate" (as a crash), and start it again."""
        self._control("-m", mode, "restart")

    def stop(self) -> None:
        """Stop the server at once."""
        self._control("-m", "immediate", "stop")

    def _control(self, *action: str) -> None:
        options = f"-h 127.0.0.1 -p {self._port} -k {self._folder} -c fsync={self._fsync}"
        files = ["-D", str(self._folder / "data"), "-l", f"{self._folder}/log"]
        _run(self._programs / "pg_ctl", *files, "-o", options, "-w", *action)


@contextmanager
def running_cluster(*, is_durable: bool = False) -> Iterator[Cluster]:
    """Start a server, and stop and remove it at the end. `tools/postgresql.sh` installs one.

    A durable one flushes to the disk, as in production; the others are quicker.
    """
    if not PROGRAMS:
        raise RuntimeError("no PostgreSQL here; run tools/postgresql.sh")
    folder = Path(tempfile.mkdtemp(prefix="padwijzer-postgresql-"))
    data, port = folder / "data", free_port()
    cluster = Cluster(PROGRAMS[-1], folder, port, is_durable=is_durable)
    if os.getuid() == 0:  # PostgreSQL does not run as root
        shutil.chown(folder, "postgres", "postgres")
    try:
        _run(
            PROGRAMS[-1] / "initdb", "-D", str(data), "-U", "padwijzer", "-A", "trust", "-E", "UTF8"
        )
        cluster.start()
        yield cluster
    finally:
        if (data / "postmaster.pid").exists():
            cluster.stop()
        shutil.rmtree(folder)


def _run(program: Path, *arguments: str) -> None:
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run(
        [*as_postgres, str(program), *arguments], check=True, capture_output=True, cwd="/"
    )


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
