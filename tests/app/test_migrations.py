"""Migrations: the tables are what the models say, nothing gets lost, and programs take turns."""

import os
import subprocess
import sys

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from app.cli import main
from app.database import METADATA, connect, migrate, open_database, writing
from app.migrating import STEPS, configuration
from app.settings import Settings
from tests.conftest import on_both_databases


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def run(engine: Engine, *sentences: str) -> None:
    with writing(engine) as session:
        for sentence in sentences:
            session.connection().execute(text(sentence))


@on_both_databases
def test_tables_are_what_the_models_say(settings: Settings) -> None:
    engine = open_database(settings.database_url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


def test_steps_have_one_order() -> None:
    script = ScriptDirectory(str(STEPS))

    assert len(script.get_heads()) == 1
    assert [step.revision for step in script.walk_revisions()][-1] == "0001"


def as_before_migrations(engine: Engine) -> None:
    """Make the two tables in one go, as we did, with one path in them."""
    with writing(engine) as session:
        config = configuration()
        config.attributes["connection"] = session.connection()
        command.upgrade(config, "0001")
    run(
        engine,
        "INSERT INTO shared_path VALUES ('v', 'd', '{}', 'nl', 'r', '2026-01-01', '2999-01-01')",
        "DROP TABLE alembic_version",
    )


@on_both_databases
def test_tables_of_before_migrations_are_adopted_with_what_is_in_them(settings: Settings) -> None:
    engine = connect(settings.database_url)
    as_before_migrations(engine)

    assert migrate(engine) is not None
    assert migrate(engine) is None
    wanted = (
        "SELECT path.edit_hash, link.token_hash, link.may_propose, version.content, version.agreed"
        " FROM shared_path path JOIN path_link link ON link.path_id = path.id"
        " JOIN path_version version ON version.path_id = path.id"
    )
    with engine.connect() as connection:
        assert [tuple(row) for row in connection.execute(text(wanted))] == [
            ("d", "v", False, "{}", 1)
        ]
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


@on_both_databases
def test_programs_that_start_together_take_turns(settings: Settings) -> None:
    environment = {**os.environ, "DATABASE_URL": settings.database_url}
    words = [sys.executable, "-m", "app.cli", "migrate"]
    started = [
        subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = sorted(program.communicate()[0] for program in started)

    assert [program.returncode for program in started] == [0, 0, 0]
    assert [sentence.startswith("De tabellen zijn bijgewerkt") for sentence in said].count(
        True
    ) == 1
    assert [sentence.startswith("De tabellen waren al bij") for sentence in said].count(True) == 2


@on_both_databases
@pytest.mark.parametrize("words", [["migrate"], ["serve"]])
def test_a_database_of_a_newer_version_is_left_alone(
    settings: Settings,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    engine = open_database(settings.database_url)
    run(engine, "UPDATE alembic_version SET version_num = '9999'")
    monkeypatch.setenv("DATABASE_URL", settings.database_url)

    assert main(words) == 1
    assert "nieuwere Padwijzer (stap 9999)" in capsys.readouterr().err
    engine.dispose()


@on_both_databases
def test_steps_that_cannot_all_be_taken_leave_no_tables(settings: Settings) -> None:
    engine = connect(settings.database_url)
    run(engine, "CREATE TABLE taxonomy_release (something_else INTEGER)")

    with pytest.raises(Exception, match="kind"):
        migrate(engine)
    assert tables(engine) == {"taxonomy_release"}
    engine.dispose()
