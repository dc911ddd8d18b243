"""What it takes to learn: hours for each proficiency step, offers, and what an employer takes on.

Four rules (design §3). An offer is taken whole: it takes its own hours and raises every skill that
it teaches. A step still missing costs its hours; it costs less when a related skill is held as
high. The last step of some skills may be learned on the job, within a fixed number of hours; which
ones is chosen so that the least is left to study. The rest is self-study, as high as people get
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from career_graph.assumptions import Assumptions
from skills_taxonomy.model import Skill


@dataclass(frozen=True, slots=True)
class LearningCosts:
    """Hours of the four steps of each skill, in full and with the help of a related skill.

    `alone` is the highest proficiency that somebody reaches by self-study.
    """

    full: Mapping[str, tuple[int, ...]]
    discounted: Mapping[str, tuple[int, ...]]
    related: Mapping[str, tuple[str, ...]]
    alone: Mapping[str, int]

    def hours(self, skill: str, step: int, *, is_discounted: bool) -> int:
        """Return the hours to learn `skill` from proficiency `step` - 1 to `step`."""
        return (self.discounted if is_discounted else self.full)[skill][step - 1]


@dataclass(frozen=True, slots=True)
class MissingStep:
    """One proficiency step still to learn, shorter `thanks_to` a related skill that is held."""

    skill: str
    step: int
    hours: int
    thanks_to: str | None = None


@dataclass(frozen=True, slots=True)
class Euros:
    """An amount of own euros: at `least` so much, and exactly so much when it `is_known`."""

    least: int = 0
    is_known: bool = True

    @property
    def amount(self) -> int | None:
        """The amount, None when a part of it is unknown."""
        return self.least if self.is_known else None

    def __add__(self, other: Euros) -> Euros:
        return Euros(self.least + other.least, self.is_known and other.is_known)

    def no_dearer(self, than: Euros) -> bool:
        """Whether this is surely no more than `than`.

        A price is never below 0, so a known amount is no dearer than the same and something
        unknown. Two unknown parts cannot be told apart; then what is known decides.

        >>> free, unknown, dear = Euros(), Euros(0, is_known=False), Euros(100)
        >>> free.no_dearer(unknown), dear.no_dearer(unknown), unknown.no_dearer(dear)
        (True, False, False)
        """
        return (self.is_known or not than.is_known) and self.least <= than.least

    def is_within(self, limit: int | None) -> bool:
        """Whether this is surely within `limit`; no limit (None) is always kept."""
        return limit is None or (self.is_known and self.least <= limit)


def total_euros(parts: Iterable[Euros]) -> Euros:
    """Return the sum of `parts`."""
    return sum(parts, Euros())


@dataclass(frozen=True, slots=True)
class PlanOffer:
    """An offer as a learning plan sees it: whole, with what it takes and what it teaches.

    `teaches` pairs skill ids with the proficiency reached. `hours` are all its study hours,
    `months` the least it lasts (0: as fast as the hours allow), `euros` the own price, None when
    unknown.
    """

    id: str
    teaches: tuple[tuple[str, int], ...]
    hours: int
    months: int = 0
    euros: int | None = 0

    @property
    def price(self) -> Euros:
        """The price as an amount that may be unknown."""
        return Euros(self.euros or 0, self.euros is not None)


@dataclass(frozen=True, slots=True)
class TaughtStep:
    """A proficiency step that an offer teaches, of a skill that is missing."""

    skill: str
    step: int
    offer: str


@dataclass(frozen=True, slots=True)
class Study:
    """How the missing steps are learned: by offers, by self-study, and on the job.

    `too_high` are steps that nobody learns alone, and that neither an offer nor the job teaches.
    """

    studied: tuple[MissingStep, ...]
    on_the_job: tuple[MissingStep, ...]
    offers: tuple[PlanOffer, ...] = ()
    taught: tuple[TaughtStep, ...] = ()
    too_high: tuple[MissingStep, ...] = ()

    @property
    def study_hours(self) -> int:
        """Hours to study before the start, those of the offers included."""
        return sum(s.hours for s in self.studied) + sum(offer.hours for offer in self.offers)

    @property
    def own_euros(self) -> Euros:
        """What the offers cost together."""
        return total_euros(offer.price for offer in self.offers)

    @property
    def least_months(self) -> int:
        """The months that the longest offer lasts."""
        return max((offer.months for offer in self.offers), default=0)


def with_offers(held: Mapping[str, int], offers: Iterable[PlanOffer]) -> Mapping[str, int]:
    """Return `held` after `offers`."""
    raised: dict[str, int] = {}
    for offer in offers:
        for skill, reached in offer.teaches:
            raised[skill] = max(reached, raised.get(skill, held.get(skill, 0)))
    return {**held, **raised} if raised else held


def learning_costs(skills: Mapping[str, Skill], assumptions: Assumptions) -> LearningCosts:
    """Return what learning costs for `skills`, a skill's own hours before the usual ones."""
    full = {s.id: s.hours or assumptions.step_hours[s.skill_type] for s in skills.values()}
    share = assumptions.related_share
    return LearningCosts(
        full=full,
        discounted={s: tuple(h - int(h * share) for h in hours) for s, hours in full.items()},
        related={s.id: tuple(r for r in s.related if r in skills) for s in skills.values()},
        alone={s.id: assumptions.alone_up_to[s.skill_type] for s in skills.values()},
    )


