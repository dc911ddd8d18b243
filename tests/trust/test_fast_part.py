"""The fast part of the trust suite: the same checks as `make trust`, in small sizes."""

import shutil
from pathlib import Path

import pytest

from tests.postgresql import Cluster
from trust.bad_inputs import bad_inputs
from trust.disks import disks
from trust.expiry import expiry
from trust.flushes import flushes
from trust.imports import BAD_INPUTS
from trust.kills import kills
from trust.outcome import Outcome, Tally, table
from trust.place import Check, Place
from trust.rights import rights
from trust.scorecard import scorecard
from trust.slow import slow_clients

pytestmark = pytest.mark.trust


def test_all_sixty_bad_inputs_are_there_and_come_out_right(tmp_path: Path) -> None:
    found = bad_inputs(Place(tmp_path, "sqlite", str, is_full=False))

    assert found.misses == ()
    assert found.counts["numbers"] == 60 - len(BAD_INPUTS)


@pytest.mark.parametrize("check", [rights, kills, disks, slow_clients, scorecard, expiry])
def test_nothing_is_missed_on_sqlite(check: Check, tmp_path: Path) -> None:
    assert check(Place(tmp_path, "sqlite", str, is_full=False)).misses == ()


def test_no_bad_input_is_missed_on_postgresql(tmp_path: Path, postgresql: Cluster) -> None:
    place = Place(tmp_path, "postgresql", postgresql.new_database, is_full=False)
    assert bad_inputs(place).misses == ()


@pytest.mark.skipif(shutil.which("strace") is None, reason="no strace; tools/trust.sh brings it")
def test_every_save_is_flushed_before_it_is_acknowledged(tmp_path: Path) -> None:
    assert flushes(Place(tmp_path, "sqlite", str, is_full=False)).misses == ()


def test_a_miss_shows_in_the_table() -> None:
    tally = Tally()
    tally.add("saves", 1_200)
    tally.expect(False, "one was lost")
    row = Outcome("T4", "sqlite", "kills", tally.counts, tuple(tally.misses), 3.2)

    assert table([row]).splitlines()[-1] == (
        "| T4 | sqlite | kills: 1,200 saves | 3 | **1 missed** |"
    )
