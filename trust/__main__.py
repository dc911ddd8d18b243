"""`python -m trust [T1 …] [--database …] [--fast]`: run the checks and print the table."""

import argparse
import json
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from tests.postgresql import running_cluster
from trust.bad_inputs import bad_inputs
from trust.code import code
from trust.disks import disks
from trust.expiry import expiry
from trust.flushes import flushes
from trust.generated import generated
from trust.graphs import graphs
from trust.imports import imports
from trust.kills import kills
from trust.lanes import in_lanes
from trust.leaks import leaks
from trust.load import load, overload
from trust.outcome import Outcome, table, told
from trust.place import Check, Database, Place
from trust.restarts import restarts
from trust.rights import rights
from trust.scorecard import scorecard
from trust.slow import slow_clients

BOTH: tuple[Database, ...] = ("sqlite", "postgresql")
ONE: tuple[Database, ...] = ("sqlite",)
CHECKS: tuple[tuple[str, Check, tuple[Database, ...]], ...] = (
    ("T1", generated, BOTH),
    ("T2", bad_inputs, BOTH),
    ("T3", rights, BOTH),
    ("T4", kills, BOTH),
    ("T5", flushes, ONE),
    ("T6", imports, BOTH),
    ("T7", disks, ONE),
    ("T8", restarts, ("postgresql",)),
    ("T9", load, ONE),
    ("T10", overload, ONE),
    ("T11", slow_clients, ONE),
    ("T12", scorecard, ONE),
    ("T13", leaks, BOTH),
    ("T14", expiry, BOTH),
    ("T15", graphs, ONE),
    ("T16", code, ONE),
)


def run(wanted: Sequence[str], databases: Sequence[str], *, is_full: bool) -> Iterator[Outcome]:
    """Run the wanted checks, or all, and yield what each found."""
    with running_cluster(is_durable=True) as cluster, tempfile.TemporaryDirectory() as root:
        for name, check, where in CHECKS:
            for database in where:
                if (wanted and name not in wanted) or database not in databases:
                    continue
                folder = Path(root) / f"{name}-{database}"
                folder.mkdir()
                began = time.monotonic()
                place = Place(folder, database, cluster.new_database, is_full, cluster.restart)
                try:
                    outcome = check(place)
                except Exception as error:  # one check that breaks down must not hide the others
                    traceback.print_exc()
                    what = "did not finish"
                    outcome = Outcome(name, database, what, {}, (f"{what}: {error!r}",))
                yield replace(outcome, seconds=round(time.monotonic() - began, 1))


def main() -> int:
    """Run the named checks here; without names, all of them, in lanes."""
    parser = argparse.ArgumentParser(prog="python -m trust", description=__doc__)
    parser.add_argument("checks", nargs="*", metavar="T1")
    parser.add_argument("--database", choices=BOTH, action="append")
    parser.add_argument("--fast", action="store_true", help="small sizes, to see that it works")
    parser.add_argument("--results", type=Path, help="write the results here as JSON")
    asked = parser.parse_args()
    if not asked.checks:
        return in_lanes(asked.results, is_full=not asked.fast)
    outcomes: list[Outcome] = []
    for outcome in run(asked.checks, asked.database or BOTH, is_full=not asked.fast):
        outcomes.append(outcome)
        print(told(outcome), flush=True)
    if asked.results:
        asked.results.write_text(json.dumps([asdict(one) for one in outcomes], indent=2))
    else:
        print(f"\n{table(outcomes)}")
    return 1 if any(one.misses for one in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