def missing_steps(
    held: Mapping[str, int], asked: Mapping[str, int], costs: LearningCosts
) -> tuple[MissingStep, ...]:
    """Return every proficiency step between `held` and `asked`, in the order asked."""
    steps = []
    for skill, wanted in asked.items():
        have = held.get(skill, 0)
        if have < wanted:
            near = [other for other in costs.related[skill] if held.get(other, 0) > have]
            for step in range(have + 1, wanted + 1):
                helper = next((other for other in near if held[other] >= step), None)
                hours = costs.hours(skill, step, is_discounted=helper is not None)
                steps.append(MissingStep(skill, step, hours, helper))
    return tuple(steps)


def study_for(
    held: Mapping[str, int],
    asked: Mapping[str, int],
    *,
    budget: int,
    costs: LearningCosts,
    offers: Sequence[PlanOffer] = (),
) -> Study:
    """Return the cheapest way to get from `held` to `asked` by `offers`, `budget` hours on the job.

    Only the last missing step of a skill can be left to the job, so that nobody starts two steps
    short of anything. A step that nobody learns alone goes to the job first. Of all sets that fit
    the budget, the one with most hours is taken; of equals the one that comes first in the order
    asked.
    """
    ready = with_offers(held, offers)
    steps = missing_steps(ready, asked, costs)
    alone = [step for step in steps if step.step <= costs.alone[step.skill]]
    high = [step for step in steps if step.step > costs.alone[step.skill]]
    room = budget - sum(step.hours for step in high)
    if room < 0 or any(step.step < asked[step.skill] for step in high):
        room, at_work = budget, []
    else:
        high, at_work = [], high
    at_work += _fullest([step for step in alone if step.step == asked[step.skill]], room)
    at_job = {step.skill: step.step for step in at_work}
    return Study(
        studied=tuple(step for step in alone if at_job.get(step.skill) != step.step),
        on_the_job=tuple(step for step in steps if at_job.get(step.skill) == step.step),
        offers=tuple(offers),
        taught=tuple(_taught(held, asked, offers)),
        too_high=tuple(high),
    )


def _taught(
    held: Mapping[str, int], asked: Mapping[str, int], offers: Sequence[PlanOffer]
) -> Iterator[TaughtStep]:
    """Yield the missing steps that `offers` teach, each by the first offer that reaches it."""
    reached = [(offer.id, dict(offer.teaches)) for offer in offers]
    for skill, wanted in asked.items() if offers else ():
        for step in range(held.get(skill, 0) + 1, wanted + 1):
            for offer, teaches in reached:
                if teaches.get(skill, 0) >= step:
                    yield TaughtStep(skill, step, offer)
                    break


def _fullest(steps: list[MissingStep], budget: int) -> list[MissingStep]:
    """Return the steps that together fill `budget` best, the earlier ones where it is equal.

    A subset sum: bit n of `fillings` is set when the steps so far can fill n hours exactly.
    """
    within = (2 << budget) - 1
    fillings = [1]
    for step in steps:
        fillings.append((fillings[-1] | fillings[-1] << step.hours) & within)
    left = fillings[-1].bit_length() - 1
    chosen = []
    for number in range(len(steps) - 1, -1, -1):
        if not fillings[number] >> left & 1:
            chosen.append(steps[number])
            left -= steps[number].hours
    return chosen
