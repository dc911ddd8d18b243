"""T5: what is acknowledged is on the disk. strace sees the flush before each answer."""

import re
import signal
import subprocess
import time
from pathlib import Path

from trust.outcome import Outcome, Tally
from trust.place import Place
from trust.saving import save
from trust.serving import serving

CALLS = "trace=fdatasync,fsync,sendto,write,writev,sendmsg"
SAVED = re.compile(r'(sendto|write|writev|sendmsg)\(\d+, .*"HTTP/1\.1 (200|201|303)')


def flushes(place: Place) -> Outcome:
    """Save one by one, and look for a flush between each two acknowledgements."""
    tally = Tally()
    saves = place.times(50, 5)
    trace = place.folder / "trace.txt"
    with serving(place.environment(), place.log) as server:
        save(server.port)
        command = ["strace", "-f", "-qq", "-s", "40", "-e", CALLS, "-o", str(trace)]
        with subprocess.Popen([*command, "-p", str(server.pid)], stderr=subprocess.DEVNULL) as spy:
            try:
                _wait_until_watching(server.pid)
                for _ in range(saves):
                    tally.add("acknowledged", save(server.port) is not None)
            finally:
                spy.send_signal(signal.SIGINT)
    flushed = 0
    since = 0
    for line in trace.read_text("utf-8", "replace").splitlines():
        if " fdatasync(" in line or " fsync(" in line:
            since += 1
            tally.add("flushes")
        elif SAVED.search(line):
            flushed += since > 0
            since = 0
    tally.counts["flushed first"] = flushed
    tally.expect(tally.counts["acknowledged"] == saves, "not every save was acknowledged")
    tally.expect(flushed >= saves, f"{flushed} of {saves} were flushed before the answer")
    return Outcome("T5", place.database, "order on the disk", tally.counts, tuple(tally.misses))


def _wait_until_watching(pid: int) -> None:
    """Return once strace sees all threads of the server."""
    for _ in range(500):
        threads = Path(f"/proc/{pid}/task").glob("*/status")
        if all("TracerPid:\t0\n" not in thread.read_text("utf-8") for thread in threads):
            return
        time.sleep(0.02)  # strace says it in /proc only
    raise RuntimeError("strace cannot watch the server")
