"""The nearest human step: places and people where somebody can ask about work and learning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from skills_taxonomy.model import Provenance, Text


class HelpKind(StrEnum):
    """Who helps."""

    DESK = "desk"
    PROGRAMME = "programme"
    SCHOOL = "school"
    UNION = "union"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class HelpPoint:
    """Somebody to go to. Empty `provinces` mean the whole country."""

    id: str
    kind: HelpKind
    title: Text
    text: Text
    provinces: tuple[str, ...]
    link: str | None
    provenance: Provenance


def nearest(points: Iterable[HelpPoint], provinces: Sequence[str]) -> tuple[HelpPoint, ...]:
    """Return the points in `provinces`, those of the region first, then the national ones.

    Without provinces all points, the national ones first.
    """
    wanted = set(provinces)
    fitting = [p for p in points if not p.provinces or not wanted or wanted & set(p.provinces)]
    return tuple(sorted(fitting, key=lambda p: (bool(p.provinces) != bool(wanted), p.id)))
