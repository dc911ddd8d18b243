"""`python -m trust [T1 …] [--database …] [--fast]`: run the checks and print the table."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from tests.postgresql import running_cluster
from trust.bad_inputs import bad_inputs
from trust.code import code
from trust.disks import disks
from trust.flushes import flushes
from trust.generated import generated
from trust.graphs import graphs
from trust.outcome import Outcome, table
from trust.place import Check, Database, Place
from trust.scorecard import scorecard
from trust.slow import slow_clients

BOTH: tuple[Database, ...] = ("sqlite", "postgresql")
ONE: tuple[Database, ...] = ("sqlite",)
CHECKS: tuple[tuple[str, Check, tuple[Database, ...]], ...] = (
    ("T1", generated, BOTH),
    ("T2", bad_inputs, BOTH),
    ("T5", flushes, ONE),
    ("T7", disks, ONE),
    ("T11", slow_clients, ONE),
    ("T12", scorecard, ONE),
    ("T15", graphs, ONE),
    ("T16", code, ONE),
)


def run(wanted: Sequence[str], databases: Sequence[str], *, is_full: bool) -> Iterator[Outcome]:
    """Run the wanted checks, or all, and yield what each found."""
    with running_cluster() as cluster, tempfile.TemporaryDirectory() as root:
        for name, check, where in CHECKS:
            for database in where:
                if (wanted and name not in wanted) or database not in databases:
                    continue
                folder = Path(root) / f"{name}-{database}"
                folder.mkdir()
                began = time.monotonic()
                outcome = check(Place(folder, database, cluster.new_database, is_full))
                yield replace(outcome, seconds=round(time.monotonic() - began, 1))


def main() -> int:
    """Run, print the table, write the results; the exit code is 1 when anything was missed."""
    parser = argparse.ArgumentParser(prog="python -m trust", description=__doc__)
    parser.add_argument("checks", nargs="*", metavar="T1")
    parser.add_argument("--database", choices=BOTH, action="append")
    parser.add_argument("--fast", action="store_true", help="small sizes, to see that it works")
    parser.add_argument("--results", type=Path, help="write the results here as JSON")
    asked = parser.parse_args()
    outcomes: list[Outcome] = []
    for outcome in run(asked.checks, asked.database or BOTH, is_full=not asked.fast):
        outcomes.append(outcome)
        print(f"{outcome.check} {outcome.database}: {outcome.sentence} ({outcome.seconds} s)")
        for miss in outcome.misses:
            print(f"  MISSED: {miss}", flush=True)
    print(f"\n{table(outcomes)}")
    if asked.results:
        asked.results.write_text(json.dumps([asdict(one) for one in outcomes], indent=2))
    return 1 if any(one.misses for one in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
