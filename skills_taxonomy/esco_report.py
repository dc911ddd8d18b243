"""What an import tells afterwards: how much there was, and what was left out and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Skipped:
    """Rows that were left out, or taken with a remark: why, how many, and where the first is."""

    reason: str
    count: int
    first: str


@dataclass(frozen=True, slots=True)
class Report:
    """How much was in the files, by table; what was skipped; which tables there were none of."""

    counts: Mapping[str, int]
    skipped: tuple[Skipped, ...]
    missing: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(slots=True)
class Notes:
    """The report while the files are being read."""

    counts: Counter[str] = field(default_factory=Counter)
    _times: Counter[str] = field(default_factory=Counter)
    _first: dict[str, str] = field(default_factory=dict)

    def skip(self, reason: str, example: str) -> None:
        """Count one more row that was left out for `reason`."""
        self._times[reason] += 1
        self._first.setdefault(reason, example)

    def skipped(self) -> tuple[Skipped, ...]:
        """Return all reasons, in alphabetical order."""
        return tuple(Skipped(r, self._times[r], self._first[r]) for r in sorted(self._times))
