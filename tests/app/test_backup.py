"""Backup and restore: what was shared comes back whole, and nothing is lost by mistake."""

import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app import backup
from app.backup import BackupError, back_up, restore
from app.cli import main
from app.knowledge import Knowledge
from app.main import create_app
from app.settings import Settings
from tests.conftest import on_both_databases
from tests.sharing import deleted, managed, opened, rows, shared

STOP = "testanalist.medior"


@pytest.fixture
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("backups") / "padwijzer.backup"


@on_both_databases
def test_what_was_deleted_by_accident_comes_back(
    client: TestClient, settings: Settings, file: Path
) -> None:
    """The server runs on: it is not stopped for the backup, nor for the restore."""
    links = shared(client)
    managed(client, links.code, "note", stop=STOP, note="van de klant")
    before = opened(client, links.path)

    size = back_up(settings.database_url, file)
    assert size == file.stat().st_size > 10_000
    assert file.stat().st_mode & 0o077 == 0
    deleted(client, links.code)
    assert rows(settings) == 0
    restore(settings.database_url, file)

    assert opened(client, links.path).text == before.text
    assert "van de klant" in managed(client, links.code).text


@on_both_databases
def test_a_backup_can_be_put_back_somewhere_else(
    client: TestClient,
    settings: Settings,
    file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    knowledge: Knowledge,
    request: pytest.FixtureRequest,
) -> None:
    links = shared(client)
    back_up(settings.database_url, file)
    elsewhere = {"PADWIJZER_DATA_DIR": str(tmp_path_factory.mktemp("elsewhere"))}
    if settings.database_url.startswith("postgresql"):
        elsewhere["DATABASE_URL"] = request.getfixturevalue("postgresql").new_database()
    there = Settings.from_environment(elsewhere)

    restore(there.database_url, file)

    with TestClient(create_app(there, knowledge)) as other:
        assert opened(other, links.path).select_one(".itinerary")


@on_both_databases
def test_a_restore_never_overwrites_what_people_shared_unasked(
    client: TestClient, settings: Settings, file: Path
) -> None:
    old = shared(client)
    back_up(settings.database_url, file)
    new = shared(client)

    with pytest.raises(BackupError, match="2 gedeelde paden"):
        restore(settings.database_url, file)
    assert opened(client, new.path)
    restore(settings.database_url, file, replace=True)
    assert rows(settings) == 1
    assert opened(client, old.path)


@on_both_databases
def test_what_is_no_backup_changes_nothing(
    client: TestClient, settings: Settings, file: Path
) -> None:
    links = shared(client)
    for content in (b"", b"hello", b"SQLite format 3\0" + bytes(2_000), b"PGDMP" + bytes(2_000)):
        file.write_bytes(content)
        with pytest.raises(BackupError):
            restore(settings.database_url, file, replace=True)
    with pytest.raises(BackupError):
        restore(settings.database_url, file.with_name("not there"), replace=True)
    assert opened(client, links.path)


def test_a_damaged_backup_is_refused(client: TestClient, settings: Settings, file: Path) -> None:
    links = shared(client)
    back_up(settings.database_url, file)
    content = bytearray(file.read_bytes())
    content[4_096:20_000] = bytes(20_000 - 4_096)
    file.write_bytes(content)

    with pytest.raises(BackupError, match="beschadigd"):
        restore(settings.database_url, file, replace=True)
    assert opened(client, links.path)


def test_a_copy_of_another_database_is_refused(settings: Settings, file: Path) -> None:
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE something_else (id INTEGER)")
    other.close()

    with pytest.raises(BackupError):
        restore(settings.database_url, file)


def test_a_backup_never_replaces_a_file(client: TestClient, settings: Settings, file: Path) -> None:
    shared(client)
    file.write_text("my thesis")

    with pytest.raises(BackupError, match="is er al"):
        back_up(settings.database_url, file)
    assert file.read_text() == "my thesis"


def test_a_backup_that_fails_leaves_no_half_file(settings: Settings, file: Path) -> None:
    with pytest.raises(BackupError, match="nog geen database"):
        back_up(settings.database_url, file)
    assert list(file.parent.iterdir()) == []


def test_without_the_programs_of_postgresql_it_says_so(
    monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    monkeypatch.setattr(backup, "POSTGRESQL_PROGRAMS", file.parent)
    monkeypatch.setenv("PATH", str(file.parent))

    with pytest.raises(BackupError, match="pg_dump is hier niet"):
        back_up("postgresql://padwijzer@127.0.0.1/padwijzer", file)


def test_the_commands_tell_what_they_did(
    client: TestClient,
    settings: Settings,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PADWIJZER_DATA_DIR", str(settings.data_dir))
    shared(client)

    assert main(["backup", str(file)]) == 0
    assert "Bewaar dit veilig" in capsys.readouterr().out
    assert main(["backup", str(file)]) == 1
    assert "Geen reservekopie gemaakt" in capsys.readouterr().err
    assert main(["restore", str(file)]) == 1
    assert "--replace" in capsys.readouterr().err
    assert main(["restore", str(file), "--replace"]) == 0
    said = capsys.readouterr().out
    assert "Teruggezet" in said
    assert "Verlopen en gewist: 0" in said
    assert main(["purge"]) == 0
    assert rows(settings) == 1
