"""Where a check does its work: a folder, a database, and how thorough it is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from trust.outcome import Outcome

Database = Literal["sqlite", "postgresql"]


@dataclass(frozen=True)
class Place:
    """Everything a check needs. `is_full` is false in the part that every test run includes."""

    folder: Path
    database: Database
    new_postgresql: Callable[[], str]
    is_full: bool = True
    restart_postgresql: Callable[[str], None] = lambda mode: None

    def environment(self, **more: str) -> dict[str, str]:
        """Return the settings of a copy with an empty database, without limits per address."""
        settings = {"PADWIJZER_DATA_DIR": str(self.folder), "PADWIJZER_RATE_LIMITS": "off"}
        if self.database == "postgresql":
            settings["DATABASE_URL"] = self.new_postgresql()
        return settings | more

    @property
    def log(self) -> Path:
        """Where servers write their log."""
        return self.folder / "server.log"

    def times(self, full: int, fast: int) -> int:
        """Return how often something is done: `fast` in the fast part."""
        return full if self.is_full else fast


Check = Callable[[Place], Outcome]
