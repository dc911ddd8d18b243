"""The command `migrate`: what an operator does with the database itself."""

import argparse

from app.database import connect
from app.database import migrate as bring_up_to_date
from app.settings import Settings


def migrate(asked: argparse.Namespace) -> int:
    """Bring the tables of the database up to date. `serve` does this too when it starts."""
    engine = connect(Settings.from_environment().database_url)
    try:
        step = bring_up_to_date(engine)
    finally:
        engine.dispose()
    print(f"De tabellen zijn bijgewerkt tot stap {step}." if step else "De tabellen waren al bij.")
    return 0
