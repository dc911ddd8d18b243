"""The judgements that answers rest on, as values. The numbers stand in data/assumptions.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from skills_taxonomy.model import CareerLevel, SkillType

WEEKS_PER_MONTH = Fraction(52, 12)


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Every number that is a judgement, each explained where it is written down.

    Hours are study hours, months are calendar months, shares lie between 0 and 1.
    """

    step_hours: Mapping[SkillType, tuple[int, int, int, int]]
    alone_up_to: Mapping[SkillType, int]
    related_share: Fraction
    on_the_job_hours: Mapping[CareerLevel, int]
    usual_months: Mapping[CareerLevel, int]
    minimum_stay_months: int
    passport_share: Fraction
    years_worked: int
    hours_per_week: int
    months_per_step: int
    maximum_steps: int
    kin_needed: int
    high_share: Fraction
    optional_weight: Fraction
    domain_levels: tuple[int, int, int]
    relation_levels: Mapping[str, tuple[int, int, int]]
    presumed_of_20: tuple[int, ...]
    unnamed_of_20: tuple[int, ...]
    without_work_of_20: tuple[int, ...]
    reasons: Mapping[str, str]


def months_of_study(hours: int, hours_per_week: int) -> int:
    """Return how many whole months `hours` of study take, rounded up.

    >>> months_of_study(160, 8)
    5
    >>> months_of_study(0, 8)
    0
    """
    return -(-hours * WEEKS_PER_MONTH.denominator // (hours_per_week * WEEKS_PER_MONTH.numerator))


def hours_within(months: int, hours_per_week: int) -> int:
    """Return the most study hours that fit in `months`: the inverse of `months_of_study`.

    >>> hours_within(5, 8)
    173
    """
    return int(months * hours_per_week * WEEKS_PER_MONTH)
