"""What it takes to learn: hours per step, partial credit, and what the job teaches."""

from hypothesis import given
from hypothesis import strategies as st

from career_graph.assumptions import hours_within, months_of_study
from career_graph.learning import LearningCosts, learning_costs, missing_steps, study_for
from tests.builders import ASSUMPTIONS, SKILLS, ratings, skill

COSTS = learning_costs({s.id: s for s in SKILLS}, ASSUMPTIONS)


def costs(**hours: tuple[int, int, int, int]) -> LearningCosts:
    return learning_costs({s: skill(s, hours=h) for s, h in hours.items()}, ASSUMPTIONS)


def test_each_missing_proficiency_step_costs_its_own_hours() -> None:
    steps = missing_steps({"sql": 1}, {"sql": 3}, costs(sql=(10, 20, 40, 80)))

    assert [(s.step, s.hours) for s in steps] == [(2, 20), (3, 40)]


def test_a_related_skill_held_as_high_halves_a_step_and_is_named() -> None:
    (step,) = missing_steps({"python": 1}, {"sql": 1}, COSTS)

    assert (step.hours, step.thanks_to) == (5, "python")


def test_a_related_skill_held_lower_changes_nothing() -> None:
    steps = missing_steps({"python": 1}, {"sql": 2}, COSTS)

    assert [(s.hours, s.thanks_to) for s in steps] == [(5, "python"), (20, None)]


def test_the_job_takes_over_the_steps_that_fill_its_hours_best() -> None:
    study = study_for(
        {},
        {"a": 1, "b": 1, "c": 1},
        budget=50,
        costs=costs(a=(30, 1, 1, 1), b=(40, 1, 1, 1), c=(20, 1, 1, 1)),
    )

    assert [s.skill for s in study.on_the_job] == ["a", "c"]
    assert study.study_hours == 40


def test_the_job_teaches_at_most_the_last_step_of_a_skill() -> None:
    study = study_for({}, {"a": 2}, budget=500, costs=costs(a=(30, 40, 1, 1)))

    assert [s.step for s in study.on_the_job] == [2]
    assert study.study_hours == 30


@given(ratings, ratings, st.sampled_from([0, 20, 45, 200]), st.sampled_from(["sql", "law"]))
def test_knowing_more_never_means_more_study(
    held: dict[str, int], asked: dict[str, int], budget: int, raised: str
) -> None:
    wiser = held | {raised: min(4, held.get(raised, 0) + 1)}

    before = study_for(held, asked, budget=budget, costs=COSTS)
    after = study_for(wiser, asked, budget=budget, costs=COSTS)

    assert len(after.too_high) <= len(before.too_high)
    if len(after.too_high) == len(before.too_high):  # else the job got something more to teach
        assert after.study_hours <= before.study_hours


@given(st.integers(0, 5000), st.integers(1, 60))
def test_months_of_study_are_the_fewest_that_hold_the_hours(hours: int, per_week: int) -> None:
    months = months_of_study(hours, per_week)

    assert hours_within(months, per_week) >= hours
    assert months == 0 or hours_within(months - 1, per_week) < hours
