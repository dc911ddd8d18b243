"""Every setting, read from the environment in one place."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

DEFAULT_BASE_URL = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class Settings:
    """How this copy of Padwijzer is set up.

    `base_url` is where visitors reach it. Links that leave the site (shared paths, QR codes,
    language alternates) start with it; the Host header of a request is never trusted for that.
    """

    database_url: str
    data_dir: Path
    base_url: str = DEFAULT_BASE_URL

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names that a request may ask for."""
        return (
            "127.0.0.1",
            "localhost",
            "[::1]",
            "testserver",
            urlsplit(self.base_url).hostname or "",
        )

    @property
    def has_database(self) -> bool:
        """Whether there is a database to look in. An SQLite file comes when something is kept."""
        path = self.database_url.removeprefix("sqlite:///")
        return path == self.database_url or Path(path).exists()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read DATABASE_URL, PADWIJZER_DATA_DIR and PADWIJZER_BASE_URL; all have defaults.

        >>> Settings.from_environment({"PADWIJZER_DATA_DIR": "/var/lib/padwijzer"}).database_url
        'sqlite:////var/lib/padwijzer/padwijzer.sqlite'
        """
        data_dir = Path(environment.get("PADWIJZER_DATA_DIR") or "data-local").absolute()
        return cls(
            database_url=environment.get("DATABASE_URL")
            or f"sqlite:///{data_dir / 'padwijzer.sqlite'}",
            data_dir=data_dir,
            base_url=(environment.get("PADWIJZER_BASE_URL") or DEFAULT_BASE_URL).rstrip("/"),
        )
