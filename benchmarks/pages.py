"""`padwijzer bench --peers`: pages over HTTP, ours beside others, in turn over open connections."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import monotonic, perf_counter, sleep
from urllib.parse import urlencode

from app.knowledge import load_knowledge
from benchmarks.measuring import Row, percentile, timed
from benchmarks.peers import SIZE, datasette_in, esco_database
from skills_taxonomy.esco import read_bundles

PAGES = 60
LIGHT = "/nl/privacy"
CLIENTS = 4
BUSY = 8.0  # seconds
STARTING = 120.0  # seconds
GOALS = ("functioneel-beheerder.medior", "informatieanalist.medior", "testanalist.junior")


class Client:
    """One open connection, that asks one page after the other."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str) -> int:
        """Return the size of a page. Raises RuntimeError when it is not there."""
        try:
            response = self._asked(path)
        except RemoteDisconnected:  # closed by the server, that heard nothing for some seconds
            self.connection.close()
            response = self._asked(path)
        size = len(response.read())
        if response.status != 200:
            raise RuntimeError(f"{path}: {response.status}")
        return size

    def _asked(self, path: str) -> HTTPResponse:
        self.connection.request("GET", path, headers={"Accept": "text/html"})
        return self.connection.getresponse()


def pages(esco: Sequence[Path]) -> Iterator[Row]:
    """Measure the path page beside its peers, and a light page while others ask for paths."""
    size = "E" if esco else "S"
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        environment = {"PADWIJZER_DATA_DIR": str(folder)}
        program = [sys.executable, "-m", "app.cli"]
        if esco:
            _run([*program, "import-esco", *map(str, esco)], environment)
        one, two = (
            stack.enter_context(
                _serving(
                    [*program, "serve", "--workers", str(workers), "--port"],
                    environment,
                    LIGHT,
                )
            )
            for workers in (1, 2)
        )
        asked = _path_pages(esco)
        bytes_ = int(median(Client(one).get(path) for path in asked[:8]))
        bare = stack.enter_context(
            _serving(
                [sys.executable, "-m", "uvicorn", "--factory", "--log-level", "critical",
                 "benchmarks.peers:bare_page", "--port"],
                {SIZE: str(bytes_)},
                "/",
            )
        )  # fmt: skip
        yield _beside(
            f"path page, {bytes_ / 1000:.0f} kB", size, one, asked, "a bare page", bare, "/"
        )
        if esco:
            edition, _ = read_bundles(esco, lambda *_: None)
            esco_database(edition, folder / "esco.db")
            datasette = datasette_in(folder / "datasette")
            other = stack.enter_context(
                _serving([str(datasette), "serve", str(folder / "esco.db"), "--port"], {}, "/")
            )
            yield _beside(
                "path page", size, one, asked, "a datasette table page", other, "/esco/asks"
            )
        yield _light_page(two, size, asked)


def _path_pages(esco: Sequence[Path]) -> list[str]:
    chance = random.Random(11)
    edition = read_bundles(esco, lambda *_: None)[0] if esco else None
    occupations = [o.id for o in load_knowledge(edition).taxonomy.occupations.values()]
    return [
        "/nl/pad?"
        + urlencode(
            {
                "from": chance.choice(occupations),
                "level": chance.choice(["junior", "medior", "senior"]),
                "goal": chance.choice(GOALS),
            }
        )
        for _ in range(PAGES)
    ]


def _beside(
    question: str, size: str, ours: int, asked: Sequence[str], name: str, other: int, page: str
) -> Row:
    our_client, their_client = Client(ours), Client(other)
    our_times, their_times = [], []
    for path in asked:
        our_times.append(timed(our_client.get, path, perf_counter)[0])
        their_times.append(timed(their_client.get, page, perf_counter)[0])
    return Row(
        question,
        size,
        len(asked),
        median(our_times),
        percentile(our_times, 99),
        name,
        median(their_times),
        percentile(their_times, 99),
        median(their_times) / median(our_times),
    )


def _light_page(port: int, size: str, asked: Sequence[str]) -> Row:
    """The light page alone, and while clients ask for paths; the ratio is that of the p99s."""
    client = Client(port)
    idle = [timed(client.get, LIGHT, perf_counter)[0] for _ in range(300)]
    stop = Event()

    def asking(own: Sequence[str]) -> None:
        heavy = Client(port)
        while not stop.is_set():
            for path in own:
                if not stop.is_set():
                    heavy.get(path)

    threads = [Thread(target=asking, args=(asked[n::CLIENTS],)) for n in range(CLIENTS)]
    for thread in threads:
        thread.start()
    busy, until = [], monotonic() + BUSY
    while monotonic() < until:
        busy.append(timed(client.get, LIGHT, perf_counter)[0])
    stop.set()
    for thread in threads:
        thread.join()
    return Row(
        f"light page, two workers, {CLIENTS} clients ask for paths",
        size,
        len(busy),
        median(busy),
        percentile(busy, 99),
        "the same page when idle",
        median(idle),
        percentile(idle, 99),
        percentile(idle, 99) / percentile(busy, 99),
        note=f"p99 {percentile(busy, 99) / percentile(idle, 99):.1f} × its idle p99",
    )


@contextmanager
def _serving(command: Sequence[str], environment: dict[str, str], page: str) -> Iterator[int]:
    """Run `command` with a free port behind it until its `page` is there; gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    program = subprocess.Popen(
        [*command, str(port)],
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = monotonic() + STARTING
        while True:
            try:
                Client(port).get(page)
                break
            except OSError:
                if program.poll() is not None or monotonic() > until:
                    raise
                sleep(0.2)  # nothing tells when a port is opened
        yield port
    finally:
        program.terminate()
        program.wait()


def _run(command: Sequence[str], environment: dict[str, str]) -> None:
    subprocess.run(command, env=os.environ | environment, check=True, stdout=subprocess.DEVNULL)
