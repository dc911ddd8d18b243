"""Facts about the labour market, each of one period, place and group of occupations.

A fact is never a promise. What nobody counted is not here; it is never filled in from elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from skills_taxonomy.model import CareerLevel, Provenance, Text

COUNTRY = "NL"
STALE_AFTER_MONTHS = 18


class Measure(StrEnum):
    """What was measured, in the order in which a reader meets it.

    `tightness` is the indicator of UWV: open vacancies for each person on unemployment benefit for
    less than half a year. The changes are in percent of a year before.
    """

    TIGHTNESS = "tightness"
    TIGHTNESS_CHANGE = "tightness_change"
    OUTLOOK = "outlook"
    MOST_VACANCIES = "most_vacancies"
    VACANCIES = "vacancies"
    VACANCIES_CHANGE = "vacancies_change"
    JOB_SEEKERS = "job_seekers"
    JOB_SEEKERS_CHANGE = "job_seekers_change"
    WORKERS = "workers"


class Direction(StrEnum):
    """What a source says without a number, or the sign of its number."""

    UP = "up"
    DOWN = "down"
    HIGH = "high"


class Band(StrEnum):
    """How hard employers find people, in the five words of UWV."""

    VERY_SLACK = "very_slack"
    SLACK = "slack"
    BALANCED = "balanced"
    TIGHT = "tight"
    VERY_TIGHT = "very_tight"


BANDS = ((0.25, Band.VERY_SLACK), (0.67, Band.SLACK), (1.5, Band.BALANCED), (4.0, Band.TIGHT))
"""Below which indicator each word holds, as UWV divides them (wgv.arbeidsmarktinbeeld.nl)."""


def band_of(tightness: float) -> Band:
    """Return the word for an indicator of UWV.

    >>> band_of(1.49), band_of(1.5), band_of(7)
    (<Band.BALANCED: 'balanced'>, <Band.TIGHT: 'tight'>, <Band.VERY_TIGHT: 'very_tight'>)
    """
    return next((band for below, band in BANDS if tightness < below), Band.VERY_TIGHT)


class RegionKind(StrEnum):
    """Kinds of place that figures are about."""

    COUNTRY = "country"
    PROVINCE = "province"
    LABOUR_MARKET_REGION = "labour_market_region"


@dataclass(frozen=True, slots=True)
class Region:
    """A place by the code of CBS; `provinces` are those it lies in, `also` other names of it."""

    id: str
    kind: RegionKind
    label: str
    code: str
    provinces: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OccupationGroup:
    """A group of occupations that CBS and UWV count (BRC 2014).

    `isco_groups` are those that we count to it, `names` what CBS and UWV call it, `codes` the keys
    that CBS has for it.
    """

    id: str
    label: Text
    isco_groups: frozenset[str]
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A year, quarter or month (2024, 2024-Q2, 2024-04), and its last day."""

    id: str
    end: date


@dataclass(frozen=True, slots=True)
class LabourFact:
    """One fact. Without `levels` it is about all career levels together.

    `roles` is given when the source names work narrower than the group. `value` is None where the
    source gives no number; `horizon` is the year that a forecast looks ahead to. Without `meaning`
    the meaning follows from the measure and the value.
    """

    id: str
    measure: Measure
    group: str
    region: str
    period: Period
    provenance: Provenance
    value: float | None = None
    direction: Direction | None = None
    horizon: int | None = None
    levels: frozenset[CareerLevel] = frozenset()
    roles: frozenset[str] = frozenset()
    meaning: Text | None = None
    is_imported: bool = False

    def is_stale(self, today: date) -> bool:
        """Whether the end of its period is more than eighteen months ago."""
        months = (today.year - self.period.end.year) * 12 + today.month - self.period.end.month
        return months > STALE_AFTER_MONTHS or (
            months == STALE_AFTER_MONTHS and today.day > self.period.end.day
        )


@dataclass(frozen=True, slots=True)
class LabourMarket:
    """All that is known, with the places and groups it speaks of, by id."""

    regions: Mapping[str, Region]
    groups: Mapping[str, OccupationGroup]
    facts: tuple[LabourFact, ...] = ()


NOTHING_KNOWN = LabourMarket({}, {})
