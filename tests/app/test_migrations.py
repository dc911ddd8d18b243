"""Migrations: the tables are what the models say, nothing gets lost, and programs take turns."""

import os
import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from app.cli import main
from app.database import METADATA, connect, migrate, open_database, writing
from app.migrating import STEPS
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


@on_both_databases
def test_tables_of_before_migrations_are_adopted_with_what_is_in_them(settings: Settings) -> None:
    engine = open_database(settings.database_url)
    made_in_one_go = "('v', 'd', '{}', 'nl', 'r', '2026-01-01', '2999-01-01')"
    run(engine, f"INSERT INTO shared_path VALUES {made_in_one_go}", "DROP TABLE alembic_version")  # noqa: S608

    assert migrate(engine) is not None
    assert migrate(engine) is None
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM shared_path")).scalar_one() == 1
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


@on_both_databases
def test_programs_that_start_together_take_turns(settings: Settings) -> None:
    environment = {**os.environ, "DATABASE_URL": settings.database_url}
    command = [sys.executable, "-m", "app.cli", "migrate"]
    started = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = sorted(program.communicate()[0] for program in started)

    assert [program.returncode for program in started] == [0, 0, 0]
    assert [sentence.startswith("De tabellen zijn bijgewerkt") for sentence in said].count(
        True
    ) == 1
    assert [sentence.startswith("De tabellen waren al bij") for sentence in said].count(True) == 2


@on_both_databases
@pytest.mark.parametrize("command", [["migrate"], ["serve"]])
def test_a_database_of_a_newer_version_is_left_alone(
    settings: Settings,
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    engine = open_database(settings.database_url)
    run(engine, "UPDATE alembic_version SET version_num = '9999'")
    monkeypatch.setenv("DATABASE_URL", settings.database_url)

    assert main(command) == 1
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
