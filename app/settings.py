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
    Only the addresses (or networks) in `proxies` may say for whom they pass a request on.
    `contact` is where somebody reports a leak, or a page that cannot be read or operated.
    `theme` is a style sheet of the organisation, see docs/theme.md.
    """

    database_url: str
    data_dir: Path
    base_url: str = DEFAULT_BASE_URL
    proxies: tuple[str, ...] = ()
    has_rate_limits: bool = True
    contact: str | None = None
    theme: Path | None = None

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
    def has_tls(self) -> bool:
        """Whether visitors come over https, so that their browsers say where a request is from."""
        return self.base_url.startswith("https://")

    @property
    def has_database(self) -> bool:
        """Whether there is a database to look in. An SQLite file comes when something is kept."""
        path = self.database_url.removeprefix("sqlite:///")
        return path == self.database_url or Path(path).exists()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read DATABASE_URL and the PADWIJZER_ settings of the README; all have defaults.

        >>> Settings.from_environment({"PADWIJZER_DATA_DIR": "/var/lib/padwijzer"}).database_url
        'sqlite:////var/lib/padwijzer/padwijzer.sqlite'
        """
        theme = environment.get("PADWIJZER_THEME")
        data_dir = Path(environment.get("PADWIJZER_DATA_DIR") or "data-local").absolute()
        return cls(
            database_url=environment.get("DATABASE_URL")
            or f"sqlite:///{data_dir / 'padwijzer.sqlite'}",
            data_dir=data_dir,
            base_url=(environment.get("PADWIJZER_BASE_URL") or DEFAULT_BASE_URL).rstrip("/"),
            proxies=tuple(environment.get("PADWIJZER_PROXIES", "").replace(",", " ").split()),
            has_rate_limits=environment.get("PADWIJZER_RATE_LIMITS", "on") != "off",
            contact=_contact(environment.get("PADWIJZER_CONTACT", "")),
            theme=Path(theme).absolute() if theme else None,
        )


def _contact(given: str) -> str | None:
    """Return the address to write to as a URI, or None when none is given.

    >>> _contact("veilig@example.nl"), _contact("https://example.nl/melden"), _contact("")
    ('mailto:veilig@example.nl', 'https://example.nl/melden', None)
    """
    word = given.strip()
    if not word:
        return None
    return word if word.startswith(("https://", "mailto:", "tel:")) else f"mailto:{word}"
