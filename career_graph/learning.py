"""What it takes to learn: hours for each proficiency step, and what an employer takes on.

Three rules (design §3). A missing step costs its hours; it costs less when a related skill is
already held as high. The last step of some skills may be learned on the job, within a fixed number
of hours; which ones is chosen so that the least is left to study. The rest is study.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from career_graph.assumptions import Assumptions
from skills_taxonomy.model import Skill


@dataclass(frozen=True, slots=True)
class LearningCosts:
    """Hours of the four steps of each skill, its related skills, and their discount."""

    step_hours: Mapping[str, tuple[int, int, int, int]]
    related: Mapping[str, tuple[str, ...]]
    related_share: Fraction

    def hours(self, skill: str, step: int, *, is_discounted: bool) -> int:
        """Return the hours to learn `skill` from proficiency `step` - 1 to `step`."""
        full = self.step_hours[skill][step - 1]
        return full - int(full * self.related_share) if is_discounted else full


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
    return LearningCosts(
        step_hours={s.id: s.hours or assumptions.step_hours[s.skill_type] for s in skills.values()},
        related={s.id: tuple(r for r in s.related if r in skills) for s in skills.values()},
        related_share=assumptions.related_share,
    )


def missing_steps(
    held: Mapping[str, int], asked: Mapping[str, int], costs: LearningCosts
) -> tuple[MissingStep, ...]:
    """Return every proficiency step between `held` and `asked`, in the order asked."""
    steps = []
    for skill, wanted in asked.items():
        for step in range(held.get(skill, 0) + 1, wanted + 1):
            helper = next((r for r in costs.related[skill] if held.get(r, 0) >= step), None)
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


def _fullest(steps: list[MissingStep], budget: int) -> tuple[MissingStep, ...]:
    """Return the steps that together fill `budget` best (a subset sum, by dynamic programming)."""
    best: dict[int, tuple[MissingStep, ...]] = {0: ()}
    for step in steps:
        for filled, chosen in tuple(best.items()):
            if filled + step.hours <= budget:
                best.setdefault(filled + step.hours, (*chosen, step))
    return best[max(best)]
