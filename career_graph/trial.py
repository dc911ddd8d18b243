"""What a trial task says about a skill: it confirms or raises a rating, and never lowers one."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class TrialResult(StrEnum):
    """What the task did to a rating."""

    RAISED = "raised"
    CONFIRMED = "confirmed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class TrialOutcome:
    """What somebody saw in their own work: `shown` 0–2, and the rating from now on, 0–4."""

    result: TrialResult
    shown: int
    rating: int


def shown_by(checks: Iterable[tuple[int, bool]]) -> int:
    """Return the highest proficiency whose checks, and all those below it, are all yes.

    >>> shown_by([(1, True), (1, True), (2, True), (2, False)]), shown_by([(1, False), (2, True)])
    (1, 0)
    """
    answers = list(checks)
    failed = [rating for rating, is_yes in answers if not is_yes]
    passed = [rating for rating, _ in answers if rating < min(failed, default=5)]
    return max(passed, default=0)


def outcome_of(held: int, checks: Iterable[tuple[int, bool]]) -> TrialOutcome:
    """Return what the checks do to a rating of `held` (0: not held)."""
    shown = shown_by(checks)
    if shown > held:
        return TrialOutcome(TrialResult.RAISED, shown, shown)
    if shown and shown == held:
        return TrialOutcome(TrialResult.CONFIRMED, shown, held)
    return TrialOutcome(TrialResult.UNCHANGED, shown, held)
