"""Importing and choosing releases, by the command line."""

import os
import pty
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from app.database import writing
from app.progress import progress_on
from app.release_table import TaxonomyRelease
from app.releases import active_checksums, active_edition, all_releases
from skills_taxonomy.edition import FormatError
from tests.conftest import Run, on_both_databases
from tests.esco_bundles import small, write_zip


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return write_zip(tmp_path, small())


@pytest.fixture
def other(tmp_path: Path) -> Path:
    (tmp_path / "other").mkdir()
    name = "ESCO dataset - v1.3.0 - classification - en - csv.zip"
    return write_zip(tmp_path / "other", small(), name)


@on_both_databases
def test_an_import_is_told_stored_and_in_force(engine: Engine, run: Run, bundle: Path) -> None:
    code, out, err = run("import-esco", bundle)

    assert code == 0
    assert "ESCO v1.2.0 (en, nl), in gebruik" in out
    assert "2 beroepen" in out
    assert "1 x skillType: leeg, afgeleid uit de groep (eerste: ESCO" in out
    assert "lezen: ESCO" in err
    assert "\r" not in err
    [release] = all_releases(engine)
    assert release.is_active
    assert release.report.counts["skills"] == 4
    assert release.report.sources == (bundle.name,)
    edition = active_edition(engine)
    assert edition is not None
    assert edition.checksum == release.checksum == active_checksums(engine)["esco"]


@on_both_databases
def test_the_same_bundle_again_changes_nothing(
    engine: Engine, run: Run, bundle: Path, other: Path
) -> None:
    run("import-esco", bundle)
    run("import-esco", other)
    before = all_releases(engine)
    code, out, _ = run("import-esco", bundle)

    assert code == 0
    assert "er verandert niets" in out
    assert "padwijzer releases activate 1" in out
    assert all_releases(engine) == before


@on_both_databases
def test_activate_deactivate_and_remove(
    engine: Engine, run: Run, bundle: Path, other: Path
) -> None:
    assert "Geen releases" in run("releases")[1]
    run("import-esco", bundle)
    code, out, _ = run("import-esco", "--no-activate", other)
    assert code == 0
    assert "niet in gebruik" in out

    assert run("releases", "activate", 2)[0] == 0
    assert [r.is_active for r in all_releases(engine)] == [False, True]
    code, _, err = run("releases", "remove", 2)
    assert (code, "eerst: padwijzer releases deactivate" in err) == (1, True)
    code, _, err = run("releases", "activate", 9)
    assert (code, "release 9 is er niet" in err) == (1, True)
    assert [r.is_active for r in all_releases(engine)] == [False, True]

    assert "Niet meer in gebruik: release 2" in run("releases", "deactivate")[1]
    assert active_checksums(engine) == {}
    assert run("releases", "remove", 2)[0] == 0
    assert run("releases", "list")[1].count("release") == 1


@on_both_databases
def test_a_part_does_not_push_aside_a_whole(
    engine: Engine, run: Run, bundle: Path, tmp_path: Path
) -> None:
    (tmp_path / "part").mkdir()
    part = write_zip(tmp_path / "part", {"occupations_nl.csv": small()["occupations_nl.csv"]})

    _, out, _ = run("import-esco", part)
    assert "Niet compleet" in out
    assert all_releases(engine)[0].is_active  # there was nothing better
    run("import-esco", bundle)
    run("releases", "remove", 1)
    _, out, _ = run("import-esco", part)
    assert "niet in gebruik" in out
    assert "padwijzer releases activate" in out
    active = [release for release in all_releases(engine) if release.is_active]
    assert [release.is_complete for release in active] == [True]


@pytest.mark.parametrize("fault", ["row", "zip", "gone"])
def test_a_fault_leaves_the_old_release_in_force(
    engine: Engine, run: Run, bundle: Path, tmp_path: Path, fault: str
) -> None:
    run("import-esco", bundle)
    before = all_releases(engine), active_edition(engine)
    (tmp_path / "bad").mkdir()
    bad = write_zip(tmp_path / "bad", small(skills_en=b"conceptUri;preferredLabel\r\n"))
    if fault == "zip":
        os.truncate(bad, 200)
    if fault == "gone":
        bad.unlink()
    code, out, err = run("import-esco", bundle, bad)

    assert code == 1
    assert out == ""
    assert bad.name in err
    assert "nog in gebruik" in err
    assert (all_releases(engine), active_edition(engine)) == before


def test_a_release_that_was_damaged_in_the_database_is_not_used(
    engine: Engine, run: Run, bundle: Path, other: Path
) -> None:
    run("import-esco", bundle)
    run("import-esco", other)
    with writing(engine) as session:
        rows = session.exec(select(TaxonomyRelease).order_by(col(TaxonomyRelease.id))).all()
        rows[1].content = rows[0].content
    with pytest.raises(FormatError, match="damaged"):
        active_edition(engine)


@on_both_databases
def test_the_database_itself_allows_one_active_release(
    engine: Engine, run: Run, bundle: Path, other: Path
) -> None:
    run("import-esco", bundle)
    run("import-esco", other)
    with pytest.raises(IntegrityError), writing(engine) as session:
        session.connection().execute(text("UPDATE taxonomy_release SET is_active = true"))


def test_a_database_that_cannot_be_opened_is_told(
    run: Run, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/file/padwijzer.sqlite")
    code, _, err = run("import-esco", bundle)
    assert code == 1
    assert "Traceback" not in err

    (tmp_path / "broken.sqlite").write_bytes(b"this is no database" * 100)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/broken.sqlite")
    code, _, err = run("import-esco", bundle)
    assert code == 1
    assert "database: file is not a database" in err


def test_a_terminal_gets_a_bar() -> None:
    inside, outside = pty.openpty()
    with os.fdopen(outside, "w") as terminal:
        progress = progress_on(terminal)
        progress("lezen", 0.5)
        progress("klaar", 1.0)
    shown = os.read(inside, 4_096).decode()
    os.close(inside)

    assert "████████████············]  50% lezen" in shown
    assert shown.endswith("100% klaar\r\n")
