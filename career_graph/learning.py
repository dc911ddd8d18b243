"""What it takes to learn: hours for each proficiency step, and what an employer takes on.

Three rules (design §3). A missing step costs its hours; it costs less when a related skill is
already held as high. The last step of some skills may be learned on the job, within a fixed number
of hours; which ones is chosen so that the least is left to study. The rest is study.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from career_graph.assumptions import Assumptions
from skills_taxonomy.model import Skill


@dataclass(frozen=True, slots=True)
class LearningCosts:
    """Hours of the four steps of each skill, in full and with the help of a related skill."""

    full: Mapping[str, tuple[int, ...]]
    discounted: Mapping[str, tuple[int, ...]]
    related: Mapping[str, tuple[str, ...]]

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
class Study:
    """How the missing steps are learned: some on the job, the others by study."""

    studied: tuple[MissingStep, ...]
    on_the_job: tuple[MissingStep, ...]

    @property
    def study_hours(self) -> int:
        """Hours to study before the start."""
        return sum(step.hours for step in self.studied)


def learning_costs(skills: Mapping[str, Skill], assumptions: Assumptions) -> LearningCosts:
    """Return what learning costs for `skills`, a skill's own hours before the usual ones."""
    full = {s.id: s.hours or assumptions.step_hours[s.skill_type] for s in skills.values()}
    share = assumptions.related_share
    return LearningCosts(
        full=full,
        discounted={s: tuple(h - int(h * share) for h in hours) for s, hours in full.items()},
        related={s.id: tuple(r for r in s.related if r in skills) for s in skills.values()},
    )


def missing_steps(
    held: Mapping[str, int], asked: Mapping[str, int], costs: LearningCosts
) -> tuple[MissingStep, ...]:
    """Return every proficiency step between `held` and `asked`, in the order asked."""
    steps = []
    for skill, wanted in asked.items():
        have = held.get(skill, 0)
        if have < wanted:
            near = [other for other in costs.related[skill] if other in held]
            for step in range(have + 1, wanted + 1):
                helper = next((other for other in near if held[other] >= step), None)
                hours = costs.hours(skill, step, is_discounted=helper is not None)
                steps.append(MissingStep(skill, step, hours, helper))
    return tuple(steps)


def study_for(
    held: Mapping[str, int], asked: Mapping[str, int], *, budget: int, costs: LearningCosts
) -> Study:
    """Return the cheapest way to get from `held` to `asked` with `budget` hours on the job.

    Only the last missing step of a skill can be left to the job, so that nobody starts two steps
    short of anything. Of all sets that fit the budget, the one with most hours is taken; of equals
    the one that comes first in the order asked.
    """
    steps = missing_steps(held, asked, costs)
    last = [step for step in steps if step.step == asked[step.skill]]
    chosen = set(_fullest(last, budget))
    return Study(
        studied=tuple(step for step in steps if step not in chosen),
        on_the_job=tuple(step for step in steps if step in chosen),
    )


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
