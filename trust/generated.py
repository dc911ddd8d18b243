"""T1: thousands of generated API requests by schemathesis. No server error, no wrong shape."""

import json
import os
from pathlib import Path

from trust.outcome import Outcome
from trust.place import Place
from trust.serving import serving
from trust.tools import output_of, tool

CHECKS = "not_a_server_error,response_schema_conformance"
CONFIG = Path(__file__).with_name("schemathesis.toml")
LONGEST = 280  # seconds, for each run


def generated(place: Place) -> Outcome:
    """Run coverage, fuzzing and stateful phases against everything the API says it can do."""
    wanted = place.times(5_000, 200)
    report = place.folder / "schemathesis.json"
    counts = {"cases": 0, "operations": 0, "failures": 0}
    misses: list[str] = []
    with serving(place.environment(), place.log) as server:
        for seed in range(1, 4):
            said = output_of(
                _command(f"{server.address}/api/v1/openapi.json", seed, report, place.is_full),
                seconds=LONGEST + 60,
                environment=dict(os.environ) | {"NO_COLOR": "1"},
                folder=place.folder,  # it leaves things behind
            )
            if not report.exists():
                misses.append(said[-500:])
                break
            found = json.loads(report.read_text())
            counts["cases"] += found["test_cases"]["generated"]
            counts["operations"] = max(counts["operations"], found["operations"]["tested"])
            counts["failures"] += found["test_cases"]["with_failures"]
            counts["failures"] += sum(error["count"] for error in found["errors"])
            misses += [f"{one['title']}: {one['operations']}" for one in found["failures"]]
            misses += [json.dumps(one)[:400] for one in found["errors"]]
            if misses or counts["cases"] >= wanted:
                break
    if counts["cases"] < wanted:
        misses.append(f"{counts['cases']} cases, not {wanted}")
    return Outcome("T1", place.database, "schemathesis", counts, tuple(misses))


def _command(schema: str, seed: int, report: object, is_full: bool) -> list[str]:
    return [
        *(tool("schemathesis"), "--config-file", str(CONFIG), "run", schema),
        *("--seed", str(seed), "--workers", "2"),
        *("--checks", CHECKS, "--no-shrink", "--continue-on-failure"),
        *("--phases", "coverage,fuzzing" if is_full else "fuzzing"),
        *("--max-examples", "110" if is_full else "15"),
        *("--max-time", str(LONGEST if is_full else 20)),
        *("--report", "json", "--report-json-path", str(report)),
    ]
