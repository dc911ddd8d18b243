"""What an operator does with the database itself: `migrate`, `purge`, `backup` and `restore`."""

import argparse
import sys
from datetime import date
from pathlib import Path

from app.backup import BackupError, back_up
from app.backup import restore as put_back
from app.database import connect, open_database
from app.database import migrate as bring_up_to_date
from app.settings import Settings
from app.shared_paths import purge_expired


def migrate(asked: argparse.Namespace) -> int:
    """Bring the tables of the database up to date. `serve` does this too when it starts."""
    engine = connect(Settings.from_environment().database_url)
    try:
        step = bring_up_to_date(engine)
    finally:
        engine.dispose()
    print(f"De tabellen zijn bijgewerkt tot stap {step}." if step else "De tabellen waren al bij.")
    return 0


def purge(asked: argparse.Namespace) -> int:
    """Wipe what has expired. It may run anywhere, at any time, also twice at once."""
    engine = open_database(Settings.from_environment().database_url)
    try:
        gone = purge_expired(engine, date.today())
    finally:
        engine.dispose()
    print(f"Verlopen en gewist: {gone}")
    return 0


def backup(asked: argparse.Namespace) -> int:
    """Write the whole database to a file."""
    try:
        size = back_up(Settings.from_environment().database_url, Path(asked.file))
    except BackupError as error:
        print(f"Geen reservekopie gemaakt: {error}", file=sys.stderr)
        return 1
    print(f"{asked.file}: {size:,} bytes. Bewaar dit veilig: er staat in wat mensen deelden.")
    return 0


def restore(asked: argparse.Namespace) -> int:
    """Put a backup back, instead of what is in the database; what has expired goes at once."""
    url = Settings.from_environment().database_url
    try:
        put_back(url, Path(asked.file), replace=asked.replace)
    except BackupError as error:
        print(f"Niets teruggezet: {error}", file=sys.stderr)
        return 1
    print(f"Teruggezet uit {asked.file}.")
    return purge(asked)
