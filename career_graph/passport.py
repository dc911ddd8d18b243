"""The level passport: which skills from work carry somebody's level into another position."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil


@dataclass(frozen=True, slots=True)
class LevelPassport:
    """The level-carrying skills of a position, seen from one person's work.

    `carried` is a smallest set that suffices, or all that is held when that is too little.
    `spare` are held too but not needed. `lacking` are not held from work at the level asked.
    `needed` is how many of them it takes.
    """

    carried: tuple[str, ...]
    spare: tuple[str, ...]
    lacking: tuple[str, ...]
    needed: int

    @property
    def suffices(self) -> bool:
        """Whether the level is carried."""
        return len(self.carried) >= self.needed


def number_needed(carrying: int, share: Fraction) -> int:
    """Return how many of `carrying` level-carrying skills are enough.

    >>> number_needed(5, Fraction(3, 5))
    3
    """
    return ceil(carrying * share)


def level_passport(
    from_work: Mapping[str, int], carrying: Mapping[str, int], share: Fraction
) -> LevelPassport:
    """Return the passport of somebody who holds `from_work` for a position that asks `carrying`.

    Both map skill ids to proficiency. Skills held furthest above what is asked are named first,
    because those are the easiest to prove.
    """
    held = [skill for skill, asked in carrying.items() if from_work.get(skill, 0) >= asked]
    held.sort(key=lambda skill: carrying[skill] - from_work[skill])
    needed = number_needed(len(carrying), share)
    return LevelPassport(
        carried=tuple(held[:needed]),
        spare=tuple(held[needed:]),
        lacking=tuple(skill for skill in carrying if skill not in held),
        needed=needed,
    )
