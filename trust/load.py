"""T9 and T10: load at half of what the site can do, and far more than it can do.

k6 asks. In T9 it asks at a fixed rate whether or not answers come (open loop), so that waiting
shows. In T10 a hundred clients each ask again as soon as they are answered.
"""

import json
import os
import threading
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from trust.outcome import Outcome, Tally
from trust.place import Place
from trust.raw import ask, get
from trust.saving import save
from trust.serving import Server, command, serving
from trust.tools import output_of, tool

SCRIPT = Path(__file__).with_name("mix.js")
SERVER_ERRORS = ("0", "500", "503", "507", "other")


@dataclass(frozen=True, slots=True)
class Measured:
    """What k6 counted. Times in milliseconds."""

    requests: int
    per_second: float
    median: float
    p99: float
    dropped: int
    answers: dict[str, int]

    def failed(self, *statuses: str) -> int:
        """Return how many answers had one of these statuses."""
        return sum(self.answers.get(status, 0) for status in statuses)


def load(place: Place) -> Outcome:
    """Measure idle, measure saturation, then ask at half of that for a minute or more."""
    tally = Tally()
    with command(place.environment(), place.log, "--workers", "2") as server:
        tokens = [saved.view for saved in (save(server.port) for _ in range(10)) if saved]
        asked = partial(_k6, place.folder, server.address, tokens)
        asked(kind="open", rate=20, seconds=3)  # both workers have their templates ready
        idle = asked(kind="open", rate=5, seconds=place.times(15, 3))
        full = asked(kind="closed", vus=16, seconds=place.times(10, 3))
        rate = max(5, int(full.per_second / 2))
        seconds = min(110, max(60, 6_000 // rate)) if place.is_full else 5
        busy = asked(kind="open", rate=rate, seconds=seconds)
    tally.counts = {
        "requests": busy.requests,
        "a second": rate,
        "a second at saturation": round(full.per_second),
        "server errors": busy.failed(*SERVER_ERRORS),
        "dropped": busy.dropped,
        "ms p99": round(busy.p99),
        "ms p99 when idle": round(idle.p99),
    }
    tally.expect(busy.failed(*SERVER_ERRORS) == 0, f"answers: {busy.answers}")
    tally.expect(busy.dropped == 0, f"{busy.dropped} requests could not be started in time")
    tally.expect(busy.p99 <= 300, f"p99 {busy.p99:.0f} ms, more than 300")
    tally.expect(busy.p99 <= 5 * idle.p99, f"p99 {busy.p99 / idle.p99:.1f} times that of idle")
    return Outcome("T9", place.database, "open-loop load", tally.counts, tuple(tally.misses))


def overload(place: Place) -> Outcome:
    """Let a hundred clients ask for paths without pause, and look at the rest of the site."""
    tally = Tally()
    healths: list[float] = []
    with serving(place.environment(), place.log) as server:
        rush = partial(_k6, place.folder, server.address, [], kind="closed", only="paths")
        rush(vus=10, seconds=3)  # all that is made at first use is there
        before = [_light(server) for _ in range(20)]
        memory = _memory(server.pid)
        stop = threading.Event()
        watcher = threading.Thread(target=_watch, args=[server, stop, healths])
        watcher.start()
        found = rush(vus=100, seconds=place.times(20, 4))
        stop.set()
        watcher.join()
        time.sleep(5)  # T10 asks how it is five seconds after the rush
        after = [_light(server) for _ in range(20)]
        grown = _memory(server.pid) / memory - 1
    wrong = found.failed("0", "500", "507", "other")
    tally.counts = {
        "requests": found.requests,
        "answered": found.failed("200"),
        "asked to come back (503)": found.failed("503"),
        "other": wrong,
        "ms p99 of health": round(sorted(healths)[int(len(healths) * 0.99)] * 1_000),
        "ms page before": round(median(before) * 1_000, 1),
        "ms page after": round(median(after) * 1_000, 1),
        "% more memory": round(grown * 100),
    }
    tally.expect(wrong == 0, f"answers: {found.answers}")
    slow = sorted(healths)[int(len(healths) * 0.99)]
    tally.expect(slow <= 0.1, f"health p99 {slow * 1_000:.0f} ms")
    tally.expect(median(after) <= 1.5 * median(before) + 0.002, "still slow after 5 s")
    tally.expect(grown <= 0.2, f"memory grew by {grown:.0%}")
    return Outcome("T10", place.database, "overload", tally.counts, tuple(tally.misses))


def _light(server: Server) -> float:
    began = time.perf_counter()
    ask(server.port, get("/nl/bronnen"))
    return time.perf_counter() - began


def _watch(server: Server, stop: threading.Event, healths: list[float]) -> None:
    while not stop.is_set():
        began = time.perf_counter()
        answer = ask(server.port, get("/healthz"))
        healths.append(time.perf_counter() - began if answer.status == 200 else 99.0)
        time.sleep(0.1)  # ten looks a second, so that looking is no load of its own


def _memory(pid: int) -> int:
    """Return the memory a process holds, in pages."""
    return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])


def _k6(folder: Path, address: str, tokens: list[str], **settings: object) -> Measured:
    """Run the script and return what it counted."""
    summary = folder / "k6.json"
    environment = {name.upper(): str(value) for name, value in settings.items()}
    environment |= {"BASE": address, "TOKENS": ",".join(tokens)}
    said = output_of(
        [tool("k6"), "run", "--quiet", "--no-usage-report", "--summary-export", str(summary),
         str(SCRIPT)],
        seconds=200,
        environment=dict(os.environ) | environment,
    )  # fmt: skip
    if not summary.exists():
        raise RuntimeError(said[-1_000:])
    metrics = json.loads(summary.read_text())["metrics"]
    summary.unlink()
    times = metrics["http_req_duration"]
    return Measured(
        requests=metrics["http_reqs"]["count"],
        per_second=metrics["http_reqs"]["rate"],
        median=times["med"],
        p99=times["p(99)"],
        dropped=metrics.get("dropped_iterations", {}).get("count", 0),
        answers={
            name.removeprefix("answers_"): found["count"]
            for name, found in metrics.items()
            if name.startswith("answers_")
        },
    )
