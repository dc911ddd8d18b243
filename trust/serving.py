"""The product in a process of its own, on a free port of this machine.

The process is forked from one that has read the data already, so that it can be killed and started
again sixty times. What it runs is what `padwijzer serve` runs, with the same options.
"""

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import uvicorn

from app.main import create_app
from app.server import OPTIONS
from app.settings import Settings
from tests.postgresql import free_port

ROOT = Path(__file__).parent.parent
processes = multiprocessing.get_context("forkserver")
# A forked process reads the program that started it anew; so that is read beforehand too.
processes.set_forkserver_preload(["trust.warm", "trust.__main__", "pytest"])


@dataclass
class Server:
    """A running copy of the product."""

    port: int
    process: ForkServerProcess
    log: Path

    @property
    def pid(self) -> int:
        """The number of its process."""
        assert self.process.pid is not None
        return self.process.pid

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        """Stop it as a power cut would: kill -9."""
        self.process.kill()
        self.process.join()

    def stop(self) -> None:
        """Ask it to stop, and wait for that."""
        self.process.terminate()
        self.process.join(20)
        if self.process.is_alive():
            self.kill()


def start(
    environment: Mapping[str, str],
    log: Path,
    *,
    port: int | None = None,
    options: Mapping[str, Any] | None = None,
    before: Callable[[], None] | None = None,
) -> Server:
    """Start the product and return once it answers. `before` runs first in its process."""
    port = port or free_port()
    arguments = (dict(environment), port, str(log), dict(options or {}), before)
    process = processes.Process(target=_serve, args=arguments, daemon=True)
    process.start()
    server = Server(port, process, log)
    for _ in range(600):
        if _answers(port):
            return server
        if process.exitcode is not None:
            break
        time.sleep(0.05)  # nothing tells when a port is opened
    raise RuntimeError(f"the server did not start; see {log}: {log.read_text()[-2_000:]}")


@contextmanager
def serving(
    environment: Mapping[str, str],
    log: Path,
    options: Mapping[str, Any] | None = None,
    before: Callable[[], None] | None = None,
) -> Iterator[Server]:
    """Serve for as long as the block lasts."""
    server = start(environment, log, options=options, before=before)
    try:
        yield server
    finally:
        server.stop()


def _serve(
    environment: dict[str, str],
    port: int,
    log: str,
    options: dict[str, Any],
    before: Callable[[], None] | None,
) -> None:
    from trust.warm import KNOWLEDGE

    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(file, 1)
    os.dup2(file, 2)
    if before is not None:
        before()
    site = create_app(Settings.from_environment(environment), KNOWLEDGE)
    uvicorn.run(site, host="127.0.0.1", port=port, **{**OPTIONS, **options})


def _answers(port: int) -> bool:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=2)
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


@contextmanager
def command(
    environment: Mapping[str, str], log: Path, *arguments: str
) -> Iterator["CommandServer"]:
    """Serve with the real command, `padwijzer serve`, for as long as the block lasts."""
    port = free_port()
    asked = [sys.executable, "-m", "app.cli", "serve", "--port", str(port), *arguments]
    with log.open("ab") as file:
        process = subprocess.Popen(
            asked, env=os.environ | environment, stdout=file, stderr=file, cwd=ROOT
        )
    try:
        for _ in range(3_000):
            if _answers(port):
                break
            time.sleep(0.05)  # it has no other way to say that it is ready
        else:
            raise RuntimeError(f"padwijzer serve does not answer: {log.read_text()[-2_000:]}")
        yield CommandServer(port)
    finally:
        process.terminate()
        process.wait(30)


@dataclass(frozen=True)
class CommandServer:
    """A copy that the command started."""

    port: int

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"
