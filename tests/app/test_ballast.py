"""When the disk is full there is still room to delete."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from app.ballast import SIZE, despite_full_disk, drop_ballast, is_out_of_room, take_ballast
from app.database import open_database


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_database(f"sqlite:///{tmp_path}/padwijzer.sqlite")


@pytest.fixture
def ballast(engine: Engine, tmp_path: Path) -> Path:
    take_ballast(engine)
    return tmp_path / "padwijzer.sqlite.ballast"


def full() -> OperationalError:
    return OperationalError("DELETE", {}, Exception("database or disk is full"))


def test_the_ballast_takes_real_room(ballast: Path) -> None:
    assert ballast.stat().st_size == SIZE
    assert ballast.stat().st_blocks * 512 >= SIZE


def test_what_fails_for_lack_of_room_is_tried_again_without_the_ballast(
    engine: Engine, ballast: Path
) -> None:
    seen = []

    def erase(engine: Engine) -> str:
        seen.append(ballast.exists())
        if ballast.exists():
            raise full()
        return "gone"

    assert despite_full_disk(erase)(engine) == "gone"
    assert seen == [True, False]
    assert ballast.stat().st_size == SIZE  # there is room again, so it is taken again


def test_another_failure_is_not_tried_again(engine: Engine, ballast: Path) -> None:
    def erase(engine: Engine) -> None:
        raise OperationalError("DELETE", {}, Exception("database is locked"))

    with pytest.raises(OperationalError, match="locked"):
        despite_full_disk(erase)(engine)
    assert ballast.exists()


def test_without_ballast_the_failure_is_told(engine: Engine, ballast: Path) -> None:
    drop_ballast(engine)

    def erase(engine: Engine) -> None:
        raise full()

    with pytest.raises(OperationalError, match="full"):
        despite_full_disk(erase)(engine)


def test_a_full_disk_is_told_apart_from_a_busy_one() -> None:
    assert is_out_of_room(full())
    assert not is_out_of_room(OperationalError("", {}, Exception("database is locked")))
