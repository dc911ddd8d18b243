"""Everything at once: two lanes side by side on two cores, then what must be alone to be measured.

The results go to the data folder, and the table into the README, between its markers.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.settings import Settings
from trust.outcome import Outcome, table

ROOT = Path(__file__).parent.parent
LANES = (
    ("T4",),
    ("T1", "T2", "T3", "T5", "T6", "T7", "T8", "T11", "T12", "T13", "T14", "T16"),
)
ALONE = (("T9", "T10", "T15"),)
BEGIN, END = "<!-- trust: begin -->", "<!-- trust: end -->"


def in_lanes(results: Path | None, *, is_full: bool) -> int:
    """Run all checks; returns 1 when anything was missed or did not run."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        crashed = _run(LANES, folder, is_full=is_full) + _run(ALONE, folder, is_full=is_full)
        found = [
            Outcome(**(one | {"misses": tuple(one["misses"])}))
            for file in folder.glob("*.json")
            for one in json.loads(file.read_text("utf-8"))
        ]
    found.sort(key=lambda one: (int(one.check[1:]), one.database != "sqlite"))
    minutes = (time.monotonic() - began) / 60
    misses = sum(len(one.misses) for one in found)
    text = f"{table(found)}\n\n{minutes:.1f} minutes, {misses} missed."
    print(f"\n{text}")
    results = results or Settings.from_environment().data_dir / "trust.json"
    results.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "minutes": round(minutes, 1),
        "table": text,
        "checks": [one.sentence for one in found],
    }
    results.write_text(json.dumps(content, indent=2, ensure_ascii=False), "utf-8")
    if is_full and not crashed:
        _write_readme(text)
    return 1 if misses or crashed else 0


def _run(lanes: tuple[tuple[str, ...], ...], folder: Path, *, is_full: bool) -> list[str]:
    """Run each lane in a process of its own. Returns those that did not finish."""
    running = []
    for checks in lanes:
        file = folder / f"{checks[0]}.json"
        options = ["--results", str(file), *([] if is_full else ["--fast"])]
        command = [sys.executable, "-m", "trust", *checks, *options]
        running.append((file, subprocess.Popen(command, cwd=ROOT, env=os.environ)))
    for _, process in running:
        process.wait()
    crashed = [file.stem for file, _ in running if not file.exists()]
    for lane in crashed:
        print(f"the lane of {lane} did not finish", file=sys.stderr)
    return crashed


def _write_readme(text: str) -> None:
    readme = ROOT / "README.md"
    before, begin, rest = readme.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if begin and end:
        readme.write_text(f"{before}{begin}\n{text}\n{end}{after}", "utf-8")
