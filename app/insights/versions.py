"""Two versions of a path side by side, and their difference in words.

Both are in words already, so what differs is found by name: a row for everything that an answer
says, a sentence for each row that differs.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.itinerary import Fact, PathAnswer
from app.saved_path import SavedPath
from app.sentences.speaker import Speaker


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in both versions. Empty where a version does not say it."""

    name: str
    was: str
    now: str

    @property
    def differs(self) -> bool:
        return self.was != self.now


@dataclass(frozen=True, slots=True)
class VersionDifference:
    """All rows, and what differs in sentences; none when both say the same."""

    rows: tuple[Row, ...]
    sentences: tuple[str, ...]


def difference_of(say: Speaker, before: SavedPath, after: SavedPath) -> VersionDifference:
    """Return how `after` differs from `before`, in the language of `say`."""
    was, now = before.answers[say.language], after.answers[say.language]
    rows = (
        *_paired(_route(say, was), _route(say, now)),
        *_paired(was.itinerary.facts, now.itinerary.facts),
        *_paired(_asked(say, was), _asked(say, now)),
    )
    return VersionDifference(rows, tuple(_sentences(say, rows, was, now)))


def _paired(was: Iterable[Fact], now: Iterable[Fact]) -> list[Row]:
    before = {fact.name: fact.value for fact in was}
    after = {fact.name: fact.value for fact in now}
    return [Row(n, before.get(n, ""), after.get(n, "")) for n in dict.fromkeys([*before, *after])]


def _route(say: Speaker, answer: PathAnswer) -> tuple[Fact, ...]:
    _ = say.gettext
    *between, goal = (f"{stop.name}, {stop.level}" for stop in answer.itinerary.stops[1:])
    return (
        Fact(_("Doel"), goal),
        Fact(_("Langs"), say.listed(between) if between else _("rechtstreeks")),
    )


def _asked(say: Speaker, answer: PathAnswer) -> Iterable[Fact]:
    """What was asked, told apart from what came out: both speak of euros and level."""
    name = say.gettext("%(name)s (gevraagd)")
    return (Fact(name % {"name": fact.name}, fact.value) for fact in answer.assumed)


def _sentences(
    say: Speaker, rows: Iterable[Row], was: PathAnswer, now: PathAnswer
) -> Iterable[str]:
    _ = say.gettext
    for row in rows:
        if row.differs:
            yield _("%(name)s: %(now)s. Het was %(was)s.") % {
                "name": row.name,
                "now": row.now or _("niets"),
                "was": row.was or _("niets"),
            }
    before, after = _to_learn(was), _to_learn(now)
    extra = [name for name in after if name not in before]
    less = [name for name in before if name not in after]
    if extra:
        yield _("Erbij om te leren: %(skills)s.") % {"skills": say.listed(extra)}
    if less:
        yield _("Dit hoef je niet meer te leren: %(skills)s.") % {"skills": say.listed(less)}


def _to_learn(answer: PathAnswer) -> list[str]:
    legs = answer.itinerary.legs
    return [line.name for leg in legs for line in (*leg.missing, *leg.missing_more)]
