"""What a check found: exact counts, and every miss in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

HEAD = ("Check", "Database", "What was done, and what came of it", "Seconds", "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of the table. `counts` reads as a sentence: what was counted → how many."""

    check: str
    database: str
    what: str
    counts: Mapping[str, int | float | str]
    misses: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def sentence(self) -> str:
        """What was done and what came of it, on one line."""
        counted = ", ".join(f"{_number(value)} {name}" for name, value in self.counts.items())
        return f"{self.what}: {counted}"


@dataclass(slots=True)
class Tally:
    """Counts and misses while a check is running."""

    counts: dict[str, int | float | str] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    _alone: Lock = field(default_factory=Lock)

    def add(self, name: str, times: int = 1) -> None:
        """Count something; several threads may do so."""
        with self._alone:
            self.counts[name] = int(self.counts.get(name, 0)) + times

    def expect(self, holds: bool, miss: str) -> bool:
        """Note a miss unless `holds`."""
        if not holds:
            self.misses.append(miss)
        return holds


def table(outcomes: Sequence[Outcome]) -> str:
    """Return the rows as a table in Markdown."""
    rows = [
        HEAD,
        ("---", "---", "---", "--:", "---"),
        *(
            (
                one.check,
                one.database,
                one.sentence,
                f"{one.seconds:.0f}",
                f"**{len(one.misses)} missed**" if one.misses else "ok",
            )
            for one in outcomes
        ),
    ]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def told(outcome: Outcome) -> str:
    """Return an outcome as lines to read along with."""
    first = f"{outcome.check} {outcome.database}: {outcome.sentence} ({outcome.seconds:.0f} s)"
    return "\n".join((first, *(f"  MISSED: {miss}" for miss in outcome.misses)))


def _number(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
